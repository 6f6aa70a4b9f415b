// Every page, light and dark and narrow, has no violation that axe can find.
import AxeBuilder from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browser } from "./browser";
import { serveExamples, type Served } from "./program";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
let chromium: Browser;
let served: Served;
let pages: string[] = [];

beforeAll(async () => {
  [chromium, served] = await Promise.all([browser(), serveExamples()]);
  const document = (await served.documents()).find((one) => one.statements > 5);
  const marks = (await (await fetch(`${served.address}/api/documents/${document?.id}`)).json()) as {
    statements: { id: string }[];
  };
  pages = [
    "/",
    "/documents",
    "/documents?q=bridge",
    `/read/${document?.id}#${marks.statements[2]?.id}`,
    `/read/${document?.id}`,
    "/review",
    "/statements",
    "/statements?q=bridge&kind=direct",
    "/statements?q=nothinghasthisword",
    "/claims",
    "/claims/return",
    "/actors",
    "/actors/dask",
    "/matrix",
    "/matrix?table=matrix",
    "/narratives",
    "/conflicts",
    "/contradictions",
    "/naming",
    "/copies",
    "/copies?show=copies",
    "/timeline",
    "/timeline?table=timeline",
    "/network",
    "/network?table=network",
    "/agreement",
    "/evaluation",
    "/history",
    "/nowhere",
  ];
});

afterAll(async () => {
  await chromium.close();
  await served.stop();
});

for (const [name, scheme, width] of [
  ["light", "light", 1400],
  ["dark", "dark", 1400],
  ["narrow", "light", 390],
] as const) {
  test(`no violation on any page (${name})`, { timeout: 300_000 }, async () => {
    const context = await chromium.newContext({
      colorScheme: scheme,
      viewport: { width, height: 900 },
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    for (const path of pages) {
      await page.goto(`${served.address}${path}`);
      await page.locator("h1").first().waitFor();
      await page.waitForFunction(() => document.querySelector(".notice.loading") === null);
      const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      const found = violations.map(
        (one) =>
          `${one.id}: ${one.nodes
            .slice(0, 3)
            .map((node) => node.html.slice(0, 160))
            .join(" | ")}`,
      );
      expect.soft(found, path).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect.soft(wide, `${path} is wider than its window`).toBeLessThanOrEqual(0);
    }
    expect(errors.filter((error) => !error.includes("404"))).toEqual([]);
    await context.close();
  });
}

test("help, dialogs and the bar over selected words have no violation", async () => {
  const context = await chromium.newContext();
  const page = await context.newPage();
  await page.goto(`${served.address}/review`);
  await page.locator("[data-block]").first().waitFor();
  for (const keys of [["?"], ["Escape", "c"], ["Escape", "t"], ["Escape", "e", "ArrowRight"]]) {
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    expect
      .soft(
        violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`),
        keys.join(" "),
      )
      .toEqual([]);
  }
  await context.close();
});
