// Words of a search in a text: takes what was typed into the field, gives the spans to paint. It
// reads as the full-text search does: words, "several words" in quotation marks, a star at the end.
import type { Span } from "../api/types";

const AT_MOST = 2000;

/** Spans of the words of a query in a text, in its order; letters with and without accents are one. */
export function hitsOf(text: string, query: string): Span[] {
  const pattern = patternOf(query);
  if (pattern === null) return [];
  const { plain, places } = unaccented(text);
  const spans: Span[] = [];
  for (const match of plain.matchAll(pattern)) {
    const end = match.index + match[0].length;
    spans.push([places[match.index] as number, places[end] as number]);
    if (spans.length === AT_MOST) break;
  }
  return spans;
}

function patternOf(query: string): RegExp | null {
  const terms = [...query.matchAll(/["“”]([^"“”]+)["“”]|([^\s"“”()]+)/gu)]
    .flatMap(([, phrase, word]) => {
      if (phrase !== undefined) return [termOf(phrase)];
      return word === undefined || /^(AND|OR|NOT|NEAR)$/.test(word) ? [] : [termOf(word)];
    })
    .filter((term) => term !== "");
  if (terms.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${terms.join("|")})`, "giu");
}

function termOf(words: string): string {
  const isOpen = words.trimEnd().endsWith("*");
  const parts = unaccented(words)
    .plain.split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== "");
  if (parts.length === 0) return "";
  return `${parts.join("[^\\p{L}\\p{N}]+")}${isOpen ? "[\\p{L}\\p{N}]*" : "(?![\\p{L}\\p{N}])"}`;
}

// A letter with an accent may be several code units once taken apart; `places` leads back.
function unaccented(text: string): { plain: string; places: number[] } {
  let plain = "";
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const bare = letter < "\u0080" ? letter : letter.normalize("NFD").replace(/\p{M}/gu, "");
    for (let unit = 0; unit < bare.length; unit += 1) places.push(at);
    plain += bare;
    at += letter.length;
  }
  places.push(at);
  return { plain, places };
}
