//! `parallax lint` and `explain`: how things are said in articles and drafts.
//!
//! ```text
//! inputs ─ read ─▶ articles with findings ─ against ─▶ and what a collection says otherwise
//!        ─ choice, suppress, changed, baseline ─▶ report ─▶ text, json, sarif ...
//! ```
//!
//! | file | what |
//! |---|---|
//! | `arguments` | what can be typed |
//! | `config` | `parallax.toml` |
//! | `choice` | which rules and voices are asked for |
//! | `open`, `read` | opens inputs; finds |
//! | `article`, `found`, `page` | an article, a finding, the lines and columns of a text |
//! | `against/` | what the articles of a project say otherwise |
//! | `suppress` | comments that keep a wording, with a reason |
//! | `changed` | lines that differ from a commit |
//! | `baseline` | findings that are known |
//! | `report`, `summary` | what a run comes to |
//! | `text`, `json`, `sarif`, `github`, `html` | how it is printed |
//! | `explain`, `examples` | what rules are |

mod against;
pub(crate) mod arguments;
mod article;
mod baseline;
mod changed;
mod choice;
mod config;
mod examples;
pub(crate) mod explain;
mod found;
mod github;
mod html;
mod json;
mod open;
mod page;
mod read;
mod report;
mod sarif;
mod summary;
mod suppress;
mod text;

use std::{env, io::Write as _};

use anyhow::{Context as _, Result};
use parallax::{Settings, ingest::Options, wording::Level};

use crate::{
    exit::{Exit, advice},
    map::{self, inputs},
    model, output,
};
use arguments::{FailOn, LintArguments, LintFormat};
use article::Article;
use baseline::Baseline;
use changed::Changed;
use choice::Choice;
pub(crate) use choice::{chosen, nearest};
use config::Config;
use open::Opener;
use read::{Read, Reader};
use report::Report;

/// Runs `parallax lint`.
pub(crate) fn run(arguments: &LintArguments) -> Result<Exit> {
    let config = config(arguments)?;
    let choice = choice(arguments, &config)?;
    let changed = arguments.changed_since.as_deref().map(Changed::since).transpose()?;
    let baseline = arguments.baseline.as_deref().filter(|_| !arguments.write_baseline);
    let mut baseline = baseline.map(Baseline::read).transpose()?.unwrap_or_default();
    let reader = reader(arguments, &config)?;
    let inputs = inputs::find(&arguments.paths, arguments.input.is_some());
    let (opened, failures) = opener(arguments).open(&inputs)?;
    let mut read = reader.read(&opened, failures)?;
    drop(opened);
    if let Some(project) = &arguments.against {
        against::add(project, &mut read, &reader)?;
    }
    let mut report = sifted(read, &choice, &config, changed.as_ref());
    if arguments.write_baseline {
        return written(arguments, &report);
    }
    for article in &mut report.articles {
        report.hidden.baseline += baseline.apply(article);
    }
    if baseline.gone() > 0 && changed.is_none() {
        let gone = summary::counted(baseline.gone(), "finding");
        output::say(&format!(
            "{gone} of the baseline were not found; write it anew when you like."
        ));
    }
    print(&report, arguments.format)?;
    let fail_on = arguments.fail_on.or(config.fail_on).unwrap_or(FailOn::Warning);
    Ok(exit(&report, fail_on))
}

fn config(arguments: &LintArguments) -> Result<Config> {
    if arguments.no_config {
        return Ok(Config::default());
    }
    let folder = env::current_dir().context("the working folder")?;
    Config::find(arguments.config.as_deref(), &folder)
}

/// What is typed takes the place of what settings say.
fn choice(arguments: &LintArguments, config: &Config) -> Result<Choice> {
    let or = |typed: &[String], set: &[String]| {
        if typed.is_empty() { set.to_vec() } else { typed.to_vec() }
    };
    let voices = if arguments.voice.is_empty() { &config.voices } else { &arguments.voice };
    let select = or(&arguments.select, &config.select);
    let ignore = or(&arguments.ignore, &config.ignore);
    Choice::new(select, ignore, voices, config.levels.clone())
}

fn opener(arguments: &LintArguments) -> Opener {
    Opener {
        format: arguments.input.map(Into::into),
        options: Options { language: arguments.language.clone(), ..Options::default() },
        stdin: arguments.stdin_filename.clone(),
    }
}

fn reader(arguments: &LintArguments, config: &Config) -> Result<Reader> {
    let codebook = arguments.codebook.as_deref().or(config.codebook.as_deref());
    let parties = match (&arguments.against, codebook) {
        // What is compared must have been read with the same names.
        (Some(project), None) => against::parties(project)?,
        _ => map::codebook(codebook)?.0.parties,
    };
    let language = model::load(&arguments.model)?
        .ok_or_else(|| advice("lint reads with a model", "Leave out: --model none"))?;
    Ok(Reader {
        language,
        settings: Settings { parties },
        threads: arguments.threads.map_or_else(map::processors, usize::from),
        to_compare: arguments.against.is_some(),
    })
}

/// The findings that are asked for, in articles in the order of their inputs.
fn sifted(read: Read, choice: &Choice, config: &Config, changed: Option<&Changed>) -> Report {
    let mut report = Report { failed: read.failures.len(), ..Report::default() };
    for failure in &read.failures {
        output::say(&format!("not read: {}: {}", failure.locator, failure.reason));
    }
    for passed in &read.passed_over {
        output::say(&format!("passed over: {}: {}", passed.locator, passed.reason));
    }
    for mut article in read.articles.into_iter().map(|read| read.article) {
        let left_out = config.left_out(&article.path);
        let asked = |rule: &str| choice.takes_rule(rule) && !left_out.contains(&rule);
        report.hidden.comments += suppress::apply(&mut article, &asked);
        article.found.retain(|found| asked(found.rule));
        article.found.iter_mut().for_each(|found| choice.grade(found));
        report.hidden.voices += keep(&mut article, |found| choice.takes_voice(found.voice));
        report.hidden.unchanged += changed.map_or(0, |changed| changed.apply(&mut article));
        report.articles.push(article);
    }
    report
}

/// Keeps the findings that are wanted; gives how many are not.
fn keep(article: &mut Article, is_wanted: impl Fn(&found::Found) -> bool) -> usize {
    let before = article.found.len();
    article.found.retain(is_wanted);
    before - article.found.len()
}

fn written(arguments: &LintArguments, report: &Report) -> Result<Exit> {
    let path = arguments.baseline.as_deref().expect("clap asks for --baseline");
    let count = summary::counted(baseline::write(path, &report.articles)?, "finding");
    output::say(&format!("{count} written to {}", path.display()));
    Ok(if report.failed > 0 { Exit::SomeFailed } else { Exit::Done })
}

fn print(report: &Report, format: LintFormat) -> Result<()> {
    let mut out = output::data();
    match format {
        LintFormat::Text => text::print(report, &mut out)?,
        LintFormat::Concise => text::print_concise(report, &mut out)?,
        LintFormat::Json => json::print(report, &mut out)?,
        LintFormat::Jsonl => json::print_lines(report, &mut out)?,
        LintFormat::Sarif => sarif::print(report, &mut out)?,
        LintFormat::Github => github::print(report, &mut out)?,
        LintFormat::Html => html::print(report, &mut out)?,
    }
    out.flush()?;
    Ok(())
}

fn exit(report: &Report, fail_on: FailOn) -> Exit {
    let least = match fail_on {
        FailOn::Note => Some(Level::Note),
        FailOn::Warning => Some(Level::Warning),
        FailOn::Error => Some(Level::Error),
        FailOn::Never => None,
    };
    if report.failed > 0 {
        return if report.articles.is_empty() { Exit::Unusable } else { Exit::SomeFailed };
    }
    let fails = least.is_some_and(|least| report.found().any(|(_, found)| found.level >= least));
    if fails { Exit::Differs } else { Exit::Done }
}
