import { expect, test } from "vitest";
import { slotClass, slotShape } from "./slots";

test("slots count from 0, and begin again where there are more than colours", () => {
  expect([0, 1, 7, 8].map(slotClass)).toEqual(["slot-1", "slot-2", "slot-8", "slot-1"]);
  expect([null, undefined, -1].map(slotClass)).toEqual(["slot-none", "slot-none", "slot-none"]);
  expect(new Set([null, 0, 1, 2, 3, 4, 5, 6, 7].map(slotShape)).size).toBe(9);
});
