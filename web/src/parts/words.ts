// How things are called on the page: numbers with their nouns, days, and the names of kinds.
import type { ReviewState } from "../api/types";

/** "1 statement", "2,104 statements". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day as "14 May 2019"; as precise as it is given, and never moved to another time zone. */
export function day(published: string | null | undefined): string {
  if (published === null || published === undefined || published === "") return "no date";
  const [year, month, date] = published.slice(0, 10).split("-");
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (name === undefined) return year ?? published;
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`;
}

/** A moment of the log in the reader's own time: "14 May 2019, 10:02". */
export function moment(at: string): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return time.toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

export const KINDS: Record<string, string> = {
  direct: "word for word",
  indirect: "reported",
  mixed: "partly word for word",
};

export const ACTS: Record<string, string> = {
  report: "says it",
  belief: "believes it",
  intention: "intends it",
  demand: "demands it",
  perception: "saw or learned it",
  support: "is for or against it",
  feeling: "feels it",
  question: "asks it",
};

export const BASES: Record<string, string> = {
  person: "a named person",
  organization: "an organisation",
  document: "a document",
  group: "a group of people",
  unnamed: "an unnamed person",
  hearsay: "nobody in particular (hearsay)",
  author: "the author of the text",
};

export const STANCES: Record<string, string> = {
  assert: "asserts",
  deny: "denies",
  doubt: "doubts",
  ask: "asks",
  predict: "predicts",
  demand: "demands",
  "report-only": "only reports",
  retract: "takes back",
};

export const STATES: Record<ReviewState, string> = {
  pending: "to review",
  accepted: "accepted",
  rejected: "rejected",
  flagged: "flagged",
  edited: "edited",
  added: "added by hand",
};

/** The sign of a stance: + for it, − against it, else a sign of its own. */
export function stanceSign(stance: string): string {
  const signs: Record<string, string> = {
    assert: "+",
    deny: "−",
    doubt: "?−",
    ask: "?",
    predict: "→",
    demand: "!",
    retract: "↶",
    "report-only": "·",
  };
  return signs[stance] ?? "·";
}

/** Which of the three colours of stances one has. */
export function stanceSide(stance: string): "agree" | "disagree" | "other" {
  if (stance === "assert") return "agree";
  return stance === "deny" || stance === "retract" ? "disagree" : "other";
}

/** What made a mark, as a sentence. */
export function because(rule: string, score: number | null): string {
  if (rule === "person") return "A person marked this by hand.";
  if (!rule.endsWith("-model")) return `The rule “${rule}” made this mark.`;
  const sure = score === null ? "" : `; it is ${Math.round(score * 100)} % sure`;
  return `A trained model (${rule}) made this mark${sure}.`;
}

/** A text cut at a word, with an ellipsis if anything is left out. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const at = text.lastIndexOf(" ", length);
  return `${text.slice(0, at > length / 2 ? at : length).trimEnd()} …`;
}
