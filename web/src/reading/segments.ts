// Spans of a text cut at its blocks: takes the blocks that are shown, each as one text node, and
// spans of the whole text; gives where in which block each piece begins and ends.
import type { Block, Span } from "../api/types";

/** A piece of a span inside one block, counted from the block's start. */
export interface Segment {
  block: number;
  start: number;
  end: number;
}

/** Blocks in the order of the text that do not overlap. */
export class Blocks {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  constructor(blocks: readonly Pick<Block, "start" | "end">[]) {
    this.#starts = Int32Array.from(blocks, (block) => block.start);
    this.#ends = Int32Array.from(blocks, (block) => block.end);
  }

  /** The pieces of a span; what lies between blocks is left out. */
  segments([start, end]: Span): Segment[] {
    const pieces: Segment[] = [];
    for (let block = this.#firstEndingAfter(start); block < this.#starts.length; block += 1) {
      const from = this.#starts[block] as number;
      if (from >= end) break;
      const to = this.#ends[block] as number;
      const piece = { block, start: Math.max(start, from) - from, end: Math.min(end, to) - from };
      if (piece.start < piece.end) pieces.push(piece);
    }
    return pieces;
  }

  /** The block that holds a position, or the next one after it; the last one at the end. */
  blockAt(position: number): number {
    return Math.min(this.#firstEndingAfter(position), this.#starts.length - 1);
  }

  #firstEndingAfter(position: number): number {
    let [low, high] = [0, this.#ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Blocks that cover a whole text: what no block holds becomes a paragraph, unless it is space. */
export function covering(text: string, blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  let at = 0;
  const fill = (end: number): void => {
    const gap = text.slice(at, end);
    if (gap.trim() === "") return;
    const lead = gap.length - gap.trimStart().length;
    all.push({
      kind: "paragraph",
      start: at + lead,
      end: at + gap.trimEnd().length,
      lang: null,
      dir: null,
    });
  };
  for (const block of [...blocks].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  )) {
    if (block.start < at || block.end <= block.start) continue;
    fill(block.start);
    all.push(block);
    at = block.end;
  }
  fill(text.length);
  return all;
}

/** Whether line ends of a block mean something: most lines end as sentences, or are short. */
export function keepsLines(text: string): boolean {
  const lines = text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  if (lines.length < 2) return false;
  const ends = lines
    .slice(0, -1)
    .filter((line) => line.length < 45 || /[.!?:;…]["'”’»)\]]*$/u.test(line));
  return ends.length * 2 > lines.length - 1;
}

/** The paragraphs of an excerpt that begins at `start` of its text: blank lines part them. */
export function paragraphs(excerpt: string, start: number): Block[] {
  const all: Block[] = [];
  let at = start;
  for (const part of excerpt.split(/(\n\s*\n)/)) {
    const end = at + part.length;
    if (part.trim() !== "") all.push({ kind: "paragraph", start: at, end, lang: null, dir: null });
    at = end;
  }
  return all;
}
