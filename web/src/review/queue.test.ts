import { expect, test } from "vitest";
import type { Item, Mark } from "../api/types";
import {
  acknowledged,
  ahead,
  current,
  decided,
  EMPTY,
  extended,
  failed,
  moved,
  savedCount,
  skipped,
  undone,
  type Queue,
} from "./queue";

const item = (id: string) => ({ id, review: { state: "pending" } }) as unknown as Item;
const accepted = (id: string) => ({ id, review: { state: "accepted" } }) as unknown as Mark;
const start = (...ids: string[]) => extended(EMPTY, ids.map(item));
const at = (queue: Queue) => current(queue)?.item.id ?? "end";
const standings = (queue: Queue) =>
  queue.entries.map((entry) => `${entry.item.id} ${entry.standing}`);

test("a decided mark is on its way until the server has said that it is kept", () => {
  const sent = decided(start("a", "b"), "accept");
  expect([at(sent), standings(sent)[0], savedCount(sent)]).toEqual(["b", "a sending", 0]);
  const kept = acknowledged(sent, "a", "s1", accepted("a"));
  expect([at(kept), standings(kept)[0], savedCount(kept)]).toEqual(["b", "a saved", 1]);
  expect(kept.entries[0]?.item.review.state).toBe("accepted");
});

test("a mark that was not kept comes back as the next one, and nobody is moved away from theirs", () => {
  const two = decided(decided(start("a", "b", "c", "d"), "accept"), "reject");
  const back = failed(two, "a");
  expect(at(back)).toBe("c");
  expect(standings(back)).toEqual(["b sending", "c open", "a failed", "d open"]);
  expect(at(decided(back, "accept"))).toBe("a");
});

test("the last mark comes back too", () => {
  const sent = decided(start("a"), "accept");
  expect(at(sent)).toBe("end");
  expect(at(failed(sent, "a"))).toBe("a");
});

test("undo opens the marks of the step and goes there", () => {
  const kept = acknowledged(decided(start("a", "b", "c"), "accept"), "a", "s1", accepted("a"));
  const back = undone(decided(kept, "accept"), "s1");
  expect([at(back), current(back)?.item.review.state]).toEqual(["a", "pending"]);
  expect(undone(kept, "unknown")).toBe(kept);
});

test("skipped marks are passed over, and can be gone back to", () => {
  const passed = skipped(start("a", "b"));
  expect([at(passed), at(moved(passed, -1)), at(moved(moved(passed, 1), 1))]).toEqual([
    "b",
    "a",
    "end",
  ]);
  expect(ahead(passed)).toBe(1);
  expect(at(decided(moved(passed, -1), "accept"))).toBe("b");
});

test("more marks come to the end, none twice", () => {
  const more = extended(start("a", "b"), [item("b"), item("c")]);
  expect(standings(more)).toEqual(["a open", "b open", "c open"]);
});
