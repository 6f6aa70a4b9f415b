// Slots: the places at which a project's parties, coalitions and outlets stand, from 0. A slot has a
// colour and a form; what is in a slot may be called anything.

/** A form for each slot, drawn around 0,0 in a box of ten; the first is for what has no slot. */
const SHAPES: readonly string[] = [
  "M-3.5 0a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0M-2 0a2 2 0 1 1 4 0a2 2 0 1 1-4 0",
  "M-4.200 0a4.200 4.200 0 1 0 8.400 0a4.200 4.200 0 1 0-8.400 0",
  "M-3.800-3.800h7.600v7.600h-7.600z",
  "M0-4.600 4.500 3.500h-9z",
  "M0-5 4.600 0 0 5-4.600 0z",
  "M0 4.600 4.500-3.500h-9z",
  "M-1.600-4.500h3.200v2.900h2.900v3.200h-2.900v2.900h-3.200v-2.900h-2.900v-3.200h2.900z",
  "M-4.500-2.200h9v4.400h-9z",
  "M0-4.800 1.400-1.600 4.700-1.400 2.200.8 3 4.100 0 2.300-3 4.100-2.200.8-4.700-1.400-1.400-1.600z",
];

/** The class that colours a slot; more slots than colours begin again. */
export function slotClass(slot: number | null | undefined): string {
  return `slot-${numberOf(slot) || "none"}`;
}

/** The form of a slot. */
export function slotShape(slot: number | null | undefined): string {
  return SHAPES[numberOf(slot)] ?? "";
}

// From 1 to 8; 0 for what has no slot.
function numberOf(slot: number | null | undefined): number {
  return slot === null || slot === undefined || slot < 0 ? 0 : (slot % 8) + 1;
}
