import { expect, test } from "vitest";
import type { Timeline } from "../../api/types";
import { lanes, totals } from "./lanes";

const first = (claim: string, date: string) => ({
  claim,
  label: claim,
  date,
  document: "",
  doc: "",
  statement: "",
  speaker: null,
});
const timeline: Timeline = {
  points: [
    { date: "2019-05-14", claim: "guns", stance: "deny", count: 2 },
    { date: "2019-05-12", claim: "guns", stance: "assert", count: 1 },
    { date: "2019-05-14", claim: "lists", stance: "predict", count: 5 },
    { date: "2019-05-14", claim: "guns", stance: "assert", count: 1 },
    { date: "", claim: "guns", stance: "assert", count: 9 },
  ],
  first: [first("lists", "2019-05-14"), first("guns", "2019-05-12"), first("silent", "2019-05-01")],
};

test("lanes come in the order in which claims appeared", () => {
  const all = lanes(timeline, 9);
  expect(all.map((lane) => [lane.claim, lane.total])).toEqual([
    ["guns", 4],
    ["lists", 5],
  ]);
  expect(all[0]?.moments).toContainEqual({ date: "2019-05-14", agree: 1, disagree: 2, other: 0 });
  expect(lanes(timeline, 1).map((lane) => lane.claim)).toEqual(["lists"]);
});

test("totals are by time", () => {
  expect(totals(timeline)).toEqual([
    { date: "2019-05-12", agree: 1, disagree: 0, other: 0 },
    { date: "2019-05-14", agree: 1, disagree: 2, other: 5 },
  ]);
});
