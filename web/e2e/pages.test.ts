// Looking around: search, addresses that keep their state, claims that are merged, figures that are
// taken along, colours and narrow windows.
import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClaimItem, Paged } from "../src/api/types";
import { browser } from "./browser";
import { ask, Person } from "./person";
import { serveExamples, type Served } from "./program";

let chromium: Browser;
let served: Served;
let ada: Person;

beforeAll(async () => {
  [chromium, served] = await Promise.all([browser(), serveExamples()]);
  ada = await Person.arrives(chromium, served, "Ada");
});
afterAll(async () => {
  await ada.leaves();
  await chromium.close();
  await served.stop();
});

test("a word is searched from anywhere, and marked in the list and in the text", async () => {
  await ada.opens("/matrix");
  await ada.presses("/");
  await ada.page.getByRole("searchbox").waitFor();
  await expect
    .poll(() => ada.page.evaluate(() => document.activeElement?.getAttribute("type")))
    .toBe("search");
  await ada.page.keyboard.type("bridge");
  await expect.poll(() => ada.page.url()).toContain("q=bridge");
  await ada.page.locator("[data-row] mark").first().waitFor();
  expect((await ada.page.locator("[data-row] mark").first().textContent())?.toLowerCase()).toBe(
    "bridge",
  );
  await ada.page.locator("[data-row] h2 a").first().click();
  await ada.page.waitForFunction(() => (CSS.highlights.get("hits")?.size ?? 0) > 0);
});

test("an address shows another person the same statements", async () => {
  await ada.opens("/statements");
  await ada.page.locator("[data-row]").first().waitFor();
  await ada.page.getByRole("button", { name: /^Ilsa Marrand/ }).click();
  await ada.page.locator("summary", { hasText: "Word for word?" }).click();
  await ada.page.getByRole("button", { name: /^reported/ }).click();
  await expect.poll(() => ada.page.url()).toContain("kind=indirect&speaker=marrand");
  await expect
    .poll(() => ada.page.getByRole("list", { name: "Filters" }).getByRole("listitem").count())
    .toBe(3);
  const rows = () => ada.page.locator("[data-row] h2").allInnerTexts();
  await ada.page.waitForLoadState("networkidle").catch(() => undefined);
  const ben = await Person.arrives(chromium, served, "Ben");
  await ben.page.goto(ada.page.url());
  await ben.page.locator("[data-row]").first().waitFor();
  await expect.poll(rows).toEqual(await ben.page.locator("[data-row] h2").allInnerTexts());
  await ada.page.goBack();
  await expect.poll(() => ada.page.url()).not.toContain("kind=");
  await ben.leaves();
});

test("filters are saved under a name and found again", async () => {
  await ada.opens("/statements?act=demand");
  await ada.page.locator("summary", { hasText: "Saved filters" }).click();
  await ada.page.getByLabel("Name for the filters that are set").fill("What is demanded");
  await ada.presses("Enter");
  const link = ada.page.getByRole("link", { name: "What is demanded" });
  await link.waitFor();
  await ada.opens("/statements");
  await ada.page.locator("summary", { hasText: "Saved filters" }).click();
  await link.click();
  await expect.poll(() => ada.page.url()).toContain("act=demand");
});

test("two claims are merged, and parted again by undo", async () => {
  const claims = async () =>
    (await ask<Paged<ClaimItem>>(served, "/api/claims?limit=200&sort=statements")).items;
  const [into, from] = (await claims()).filter((claim) => claim.origin === "codebook");
  if (into === undefined || from === undefined) throw new Error("the codebook names claims");
  await ada.opens(`/claims/${from.id}`);
  await ada.page.getByRole("button", { name: /^Merge/ }).waitFor();
  await ada.presses("m");
  await ada.page.getByRole("combobox").fill(into.label);
  await ada.page.getByRole("option", { name: new RegExp(into.label) }).waitFor();
  await ada.presses("Enter");
  await expect.poll(() => ada.page.url()).toContain(`/claims/${into.id}`);
  const statements = async () => (await claims()).find((claim) => claim.id === into.id)?.statements;
  await expect.poll(statements, { timeout: 20_000 }).toBe(into.statements + from.statements);
  await ada.presses("u");
  await expect.poll(statements, { timeout: 20_000 }).toBe(into.statements);
});

test("a claim gets another name", async () => {
  await ada.opens("/claims/return");
  await ada.page.getByRole("button", { name: /^Rename/ }).waitFor();
  await ada.presses("r");
  await ada.page.getByLabel("Name", { exact: true }).fill("The families come home soon");
  await ada.presses("Enter");
  await expect
    .poll(() => ada.page.locator("h1").innerText(), { timeout: 20_000 })
    .toBe("The families come home soon");
});

test("figures are taken along as SVG, PNG and data", async () => {
  await ada.opens("/matrix");
  await ada.page.locator("svg.figure").waitFor();
  const take = async (name: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      ada.page.waitForEvent("download"),
      ada.page.getByRole("button", { name }).click(),
    ]);
    return readFile(await download.path());
  };
  const svg = (await take("SVG")).toString();
  expect(svg).toMatch(/^<\?xml[^>]*\?>\s*<svg /);
  expect(svg).not.toContain("var(--");
  expect(svg).not.toContain("class=");
  expect(svg).toContain("asserts");
  const png = await take("PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(png.length).toBeGreaterThan(10_000);
  expect((await take("Data")).toString()).toMatch(/^claim,actor,asserts,denies,other\r\n/);
  await ada.page.getByRole("button", { name: "Table" }).click();
  await ada.page.getByRole("columnheader", { name: "asserts" }).waitFor();
  expect(ada.page.url()).toContain("table=matrix");
});

test("every page has its data as CSV and JSON", async () => {
  for (const path of [
    "/documents",
    "/statements?kind=direct",
    "/claims",
    "/claims/return",
    "/actors",
    "/matrix",
    "/history",
  ]) {
    await ada.opens(path);
    for (const ending of ["CSV", "JSON"]) {
      const link = await ada.page
        .getByRole("link", { name: ending, exact: true })
        .first()
        .getAttribute("href");
      const answer = await fetch(`${served.address}${link}`);
      expect(answer.status, `${link}`).toBe(200);
      expect(answer.headers.get("content-type"), `${link}`).toMatch(
        ending === "CSV" ? /text\/csv/ : /application\/json/,
      );
    }
  }
});

test("dark follows the system, and can be chosen", async () => {
  const dark = () =>
    ada.page.evaluate(() => {
      const [red = 0] = (
        getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []
      ).map(Number);
      return red < 60;
    });
  await ada.opens("/");
  expect(await dark()).toBe(false);
  await ada.page.emulateMedia({ colorScheme: "dark" });
  expect(await dark()).toBe(true);
  await ada.presses("T");
  expect(await dark()).toBe(false);
  await ada.presses("T");
  await ada.page.reload();
  await ada.page.locator("h1").waitFor();
  await ada.page.emulateMedia({ colorScheme: "light" });
  expect(await dark()).toBe(true);
});

test("a narrow window has all pages behind one button", async () => {
  const ben = await Person.arrives(chromium, served, "Ben", { width: 390, height: 800 });
  await ben.opens("/");
  expect(await ben.page.getByRole("link", { name: /^Claims/ }).isVisible()).toBe(false);
  await ben.page.getByRole("button", { name: "Pages" }).click();
  await ben.page.getByRole("link", { name: /^Claims/ }).click();
  await ben.page.getByRole("heading", { name: "Claims", level: 1 }).waitFor();
  expect(
    await ben.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
  ).toBe(true);
  await ben.leaves();
});

test("the first load is small", async () => {
  const page = await (await fetch(`${served.address}/`)).text();
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    (match) => match[1] as string,
  );
  expect(files.length).toBeGreaterThan(0);
  let bytes = 0;
  const { gzipSync } = await import("node:zlib");
  for (const file of files)
    bytes += gzipSync(
      Buffer.from(await (await fetch(`${served.address}${file}`)).arrayBuffer()),
    ).length;
  expect(bytes).toBeLessThan(80 * 1024);
});

test("the page of keys lists what the page can do, and single letters can be switched off", async () => {
  await ada.opens("/review");
  await ada.page.locator("section.sheet").waitFor();
  await ada.presses("?");
  const help = ada.page.getByRole("dialog", { name: "Keys" });
  await help.getByText("Reject and say why").waitFor();
  await help.getByRole("checkbox").uncheck();
  await ada.presses("Escape", "a");
  await ada.page.waitForTimeout(300);
  expect((await ada.project()).review.accepted).toBe(0);
});
