// The way of a decision: one after the other to the server, and shown as saved only when the server
// has said so. Undo and redo are the server's; the ledger tells views what came back.
import { asProblem, Problem, write } from "../api/client";
import type { Acknowledged, NewDecision, Undone } from "../api/types";
import { bulkFilter } from "../filters/names";
import type { Query } from "../url/query";
import { announcer } from "./announce.svelte";
import { live } from "./live.svelte";
import { session } from "./session.svelte";

/** An undone or redone step, for views that show what it changed. */
export interface Turn {
  direction: "undo" | "redo";
  undone: Undone;
}

class Ledger {
  /** Decisions on their way. */
  waiting = $state(0);
  /** What the server wrote down last. */
  saved = $state("");
  problem: Problem | null = $state.raw(null);
  turn: Turn | null = $state.raw(null);
  #line: Promise<unknown> = Promise.resolve();

  /** Sends decisions as one step. Throws a `Problem` if they were not written down. */
  decide(decisions: NewDecision[]): Promise<Acknowledged> {
    return this.#send<Acknowledged>("/api/decisions", { decisions });
  }

  /** Decides about all statements of a filter, which must be as many as were shown. */
  bulk(
    filter: Query,
    verdict: "accept" | "reject" | "flag",
    expected: number,
  ): Promise<Acknowledged> {
    return this.#send<Acknowledged>("/api/decisions/bulk", {
      filter: bulkFilter(filter),
      verdict,
      expected,
    });
  }

  async undo(): Promise<void> {
    await this.#turn("undo");
  }

  async redo(): Promise<void> {
    await this.#turn("redo");
  }

  dismiss(): void {
    this.problem = null;
  }

  async #turn(direction: "undo" | "redo"): Promise<void> {
    try {
      const undone = await this.#enqueue<Undone>(`/api/${direction}`, undefined);
      if (undone === null) {
        announcer.say(direction === "undo" ? "Nothing to undo." : "Nothing to redo.");
        this.saved = direction === "undo" ? "Nothing to undo" : "Nothing to redo";
        return;
      }
      this.saved = `${direction === "undo" ? "Undone" : "Done again"}: ${undone.label}`;
      announcer.say(this.saved);
      this.turn = { direction, undone };
      live.decided(live.own);
    } catch {
      // The problem is kept and shown by the shell.
    }
  }

  async #send<T extends Acknowledged>(address: string, body: unknown): Promise<T> {
    const answer = await this.#enqueue<T>(address, body);
    if (answer === null) throw new Problem(-1, "The server wrote nothing down.", "Try again.");
    this.saved = answer.label;
    live.decided(answer.seq);
    return answer;
  }

  async #enqueue<T>(address: string, body: unknown): Promise<T | null> {
    const coder = await session.name();
    if (coder === null)
      throw new Problem(-1, "Not saved: decisions need a name.", "Give a name, and decide again.");
    this.waiting += 1;
    const answer = this.#line.then(() => write<T>("POST", address, coder, body));
    this.#line = answer.catch(() => null);
    try {
      const given = await answer;
      this.problem = null;
      return given;
    } catch (error) {
      this.problem = asProblem(error);
      announcer.say(`Not saved. ${this.problem.message} ${this.problem.next}`);
      throw this.problem;
    } finally {
      this.waiting -= 1;
    }
  }
}

export const ledger = new Ledger();
