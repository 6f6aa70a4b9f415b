// The log as steps: takes decisions, newest first, gives those of one step together.
import type { LogEntry } from "../../api/types";

export interface LogStep {
  id: string;
  who: string;
  at: string;
  /** The number of its last decision: "as of" this step. */
  seq: number;
  undone: boolean;
  entries: LogEntry[];
}

/** Steps, newest first. Decisions of old versions have no step; each is one by itself. */
export function stepsOf(entries: readonly LogEntry[]): LogStep[] {
  const steps: LogStep[] = [];
  for (const entry of entries) {
    const last = steps.at(-1);
    if (last !== undefined && entry.step !== null && last.id === entry.step)
      last.entries.push(entry);
    else
      steps.push({
        id: entry.step ?? `seq ${entry.seq}`,
        who: entry.who,
        at: entry.at,
        seq: entry.seq,
        undone: entry.undone,
        entries: [entry],
      });
  }
  return steps;
}
