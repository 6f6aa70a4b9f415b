// The pages of the workbench: address, name, key and the view that is loaded when it is opened.
import type { Component } from "svelte";

/** A view; it is given the parameter of its address, if the address has one. */
export type View = Component<{ id: string }> | Component<Record<string, never>>;

/** A page; `path` may end with a parameter, as in `/read/:id`. */
export interface Page {
  path: string;
  /** As the navigation and the window's title call it. */
  title: string;
  /** The letter after `g`; pages of one thing have none. */
  key?: string;
  group?: "work" | "compare" | "check" | "method";
  /** Whether the server answers the address with `.json` and `.csv` at its end. */
  tables: boolean;
  load: () => Promise<{ default: View }>;
}

export const PAGES: readonly Page[] = [
  {
    path: "/",
    title: "Overview",
    key: "o",
    group: "work",
    tables: false,
    load: () => import("../views/overview/Overview.svelte"),
  },
  {
    path: "/documents",
    title: "Documents",
    key: "d",
    group: "work",
    tables: true,
    load: () => import("../views/documents/Documents.svelte"),
  },
  {
    path: "/read/:id",
    title: "Reading",
    tables: false,
    load: () => import("../reading/Reading.svelte"),
  },
  {
    path: "/review",
    title: "Review",
    key: "r",
    group: "work",
    tables: false,
    load: () => import("../review/Review.svelte"),
  },
  {
    path: "/statements",
    title: "Statements",
    key: "s",
    group: "work",
    tables: true,
    load: () => import("../views/statements/Statements.svelte"),
  },
  {
    path: "/claims",
    title: "Claims",
    key: "c",
    group: "compare",
    tables: true,
    load: () => import("../views/claims/Claims.svelte"),
  },
  {
    path: "/claims/:id",
    title: "Claim",
    tables: true,
    load: () => import("../views/claims/ClaimPage.svelte"),
  },
  {
    path: "/actors",
    title: "Actors",
    key: "a",
    group: "compare",
    tables: true,
    load: () => import("../views/actors/Actors.svelte"),
  },
  {
    path: "/actors/:id",
    title: "Actor",
    tables: true,
    load: () => import("../views/actors/ActorPage.svelte"),
  },
  {
    path: "/matrix",
    title: "Matrix",
    key: "m",
    group: "compare",
    tables: true,
    load: () => import("../views/matrix/Matrix.svelte"),
  },
  {
    path: "/narratives",
    title: "Narratives",
    key: "n",
    group: "compare",
    tables: true,
    load: () => import("../views/narratives/Narratives.svelte"),
  },
  {
    path: "/timeline",
    title: "Timeline",
    key: "t",
    group: "compare",
    tables: true,
    load: () => import("../views/timeline/Timeline.svelte"),
  },
  {
    path: "/network",
    title: "Network",
    key: "w",
    group: "compare",
    tables: true,
    load: () => import("../views/network/Network.svelte"),
  },
  {
    path: "/conflicts",
    title: "Conflicts",
    key: "x",
    group: "check",
    tables: true,
    load: () => import("../views/conflicts/Conflicts.svelte"),
  },
  {
    path: "/contradictions",
    title: "Contradictions",
    key: "i",
    group: "check",
    tables: true,
    load: () => import("../views/contradictions/Contradictions.svelte"),
  },
  {
    path: "/naming",
    title: "Naming",
    key: "l",
    group: "check",
    tables: true,
    load: () => import("../views/naming/Naming.svelte"),
  },
  {
    path: "/copies",
    title: "Copies",
    key: "y",
    group: "check",
    tables: true,
    load: () => import("../views/copies/Copies.svelte"),
  },
  {
    path: "/agreement",
    title: "Agreement",
    key: "e",
    group: "method",
    tables: true,
    load: () => import("../views/agreement/Agreement.svelte"),
  },
  {
    path: "/evaluation",
    title: "Evaluation",
    key: "v",
    group: "method",
    tables: true,
    load: () => import("../views/evaluation/Evaluation.svelte"),
  },
  {
    path: "/history",
    title: "History",
    key: "h",
    group: "method",
    tables: true,
    load: () => import("../views/history/History.svelte"),
  },
];

/** A page with the parameter of its address. */
export interface Match {
  page: Page;
  id: string;
}

/** The page of an address; none if there is no such page. */
export function pageOf(path: string, pages: readonly Page[] = PAGES): Match | null {
  const parts = split(path);
  for (const page of pages) {
    const wanted = split(page.path);
    if (wanted.length !== parts.length) continue;
    const fits = wanted.every((part, at) => part.startsWith(":") || part === parts[at]);
    if (fits) return { page, id: page.path.includes(":") ? decode(parts.at(-1) ?? "") : "" };
  }
  return null;
}

function split(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
