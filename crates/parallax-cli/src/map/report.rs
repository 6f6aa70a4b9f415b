//! What `map` says at its end.

use std::{collections::BTreeMap, io::Write as _, path::Path, time::Duration};

use anyhow::Result;
use parallax::{
    extract::{Act, Basis, Kind},
    present::{Count, Share, Summary, VIEW_VERSION, shares},
};
use parallax_store::{Counts, Project, StoreError};

use super::{Plan, inputs::Inputs, write::Tally};
use crate::{
    arguments::SummaryFormat,
    exit::advice,
    output,
    terminal::{fitted, harmless},
};

/// Sources that the summary names.
const SOURCES: u32 = 10;

/// Prints the summary.
pub(crate) fn summary(
    plan: &Plan,
    project: &Project,
    tally: &Tally,
    elapsed: Duration,
    format: SummaryFormat,
) -> Result<()> {
    let summary = summarise(plan, project, tally, elapsed)?;
    let mut out = output::data();
    match format {
        SummaryFormat::Text => out.write_all(written(&summary, project.path()).as_bytes())?,
        SummaryFormat::Json => {
            serde_json::to_writer(&mut out, &summary)?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// Names the inputs that failed.
pub(crate) fn failures(tally: &Tally, project: &Path) {
    for failure in &tally.failures {
        output::say(&format!("not read: {}: {}", failure.locator, failure.reason));
    }
    let more = tally.failed - tally.failures.len() as u64;
    if more > 0 {
        let project = project.display();
        output::say(&format!("and {more} more; all of them: parallax failures {project}"));
    }
}

/// Says how to go on after an interruption.
pub(crate) fn interrupted(tally: &Tally, project: &Path) {
    let kept = tally.read + tally.not_read;
    output::say(&format!(
        "Stopped. {kept} more articles are kept in {}. Run the same command again to go on.",
        project.display()
    ));
}

/// The error where no path leads to a file.
pub(crate) fn nothing_to_read(inputs: &Inputs) -> anyhow::Error {
    let mut wrong = vec!["nothing to read".to_owned()];
    for failure in &inputs.failures {
        wrong.push(format!("  {}: {}", failure.locator, failure.reason));
    }
    for (reason, count) in &inputs.skipped {
        wrong.push(format!("  passed over: {count} ({reason})"));
    }
    advice(
        wrong.join("\n"),
        "Name files or folders with .txt .md .html .jsonl .json .csv .tsv, or --format.",
    )
}

fn summarise(
    plan: &Plan,
    project: &Project,
    tally: &Tally,
    elapsed: Duration,
) -> Result<Summary, StoreError> {
    let counts = project.counts()?;
    Ok(Summary {
        version: VIEW_VERSION,
        read: tally.read,
        changed: tally.changed,
        read_again: tally.read_again,
        already_there: tally.already_there,
        not_read: tally.not_read,
        failed: tally.failed,
        skipped: plan.inputs.skipped.clone(),
        words: tally.words,
        seconds: elapsed.as_secs_f64(),
        documents: counts.documents,
        statements: counts.statements.iter().map(|(.., count)| count).sum(),
        kinds: by(&counts, &Kind::ALL.map(Kind::name), |kind, _, _| kind.name()),
        acts: by(&counts, &Act::ALL.map(Act::name), |_, act, _| act.name()),
        bases: by(&counts, &Basis::ALL.map(Basis::name), |_, _, basis| basis.name()),
        sources: project.most_quoted(SOURCES)?,
        compared: project.compared_counts()?,
        unread: counts.unread,
    })
}

fn by(
    counts: &Counts,
    names: &[&'static str],
    name: impl Fn(Kind, Act, Basis) -> &'static str,
) -> Vec<Share> {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for &(kind, act, basis, count) in &counts.statements {
        *sums.entry(name(kind, act, basis)).or_default() += count;
    }
    shares(names.iter().map(|&name| (name, sums.get(name).copied().unwrap_or(0))))
}

/// The summary as it is printed.
fn written(summary: &Summary, project: &Path) -> String {
    let mut page = Page::default();
    page.heading("This run");
    page.line("articles read", summary.read, &details(summary));
    page.line_if("already there", summary.already_there, "unchanged");
    page.line_if("kept, not read", summary.not_read, "");
    page.line_if("failed", summary.failed, "named above");
    for (reason, &count) in &summary.skipped {
        page.line("passed over", count, reason);
    }
    let speed = summary.words as f64 / summary.seconds.max(0.001);
    let time = format!("in {:.1} s, {} words/s", summary.seconds, grouped(speed as u64));
    page.line("words", summary.words, if summary.words > 0 { &time } else { "" });
    page.heading("The project");
    page.line("articles", summary.documents, "");
    for Count { name, count } in &summary.unread {
        page.line("not read", *count, name);
    }
    page.line("statements", summary.statements, "");
    for (title, shares) in
        [("kind", &summary.kinds), ("act", &summary.acts), ("basis", &summary.bases)]
    {
        page.shares(title, shares);
    }
    if !summary.sources.is_empty() {
        page.heading("Most quoted");
        for Count { name, count } in &summary.sources {
            page.line(name, *count, "");
        }
    }
    if !summary.compared.is_empty() {
        page.heading("All articles compared");
        for Count { name, count } in &summary.compared {
            page.line(name, *count, "");
        }
    }
    page.next_steps(project, summary);
    page.0.join("\n") + "\n"
}

fn details(summary: &Summary) -> String {
    let mut details = Vec::new();
    if summary.changed > 0 {
        details.push(format!("{} of them changed since last time", grouped(summary.changed)));
    }
    if summary.read_again > 0 {
        let again = grouped(summary.read_again);
        details.push(format!("{again} of them again, for another model or codebook"));
    }
    details.join("; ")
}

/// Lines under headings, in columns.
#[derive(Default)]
struct Page(Vec<String>);

/// Columns of names and of numbers.
const NAMES: usize = 30;
const NUMBERS: usize = 11;

impl Page {
    fn heading(&mut self, heading: &str) {
        if !self.0.is_empty() {
            self.0.push(String::new());
        }
        self.0.push(heading.to_owned());
    }

    fn line(&mut self, name: &str, count: u64, note: &str) {
        let line =
            format!("  {}{:>NUMBERS$}  {}", fitted(name, NAMES), grouped(count), harmless(note));
        self.0.push(line.trim_end().to_owned());
    }

    fn line_if(&mut self, name: &str, count: u64, note: &str) {
        if count > 0 {
            self.line(name, count, note);
        }
    }

    fn shares(&mut self, title: &str, shares: &[Share]) {
        for (index, Share { name, count, percent }) in shares.iter().enumerate() {
            let title = if index == 0 { title } else { "" };
            let count = grouped(*count);
            self.0.push(format!("    {title:<8}{name:<20}{count:>NUMBERS$}  {percent:>5.1} %"));
        }
    }

    fn next_steps(&mut self, project: &Path, summary: &Summary) {
        let project = harmless(&project.to_string_lossy()).into_owned();
        self.heading("Next");
        if summary.statements > 0 {
            self.step("statements", &project, "every statement");
        }
        self.step("show", &project, "the names of the articles; add one to see its marks");
        if summary.compared.iter().any(|count| count.name == "claims") {
            self.step("claims", &project, "who asserts, denies or doubts what");
            self.step("actors", &project, "who speaks; also: conflicts, copies, naming");
        }
        if summary.failed > 0 {
            self.step("failures", &project, "what could not be read, and why");
        }
    }

    fn step(&mut self, command: &str, project: &str, purpose: &str) {
        let command = format!("parallax {command} {project}");
        self.0.push(format!("  {command:<NAMES$}  {purpose}"));
    }
}

/// A number with a comma every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
