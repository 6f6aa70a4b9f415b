import { expect, test } from "vitest";
import type { Block } from "../api/types";
import { Blocks, covering, keepsLines, paragraphs } from "./segments";

const block = (start: number, end: number): Block => ({
  kind: "paragraph",
  start,
  end,
  lang: null,
  dir: null,
});

test("a span is cut at the blocks that it runs through", () => {
  const blocks = new Blocks([block(0, 10), block(12, 20), block(22, 30)]);
  expect(blocks.segments([3, 7])).toEqual([{ block: 0, start: 3, end: 7 }]);
  expect(blocks.segments([8, 24])).toEqual([
    { block: 0, start: 8, end: 10 },
    { block: 1, start: 0, end: 8 },
    { block: 2, start: 0, end: 2 },
  ]);
  expect(blocks.segments([10, 12])).toEqual([]);
  expect(blocks.segments([29, 40])).toEqual([{ block: 2, start: 7, end: 8 }]);
});

test("a position has its block, and one between two has the next", () => {
  const blocks = new Blocks([block(0, 10), block(12, 20)]);
  expect([0, 9, 10, 12, 25].map((position) => blocks.blockAt(position))).toEqual([0, 0, 1, 1, 1]);
});

test("letters outside of all blocks are shown, and no letter twice", () => {
  const text = "Title\n\nBody text.\n\nEnd";
  const all = covering(text, [block(7, 17), block(9, 12)]);
  expect(all.map(({ start, end }) => text.slice(start, end))).toEqual([
    "Title",
    "Body text.",
    "End",
  ]);
  expect(covering("", [])).toEqual([]);
  expect(covering("plain", []).map(({ start, end }) => [start, end])).toEqual([[0, 5]]);
});

test("positions count as the browser does, past letters outside of the basic plane", () => {
  const text = "𝔄 one\n\ntwo";
  const blocks = covering(text, [block(0, 6)]);
  const segments = new Blocks(blocks).segments([3, text.length]);
  expect(segments).toEqual([
    { block: 0, start: 3, end: 6 },
    { block: 1, start: 0, end: 3 },
  ]);
});

test("line ends are kept where they mean something", () => {
  expect(keepsLines("Q: Who fired?\nA: Nobody.")).toBe(true);
  expect(keepsLines("one line")).toBe(false);
  const wrapped =
    "the shells came from the ridge on the other side of the river and\nwent on until the evening when everybody had long left for the bank\nof the river";
  expect(keepsLines(wrapped)).toBe(false);
});

test("blank lines part an excerpt, which keeps its place in the text", () => {
  const excerpt = "He left.\n\nShe stayed.\n \n";
  const all = paragraphs(excerpt, 100);
  expect(all.map(({ start, end }) => [start, excerpt.slice(start - 100, end - 100)])).toEqual([
    [100, "He left."],
    [110, "She stayed."],
  ]);
});
