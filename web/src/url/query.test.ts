import { expect, test } from "vitest";
import { fromSearch, only, toSearch, toggled, valuesOf, without } from "./query";

test("one state has one address, whatever the order in which it was made", () => {
  expect(toSearch({ speaker: ["b", "a"], q: "old bridge", page: null, empty: "" })).toBe(
    "?q=old+bridge&speaker=b&speaker=a",
  );
  expect(toSearch({ q: "x", act: "demand" })).toBe(toSearch({ act: "demand", q: "x" }));
  expect(toSearch({})).toBe("");
});

test("an address comes back as the state that it was made from", () => {
  const state = { q: "Tavik & “Orleth”", speaker: ["dask", "marrand"], review: "pending" };
  expect(fromSearch(toSearch(state))).toEqual(state);
});

test("a value is put in and taken out", () => {
  const one = toggled({ q: "x" }, "outlet", "Courier");
  expect(one).toEqual({ q: "x", outlet: ["Courier"] });
  expect(valuesOf(toggled(one, "outlet", "Courier")["outlet"])).toEqual([]);
  expect(toSearch(toggled(toggled(one, "outlet", "Gazette"), "outlet", "Courier"))).toBe(
    "?outlet=Gazette&q=x",
  );
});

test("names are left out or kept", () => {
  expect(without({ a: "1", b: "2" }, "a")).toEqual({ b: "2" });
  expect(only({ a: "1", b: "2" }, ["a"])).toEqual({ a: "1" });
});
