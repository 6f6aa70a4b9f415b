// What a screen reader says next. The shell holds the one live region.
class Announcer {
  text = $state("");
  #odd = false;

  /** Says a sentence; the same sentence twice is said twice. */
  say(text: string): void {
    this.#odd = !this.#odd;
    this.text = this.#odd ? text : `${text}\u00a0`;
  }
}

export const announcer = new Announcer();
