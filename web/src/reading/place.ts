// Between the page and the text: takes text nodes and offsets of the browser, gives positions in the
// document, and the other way round. Each block of the text is one text node that never changes.
import type { Block, Span } from "../api/types";
import { Blocks, type Segment } from "./segments";

/** The text nodes of the blocks that are shown. */
export class Places {
  readonly blocks: Blocks;
  readonly #starts: number[];
  readonly #nodes: Text[];
  readonly #numbers = new Map<Node, number>();

  constructor(blocks: readonly Pick<Block, "start" | "end">[], nodes: Text[]) {
    this.blocks = new Blocks(blocks);
    this.#starts = blocks.map((block) => block.start);
    this.#nodes = nodes;
    nodes.forEach((node, number) => this.#numbers.set(node, number));
  }

  /** Spans of the text as pieces, by the block that each stands in. */
  pieces(spans: readonly Span[]): Segment[][] {
    const byBlock: Segment[][] = this.#nodes.map(() => []);
    for (const span of spans)
      for (const segment of this.blocks.segments(span)) byBlock[segment.block]?.push(segment);
    return byBlock;
  }

  /** Ranges of the page for the pieces that stand in some blocks. */
  ranges(pieces: readonly Segment[][], blocks: Iterable<number>): AbstractRange[] {
    const ranges: AbstractRange[] = [];
    for (const block of blocks) {
      const node = this.#nodes[block];
      if (node === undefined) continue;
      for (const { start, end } of pieces[block] ?? []) {
        ranges.push(
          new StaticRange({
            startContainer: node,
            startOffset: start,
            endContainer: node,
            endOffset: end,
          }),
        );
      }
    }
    return ranges;
  }

  /** The position of a place of the page; none outside of the text. */
  position(node: Node | null, offset: number): number | null {
    if (node === null) return null;
    const inText = node instanceof Text ? node : (node.childNodes[offset] ?? node.lastChild);
    const number = inText === null ? undefined : this.#numbers.get(inText);
    if (number === undefined) return null;
    const within = node instanceof Text ? offset : offset === 0 ? 0 : (inText as Text).length;
    return (this.#starts[number] as number) + within;
  }

  /** The span that is selected on the page, without the space at its ends; none if it is empty. The
   * text that is shown may begin later than the whole, at `start`. */
  selected(text: string, start = 0): Span | null {
    const selection = document.getSelection();
    if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const ends = [
      this.position(selection.anchorNode, selection.anchorOffset),
      this.position(selection.focusNode, selection.focusOffset),
    ];
    const [one, other] = ends;
    if (one === null || one === undefined || other === null || other === undefined) return null;
    return trimmed(text, [Math.min(one, other), Math.max(one, other)], start);
  }

  /** Selects a span on the page. */
  select([start, end]: Span): void {
    const [from, to] = [this.#point(start), this.#point(end)];
    if (from === null || to === null) return;
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** A live range of a span's first piece, to measure where it stands. */
  measure(span: Span): DOMRect | null {
    const [first] = this.blocks.segments(span);
    const node = first === undefined ? undefined : this.#nodes[first.block];
    if (first === undefined || node === undefined) return null;
    const range = document.createRange();
    range.setStart(node, first.start);
    range.setEnd(node, first.end);
    return range.getBoundingClientRect();
  }

  #point(position: number): { node: Text; offset: number } | null {
    const number = this.blocks.blockAt(position);
    const node = this.#nodes[number];
    const start = this.#starts[number];
    if (node === undefined || start === undefined) return null;
    return { node, offset: Math.min(Math.max(position - start, 0), node.length) };
  }
}

/** The position under a point of the window, by whichever of the two functions the browser has. */
export function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret === null ? null : { node: caret.offsetNode, offset: caret.offset };
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range === null ? null : { node: range.startContainer, offset: range.startOffset };
}

/** A span without space at its ends; none if nothing is left. */
export function trimmed(text: string, [start, end]: Span, first = 0): Span | null {
  const isSpace = (at: number): boolean => /\s/.test(text[at - first] ?? "");
  while (start < end && isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return start < end ? [start, end] : null;
}
