// The data of a figure as a table, and that as CSV.

export type Cell = string | number | null;

/** Columns with their names, and rows of cells. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A table as CSV (RFC 4180). Cells that a spreadsheet would take for a formula get an apostrophe. */
export function toCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

function field(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
