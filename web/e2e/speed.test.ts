// How much of the main thread a long document takes, by Chromium's own clock of the thread: other
// programs of the machine do not count. A document of 20,000 words with 5,000 marks.
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { browser } from "./browser";
import { longDocument } from "./long";
import { serveExamples, type Served } from "./program";

let chromium: Browser;
let served: Served;
let page: Page;
let clock: CDPSession;

beforeAll(async () => {
  [chromium, served] = await Promise.all([browser(), serveExamples()]);
  page = await chromium.newPage({ viewport: { width: 1400, height: 900 } });
  const long = JSON.stringify(longDocument(20_000, 5_000));
  await page.route("**/api/documents/long", (route) =>
    route.fulfill({ contentType: "application/json", body: long }),
  );
  clock = await page.context().newCDPSession(page);
  await clock.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${served.address}/read/${(await served.documents())[0]?.id ?? ""}`);
  await page.waitForSelector("[data-block]");
  await settled();
});

afterAll(async () => {
  await chromium.close();
  await served.stop();
});

/** Waits until what was asked for is painted and nothing is left to do. */
async function settled(): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))),
      ),
  );
}

/** Milliseconds of the main thread that something takes. */
async function cost(deed: () => Promise<unknown>): Promise<number> {
  const spent = async (): Promise<number> => {
    const { metrics } = await clock.send("Performance.getMetrics");
    return (metrics.find((metric) => metric.name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  const before = await spent();
  await deed();
  await settled();
  return (await spent()) - before;
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

async function costs(keys: string[]): Promise<number> {
  const values: number[] = [];
  for (const key of keys) values.push(await cost(() => page.keyboard.press(key)));
  return median(values);
}

test("it opens in under 300 ms", async () => {
  const spent = await cost(async () => {
    await page.evaluate(() => {
      history.pushState(null, "", "/read/long");
      window.dispatchEvent(new PopStateEvent("popstate"));
    });
    await page.waitForFunction(
      () =>
        (CSS.highlights.get("content")?.size ?? 0) > 0 &&
        document.querySelectorAll("[data-block]").length > 200,
    );
  });
  console.log(`open: ${spent.toFixed(0)} ms`);
  expect(await page.locator("[data-block]").count()).toBe(286);
  expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(2500);
  expect(spent).toBeLessThan(300);
});

test("a key takes under 16 ms", async () => {
  await page.keyboard.press("j");
  await settled();
  const spent = await costs(Array<string>(15).fill("j"));
  console.log(`next mark: ${spent.toFixed(1)} ms`);
  expect(spent).toBeLessThan(16);
});

test("a layer is switched in under 20 ms", async () => {
  const toggles: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    await page.keyboard.press("v");
    toggles.push(await cost(() => page.keyboard.press("t")));
  }
  console.log(`layer: ${median(toggles).toFixed(1)} ms`);
  expect(median(toggles)).toBeLessThan(20);
});
