// The verdicts of two coders as a square: takes counts of pairs, gives the verdicts and a field for
// each pair.
import type { Agreement } from "../../api/types";

export interface Confusion {
  verdicts: string[];
  /** By verdict of the first coder, then of the second. */
  fields: { a: string; b: string; count: number; query: string }[][];
  /** The share of marks about which both say the same; none where there is no mark. */
  same: number | null;
}

const ORDER = ["accept", "accepted", "reject", "rejected", "edit", "edited", "flag", "flagged"];

/** The square; verdicts that neither gave are left out. */
export function confusion(table: Agreement["table"]): Confusion {
  const verdicts = [...new Set(table.flatMap((field) => [field.a, field.b]))].sort(
    (one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other),
  );
  const fields = verdicts.map((a) =>
    verdicts.map(
      (b) => table.find((field) => field.a === a && field.b === b) ?? { a, b, count: 0, query: "" },
    ),
  );
  const all = table.reduce((sum, field) => sum + field.count, 0);
  const alike = table
    .filter((field) => field.a === field.b)
    .reduce((sum, field) => sum + field.count, 0);
  return { verdicts, fields, same: all === 0 ? null : alike / all };
}

function placeOf(verdict: string): number {
  const place = ORDER.indexOf(verdict);
  return place < 0 ? ORDER.length : place;
}

/** What a value of alpha is held to mean (Krippendorff 2004). */
export function reading(alpha: number | null): string {
  if (alpha === null) return "cannot be computed from what both decided";
  if (alpha >= 0.8) return "reliable";
  if (alpha >= 0.667) return "good enough for tentative conclusions";
  return alpha <= 0 ? "no better than chance" : "too low to build on";
}
