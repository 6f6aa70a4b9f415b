// Keys of the parts of a page that are shown. A part lends its commands while it stands; a dialog
// takes all keys for itself.
import { untrack } from "svelte";
import { belongsTo, find, nameOf, type Command } from "./match";

interface Group {
  title: string;
  commands: () => Command[];
  /** Whether no group before it gets keys. */
  alone: boolean;
}

const STORED = "parallax-keys";

class Keys {
  groups: Group[] = $state.raw([]);
  /** Keys pressed so far of a sequence, for the eye. */
  pressed: string[] = $state.raw([]);
  /** Single letters can be switched off, for people who speak to their machine. */
  on = $state(localStorage.getItem(STORED) !== "off");
  #timer = 0;

  constructor() {
    window.addEventListener("keydown", (event) => this.#press(event));
  }

  switch(on: boolean): void {
    this.on = on;
    localStorage.setItem(STORED, on ? "on" : "off");
  }

  /** Commands by group, the outermost first; what the page of help shows. */
  get shown(): { title: string; commands: Command[] }[] {
    return this.#active().map((group) => ({ title: group.title, commands: group.commands() }));
  }

  add(group: Group): () => void {
    this.groups = [...this.groups, group];
    return () => {
      this.groups = this.groups.filter((one) => one !== group);
    };
  }

  #active(): Group[] {
    const alone = this.groups.findLastIndex((group) => group.alone);
    return this.groups.slice(Math.max(alone, 0));
  }

  #press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.altKey || isHeldAlone(event.key))
      return;
    const name = nameOf(event);
    if (!this.on && name.length === 1) return;
    if (belongsTo(event.target instanceof Element ? event.target : null, name)) return;
    const groups = this.#active().map((group) => group.commands());
    const found = find([...this.pressed, name], groups);
    if (found.kind === "command") {
      event.preventDefault();
      this.#forget();
      found.command.run();
    } else if (found.kind === "more") {
      event.preventDefault();
      this.pressed = [...this.pressed, name];
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#forget(), 2500);
    } else {
      this.#forget();
    }
  }

  #forget(): void {
    clearTimeout(this.#timer);
    if (this.pressed.length > 0) this.pressed = [];
  }
}

function isHeldAlone(key: string): boolean {
  return key === "Shift" || key === "Control" || key === "Alt" || key === "Meta";
}

export const keys = new Keys();

/** Lends commands to the keyboard as long as the calling component stands. */
export function useKeys(title: string, commands: () => Command[], alone = false): void {
  $effect(() => untrack(() => keys.add({ title, commands, alone })));
}
