import { expect, test } from "vitest";
import { hitsOf } from "./hits";

const text = "The Brücke fell. Bridges, a bridge; the old Chain bridge. 𝔄 brucke.";
const found = (query: string) => hitsOf(text, query).map((span) => text.slice(...span));

test("words are found whole, in any case, with and without accents", () => {
  expect(found("bridge")).toEqual(["bridge", "bridge"]);
  expect(found("BRUCKE")).toEqual(["Brücke", "brucke"]);
  expect(found("bridge*")).toEqual(["Bridges", "bridge", "bridge"]);
  expect(found('"chain bridge" fell')).toEqual(["fell", "Chain bridge"]);
});

test("signs of the query's grammar are no words", () => {
  expect(found("bridge AND NOT (fell)")).toEqual(["fell", "bridge", "bridge"]);
  expect(found("")).toEqual([]);
  expect(found('" . "')).toEqual([]);
  expect(found("[a-z")).toEqual([]);
});
