// Where we are: the address of the window as something that views can depend on. All state that a
// person may want to keep or send to another stands in it.
import { fromSearch, toSearch, type Query } from "./query";

class Location {
  path = $state(window.location.pathname);
  query: Record<string, string | string[]> = $state.raw(fromSearch(window.location.search));
  hash = $state(window.location.hash.slice(1));
  /** Grows with each page that is opened, not with changes of its query. */
  visits = $state(0);

  #later = 0;

  constructor() {
    window.addEventListener("pagehide", () => this.#settle());
    window.addEventListener("popstate", () => this.#read());
    window.addEventListener("hashchange", () => this.#read());
    document.addEventListener("click", (event) => this.#follow(event));
  }

  /** Opens an address of the workbench. */
  go(address: string): void {
    this.#settle();
    history.pushState(null, "", address);
    this.#read();
    if (this.hash === "") window.scrollTo(0, 0);
  }

  /** Changes the query of this page; typing into a field replaces, a choice makes a step back. */
  set(query: Query, how: "push" | "replace" = "push"): void {
    const address = `${this.path}${toSearch(query)}${this.hash === "" ? "" : `#${this.hash}`}`;
    this.#write(address, how);
  }

  /** Changes some names of the query and leaves the others. */
  change(some: Query, how: "push" | "replace" = "push"): void {
    this.set({ ...this.query, ...some }, how);
  }

  /** Changes the part after "#" without a step back. Browsers allow few changes of the address in a
   * row, so the window's follows when no more come. */
  select(hash: string): void {
    this.hash = hash;
    clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.#settle(), 250);
  }

  /** One value of the query, or the given one. */
  value(name: string, otherwise = ""): string {
    const value = this.query[name];
    return (Array.isArray(value) ? value[0] : value) ?? otherwise;
  }

  #settle(): void {
    if (this.#later === 0) return;
    clearTimeout(this.#later);
    this.#later = 0;
    history.replaceState(
      history.state,
      "",
      `${this.path}${toSearch(this.query)}${this.hash === "" ? "" : `#${this.hash}`}`,
    );
  }

  #write(address: string, how: "push" | "replace"): void {
    this.#settle();
    if (how === "push") history.pushState(null, "", address);
    else history.replaceState(history.state, "", address);
    this.#read();
  }

  #read(): void {
    clearTimeout(this.#later);
    this.#later = 0;
    const { pathname, search, hash } = window.location;
    if (pathname !== this.path) this.visits += 1;
    this.path = pathname;
    const query = fromSearch(search);
    if (toSearch(query) !== toSearch(this.query)) this.query = query;
    this.hash = decodeURIComponent(hash.slice(1));
  }

  // Links are ordinary links: they open in a new window where a person wants that.
  #follow(event: MouseEvent): void {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.target !== "" || link.hasAttribute("download")) return;
    if (!(link instanceof HTMLAnchorElement) || link.origin !== window.location.origin) return;
    if (/\.(json|csv)$/.test(link.pathname) || link.pathname.startsWith("/api/")) return;
    if (link.hash !== "" && link.pathname === this.path && link.search === window.location.search)
      return;
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash);
  }
}

export const here = new Location();
