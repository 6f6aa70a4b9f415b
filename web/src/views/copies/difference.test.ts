import { expect, test } from "vitest";
import { difference } from "./difference";

const first = "We found no proof that either army ordered people out";
const second = "We found no proof that the army ordered people out, she said";
const third = "We found proof that our soldiers sent people out";
const changed = (one: string, other: string) =>
  difference(one, other).filter((change) => change.kind !== "same");

test("words that were exchanged and added are told apart", () => {
  expect(changed(first, second)).toEqual([
    { kind: "left-out", text: "either" },
    { kind: "put-in", text: "the" },
    { kind: "put-in", text: ", she said" },
  ]);
});

test("words that were exchanged in a row stay together", () => {
  expect(changed(first, third).map((change) => `${change.kind}: ${change.text.trim()}`)).toEqual([
    "left-out: no",
    "left-out: either army ordered",
    "put-in: our soldiers sent",
  ]);
});

test("each text can be put together again from the pieces", () => {
  for (const other of [second, third, "", first]) {
    const changes = difference(first, other);
    const without = (kind: string) =>
      changes
        .filter((one) => one.kind !== kind)
        .map((one) => one.text)
        .join("");
    expect(without("put-in")).toBe(first);
    expect(without("left-out")).toBe(other);
  }
});
