// The way to the server: takes an address under /api and gives what it answers, or a `Problem` that
// says what happened and what to do next.

/** What went wrong, in words for the person who uses the workbench. */
export class Problem extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  /** What can be done. */
  readonly next: string;

  constructor(status: number, message: string, next: string) {
    super(message);
    this.status = status;
    this.next = next;
  }
}

/** Reads an address. */
export async function read<T>(address: string, signal?: AbortSignal): Promise<T> {
  return (await ask(address, { signal: signal ?? null })) as T;
}

/** Writes; the answer is null where the server has nothing to say (204). */
export async function write<T>(
  method: "POST" | "PUT" | "DELETE",
  address: string,
  coder: string,
  body?: unknown,
): Promise<T | null> {
  const headers: Record<string, string> = { "X-Parallax-Coder": encodeURIComponent(coder) };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  return (await ask(address, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  })) as T | null;
}

async function ask(address: string, init: RequestInit): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(address, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(
      0,
      "Parallax does not answer.",
      "See whether “parallax serve” still runs in its terminal, start it again if not, and try again.",
    );
  }
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  throw await problemOf(answer);
}

async function problemOf(answer: Response): Promise<Problem> {
  let title = "";
  try {
    const body: unknown = await answer.json();
    if (typeof body === "object" && body !== null) {
      const { title: short, detail } = body as { title?: unknown; detail?: unknown };
      title = [detail, short].find((one) => typeof one === "string" && one !== "") as string;
    }
  } catch {
    // An answer that is no JSON says nothing that a person could use.
  }
  return new Problem(
    answer.status,
    title || `The server answered ${answer.status}.`,
    nextStep(answer.status),
  );
}

/** What a person can do about a status. */
export function nextStep(status: number): string {
  if (status === 400)
    return "The address of this page asks for something unknown. Take the filters away and choose them again.";
  if (status === 401 || status === 403)
    return "This project can only be read here. Start “parallax serve” without --read-only, or open the address that it printed.";
  if (status === 404)
    return "It may have been merged or renamed. Go back to the list and look for it there.";
  if (status === 409)
    return "Somebody changed the project meanwhile. Look at what is shown now, then decide again.";
  if (status === 413) return "That is too much for one step. Choose fewer marks with the filters.";
  return "Try again. If it stays so, the terminal in which “parallax serve” runs says more.";
}

/** Whether an error only says that nobody waits for the answer any more. */
export function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** Any error as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(-1, error instanceof Error ? error.message : String(error), nextStep(500));
}
