// A statement while a person makes or mends it: takes spans that were selected, gives the parts that
// are sent. Nothing here knows the page.
import type { Mark, NewDecision, Parts, Span } from "../api/types";

export type Part = "source" | "cue" | "content";

/** What is being coded. */
export interface Draft extends Parts {
  /** The statement that is mended; none for a new one. */
  of: string | null;
  speaker: string;
  claim: { id: string; label: string } | null;
  stance: string;
}

/** A new statement; its content is what was selected, if anything was. */
export function fresh(text: string, span: Span | null): Draft {
  const content = span === null ? [] : [span];
  return {
    of: null,
    source: [],
    cue: [],
    content,
    kind: kindOf(text, content),
    act: "report",
    basis: "person",
    speaker: "",
    claim: null,
    stance: "assert",
  };
}

/** A statement to be mended. */
export function mending(mark: Mark): Draft {
  const { source, cue, content, kind, act, basis } = mark;
  return {
    of: mark.id,
    source,
    cue,
    content,
    kind,
    act,
    basis,
    speaker: "",
    claim: null,
    stance: "assert",
  };
}

/** The draft with a span as one of its parts; `more` keeps the pieces that the part has. */
export function withSpan(draft: Draft, part: Part, span: Span, more: boolean): Draft {
  return { ...draft, [part]: more ? joined([...draft[part], span]) : [span] };
}

/** The draft with a part emptied. */
export function emptied(draft: Draft, part: Part): Draft {
  return { ...draft, [part]: [] };
}

/** Why a draft cannot be saved yet; none if it can. */
export function lacking(draft: Draft): string | null {
  if (draft.content.length === 0) return "Select what is said and press 3.";
  if (draft.basis !== "hearsay" && draft.basis !== "author" && draft.source.length === 0) {
    return "Select who says it and press 1, or choose hearsay or the author as basis.";
  }
  return null;
}

/** The decision that writes a draft down. */
export function decisionOf(draft: Draft, document: string): NewDecision {
  const { source, cue, content, kind, act, basis } = draft;
  const parts = { source, cue, content, kind, act, basis };
  if (draft.of !== null)
    return { kind: "statement", verdict: "edit", statement: draft.of, new: parts };
  const more = {
    ...(draft.speaker.trim() === "" ? {} : { speaker: draft.speaker.trim() }),
    ...(draft.claim === null ? {} : { claim: draft.claim.id, stance: draft.stance }),
  };
  return { kind: "statement", verdict: "add", document, new: { ...parts, ...more } };
}

/** Spans in the order of the text; those that touch become one. */
export function joined(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  const out: Span[] = [];
  for (const [start, end] of sorted) {
    const last = out.at(-1);
    if (last !== undefined && start <= last[1])
      out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
}

/** Whether content is word for word: all of it between quotation marks, some, or none. */
export function kindOf(text: string, content: readonly Span[]): string {
  const words = content.map(([start, end]) => text.slice(start, end)).join(" ");
  if (/^["“«„‘'].*["”»“’'][.,!?]?$/su.test(words)) return "direct";
  return /["“”«»„]/u.test(words) ? "mixed" : "indirect";
}
