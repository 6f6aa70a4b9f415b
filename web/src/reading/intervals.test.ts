import { expect, test } from "vitest";
import type { Span } from "../api/types";
import { IntervalIndex } from "./intervals";

const index = (...spans: Span[]) =>
  new IntervalIndex(spans.map((span, owner) => ({ span, owner })));

test("a place has the marks that hold its character, the shortest first", () => {
  const marks = index([0, 50], [10, 20], [12, 15], [20, 30]);
  expect(marks.at(13)).toEqual([2, 1, 0]);
  expect(marks.at(20)).toEqual([3, 0]);
  expect(marks.at(50)).toEqual([]);
  expect(index().at(3)).toEqual([]);
});

test("a range has all marks that it touches, each once", () => {
  const marks = new IntervalIndex([
    { span: [0, 4], owner: 7 },
    { span: [8, 12], owner: 7 },
    { span: [5, 6], owner: 2 },
  ]);
  expect(marks.within(3, 9)).toEqual([2, 7]);
  expect(marks.within(6, 8)).toEqual([]);
});

test("it finds what looking at every interval finds", () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const spans = Array.from({ length: 400 }, (): Span => {
    const start = random(1000);
    return [start, start + 1 + random(60)];
  });
  const marks = index(...spans);
  for (let place = 0; place < 1070; place += 1) {
    const expected = spans.flatMap(([start, end], at) =>
      start <= place && place < end ? [at] : [],
    );
    expect(marks.at(place).sort((a, b) => a - b)).toEqual(expected);
  }
});
