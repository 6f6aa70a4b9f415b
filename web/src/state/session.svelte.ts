// The project that is open, and the name under which decisions are made.
import { asProblem, read, type Problem } from "../api/client";
import type { Party, Project } from "../api/types";

const STORED = "parallax-coder";

class Session {
  project: Project | null = $state.raw(null);
  problem: Problem | null = $state.raw(null);
  coder = $state(localStorage.getItem(STORED) ?? "");
  /** Set while somebody is asked for a name; called with it, or with null if they go away. */
  asking: ((name: string | null) => void) | null = $state.raw(null);

  async load(): Promise<void> {
    try {
      [this.project, this.problem] = [await read<Project>("/api/project"), null];
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  get canWrite(): boolean {
    return this.project !== null && !this.project.read_only;
  }

  rename(name: string): void {
    this.coder = name.trim();
    localStorage.setItem(STORED, this.coder);
  }

  /** The coder's name; asks for it the first time. */
  async name(): Promise<string | null> {
    if (this.coder !== "") return this.coder;
    const name = await new Promise<string | null>((answer) => (this.asking = answer));
    this.asking = null;
    if (name !== null && name.trim() !== "") this.rename(name);
    return this.coder === "" ? null : this.coder;
  }

  party(id: string | null | undefined): Party | null {
    return this.project?.parties.find((party) => party.id === id) ?? null;
  }
}

export const session = new Session();
