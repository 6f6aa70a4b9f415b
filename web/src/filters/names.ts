// The filters of statements: takes the query of a page, gives what the server is asked with. Names in
// the address of a page and in that of the server are the same.
import { BASES, KINDS, ACTS, STANCES, STATES } from "../parts/words";
import { only, valuesOf, type Query } from "../url/query";

/** Everything that chooses statements. */
export const FILTERS = [
  "q",
  "document",
  "outlet",
  "from",
  "to",
  "speaker",
  "party",
  "claim",
  "stance",
  "kind",
  "act",
  "basis",
  "review",
  "rule",
  "coder",
  "min_score",
  "max_score",
] as const;

/** Facets in the order of the page; `open` are those that stand open at first. */
export const FACETS: readonly { name: string; label: string; open: boolean }[] = [
  { name: "review", label: "Review", open: true },
  { name: "claim", label: "Claim", open: true },
  { name: "stance", label: "Stance", open: false },
  { name: "speaker", label: "Speaker", open: true },
  { name: "party", label: "Party", open: false },
  { name: "outlet", label: "Outlet", open: true },
  { name: "month", label: "Month", open: false },
  { name: "year", label: "Year", open: false },
  { name: "kind", label: "Word for word?", open: false },
  { name: "act", label: "What the source does", open: false },
  { name: "basis", label: "On whose authority", open: false },
  { name: "rule", label: "Rule or model", open: false },
];

const LABELS: Record<string, string> = {
  q: "words",
  document: "document",
  from: "from",
  to: "to",
  coder: "reviewed by",
  min_score: "score from",
  max_score: "score to",
  ...Object.fromEntries(FACETS.map((facet) => [facet.name, facet.label.toLowerCase()])),
};

const VALUES: Record<string, Record<string, string>> = {
  kind: KINDS,
  act: ACTS,
  basis: BASES,
  stance: STANCES,
  review: STATES,
};

/** The filters of a page's query. */
export function filtersOf(query: Query): Query {
  return only(query, FILTERS);
}

/** Filters as the server takes them in JSON: lists, but for words, days and scores. */
export function bulkFilter(query: Query): Record<string, string | number | string[]> {
  const filter: Record<string, string | number | string[]> = {};
  for (const name of FILTERS) {
    const values = valuesOf(query[name]);
    if (values.length === 0) continue;
    if (name === "q" || name === "from" || name === "to") filter[name] = values.join(" ");
    else if (name === "min_score" || name === "max_score") filter[name] = Number(values[0]);
    else filter[name] = values;
  }
  return filter;
}

/** How a filter is called on the page. */
export function filterLabel(name: string): string {
  return LABELS[name] ?? name;
}

/** How one value of a filter is called, if it needs no look into the project. */
export function valueLabel(name: string, value: string): string | null {
  return VALUES[name]?.[value] ?? null;
}

/** Every filter that is set, value by value. */
export function chosen(query: Query): { name: string; value: string }[] {
  return FILTERS.flatMap((name) => valuesOf(query[name]).map((value) => ({ name, value })));
}

/** The days of a month or year as `from` and `to`. */
export function daysOf(period: string): { from: string; to: string } {
  if (/^\d{4}$/.test(period)) return { from: `${period}-01-01`, to: `${period}-12-31` };
  const [year, month] = period.split("-").map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { from: `${period}-01`, to: `${period}-${String(last).padStart(2, "0")}` };
}
