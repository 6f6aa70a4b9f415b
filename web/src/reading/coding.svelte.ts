// Coding by hand: which words are selected, and the statement that is made of them. The reading view
// and the review share it; both lend it their text.
import type { Mark, Span } from "../api/types";
import type { Command } from "../keys/match";
import { announcer } from "../state/announce.svelte";
import { session } from "../state/session.svelte";
import { fresh, lacking, mending, withSpan, type Draft, type Part } from "./draft";
import { beginning } from "./opened.svelte";
import { Stepper, wordsOf } from "./stepper";

/** What is coded in: a text, or a part of one that begins at `start`. */
export interface Ground {
  text: string;
  start: number;
  language: string | null;
}

interface Lent {
  ground: () => Ground | null;
  selected: () => Mark | null;
  /** Selects words on the page. */
  select: (span: Span) => void;
  /** Writes the draft down. */
  save: (draft: Draft) => void;
}

const PARTS = ["source", "cue", "content"] as const;

export class Coding {
  draft: Draft | null = $state.raw(null);
  range: Span | null = $state.raw(null);
  /** Where the selected words stand in the window. */
  box: DOMRect | null = $state.raw(null);
  readonly #lent: Lent;
  #stepping = false;
  #stepper: { ground: Ground; caret: Stepper } | null = null;

  constructor(lent: Lent) {
    this.#lent = lent;
  }

  /** The words of spans. */
  words(spans: readonly Span[]): string {
    const ground = this.#lent.ground();
    if (ground === null) return "";
    return spans
      .map(([start, end]) => ground.text.slice(start - ground.start, end - ground.start))
      .join(" … ");
  }

  /** Takes what was selected on the page. */
  ranged(span: Span | null): void {
    const selection = document.getSelection();
    this.range = span;
    // Who selects with keys has them printed in the panel; nothing needs to lie over the text.
    this.box =
      span === null || this.#stepping || selection === null || selection.rangeCount === 0
        ? null
        : selection.getRangeAt(0).getBoundingClientRect();
  }

  /** Begins a new statement with the selected words. */
  begin(): void {
    const ground = this.#lent.ground();
    if (ground === null || !session.canWrite) return;
    this.draft = this.#fresh(ground, this.range);
    this.#unselect();
    announcer.say(
      "A new statement. Choose words with the arrow keys, then 1 for the source, 2 for the cue, 3 for what is said.",
    );
  }

  /** Begins to mend a mark. */
  mend(mark: Mark): void {
    this.draft = mending(mark);
    announcer.say(
      "Mend this mark. Choose words with the arrow keys, then 1 for the source, 2 for the cue, 3 for what is said.",
    );
  }

  /** Makes the selected words a part of the draft; without one, of the mark that is looked at. */
  setPart(part: Part, more: boolean): void {
    const ground = this.#lent.ground();
    if (this.range === null || ground === null) return;
    const mark = this.#lent.selected();
    const base = this.draft ?? (mark === null ? this.#fresh(ground, null) : mending(mark));
    this.draft = withSpan(base, part, this.range, more);
    announcer.say(`${part}: ${this.words(this.draft[part])}`);
    this.#unselect();
  }

  save(): void {
    if (this.draft !== null && lacking(this.draft) === null) this.#lent.save(this.draft);
  }

  cancel(): void {
    this.draft = null;
    this.#unselect();
  }

  /** Keys of coding. */
  commands(): Command[] {
    const drafting = (): boolean => this.draft !== null;
    const ranging = (): boolean => this.range !== null && session.canWrite;
    const steps: [string, string, number, boolean][] = [
      ["ArrowRight", "Next word", 1, false],
      ["ArrowLeft", "Word before", -1, false],
      ["Shift+ArrowRight", "Take in the next word", 1, true],
      ["Shift+ArrowLeft", "Leave out the last word", -1, true],
      ["ArrowDown", "Ten words on", 10, false],
      ["ArrowUp", "Ten words back", -10, false],
    ];
    return [
      ...PARTS.flatMap((part, at) => [
        {
          key: `${at + 1}`,
          label: `The selected words are the ${part}`,
          run: () => this.setPart(part, false),
          ready: ranging,
        },
        {
          key: `+ ${at + 1}`,
          label: `They are a further piece of the ${part}`,
          run: () => this.setPart(part, true),
          ready: ranging,
        },
      ]),
      ...steps.map(([key, label, by, more]) => ({
        key,
        label,
        run: () => this.#step(by, more),
        ready: drafting,
      })),
      { key: "Enter", label: "Save the statement", run: () => this.save(), ready: drafting },
      {
        key: "Ctrl+Enter",
        label: "Save the statement from a field",
        run: () => this.save(),
        ready: drafting,
      },
      { key: "Escape", label: "Leave coding", run: () => this.cancel(), ready: drafting },
    ];
  }

  #fresh(ground: Ground, span: Span | null): Draft {
    const inside: Span | null =
      span === null ? null : [span[0] - ground.start, span[1] - ground.start];
    return { ...fresh(ground.text, inside), content: span === null ? [] : [span] };
  }

  // Words are told apart when keys are first used to select some.
  #step(by: number, more: boolean): void {
    const ground = this.#lent.ground();
    if (ground === null) return;
    if (this.#stepper?.ground.text !== ground.text) {
      const words = wordsOf(ground.text, ground.language).map(([start, end]): Span => [
        start + ground.start,
        end + ground.start,
      ]);
      this.#stepper = { ground, caret: new Stepper(words) };
    }
    const { caret } = this.#stepper;
    this.#stepping = true;
    const span = this.range === null ? caret.put(this.#origin(ground)) : caret.step(by, more);
    if (span === null) return;
    this.#lent.select(span);
    // The browser tells of the selection later than the next key may come.
    this.range = span;
    requestAnimationFrame(() => (this.#stepping = false));
    announcer.say(this.words([span]));
  }

  #origin(ground: Ground): number {
    const mark = this.#lent.selected();
    return this.draft?.content[0]?.[0] ?? (mark === null ? ground.start : beginning(mark));
  }

  #unselect(): void {
    document.getSelection()?.removeAllRanges();
    [this.range, this.box] = [null, null];
  }
}
