import { expect, test } from "vitest";
import { find, nameOf, type Command } from "./match";

const command = (key: string, label = key, ready = true): Command => ({
  key,
  label,
  run: () => {},
  ready: () => ready,
});

test("a key press has the name that is printed", () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
    nameOf({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...held });
  expect(press("a")).toBe("a");
  expect(press("U", { shiftKey: true })).toBe("U");
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press(" ")).toBe("Space");
  expect(press("Enter", { ctrlKey: true })).toBe("Ctrl+Enter");
  expect(press("Enter", { metaKey: true })).toBe("Ctrl+Enter");
  expect(press("ArrowLeft", { shiftKey: true })).toBe("Shift+ArrowLeft");
});

test("the innermost group that is ready wins", () => {
  const groups = [[command("a", "outer")], [command("a", "inner"), command("x", "never", false)]];
  expect(find(["a"], groups)).toMatchObject({ command: { label: "inner" } });
  expect(find(["x"], groups)).toEqual({ kind: "none" });
});

test("a sequence waits for its second key", () => {
  const groups = [[command("g d"), command("g s")]];
  expect(find(["g"], groups)).toEqual({ kind: "more" });
  expect(find(["g", "d"], groups)).toMatchObject({ command: { key: "g d" } });
  expect(find(["g", "q"], groups)).toEqual({ kind: "none" });
  expect(find(["d"], groups)).toEqual({ kind: "none" });
});
