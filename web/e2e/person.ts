// A person at the workbench: opens pages, presses keys, and sees what the server has kept.
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { LogEntry, Paged, Project } from "../src/api/types";
import type { Served } from "./program";

export class Person {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #served: Served;
  /** What the browser complained about. */
  readonly errors: string[] = [];

  private constructor(context: BrowserContext, page: Page, served: Served) {
    [this.#context, this.page, this.#served] = [context, page, served];
    page.on("pageerror", (error) => this.errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
  }

  /** Somebody who sits down; without a name it is their first visit. */
  static async arrives(
    browser: Browser,
    served: Served,
    name = "",
    size = { width: 1400, height: 900 },
  ): Promise<Person> {
    const context = await browser.newContext({ viewport: size, acceptDownloads: true });
    if (name !== "")
      await context.addInitScript((coder) => localStorage.setItem("parallax-coder", coder), name);
    return new Person(context, await context.newPage(), served);
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(`${this.#served.address}${path}`);
    await this.page.locator("h1").first().waitFor();
  }

  async presses(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async leaves(): Promise<void> {
    await this.#context.close();
  }

  project(): Promise<Project> {
    return ask(this.#served, "/api/project");
  }

  async log(): Promise<LogEntry[]> {
    return (await ask<Paged<LogEntry>>(this.#served, "/api/log?limit=100")).items;
  }
}

/** What the server answers. */
export async function ask<T>(served: Served, path: string): Promise<T> {
  const answer = await fetch(`${served.address}${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
