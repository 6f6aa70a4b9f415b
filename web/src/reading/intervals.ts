// Which marks cover a place: takes intervals, gives an index that answers in the order of hits plus
// the logarithm of all. Marks of long texts are many, so it is typed arrays and nothing else.
import type { Span } from "../api/types";

/** Intervals sorted by start, each with the greatest end in the half that it heads. */
export class IntervalIndex {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #owners: Int32Array;
  readonly #furthest: Int32Array;

  /** `owner` of an interval is any number; one owner may have several intervals. */
  constructor(intervals: readonly { span: Span; owner: number }[]) {
    const sorted = [...intervals].sort(
      (one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1],
    );
    this.#starts = Int32Array.from(sorted, (one) => one.span[0]);
    this.#ends = Int32Array.from(sorted, (one) => one.span[1]);
    this.#owners = Int32Array.from(sorted, (one) => one.owner);
    this.#furthest = new Int32Array(sorted.length);
    this.#reach(0, sorted.length);
  }

  /** Owners of the intervals that hold the character at a position, the shortest first. */
  at(position: number): number[] {
    return this.within(position, position + 1);
  }

  /** Owners of the intervals that share a character with a range, the shortest first. */
  within(start: number, end: number): number[] {
    const found: number[] = [];
    this.#collect(0, this.#starts.length, start, end, found);
    const length = (at: number): number =>
      (this.#ends[at] as number) - (this.#starts[at] as number);
    found.sort((one, other) => length(one) - length(other) || one - other);
    return [...new Set(found.map((at) => this.#owners[at] as number))];
  }

  #reach(low: number, high: number): number {
    if (low >= high) return -1;
    const middle = (low + high) >> 1;
    const far = Math.max(
      this.#ends[middle] as number,
      this.#reach(low, middle),
      this.#reach(middle + 1, high),
    );
    this.#furthest[middle] = far;
    return far;
  }

  #collect(low: number, high: number, start: number, end: number, found: number[]): void {
    if (low >= high) return;
    const middle = (low + high) >> 1;
    if ((this.#furthest[middle] as number) <= start) return;
    this.#collect(low, middle, start, end, found);
    if ((this.#starts[middle] as number) >= end) return;
    if ((this.#ends[middle] as number) > start) found.push(middle);
    this.#collect(middle + 1, high, start, end, found);
  }
}
