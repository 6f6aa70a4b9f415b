// The review while it goes on: reads the queue before it runs out, sends decisions, and takes in what
// the server says about them.
import { asProblem, isAborted, read, type Problem } from "../api/client";
import type { Item, Mark, NewDecision, Paged } from "../api/types";
import { announcer } from "../state/announce.svelte";
import { ledger, type Turn } from "../state/ledger.svelte";
import { toSearch, type Query } from "../url/query";
import {
  acknowledged,
  ahead,
  current,
  decided,
  EMPTY,
  extended,
  failed,
  moved,
  savedCount,
  skipped,
  undone,
  type Entry,
  type Queue,
} from "./queue";

const PAGE = 40;
const ENOUGH = 15;

export class Reviewing {
  queue: Queue = $state.raw(EMPTY);
  problem: Problem | null = $state.raw(null);
  /** Whether the first marks are still being read. */
  loading = $state(true);
  #query: Query = {};
  #cursor: string | null = null;
  #reading: AbortController | null = null;

  /** Begins anew with a filter; `first` is looked at first if it is among the marks. */
  async begin(query: Query, first = ""): Promise<void> {
    this.#reading?.abort();
    [this.#reading, this.#query, this.#cursor, this.queue, this.loading] = [
      null,
      query,
      null,
      EMPTY,
      true,
    ];
    await this.#more();
    const at = this.queue.entries.findIndex((entry) => entry.item.id === first);
    if (at > 0) this.queue = { ...this.queue, at };
  }

  get entry(): Entry | null {
    return current(this.queue);
  }

  get saved(): number {
    return savedCount(this.queue);
  }

  /** Decides about the mark that is looked at, and goes on at once. */
  decide(decision: NewDecision, verdict: string): void {
    const entry = this.entry;
    if (entry === null || entry.standing === "sending") return;
    const { id } = entry.item;
    this.queue = decided(this.queue, verdict);
    this.#announce();
    void this.#ahead();
    ledger.decide([decision]).then(
      ({ step, changed }) => {
        this.queue = acknowledged(
          this.queue,
          id,
          step,
          changed.find((mark) => mark.id === id) ?? null,
        );
      },
      () => {
        this.queue = failed(this.queue, id);
      },
    );
  }

  /** Changes the mark that is looked at and stays there, as when its claim is chosen. */
  async amend(decision: NewDecision): Promise<void> {
    try {
      const { changed } = await ledger.decide([decision]);
      this.#show(changed);
    } catch {
      // The shell says what went wrong; the mark is as it was.
    }
  }

  skip(): void {
    this.queue = skipped(this.queue);
    this.#announce();
    void this.#ahead();
  }

  move(by: 1 | -1): void {
    this.queue = moved(this.queue, by);
    this.#announce();
    void this.#ahead();
  }

  go(at: number): void {
    this.queue = { ...this.queue, at };
    this.#announce();
  }

  /** Takes in an undone or redone step: goes back to its mark, or begins anew if it is not here. */
  turned({ direction, undone: { step } }: Turn): void {
    const before = this.queue;
    if (direction === "undo") this.queue = undone(this.queue, step);
    if (this.queue === before) void this.begin(this.#query);
    else this.#announce();
  }

  async again(): Promise<void> {
    await this.begin(this.#query);
  }

  #show(changed: readonly Mark[]): void {
    const byId = new Map(changed.map((mark) => [mark.id, mark]));
    const entries = this.queue.entries.map((entry) => {
      const mark = byId.get(entry.item.id);
      const item: Item = mark === undefined ? entry.item : { ...entry.item, ...mark };
      return mark === undefined ? entry : { ...entry, item, before: item };
    });
    this.queue = { ...this.queue, entries };
  }

  async #ahead(): Promise<void> {
    if (this.#reading === null && ahead(this.queue) < ENOUGH && this.#cursor !== null)
      await this.#more();
  }

  async #more(): Promise<void> {
    const stop = (this.#reading = new AbortController());
    try {
      const address = `/api/statements${toSearch({ ...this.#query, limit: PAGE, cursor: this.#cursor })}`;
      const page = await read<Paged<Item>>(address, stop.signal);
      [this.queue, this.#cursor, this.problem] = [
        extended(this.queue, page.items),
        page.next,
        null,
      ];
    } catch (error) {
      if (isAborted(error)) return;
      // The mark at which the next page begins may have gone: the list is read from its start again.
      if (this.#cursor !== null) {
        [this.#cursor, this.#reading] = [null, null];
        return this.#more();
      }
      this.problem = asProblem(error);
    }
    if (this.#reading === stop) [this.#reading, this.loading] = [null, false];
  }

  #announce(): void {
    const item = this.entry?.item;
    announcer.say(
      item === undefined
        ? "The end of the queue."
        : `${item.text.source || "Nobody in particular"} ${item.text.cue}: ${item.text.content}`,
    );
  }
}
