// What the server tells by itself: jobs that go on, and that something has changed.
import type { Job } from "../api/types";

const ANSWERED = 500;

class Live {
  /** Grows whenever the project has changed, here or elsewhere. */
  changes = $state(0);
  /** Grows only when somebody else has changed it. */
  others = $state(0);
  /** The number of the last decision that was made here. */
  own = 0;
  /** Whether the server tells of changes by itself; else what is done here is news enough. */
  #told = true;
  job: Job | null = $state.raw(null);
  connected = $state(true);

  listen(): void {
    const source = new EventSource("/api/events");
    source.addEventListener("open", () => {
      // While the line was cut, anything may have happened.
      if (!this.connected) this.#changed(Infinity);
      this.connected = true;
    });
    source.addEventListener("error", () => {
      // A closed line was refused and stays so; a broken one is tried again by the browser.
      this.#told = source.readyState !== EventSource.CLOSED;
      this.connected = !this.#told;
    });
    source.addEventListener("changed", (event) =>
      this.#changed((JSON.parse(event.data as string) as { seq?: number }).seq ?? Infinity),
    );
    source.addEventListener("job", (event) => {
      const job = JSON.parse(event.data as string) as Job;
      this.job = job;
      if (job.state !== "running" && job.state !== "waiting") this.changes += 1;
    });
  }

  /** Takes note of what was decided here. */
  decided(seq: number): void {
    this.own = Math.max(this.own, seq);
    if (!this.#told) this.changes += 1;
  }

  // The answer to a decision of our own may come after the news of it.
  #changed(seq: number): void {
    this.changes += 1;
    setTimeout(() => {
      if (seq > this.own) this.others += 1;
    }, ANSWERED);
  }
}

export const live = new Live();
