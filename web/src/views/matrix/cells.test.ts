import { expect, test } from "vitest";
import { balance } from "./cells";

test("a field has a sign beside its colour", () => {
  expect(balance({ agree: 3, disagree: 0, other: 2 })).toEqual({ side: "agree", text: "+3" });
  expect(balance({ agree: 0, disagree: 1, other: 0 })).toEqual({ side: "disagree", text: "−1" });
  expect(balance({ agree: 2, disagree: 1, other: 0 })).toEqual({ side: "both", text: "±" });
  expect(balance({ agree: 0, disagree: 0, other: 4 })).toEqual({ side: "other", text: "·4" });
});
