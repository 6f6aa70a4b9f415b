// The document that is read, with its marks: they are replaced when a decision has changed them, and
// read again when anything else has.
import { asProblem, isAborted, read, type Problem } from "../api/client";
import type { Mark, TextDocument } from "../api/types";

export class Opened {
  document: TextDocument | null = $state.raw(null);
  marks: Mark[] = $state.raw([]);
  problem: Problem | null = $state.raw(null);
  #stop: AbortController | null = null;

  async load(id: string): Promise<void> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    try {
      const document = await read<TextDocument>(
        `/api/documents/${encodeURIComponent(id)}`,
        stop.signal,
      );
      // The same text keeps its place on the page; only its marks are new.
      this.document = document;
      [this.marks, this.problem] = [sorted(document.statements), null];
    } catch (error) {
      if (!isAborted(error)) this.problem = asProblem(error);
    }
  }

  /** Puts changed marks in the place of what they were; new ones in their place of the text. */
  apply(changed: readonly Mark[]): void {
    const byId = new Map(changed.map((mark) => [mark.id, mark]));
    const kept = this.marks.map((mark) => byId.get(mark.id) ?? mark);
    const known = new Set(this.marks.map((mark) => mark.id));
    const added = changed.filter((mark) => !known.has(mark.id));
    this.marks = sorted([...kept, ...added]);
  }

  mark(id: string): Mark | null {
    return this.marks.find((mark) => mark.id === id) ?? null;
  }
}

/** Where a mark begins in the text. */
export function beginning(mark: Mark): number {
  return Math.min(...[mark.source, mark.cue, mark.content].flat().map(([start]) => start));
}

function sorted(marks: readonly Mark[]): Mark[] {
  const keyed = marks.map((mark) => ({ mark, start: beginning(mark) }));
  return keyed.sort((one, other) => one.start - other.start).map(({ mark }) => mark);
}
