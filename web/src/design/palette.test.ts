import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { contrast, distance, over, parse, type Colour, type Sight } from "./colour";

// Tests of pages cannot see what `::highlight` paints, so the palette itself is measured.
const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+|rgb\([^)]*\)), (#\w+|rgb\([^)]*\))\)/g)].map(
    ([, name, light, dark]) => [
      name as string,
      { light: parse(light as string), dark: parse(dark as string) },
    ],
  ),
);
const THEMES = ["light", "dark"] as const;

function colour(name: string, theme: "light" | "dark"): Colour {
  const found = tokens.get(name);
  if (found === undefined) throw new Error(`no colour --${name} in tokens.css`);
  return found[theme];
}

test("every colour of the file is read", () => {
  expect(tokens.size).toBe((css.match(/light-dark\(/g) ?? []).length);
});

for (const theme of THEMES) {
  const of = (name: string): Colour => colour(name, theme);
  const grounds = ["paper", "surface", "sunken", "accent-wash"];

  test(`words can be read (${theme})`, () => {
    const inks = [
      "ink",
      "ink-quiet",
      "accent",
      "accepted",
      "rejected",
      "flagged",
      "edited",
      "agree",
      "disagree",
      "other",
    ];
    for (const ink of inks) {
      for (const ground of grounds) {
        expect
          .soft(contrast(of(ink), of(ground)), `${ink} on ${ground}`)
          .toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(of("on-accent"), of("accent"))).toBeGreaterThanOrEqual(4.5);
  });

  test(`words can be read under every mark that may lie on another (${theme})`, () => {
    for (const ground of ["paper", "surface"]) {
      const nested = over(of("mark-content"), over(of("mark-content"), of(ground)));
      const stacks = {
        nested,
        selected: over(of("mark-selected"), nested),
        hit: over(of("mark-hit"), nested),
        "selected hit": over(of("mark-hit"), over(of("mark-selected"), nested)),
        draft: over(of("mark-draft"), over(of("mark-draft"), nested)),
      };
      for (const [name, stack] of Object.entries(stacks)) {
        expect
          .soft(contrast(of("ink"), stack), `ink on ${name} on ${ground}`)
          .toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test(`lines of marks and edges of controls can be seen (${theme})`, () => {
    const lines = [
      "mark-source",
      "mark-cue",
      "mark-name",
      "mark-number",
      "mark-quotation",
      "mark-coding",
      "rule-strong",
      "accepted",
      "rejected",
      "flagged",
      "edited",
    ];
    for (const line of lines) {
      for (const ground of ["paper", "surface"]) {
        const washed =
          line === "rule-strong"
            ? of(ground)
            : over(of("mark-content"), over(of("mark-content"), of(ground)));
        expect.soft(contrast(of(line), washed), `${line} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  test(`a wash can be told from the page (${theme})`, () => {
    for (const wash of ["mark-content", "mark-selected", "mark-hit", "mark-draft"]) {
      expect
        .soft(distance(over(of(wash), of("paper")), of("paper"), "full"), wash)
        .toBeGreaterThan(4);
    }
  });

  for (const sight of [
    "full",
    "no red cones",
    "no green cones",
    "no blue cones",
  ] satisfies Sight[]) {
    test(`the first slots and the stances can be told apart (${theme}, ${sight})`, () => {
      const sets = [
        ["slot-1", "slot-2", "slot-3", "slot-4"],
        ["agree", "disagree"],
        ["mark-source", "mark-cue"],
      ];
      for (const set of sets) {
        set.forEach((one, at) => {
          for (const other of set.slice(at + 1)) {
            expect
              .soft(distance(of(one), of(other), sight), `${one} and ${other}`)
              .toBeGreaterThan(10);
          }
        });
      }
    });
  }

  test(`all slots can be seen and told apart with full sight (${theme})`, () => {
    const slots = [1, 2, 3, 4, 5, 6, 7, 8].map((slot) => `slot-${slot}`);
    slots.forEach((one, at) => {
      for (const ground of ["paper", "surface"]) {
        expect.soft(contrast(of(one), of(ground)), `${one} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
      for (const other of slots.slice(at + 1)) {
        expect
          .soft(distance(of(one), of(other), "full"), `${one} and ${other}`)
          .toBeGreaterThan(15);
      }
    });
  });
}
