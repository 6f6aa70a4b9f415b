// Light or dark: as the system says, unless a person chose.
export type Theme = "system" | "light" | "dark";

const STORED = "parallax-theme";

class Look {
  theme: Theme = $state(stored());

  constructor() {
    this.#show();
  }

  /** Goes from one to the next: system, light, dark. */
  turn(): void {
    this.theme = this.theme === "system" ? "light" : this.theme === "light" ? "dark" : "system";
    localStorage.setItem(STORED, this.theme);
    this.#show();
  }

  #show(): void {
    if (this.theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = this.theme;
  }
}

function stored(): Theme {
  const value = localStorage.getItem(STORED);
  return value === "light" || value === "dark" ? value : "system";
}

export const look = new Look();
