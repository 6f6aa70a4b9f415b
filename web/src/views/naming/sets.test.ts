import { expect, test } from "vitest";
import { nameSets } from "./sets";

test("names of one set stand together, outlets by how often they use any", () => {
  const row = (set: string, name: string, ...outlets: [string, number, number][]) => ({
    id: name,
    set,
    origin: "codebook",
    name,
    total: 0,
    speakers: [],
    outlets: outlets.map(([outlet, author, attributed]) => ({ outlet, author, attributed })),
  });
  const sets = nameSets([
    row("town", "Tavik", ["Courier", 3, 1]),
    row("leaving", "flight", ["Gazette", 1, 0]),
    row("town", "Orleth", ["Gazette", 2, 4]),
  ]);
  expect(sets.map((set) => [set.set, set.names.length, set.outlets, set.most])).toEqual([
    ["town", 2, ["Gazette", "Courier"], 6],
    ["leaving", 1, ["Gazette"], 1],
  ]);
});
