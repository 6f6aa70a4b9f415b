// Reading and coding by hand: what is marked where, and statements that were missed.
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Mark, TextDocument } from "../src/api/types";
import { browser } from "./browser";
import { ask, Person } from "./person";
import { serveExamples, type Served } from "./program";

const HOSTILE = `<script>document.title = "taken"; window.taken = 1</script> <img src=x onerror="window.taken = 2">

The army said that <b>nobody</b> "fired" &amp; that {@html '<i>this</i>'} was \u202Eno\u202C code. {{ 7 * 7 }} \${1+1}

<a href="javascript:alert(1)">The ministry</a> denied that </p></div><style>* { display: none }</style> it had done so.
`;

let chromium: Browser;
let served: Served;
let ada: Person;

beforeAll(async () => {
  const hostile = join(tmpdir(), "hostile.txt");
  await writeFile(hostile, HOSTILE);
  [chromium, served] = await Promise.all([browser(), serveExamples(hostile)]);
  ada = await Person.arrives(chromium, served, "Ada");
});
afterAll(async () => {
  await ada.leaves();
  await chromium.close();
  await served.stop();
});

async function documentCalled(name: string): Promise<TextDocument> {
  const one = (await served.documents()).find((document) => document.name.endsWith(name));
  return ask(served, `/api/documents/${one?.id}`);
}

test("an article that tries to be a page is shown as text", async () => {
  const hostile = await documentCalled("hostile");
  await ada.opens(`/read/${hostile.id}`);
  await ada.page.locator("[data-block]").first().waitFor();
  const shown = await ada.page.locator(".text").textContent();
  for (const piece of [
    "<script>document.title",
    "<img src=x onerror",
    "<b>nobody</b>",
    "&amp;",
    "{@html '<i>this</i>'}",
    "</p></div><style>",
  ])
    expect(shown).toContain(piece);
  expect(await ada.page.evaluate(() => (window as { taken?: number }).taken)).toBeUndefined();
  expect(
    await ada.page
      .locator(".text script, .text img, .text b, .text i, .text style, .text a[href^=javascript]")
      .count(),
  ).toBe(0);
  await ada.opens("/statements?q=ministry");
  await ada.opens("/documents?q=javascript");
  await ada.page.locator("mark").first().waitFor();
  expect(await ada.page.evaluate(() => (window as { taken?: number }).taken)).toBeUndefined();
  expect(ada.errors).toEqual([]);
});

/** Where the letter at a position of the text stands in the window; it is scrolled into sight. */
async function pointOf(article: TextDocument, position: number): Promise<{ x: number; y: number }> {
  const point = await ada.page.evaluate(
    ([text, wanted]) => {
      let at = 0;
      for (const element of document.querySelectorAll("[data-block]")) {
        const node = element.firstChild as Text;
        const begin = text.indexOf(node.data, at);
        at = begin + node.length;
        if (wanted < begin || wanted >= at) continue;
        element.scrollIntoView({ block: "center" });
        const range = document.createRange();
        range.setStart(node, wanted - begin);
        range.setEnd(node, wanted - begin + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      return null;
    },
    [article.text, position] as const,
  );
  if (point === null) throw new Error(`no letter at ${position}`);
  return point;
}

test("a click shows what is marked at its place, and why; the next one what lies around", async () => {
  const order = await documentCalled("2019-05-14-order");
  const holds = (mark: Mark, at: number): boolean =>
    [...mark.source, ...mark.cue, ...mark.content].some(([start, end]) => start <= at && at < end);
  const places = Array.from({ length: order.text.length }, (_, at) => at);
  const alone =
    places.find(
      (at) =>
        /\w/.test(order.text[at] ?? "") &&
        order.statements.filter((mark) => holds(mark, at)).length === 1,
    ) ?? 0;
  const mark = order.statements.find((one) => holds(one, alone));
  await ada.opens(`/read/${order.id}`);
  await ada.page.waitForFunction(() => CSS.highlights.has("content"));
  const { x, y } = await pointOf(order, alone);
  await ada.page.mouse.click(x, y);
  await expect.poll(() => ada.page.url()).toContain(`#${mark?.id}`);
  await ada.page
    .getByRole("complementary", { name: "The mark" })
    .getByText(/made this mark/)
    .waitFor();
  const both = places.find((at) => order.statements.filter((one) => holds(one, at)).length === 2);
  if (both === undefined) throw new Error("no mark lies inside another");
  const point = await pointOf(order, both);
  const seen = new Set<string>();
  for (let turn = 0; turn < 2; turn += 1) {
    await ada.page.mouse.click(point.x, point.y);
    await ada.page.waitForTimeout(400);
    seen.add(new URL(ada.page.url()).hash.slice(1));
  }
  expect([...seen].sort()).toEqual(
    order.statements
      .filter((one) => holds(one, both))
      .map((one) => one.id)
      .sort(),
  );
});

test("keys go from mark to mark, and the address leads back to one", async () => {
  const order = await documentCalled("2019-05-14-order");
  await ada.opens(`/read/${order.id}`);
  await ada.page.locator("[data-block]").first().waitFor();
  await ada.presses("j", "j", "j", "k");
  await expect.poll(() => ada.page.url()).toContain("#");
  const words = await ada.page.locator(".details blockquote").innerText();
  const other = await Person.arrives(chromium, served, "Ben");
  await other.page.goto(ada.page.url());
  await expect.poll(() => other.page.locator(".details blockquote").innerText()).toBe(words);
  await other.leaves();
});

test("a statement is coded by hand with keys only", async () => {
  const letter = await documentCalled("2019-05-25-brief-vom-ostufer");
  await ada.opens(`/read/${letter.id}`);
  await ada.page.locator("[data-block]").first().waitFor();
  expect(await ada.page.locator(".text").getAttribute("lang")).toBe("de");
  await ada.presses(
    "n",
    "ArrowRight",
    "Shift+ArrowRight",
    "1",
    "ArrowRight",
    "ArrowRight",
    "2",
    "ArrowRight",
    "ArrowRight",
    "Shift+ArrowRight",
    "Shift+ArrowRight",
    "3",
  );
  const panel = ada.page.getByRole("complementary", { name: "The mark" });
  await panel.getByLabel("speaker").fill("eine Leserin");
  await panel.getByLabel("speaker").press("Control+Enter");
  await expect.poll(async () => (await ada.project()).review.added).toBe(1);
  const coded = (await documentCalled("2019-05-25-brief-vom-ostufer")).statements.at(0);
  expect(coded).toMatchObject({ rule: "person", review: { state: "added", by: "Ada" } });
  expect(coded?.source.map(([start, end]) => letter.text.slice(start, end))).toEqual([
    letter.text.slice(0, letter.text.indexOf(" ", letter.text.indexOf(" ") + 1)),
  ]);
  await panel.getByText("added by hand").first().waitFor();
  await ada.presses("Escape", "u");
  await expect.poll(async () => (await ada.project()).review.added).toBe(0);
});

test("words selected with the mouse become a statement", async () => {
  const order = await documentCalled("2019-05-14-order");
  await ada.opens(`/read/${order.id}`);
  const first = ada.page.locator("p[data-block]").first();
  await first.waitFor();
  const box = (await first.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await ada.page.mouse.move(box.x + 2, box.y + 12);
  await ada.page.mouse.down();
  await ada.page.mouse.move(box.x + 220, box.y + 12, { steps: 4 });
  await ada.page.mouse.up();
  await ada.page
    .getByRole("toolbar", { name: "The selected words" })
    .getByRole("button", { name: /New statement/ })
    .click();
  const panel = ada.page.getByRole("complementary", { name: "The mark" });
  await panel.getByText("Select who says it").waitFor();
  await panel.getByLabel("basis").selectOption("author");
  await panel.getByRole("button", { name: /^Save/ }).click();
  await expect.poll(async () => (await ada.project()).review.added).toBe(1);
});

test("layers are switched and stand in the address", async () => {
  const order = await documentCalled("2019-05-14-order");
  await ada.opens(`/read/${order.id}`);
  await ada.page.waitForFunction(() => CSS.highlights.has("content"));
  await ada.presses("v", "t", "v", "u");
  await ada.page.waitForFunction(
    () => !CSS.highlights.has("content") && CSS.highlights.has("numbers"),
  );
  expect(ada.page.url()).toContain("layers=source%2Ccue%2Creview%2Cnumbers");
  await ada.page.reload();
  await ada.page.waitForFunction(
    () =>
      !CSS.highlights.has("content") &&
      CSS.highlights.has("numbers") &&
      CSS.highlights.has("source"),
  );
});
