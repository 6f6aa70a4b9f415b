// A long invented document with many marks, as the server would give it: nothing in it is random.
import type { Mark, Span, TextDocument } from "../src/api/types";

const WORDS =
  "the ferry on the river was late and nobody on the east bank or the west bank had seen who carried the lists down to the old bridge".split(
    " ",
  );

/** A document of about so many words, with marks spread over it evenly. */
export function longDocument(words: number, marks: number): TextDocument {
  const blocks: TextDocument["blocks"] = [];
  let text = "";
  const spans: Span[] = [];
  for (let word = 0; word < words;) {
    const start = text.length;
    for (let inBlock = 0; inBlock < 70 && word < words; inBlock += 1, word += 1) {
      const one = WORDS[(word * 7 + ((word / 31) | 0)) % WORDS.length] as string;
      if (inBlock > 0) text += " ";
      spans.push([text.length, text.length + one.length]);
      text += one;
    }
    text += ".";
    blocks.push({ kind: "paragraph", start, end: text.length, lang: "en", dir: "ltr" });
    text += "\n\n";
  }
  const step = (spans.length - 12) / marks;
  const statements = Array.from({ length: marks }, (_, number) =>
    markOf(number, Math.floor(number * step), spans),
  );
  const all: Span[] = spans.filter((_, number) => number % 9 === 0);
  const ranges = all.map(([start, end]) => ({ start, end, kind: "person" }));
  return {
    id: "long",
    name: "long",
    title: "A long document",
    outlet: "Notebook",
    authors: [],
    url: null,
    published: "2019-05-20",
    language: "en",
    version: 1,
    not_read: null,
    text,
    blocks,
    citations: [],
    layers: { sentences: [], names: ranges, numbers: ranges, quotes: all },
    statements,
    codings: [],
    previous: null,
    next: null,
  };
}

function markOf(number: number, at: number, spans: readonly Span[]): Mark {
  const from = (first: number, last: number): Span[] => [
    [(spans[at + first] as Span)[0], (spans[at + last] as Span)[1]],
  ];
  const states = ["pending", "accepted", "rejected", "flagged"] as const;
  return {
    id: number.toString(16).padStart(16, "0"),
    source: from(0, 1),
    cue: from(2, 2),
    content: from(3, 9),
    kind: "indirect",
    act: "report",
    basis: "person",
    parent: null,
    rule: "attribution-model",
    score: 0.9,
    speakers: [{ id: "s", name: "Somebody", party: null }],
    claims: [],
    review: {
      state: states[number % 4] ?? "pending",
      by: null,
      at: null,
      seq: null,
      reason: null,
      verdicts: [],
    },
    machine: null,
  };
}
