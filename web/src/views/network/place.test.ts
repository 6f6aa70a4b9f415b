import { expect, test } from "vitest";
import { placed } from "./place";

const node = (id: string, x: number, y: number, size: number) => ({
  id,
  label: `name of ${id}`,
  kind: "actor",
  party: null,
  slot: null,
  coalition: null,
  x,
  y,
  size,
});

test("all nodes lie in the frame, whatever the scale of their places", () => {
  for (const factor of [0.001, 1, 5000]) {
    const all = placed(
      [node("a", -factor, 0, 1), node("b", factor, 2 * factor, 9), node("c", 0, factor, 4)],
      800,
      600,
      50,
    );
    for (const { x, y } of all)
      expect([x >= 50 && x <= 750, y >= 50 && y <= 550]).toEqual([true, true]);
  }
  expect(placed([node("alone", 3, 3, 0)], 800, 600, 50)[0]).toMatchObject({
    x: 400,
    y: 300,
    named: true,
  });
  expect(placed([], 800, 600, 50)).toEqual([]);
});

test("of labels that would lie over each other, the larger node keeps its own", () => {
  const all = placed(
    [node("small", 0, 0, 1), node("large", 0.01, 0, 9), node("far", 1, 1, 1)],
    800,
    600,
    50,
  );
  expect(
    all
      .filter((one) => one.named)
      .map((one) => one.id)
      .sort(),
  ).toEqual(["far", "large"]);
});
