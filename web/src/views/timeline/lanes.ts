// A timeline as lanes: takes points of claims in time, gives one lane a claim with what was said in
// each period, and the totals of all.
import type { Timeline } from "../../api/types";
import { stanceSide } from "../../parts/words";

export interface Moment {
  date: string;
  agree: number;
  disagree: number;
  other: number;
}

export interface Lane {
  claim: string;
  label: string;
  moments: Moment[];
  total: number;
  first: Timeline["first"][number] | null;
}

/** Lanes in the order of their first appearance; at most `most`, those with most statements. */
export function lanes({ points, first }: Timeline, most: number): Lane[] {
  const byClaim = new Map<string, Lane>();
  for (const one of first)
    byClaim.set(one.claim, {
      claim: one.claim,
      label: one.label,
      moments: [],
      total: 0,
      first: one,
    });
  for (const point of points) {
    const lane = byClaim.get(point.claim);
    if (lane === undefined || !point.date) continue;
    momentOf(lane.moments, point.date)[stanceSide(point.stance)] += point.count;
    lane.total += point.count;
  }
  const heavy = [...byClaim.values()]
    .filter((lane) => lane.total > 0)
    .sort((one, other) => other.total - one.total)
    .slice(0, most);
  return heavy.sort(
    (one, other) =>
      (one.first?.date ?? "9").localeCompare(other.first?.date ?? "9") || other.total - one.total,
  );
}

/** What all claims together have in each period, by time. */
export function totals({ points }: Timeline): Moment[] {
  const moments: Moment[] = [];
  for (const point of points)
    if (point.date) momentOf(moments, point.date)[stanceSide(point.stance)] += point.count;
  return moments.sort((one, other) => one.date.localeCompare(other.date));
}

function momentOf(moments: Moment[], date: string): Moment {
  const known = moments.find((moment) => moment.date === date);
  if (known !== undefined) return known;
  const moment = { date, agree: 0, disagree: 0, other: 0 };
  moments.push(moment);
  return moment;
}
