// What a field of the matrix shows: takes counts, gives a side and a text with sign and number.
import type { Matrix } from "../../api/types";

export interface Balance {
  side: "agree" | "disagree" | "both" | "other";
  text: string;
}

/** The side of a field; both where an actor asserts and denies. */
export function balance({
  agree,
  disagree,
  other,
}: Pick<Matrix["cells"][number], "agree" | "disagree" | "other">): Balance {
  if (agree > 0 && disagree > 0) return { side: "both", text: "±" };
  if (agree > 0) return { side: "agree", text: `+${agree}` };
  if (disagree > 0) return { side: "disagree", text: `−${disagree}` };
  return { side: "other", text: `·${other}` };
}
