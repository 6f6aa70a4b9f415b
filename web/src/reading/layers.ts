// The layers that can be laid over a text, and which ranges each paints.
import type { Layers, Mark, ReviewState, Span, Coding } from "../api/types";
import type { HighlightName } from "./highlights";

/** A layer as the bar over a text shows it; `key` comes after `v`. */
export interface LayerInfo {
  id: string;
  label: string;
  key: string;
  title: string;
}

export const LAYERS: readonly LayerInfo[] = [
  { id: "source", label: "source", key: "s", title: "Who says it" },
  { id: "cue", label: "cue", key: "c", title: "The word that says that somebody says it" },
  { id: "content", label: "content", key: "t", title: "What is said" },
  { id: "review", label: "review", key: "r", title: "What people decided about each statement" },
  { id: "names", label: "names", key: "n", title: "People, places and organisations" },
  { id: "numbers", label: "numbers", key: "u", title: "Numbers and what they count" },
  { id: "quotations", label: "quotations", key: "q", title: "Words between quotation marks" },
  {
    id: "codings",
    label: "codings",
    key: "d",
    title: "What was coded by hand or taken in from elsewhere",
  },
];

export const SHOWN_AT_FIRST = ["source", "cue", "content", "review"];

const STATE_NAMES: Partial<Record<ReviewState, HighlightName>> = {
  accepted: "accepted",
  rejected: "rejected",
  flagged: "flagged",
  edited: "edited",
  added: "edited",
};

/** Spans by the name of the highlight that paints them, for one layer. */
export function spansOf(
  layer: string,
  marks: readonly Mark[],
  other: Partial<Layers>,
  codings: readonly Coding[],
): Partial<Record<HighlightName, Span[]>> {
  if (layer === "source") return { source: marks.flatMap((mark) => mark.source) };
  if (layer === "cue") return { cue: marks.flatMap((mark) => mark.cue) };
  if (layer === "content") return contents(marks);
  if (layer === "review") return states(marks);
  if (layer === "names")
    return { names: (other.names ?? []).map(({ start, end }): Span => [start, end]) };
  if (layer === "numbers")
    return { numbers: (other.numbers ?? []).map(({ start, end }): Span => [start, end]) };
  if (layer === "quotations") return { quotations: other.quotes ?? [] };
  return { codings: codings.flatMap((coding) => coding.spans) };
}

function contents(marks: readonly Mark[]): Partial<Record<HighlightName, Span[]>> {
  const outer = marks.filter((mark) => mark.parent === null);
  const inner = marks.filter((mark) => mark.parent !== null);
  return {
    content: outer.flatMap((mark) => mark.content),
    "content-inner": inner.flatMap((mark) => mark.content),
  };
}

function states(marks: readonly Mark[]): Partial<Record<HighlightName, Span[]>> {
  const spans: Partial<Record<HighlightName, Span[]>> = {
    accepted: [],
    rejected: [],
    flagged: [],
    edited: [],
  };
  for (const mark of marks) {
    const name = STATE_NAMES[mark.review.state];
    if (name !== undefined) spans[name]?.push(...mark.content);
  }
  return spans;
}
