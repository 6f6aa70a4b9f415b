// The part of an address after "?": takes and gives plain records, keeps the order of names, and
// leaves out what is empty, so that one state has one address.

/** Names with their values; several values of one name stand for "any of these". */
export type Query = Record<
  string,
  string | readonly string[] | number | boolean | null | undefined
>;

/** A query as the text after "?", sorted by name; empty values are left out. */
export function toSearch(query: Query): string {
  const pairs: [string, string][] = [];
  for (const name of Object.keys(query).sort()) {
    for (const value of valuesOf(query[name])) pairs.push([name, value]);
  }
  const text = new URLSearchParams(pairs).toString();
  return text === "" ? "" : `?${text}`;
}

/** The text after "?" as a record; a name that comes several times has a list. */
export function fromSearch(search: string): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === "") continue;
    const known = query[name];
    if (known === undefined) query[name] = value;
    else query[name] = Array.isArray(known) ? [...known, value] : [known, value];
  }
  return query;
}

/** All values of one name. */
export function valuesOf(value: Query[string]): string[] {
  if (value === null || value === undefined || value === "" || value === false) return [];
  if (Array.isArray(value)) return value.filter((one) => one !== "");
  return [String(value)];
}

/** The query with one value of a name put in, or taken out if it was there. */
export function toggled(query: Query, name: string, value: string): Query {
  const old = valuesOf(query[name]);
  const kept = old.includes(value) ? old.filter((one) => one !== value) : [...old, value];
  return { ...query, [name]: kept };
}

/** The query without the given names. */
export function without(query: Query, ...names: string[]): Query {
  return Object.fromEntries(Object.entries(query).filter(([name]) => !names.includes(name)));
}

/** Only the given names of a query. */
export function only(query: Query, names: readonly string[]): Query {
  return Object.fromEntries(Object.entries(query).filter(([name]) => names.includes(name)));
}
