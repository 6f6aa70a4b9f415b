// Stories side by side: takes the sides' narratives, gives one line a claim with what each side says.
import type { Narrative } from "../../api/types";

export type Told = Narrative["claims"][number];

export interface StoryLine {
  claim: string;
  words: string;
  /** Statements of all sides. */
  statements: number;
  /** What each side says, in the order of the sides; none where it is silent. */
  told: (Told | null)[];
}

/** Lines by weight; those first that most sides speak of. */
export function storyLines(sides: readonly Narrative[]): StoryLine[] {
  const lines = new Map<string, StoryLine>();
  sides.forEach((side, at) => {
    for (const told of side.claims) {
      const line = lines.get(told.claim) ?? {
        claim: told.claim,
        words: told.words,
        statements: 0,
        told: sides.map(() => null),
      };
      line.told[at] = told;
      line.statements += told.asserted + told.denied + told.other;
      lines.set(told.claim, line);
    }
  });
  const spoken = (line: StoryLine): number => line.told.filter((told) => told !== null).length;
  return [...lines.values()].sort(
    (one, other) =>
      spoken(other) - spoken(one) ||
      other.statements - one.statements ||
      one.words.localeCompare(other.words),
  );
}
