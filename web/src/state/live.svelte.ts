// What the server tells by itself: jobs that go on, and that something has changed.
import type { Job } from "../api/types";

class Live {
  /** Grows whenever the project has changed, here or elsewhere. */
  changes = $state(0);
  job: Job | null = $state.raw(null);
  connected = $state(true);

  listen(): void {
    const source = new EventSource("/api/events");
    source.addEventListener("open", () => {
      // While the line was cut, anything may have happened.
      if (!this.connected) this.changes += 1;
      this.connected = true;
    });
    source.addEventListener("error", () => (this.connected = false));
    source.addEventListener("changed", () => (this.changes += 1));
    source.addEventListener("job", (event) => {
      const job = JSON.parse(event.data as string) as Job;
      this.job = job;
      if (job.state !== "running" && job.state !== "waiting") this.changes += 1;
    });
  }
}

export const live = new Live();
