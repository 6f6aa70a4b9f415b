// The queue of marks to review: takes what the server lists and what a person decides, gives the one
// to look at. A mark counts as decided only when the server has said so; one that could not be
// written down comes back, right after the one that is looked at.
import type { Item, Mark } from "../api/types";

export type Standing = "open" | "skipped" | "sending" | "saved" | "failed";

export interface Entry {
  item: Item;
  standing: Standing;
  /** What was decided last. */
  verdict: string;
  /** The step that the server wrote it down as. */
  step: string;
  /** The mark before it was decided, to be shown again after undo. */
  before: Item;
}

export interface Queue {
  entries: readonly Entry[];
  /** The entry that is looked at; behind the last one where all are done. */
  at: number;
}

export const EMPTY: Queue = { entries: [], at: 0 };

/** The queue with further items at its end; none comes twice. */
export function extended(queue: Queue, items: readonly Item[]): Queue {
  const known = new Set(queue.entries.map((entry) => entry.item.id));
  const fresh = items.filter((item) => !known.has(item.id));
  const entries = fresh.map((item): Entry => ({
    item,
    standing: "open",
    verdict: "",
    step: "",
    before: item,
  }));
  return { ...queue, entries: [...queue.entries, ...entries] };
}

/** The entry that is looked at; none at the end. */
export function current(queue: Queue): Entry | null {
  return queue.entries[queue.at] ?? null;
}

/** A decision about the current mark is on its way; the next open one is looked at. */
export function decided(queue: Queue, verdict: string): Queue {
  return onward(changed(queue, queue.at, { standing: "sending", verdict }), 1);
}

/** The current mark stays as it is; the next one is looked at. */
export function skipped(queue: Queue): Queue {
  const entry = current(queue);
  if (entry === null) return queue;
  const passed = isOpen(entry) ? changed(queue, queue.at, { standing: "skipped" }) : queue;
  return onward(passed, 1);
}

/** One mark back or on, decided or not. */
export function moved(queue: Queue, by: 1 | -1): Queue {
  const at = Math.min(Math.max(queue.at + by, 0), queue.entries.length);
  return { ...queue, at };
}

/** The server has written a decision down. */
export function acknowledged(queue: Queue, id: string, step: string, mark: Mark | null): Queue {
  const at = placeOf(queue, id);
  const entry = queue.entries[at];
  if (entry === undefined) return queue;
  return changed(queue, at, {
    standing: "saved",
    step,
    item: mark === null ? entry.item : { ...entry.item, ...mark },
  });
}

/** A decision was not written down: the mark is back, as the next one. */
export function failed(queue: Queue, id: string): Queue {
  const from = placeOf(queue, id);
  const entry = queue.entries[from];
  if (entry === undefined) return queue;
  const back: Entry = { ...entry, standing: "failed", item: entry.before };
  if (from >= queue.at) return changed(queue, from, back);
  const rest = queue.entries.filter((_, place) => place !== from);
  // With one fewer before it, the current entry stands one place earlier.
  const at = queue.at - 1;
  const hasCurrent = at < rest.length;
  const to = hasCurrent ? at + 1 : at;
  return { entries: [...rest.slice(0, to), back, ...rest.slice(to)], at };
}

/** A step was undone: its marks are open again, and the first of them is looked at. */
export function undone(queue: Queue, step: string): Queue {
  const first = queue.entries.findIndex((entry) => entry.step === step);
  if (first < 0) return queue;
  const entries = queue.entries.map((entry): Entry =>
    entry.step === step
      ? { ...entry, standing: "open", verdict: "", step: "", item: entry.before }
      : entry,
  );
  return { entries, at: first };
}

/** How many marks of the queue were decided and written down. */
export function savedCount(queue: Queue): number {
  return queue.entries.filter((entry) => entry.standing === "saved").length;
}

/** How many open marks stand from the current one on: few means that more should be read. */
export function ahead(queue: Queue): number {
  return queue.entries.slice(queue.at).filter(isOpen).length;
}

function onward(queue: Queue, from: number): Queue {
  const next = queue.entries.findIndex((entry, place) => place >= queue.at + from && isOpen(entry));
  if (next >= 0) return { ...queue, at: next };
  const left = queue.entries.findIndex((entry) => entry.standing === "failed");
  return { ...queue, at: left >= 0 ? left : queue.entries.length };
}

function isOpen(entry: Entry): boolean {
  return entry.standing === "open" || entry.standing === "failed";
}

function placeOf(queue: Queue, id: string): number {
  return queue.entries.findIndex((entry) => entry.item.id === id);
}

function changed(queue: Queue, at: number, some: Partial<Entry>): Queue {
  return {
    ...queue,
    entries: queue.entries.map((entry, place) => (place === at ? { ...entry, ...some } : entry)),
  };
}
