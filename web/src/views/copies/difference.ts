// How one wording differs from another, word by word: takes two texts, gives pieces that are in both,
// only in the first, or only in the second.
import { diffArrays } from "diff";

export interface Change {
  kind: "same" | "left-out" | "put-in";
  text: string;
}

/** The second text against the first. Case and signs count; of words that were exchanged in a row,
 * all that were left out come before all that were put in. */
export function difference(first: string, second: string): Change[] {
  const parts = diffArrays(tokens(first), tokens(second));
  const changes: Change[] = [];
  let [out, put] = ["", ""];
  const settle = (): void => {
    if (out !== "") changes.push({ kind: "left-out", text: out });
    if (put !== "") changes.push({ kind: "put-in", text: put });
    [out, put] = ["", ""];
  };
  parts.forEach(({ value, added, removed }, at) => {
    const text = value.join("");
    if (removed) out += text;
    else if (added) put += text;
    else if (text.trim() === "" && out + put !== "" && at + 1 < parts.length)
      [out, put] = [out + text, put + text];
    else {
      settle();
      changes.push({ kind: "same", text });
    }
  });
  settle();
  return changes;
}

function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}’'-]+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}
