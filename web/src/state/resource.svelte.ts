// What a view shows of the server: read when the address changes, and again when the project does.
// The old answer stays until the new one is here, so that nothing jumps.
import { asProblem, isAborted, read, type Problem } from "../api/client";
import type { Paged } from "../api/types";
import { live } from "./live.svelte";

export interface Resource<T> {
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly loading: boolean;
  reload(): void;
}

/** Follows one address; none is read while it is null. `follow` says whether changes are read. */
export function resource<T>(address: () => string | null, follow = true): Resource<T> {
  let data: T | null = $state.raw(null);
  let problem: Problem | null = $state.raw(null);
  let loading = $state(true);
  let tries = $state(0);
  let shown: string | null = null;
  $effect(() => {
    const wanted = address();
    const change = follow ? live.changes : 0;
    void tries;
    if (wanted === null) return;
    const stop = new AbortController();
    const wait = change > 0 && wanted === shown ? 150 : 0;
    loading = true;
    const timer = window.setTimeout(() => {
      read<T>(wanted, stop.signal).then(
        (answer) => {
          [data, problem, loading, shown] = [answer, null, false, wanted];
        },
        (error: unknown) => {
          if (!isAborted(error)) [problem, loading] = [asProblem(error), false];
        },
      );
    }, wait);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  });
  return {
    get data() {
      return data;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    reload() {
      tries += 1;
    },
  };
}

export interface List<T> {
  readonly items: T[];
  readonly total: number | null;
  readonly more: boolean;
  readonly problem: Problem | null;
  readonly loading: boolean;
  next(): Promise<void>;
  reload(): void;
}

/** Follows a list that comes in pages; `next` gets the page after the last one, asking for it by the
 * name that the server has for the place in the list. */
export function list<T>(address: () => string | null, follow = true, place = "cursor"): List<T> {
  const first = resource<Paged<T>>(address, follow);
  let rest: T[] = $state.raw([]);
  let cursor: string | null = $state(null);
  let problem: Problem | null = $state.raw(null);
  let loading = $state(false);
  let page = 0;
  $effect(() => {
    page += 1;
    cursor = first.data?.next ?? null;
    rest = [];
    problem = null;
  });
  async function next(): Promise<void> {
    const at = address();
    if (cursor === null || loading || at === null) return;
    const now = page;
    loading = true;
    try {
      const joint = at.includes("?") ? "&" : "?";
      const answer = await read<Paged<T>>(`${at}${joint}${place}=${encodeURIComponent(cursor)}`);
      if (now === page) [rest, cursor, problem] = [[...rest, ...answer.items], answer.next, null];
    } catch (error) {
      problem = asProblem(error);
    } finally {
      loading = false;
    }
  }
  return {
    get items() {
      return first.data === null
        ? []
        : rest.length === 0
          ? first.data.items
          : [...first.data.items, ...rest];
    },
    get total() {
      return first.data?.total ?? null;
    },
    get more() {
      return cursor !== null;
    },
    get problem() {
      return first.problem ?? problem;
    },
    get loading() {
      return first.loading || loading;
    },
    next,
    reload: () => first.reload(),
  };
}
