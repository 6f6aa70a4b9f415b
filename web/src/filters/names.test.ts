import { expect, test } from "vitest";
import { bulkFilter, chosen, daysOf, filtersOf } from "./names";

test("only filters are sent, value by value", () => {
  const query = { q: "bridge", speaker: ["a", "b"], layers: "cue", order: "time" };
  expect(filtersOf(query)).toEqual({ q: "bridge", speaker: ["a", "b"] });
  expect(chosen(query)).toEqual([
    { name: "q", value: "bridge" },
    { name: "speaker", value: "a" },
    { name: "speaker", value: "b" },
  ]);
});

test("filters are sent for all marks as lists, but for words, days and scores", () => {
  const query = {
    q: "old bridge",
    kind: "direct",
    speaker: ["a", "b"],
    min_score: "0.5",
    layers: "cue",
  };
  expect(bulkFilter(query)).toEqual({
    q: "old bridge",
    kind: ["direct"],
    speaker: ["a", "b"],
    min_score: 0.5,
  });
});

test("a month and a year have their days", () => {
  expect(daysOf("2020-02")).toEqual({ from: "2020-02-01", to: "2020-02-29" });
  expect(daysOf("2019")).toEqual({ from: "2019-01-01", to: "2019-12-31" });
});
