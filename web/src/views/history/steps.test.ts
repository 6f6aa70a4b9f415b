import { expect, test } from "vitest";
import type { LogEntry } from "../../api/types";
import { stepsOf } from "./steps";

const entry = (seq: number, step: string | null): LogEntry => ({
  seq,
  step,
  at: "",
  who: "Ada",
  kind: "statement",
  verdict: "accept",
  document: null,
  doc: null,
  quoted: "",
  old: null,
  new: null,
  reason: null,
  undone: false,
  label: "",
});

test("decisions of one step stand together; those without a step by themselves", () => {
  const steps = stepsOf([
    entry(6, "b"),
    entry(5, "a"),
    entry(4, "a"),
    entry(2, null),
    entry(1, null),
  ]);
  expect(steps.map((step) => [step.id, step.seq, step.entries.length])).toEqual([
    ["b", 6, 1],
    ["a", 5, 2],
    ["seq 2", 2, 1],
    ["seq 1", 1, 1],
  ]);
});
