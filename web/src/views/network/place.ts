// A network on paper: takes nodes with places from the server, gives places in a frame, and chooses
// the labels that do not lie over each other.
import type { Network } from "../../api/types";

export interface Placed {
  id: string;
  label: string;
  slot: number | null;
  x: number;
  y: number;
  r: number;
  named: boolean;
}

/** Nodes in a frame, the largest last so that they lie above; labels of large ones first. */
export function placed(
  nodes: Network["nodes"],
  width: number,
  height: number,
  margin: number,
): Placed[] {
  if (nodes.length === 0) return [];
  const [xs, ys] = [nodes.map((node) => node.x), nodes.map((node) => node.y)];
  const [left, right, top, bottom] = [
    Math.min(...xs),
    Math.max(...xs),
    Math.min(...ys),
    Math.max(...ys),
  ];
  const scale = Math.min(
    (width - 2 * margin) / (right - left || 1),
    (height - 2 * margin) / (bottom - top || 1),
  );
  const most = Math.max(...nodes.map((node) => node.size), 1);
  const all = nodes.map((node) => ({
    id: node.id,
    label: node.label,
    slot: node.slot,
    x: width / 2 + (node.x - (left + right) / 2) * scale,
    y: height / 2 + (node.y - (top + bottom) / 2) * scale,
    r: 5 + 11 * Math.sqrt(node.size / most),
    named: false,
  }));
  const boxes: [number, number, number, number][] = [];
  for (const node of [...all].sort((one, other) => other.r - one.r)) {
    const box: [number, number, number, number] = [
      node.x - node.label.length * 3.4,
      node.y + node.r,
      node.x + node.label.length * 3.4,
      node.y + node.r + 17,
    ];
    node.named = boxes.every(
      (other) => box[2] < other[0] || other[2] < box[0] || box[3] < other[1] || other[3] < box[1],
    );
    if (node.named) boxes.push(box);
  }
  return all.sort((one, other) => one.r - other.r);
}
