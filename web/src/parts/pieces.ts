// A text cut at the words that were searched for.
import type { Piece } from "../api/types";
import { hitsOf } from "../reading/hits";

/** The pieces of a text in their order; together they are the text. */
export function pieces(text: string, query: string): Piece[] {
  const hits = query === "" ? [] : hitsOf(text, query);
  const all: Piece[] = [];
  let at = 0;
  for (const [start, end] of hits) {
    if (start > at) all.push({ text: text.slice(at, start), hit: false });
    all.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < text.length) all.push({ text: text.slice(at), hit: false });
  return all;
}
