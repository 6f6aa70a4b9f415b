// A scale of time for figures: from days as ISO 8601 to places, with readable ticks.
import { scaleUtc } from "d3-scale";

export interface TimeScale {
  /** The place of a day; the middle of a month or year that is given without day. */
  at: (day: string) => number;
  ticks: { place: number; label: string }[];
}

/** A scale over the days of some data. */
export function timeScale(
  days: readonly string[],
  from: number,
  to: number,
  ticks: number,
): TimeScale {
  const times = days.map(timeOf).filter((time) => !Number.isNaN(time));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const pad = Math.max((last - first) * 0.03, 86_400_000);
  const scale = scaleUtc([new Date(first - pad), new Date(last + pad)], [from, to]);
  const format = scale.tickFormat();
  const marks = times.length === 0 ? [] : scale.ticks(ticks);
  return {
    at: (day) => scale(new Date(timeOf(day))),
    ticks: marks.map((tick, number) => ({
      place: scale(tick),
      label: labelOf(tick, number === 0, format(tick)),
    })),
  };
}

/** The time of the middle of a day, month or year. */
export function timeOf(day: string): number {
  const [year, month, date] = day.slice(0, 10).split("-").map(Number) as [number, number?, number?];
  return Date.UTC(
    year,
    month === undefined ? 6 : month - 1,
    month !== undefined && date === undefined ? 15 : (date ?? 1),
    12,
  );
}

function labelOf(tick: Date, isFirst: boolean, short: string): string {
  if (!/^(\w{3} \d{2}|\w+)$/.test(short)) return short;
  const day = tick.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  return isFirst || tick.getUTCMonth() === 0 ? `${day} ${tick.getUTCFullYear()}` : day;
}
