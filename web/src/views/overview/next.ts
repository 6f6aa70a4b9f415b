// What a person can do next: takes the state of the project, gives steps, the most useful first.
import type { Project } from "../../api/types";
import { count } from "../../parts/words";

export interface Step {
  title: string;
  text: string;
  address: string;
  key: string;
  /** What to type in a terminal. */
  command: string;
  /** Whether the step is to compare all articles again. */
  compare: boolean;
}

/** At most four steps. */
export function nextSteps(project: Project, coder: string): Step[] {
  const steps: Step[] = [];
  const add = (step: Pick<Step, "title" | "text"> & Partial<Step>): void => {
    steps.push({ address: "", key: "", command: "", compare: false, ...step });
  };
  if (project.documents === 0) {
    add({
      title: "Read articles",
      text: "The project is empty. Plain text, Markdown, saved web pages, JSON and tables can be read.",
      command: `parallax map YOUR-FOLDER -o ${fileOf(project)}`,
    });
    return steps;
  }
  const { pending, flagged } = project.review;
  if (pending > 0) {
    const first = pending === project.statements;
    add({
      title: first ? "Review the marks" : "Go on with the review",
      text: `${count(pending, "mark")} wait for a verdict, those that the machine is least sure of first. ${first && coder === "" ? "You are asked once for your name. " : ""}Each takes one key: a accepts, x rejects.`,
      address: "/review",
      key: "g r",
    });
  }
  if (flagged > 0)
    add({
      title: `Look at ${count(flagged, "flagged mark")}`,
      text: "Somebody wanted a second look at them.",
      address: "/statements?review=flagged",
    });
  if (!project.compared)
    add({
      title: project.claims > 0 ? "Compare the articles again" : "Compare the articles",
      text: "Claims, actors and conflicts come from comparing all articles with each other.",
      compare: true,
    });
  if (!project.has_codebook) {
    add({
      title: "Say which claims you care about",
      text: "A codebook names the parties, actors and claims. A first one can be written from what is here.",
      command: `parallax codebook suggest ${fileOf(project)} -o book.toml`,
    });
  }
  if (pending === 0 && project.statements > 0)
    add({
      title: "Measure what was missed",
      text: "Precision and recall with their uncertainty, from a sample that you look at.",
      address: "/evaluation",
      key: "g v",
    });
  if (project.claims > 0)
    add({
      title: "See who says what",
      text: `${count(project.claims, "claim")}, each with who asserts and who denies it and since when.`,
      address: "/claims",
      key: "g c",
    });
  add({
    title: "Read an article with its marks",
    text: "Every mark leads back to the words and the rule that it came from.",
    address: "/documents",
    key: "g d",
  });
  return steps.slice(0, 4);
}

function fileOf(project: Project): string {
  const file = project.path.split(/[\\/]/).at(-1) ?? project.path;
  return /^[\w.-]+$/.test(file) ? file : `'${file}'`;
}
