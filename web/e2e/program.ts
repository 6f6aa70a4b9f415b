// The program under test: PARALLAX_BIN names it. A copy of the examples' project is served from an
// empty folder, so that each test file has a project of its own.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const ROOT = resolve(import.meta.dirname, "../..");

export interface Served {
  /** Where the workbench answers. */
  address: string;
  /** The project file. */
  project: string;
  documents: () => Promise<{ id: string; name: string; statements: number }[]>;
  /** Stops the program and starts it again on the same project. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

/** The path of the program. */
export function program(): string {
  const path = process.env["PARALLAX_BIN"];
  if (path === undefined)
    throw new Error("PARALLAX_BIN must name the program, as target/debug/parallax");
  return resolve(path);
}

/** Runs the program to its end. */
export async function run(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program(), words, { maxBuffer: 64 << 20 });
  return stdout;
}

/** The examples, read and compared; read once for all test files. */
async function mapped(into: string): Promise<void> {
  const ready = process.env["PARALLAX_EXAMPLES"];
  if (ready !== undefined) await cp(ready, into);
  else
    await run(
      "map",
      join(ROOT, "examples/articles"),
      "--codebook",
      join(ROOT, "examples/codebook.toml"),
      "-o",
      into,
    );
}

/** Serves a fresh project of the examples; `more` are further articles to read into it. */
export async function serveExamples(...more: string[]): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), "parallax-e2e-"));
  const project = join(folder, "talks.plx");
  await mapped(project);
  if (more.length > 0)
    await run(
      "map",
      join(ROOT, "examples/articles"),
      ...more,
      "--codebook",
      join(ROOT, "examples/codebook.toml"),
      "-o",
      project,
    );
  return serve(project, () => rm(folder, { recursive: true, force: true }));
}

async function serve(project: string, gone: () => Promise<void>): Promise<Served> {
  let { child, address } = await start(project);
  const served: Served = {
    address,
    project,
    documents: async () => {
      const answer = await fetch(`${served.address}/api/documents?limit=200`);
      return (
        (await answer.json()) as { items: { id: string; name: string; statements: number }[] }
      ).items;
    },
    restart: async () => {
      await end(child);
      ({ child, address } = await start(project));
      served.address = address;
    },
    stop: async () => {
      await end(child);
      await gone();
    },
  };
  return served;
}

/** Starts to serve, on a port that the system chooses; the program says which. */
function start(project: string): Promise<{ child: ChildProcess; address: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program(), ["serve", project, "--port", "0"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const address = /http:\/\/[\w.[\]:]+:\d+/.exec(said)?.[0];
      if (address !== undefined) done({ child, address });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", (code) => fail(new Error(`parallax serve ended with ${code}: ${said}`)));
    setTimeout(() => fail(new Error(`parallax serve said no address: ${said}`)), 30_000).unref();
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done();
    child.removeAllListeners("exit");
    child.on("exit", () => done());
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGKILL"), 5000).unref();
  });
}
