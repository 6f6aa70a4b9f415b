// Ranges of the page by the name under which `::highlight` paints them. Several texts may stand on one
// page; each has a brush of its own, and the page shows what all brushes have painted.

/** Names in the order in which they lie over each other, the lowest first. */
const ORDER = [
  "content",
  "content-inner",
  "selected",
  "hits",
  "draft-content",
  "quotations",
  "names",
  "numbers",
  "codings",
  "accepted",
  "rejected",
  "flagged",
  "edited",
  "source",
  "cue",
  "draft-source",
  "draft-cue",
] as const;

export type HighlightName = (typeof ORDER)[number];

const painted = new Map<HighlightName, Map<Brush, readonly AbstractRange[]>>();

/** Whether the browser can paint without elements; old ones cannot. */
export const CAN_PAINT = typeof CSS !== "undefined" && "highlights" in CSS;

/** What one text paints. */
export class Brush {
  /** Paints ranges under a name, in place of those that were there. */
  paint(name: HighlightName, ranges: readonly AbstractRange[]): void {
    let brushes = painted.get(name);
    if (brushes === undefined) painted.set(name, (brushes = new Map()));
    if (ranges.length === 0 && !brushes.has(this)) return;
    if (ranges.length === 0) brushes.delete(this);
    else brushes.set(this, ranges);
    show(name, brushes);
  }

  /** Takes everything away that it painted. */
  clear(): void {
    for (const [name, brushes] of painted) {
      if (brushes.delete(this)) show(name, brushes);
    }
  }
}

function show(name: HighlightName, brushes: Map<Brush, readonly AbstractRange[]>): void {
  if (!CAN_PAINT) return;
  if (brushes.size === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight();
  for (const ranges of brushes.values()) for (const range of ranges) highlight.add(range);
  highlight.priority = ORDER.indexOf(name);
  CSS.highlights.set(name, highlight);
}
