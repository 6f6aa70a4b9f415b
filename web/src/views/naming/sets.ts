// Names for one thing: takes rows of names, gives each set as a table of names by outlet.
import type { NamingRow } from "../../api/types";

export interface NameSet {
  set: string;
  origin: string;
  names: NamingRow[];
  /** Outlets that use any of the names, most uses first. */
  outlets: string[];
  /** The greatest number of uses of one name by one outlet. */
  most: number;
}

/** Sets in the order of their first rows. */
export function nameSets(rows: readonly NamingRow[]): NameSet[] {
  const sets = new Map<string, NamingRow[]>();
  for (const row of rows) sets.set(row.set, [...(sets.get(row.set) ?? []), row]);
  return [...sets].map(([set, names]) => {
    const uses = new Map<string, number>();
    const all = names.flatMap((name) => name.outlets);
    for (const one of all)
      uses.set(one.outlet, (uses.get(one.outlet) ?? 0) + one.author + one.attributed);
    return {
      set,
      origin: names[0]?.origin ?? "",
      names,
      outlets: [...uses]
        .sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))
        .map(([outlet]) => outlet),
      most: Math.max(1, ...all.map((one) => one.author + one.attributed)),
    };
  });
}
