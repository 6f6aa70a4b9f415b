import { expect, test } from "vitest";
import type { Mark } from "../api/types";
import { decisionOf, emptied, fresh, joined, kindOf, lacking, mending, withSpan } from "./draft";
import { Stepper, wordsOf } from "./stepper";

const text = "The army said: “We did not fire.” Nobody saw it.";

test("a new statement begins with the selected words as its content", () => {
  const draft = fresh(text, [15, 33]);
  expect(draft).toMatchObject({ of: null, content: [[15, 33]], kind: "direct" });
  expect(lacking(draft)).toMatch(/who says it/);
  const whole = withSpan(withSpan(draft, "source", [0, 8], false), "cue", [9, 13], false);
  expect(lacking(whole)).toBeNull();
  expect(
    decisionOf({ ...whole, speaker: " army ", claim: { id: "guns", label: "Guns" } }, "d1"),
  ).toEqual({
    kind: "statement",
    verdict: "add",
    document: "d1",
    new: {
      source: [[0, 8]],
      cue: [[9, 13]],
      content: [[15, 33]],
      kind: "direct",
      act: "report",
      basis: "person",
      speaker: "army",
      claim: "guns",
      stance: "assert",
    },
  });
});

test("hearsay needs no source, and nothing needs no content", () => {
  expect(lacking({ ...fresh(text, [34, 48]), basis: "hearsay" })).toBeNull();
  expect(lacking({ ...fresh(text, null), basis: "hearsay" })).toMatch(/what is said/);
});

test("mending a statement sends its new parts only", () => {
  const mark = {
    id: "m1",
    source: [[0, 8]],
    cue: [[9, 13]],
    content: [[15, 33]],
    kind: "direct",
    act: "report",
    basis: "person",
  } as unknown as Mark;
  const mended = withSpan(mending(mark), "content", [34, 48], true);
  expect(decisionOf(mended, "d1")).toEqual({
    kind: "statement",
    verdict: "edit",
    statement: "m1",
    new: {
      source: [[0, 8]],
      cue: [[9, 13]],
      content: [
        [15, 33],
        [34, 48],
      ],
      kind: "direct",
      act: "report",
      basis: "person",
    },
  });
  expect(emptied(mended, "cue").cue).toEqual([]);
});

test("pieces that touch become one", () => {
  expect(
    joined([
      [5, 9],
      [0, 3],
      [3, 4],
      [8, 12],
    ]),
  ).toEqual([
    [0, 4],
    [5, 12],
  ]);
});

test("quotation marks say how much is word for word", () => {
  expect(kindOf(text, [[15, 33]])).toBe("direct");
  expect(kindOf(text, [[9, 33]])).toBe("mixed");
  expect(kindOf(text, [[34, 48]])).toBe("indirect");
});

test("a caret goes from word to word and takes in more", () => {
  const caret = new Stepper(wordsOf(text, "en"));
  const words = (span: readonly [number, number] | null) =>
    span === null ? "" : text.slice(...span);
  expect(words(caret.put(14))).toBe("We");
  expect(words(caret.step(1, true))).toBe("We did");
  expect(words(caret.step(2, true))).toBe("We did not fire");
  expect(words(caret.step(-1, false))).toBe("not");
  expect(words(caret.step(-2, true))).toBe("We did not");
  expect(words(caret.step(-99, false))).toBe("The");
  expect(words(caret.step(99, false))).toBe("it");
  expect(new Stepper([]).put(3)).toBeNull();
});
