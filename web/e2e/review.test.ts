// Reviewing: with keys only, saved at once, undone after a restart, in bulk, and honest when the
// server does not answer.
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { browser } from "./browser";
import { Person } from "./person";
import { serveExamples, type Served } from "./program";

let chromium: Browser;
let served: Served;
let ada: Person;

beforeAll(async () => {
  chromium = await browser();
});
afterAll(() => chromium.close());
beforeEach(async () => {
  served = await serveExamples();
});
afterEach(async () => {
  await ada.leaves();
  await served.stop();
});

const words = (): Promise<string> => ada.page.locator("section.sheet .text").innerText();
const trail = (standing: string) => ada.page.locator(".trail li", { hasText: standing });

test("the first visit says what to do, and asks once for a name", async () => {
  ada = await Person.arrives(chromium, served);
  await ada.opens("/");
  await ada.page.getByText("What to do next").waitFor();
  await ada.presses("g", "r");
  await ada.page.locator("section.sheet").waitFor();
  const first = await words();
  await ada.presses("a");
  await ada.page.getByRole("dialog", { name: "Who decides?" }).waitFor();
  await ada.page.keyboard.type("Ada");
  await ada.presses("Enter");
  await trail("saved").waitFor();
  expect(await words()).not.toBe("");
  await ada.presses("x");
  await expect.poll(() => trail("saved").count()).toBe(2);
  expect((await ada.project()).review).toMatchObject({ accepted: 1, rejected: 1 });
  expect((await ada.project()).coders).toEqual(["Ada"]);
  expect(first).not.toBe("");
  expect(ada.errors).toEqual([]);
});

test("twenty marks are reviewed with keys only, and undone one by one after a restart", async () => {
  ada = await Person.arrives(chromium, served, "Ada");
  await ada.opens("/review");
  await ada.page.locator("section.sheet").waitFor();
  const before = await ada.project();
  const keys = ["a", "x", "a", "f", "a", "Space", "a", "x", "a", "a"];
  for (const key of [...keys, ...keys]) await ada.presses(key);
  await expect
    .poll(async () => (await ada.project()).review.pending)
    .toBe(before.review.pending - 18);
  expect((await ada.project()).review).toMatchObject({ accepted: 12, rejected: 4, flagged: 2 });
  await ada.page.getByText("18 decided and saved here").waitFor();

  await served.restart();
  await ada.opens("/review");
  await ada.page.locator("section.sheet").waitFor();
  await ada.presses("u");
  await expect.poll(async () => (await ada.project()).review.accepted).toBe(11);
  await ada.presses("u", "U");
  await expect
    .poll(async () => (await ada.log()).filter((entry) => entry.kind === "step").length)
    .toBe(3);
  expect((await ada.project()).review.accepted).toBe(11);
  expect((await ada.project()).review.pending).toBe(before.review.pending - 17);
});

test("undo brings the mark back to the screen", async () => {
  ada = await Person.arrives(chromium, served, "Ada");
  await ada.opens("/review");
  await ada.page.locator("section.sheet").waitFor();
  const first = await words();
  await ada.presses("a");
  await trail("saved").waitFor();
  expect(await words()).not.toBe(first);
  await ada.presses("u");
  await expect.poll(words).toBe(first);
  await expect.poll(async () => (await ada.project()).review.accepted).toBe(0);
});

test("a decision that does not reach the server is never shown as saved, and the mark comes back", async () => {
  ada = await Person.arrives(chromium, served, "Ada");
  await ada.opens("/review");
  await ada.page.locator("section.sheet").waitFor();
  const lost = await words();
  await ada.page.route("**/api/decisions", (route) => route.abort());
  await ada.presses("a");
  await ada.page.getByRole("alert").getByText("Not saved.").waitFor();
  expect(await trail("saved").filter({ hasNotText: "not saved" }).count()).toBe(0);
  await ada.page.unroute("**/api/decisions");
  await ada.presses("x");
  await expect.poll(words).toBe(lost);
  await ada.page.getByText("This verdict was not saved").waitFor();
  await ada.presses("a");
  await expect
    .poll(async () => (await ada.project()).review)
    .toMatchObject({ accepted: 1, rejected: 1 });
});

test("all marks of a filter are accepted with one click and undone with one key", async () => {
  ada = await Person.arrives(chromium, served, "Ada");
  await ada.opens("/statements?kind=direct&review=pending");
  const button = ada.page.getByRole("button", { name: /^Accept all \d+/ });
  await button.waitFor();
  await expect.poll(() => button.innerText()).toMatch(/Accept all \d+/);
  const number = Number(/\d+/.exec(await button.innerText())?.[0]);
  expect(number).toBeGreaterThan(5);
  await button.click();
  await expect.poll(async () => (await ada.project()).review.accepted).toBe(number);
  await ada.page.getByText("No statement fits all of this").waitFor();
  await ada.presses("u");
  await expect.poll(async () => (await ada.project()).review.accepted).toBe(0);
  await expect.poll(() => button.innerText()).toContain(`Accept all ${number}`);
});

test("a reason is kept with the verdict", async () => {
  ada = await Person.arrives(chromium, served, "Ada");
  await ada.opens("/review");
  await ada.page.locator("section.sheet").waitFor();
  await ada.presses("X");
  await ada.page.keyboard.type("nobody says this");
  await ada.presses("Enter");
  await expect.poll(async () => (await ada.log())[0]?.reason).toBe("nobody says this");
});

test("the mark is edited with keys only", async () => {
  ada = await Person.arrives(chromium, served, "Ada");
  await ada.opens("/review?kind=indirect");
  await ada.page.locator("section.sheet").waitFor();
  await ada.presses("e", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "3", "Enter");
  await expect.poll(async () => (await ada.project()).review.edited).toBe(1);
  expect((await ada.log())[0]).toMatchObject({ verdict: "edit", who: "Ada" });
});
