import { expect, test } from "vitest";
import { PAGES, pageOf } from "./pages";

test("an address leads to its page", () => {
  expect(pageOf("/")?.page.title).toBe("Overview");
  expect(pageOf("/claims/")?.page.title).toBe("Claims");
  expect(pageOf("/claims/kestrian-guns")).toMatchObject({
    id: "kestrian-guns",
    page: { title: "Claim" },
  });
  expect(pageOf("/read/a%2Fb")?.id).toBe("a/b");
  expect(pageOf("/claims/a/b")).toBeNull();
  expect(pageOf("/nothing")).toBeNull();
  expect(pageOf("/claims/%E0%A4%A")?.id).toBe("%E0%A4%A");
});

test("no two pages share a key", () => {
  const keys = PAGES.flatMap((page) => (page.key === undefined ? [] : [page.key]));
  expect(new Set(keys).size).toBe(keys.length);
});
