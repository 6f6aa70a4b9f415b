import { expect, test } from "vitest";
import { confusion, reading } from "./confusion";

const field = (a: string, b: string, count: number) => ({ a, b, count, query: `${a} ${b}` });

test("verdicts make a square, with fields for pairs that never came", () => {
  const { verdicts, fields, same } = confusion([
    field("rejected", "accepted", 2),
    field("accepted", "accepted", 5),
    field("flagged", "flagged", 1),
  ]);
  expect(verdicts).toEqual(["accepted", "rejected", "flagged"]);
  expect(fields.map((row) => row.map((one) => one.count))).toEqual([
    [5, 0, 0],
    [2, 0, 0],
    [0, 0, 1],
  ]);
  expect(same).toBe(6 / 8);
  expect(confusion([]).same).toBeNull();
});

test("alpha is read as its author reads it", () => {
  expect([0.9, 0.7, 0.3, -0.1, null].map(reading)).toEqual([
    "reliable",
    "good enough for tentative conclusions",
    "too low to build on",
    "no better than chance",
    "cannot be computed from what both decided",
  ]);
});
