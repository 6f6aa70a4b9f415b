// Which command a key press means: takes the keys that were pressed so far and the commands that
// are there, gives one of them, none, or says that more is to come ("g" before "g d").

/** Something that a key does; also a line of the page of help. */
export interface Command {
  /** As printed: "a", "U", "Enter", "g d", "Ctrl+Enter", "Space". */
  key: string;
  label: string;
  run: () => void;
  /** Whether it can be done now; else the key does nothing. */
  ready?: () => boolean;
}

/** The name of a key press, as commands write it. */
export function nameOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">,
): string {
  const key = event.key === " " ? "Space" : event.key;
  const held = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  const shift = event.shiftKey && key.length > 1 ? "Shift+" : "";
  return held + shift + key;
}

export type Found = { kind: "command"; command: Command } | { kind: "more" } | { kind: "none" };

/** The command of a sequence of names. The last group that has it wins: the innermost part of a page. */
export function find(sequence: readonly string[], groups: readonly (readonly Command[])[]): Found {
  const wanted = sequence.join(" ");
  for (const group of [...groups].reverse()) {
    const command = group.find((one) => one.key === wanted && (one.ready?.() ?? true));
    if (command !== undefined) return { kind: "command", command };
  }
  const begins = groups.some((group) => group.some((one) => one.key.startsWith(`${wanted} `)));
  return begins ? { kind: "more" } : { kind: "none" };
}

/** Whether a key belongs to the element that has the focus: letters to a field, space to a button. */
export function belongsTo(element: Element | null, name: string): boolean {
  if (element === null || name.startsWith("Ctrl+")) return false;
  if (element.closest("input[type=checkbox], input[type=radio], input[type=range]") !== null) {
    return name === "Space" || name.startsWith("Arrow");
  }
  if (element.closest("input, textarea, select, [contenteditable=true]") !== null)
    return name !== "Escape";
  if (element.closest("button, a, summary, [role=button], [role=option]") !== null) {
    return name === "Space" || name === "Enter";
  }
  return false;
}
