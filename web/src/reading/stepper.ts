// Words of a text for people who select with keys: a caret that stands on a word, goes to the next
// one, and takes in more.
import type { Span } from "../api/types";

/** The words of a text in their order, without the space and signs between them. */
export function wordsOf(text: string, language: string | null): Span[] {
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: "word" });
  const words: Span[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike === true) words.push([index, index + segment.length]);
  }
  return words;
}

/** A caret over words: from the word where it was set to the word where it is. */
export class Stepper {
  readonly #words: readonly Span[];
  #anchor = 0;
  #focus = 0;

  constructor(words: readonly Span[]) {
    this.#words = words;
  }

  /** Puts the caret on the word at a position, or the first one after it. */
  put(position: number): Span | null {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] as Span)[1] <= position) low = middle + 1;
      else high = middle;
    }
    this.#anchor = this.#focus = Math.min(low, Math.max(this.#words.length - 1, 0));
    return this.span();
  }

  /** Moves by words; `more` keeps what is selected and takes in what lies between. */
  step(by: number, more: boolean): Span | null {
    this.#focus = Math.min(Math.max(this.#focus + by, 0), this.#words.length - 1);
    if (!more) this.#anchor = this.#focus;
    return this.span();
  }

  /** What is selected; none in a text without words. */
  span(): Span | null {
    const [from, to] = [
      this.#words[Math.min(this.#anchor, this.#focus)],
      this.#words[Math.max(this.#anchor, this.#focus)],
    ];
    return from === undefined || to === undefined ? null : [from[0], to[1]];
  }
}
