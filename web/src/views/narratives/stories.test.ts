import { expect, test } from "vitest";
import type { Narrative } from "../../api/types";
import { storyLines } from "./stories";

const told = (claim: string, asserted: number, denied = 0) => ({
  claim,
  words: claim,
  asserted,
  denied,
  other: 0,
  share: 0,
  first: null,
  numbers: [],
  evidence: [],
  example: "",
  statement: "",
  doc: "",
});
const side = (name: string, ...claims: ReturnType<typeof told>[]): Narrative => ({
  side: name,
  origin: "party",
  members: [],
  actors: [],
  statements: 0,
  claims,
  silent: [],
  evidence: [],
  names: [],
});

test("each claim has one line, and what most sides speak of comes first", () => {
  const lines = storyLines([
    side("east", told("guns", 5), told("lists", 1)),
    side("west", told("lists", 0, 2), told("return", 1)),
  ]);
  expect(
    lines.map((line) => [line.claim, line.statements, ...line.told.map((one) => one !== null)]),
  ).toEqual([
    ["lists", 3, true, true],
    ["guns", 5, true, false],
    ["return", 1, false, true],
  ]);
});
