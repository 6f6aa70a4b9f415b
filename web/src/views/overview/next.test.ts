import { expect, test } from "vitest";
import type { Project } from "../../api/types";
import { nextSteps } from "./next";

const project = (some: Partial<Project>): Project => ({
  name: "talks",
  path: "/home/ada/our talks.plx",
  version: "0.1.0",
  read_only: false,
  documents: 4,
  statements: 9,
  claims: 2,
  actors: 3,
  decisions: 0,
  review: { pending: 9, accepted: 0, rejected: 0, flagged: 0, edited: 0, added: 0 },
  coders: [],
  parties: [],
  outlets: [],
  compared: true,
  job: null,
  has_codebook: true,
  ...some,
});
const titles = (some: Partial<Project>) =>
  nextSteps(project(some), "Ada").map((step) => step.title);

test("an empty project is told how to read articles", () => {
  const [step, ...rest] = nextSteps(project({ documents: 0, statements: 0 }), "");
  expect(step?.command).toBe("parallax map YOUR-FOLDER -o 'our talks.plx'");
  expect(rest).toEqual([]);
});

test("what waits comes first", () => {
  expect(titles({})[0]).toBe("Review the marks");
  const review = { pending: 4, accepted: 4, rejected: 0, flagged: 1, edited: 0, added: 0 };
  expect(titles({ review }).slice(0, 2)).toEqual([
    "Go on with the review",
    "Look at 1 flagged mark",
  ]);
  expect(titles({ compared: false, claims: 0 })).toContain("Compare the articles");
  expect(titles({ compared: false })).toContain("Compare the articles again");
});

test("a reviewed project is measured", () => {
  const review = { pending: 0, accepted: 9, rejected: 0, flagged: 0, edited: 0, added: 0 };
  expect(titles({ review })[0]).toBe("Measure what was missed");
});
