import { expect, test } from "vitest";
import { because, count, cut, day } from "./words";

test("numbers agree with their nouns", () => {
  expect(count(1, "statement")).toBe("1 statement");
  expect(count(2104, "statement")).toBe("2,104 statements");
  expect(count(0, "story", "stories")).toBe("0 stories");
});

test("a day is as precise as it is given", () => {
  expect(day("2019-05-14T23:30:00-11:00")).toBe("14 May 2019");
  expect(day("2019-05")).toBe("May 2019");
  expect(day("2019")).toBe("2019");
  expect(day(null)).toBe("no date");
});

test("what made a mark is said in a sentence", () => {
  expect(because("block-quote", null)).toBe("The rule “block-quote” made this mark.");
  expect(because("attribution-model", 0.914)).toBe(
    "A trained model (attribution-model) made this mark; it is 91 % sure.",
  );
});

test("a text is cut between words", () => {
  expect(cut("the old chain bridge", 40)).toBe("the old chain bridge");
  expect(cut("the old chain bridge", 12)).toBe("the old …");
});
