//! `parallax map`: reads articles and keeps what they say.
//!
//! ```text
//! inputs → feed ──jobs──→ read (N threads) ──results──→ write (one thread, in the inputs' order)
//!            └──────────── what needs no reading ──────────┘
//! ```
//! The queues are bounded and the gate bounds the bytes between them, so memory stays flat.

pub(crate) mod compare;
mod feed;
mod gate;
pub(crate) mod inputs;
mod jobs;
mod names;
mod progress;
mod read;
mod report;
mod stop;
mod write;

use std::{fs, path::Path, sync::Arc, thread};

use anyhow::{Context as _, Result};
use parallax::{
    Settings,
    codebook::{Codebook, Parties},
    ingest::{FieldMap, Format, Options},
    lang::Language,
    resolve::claim_list::ReadWordings,
    text::DocumentId,
};
use parallax_store::{Project, StoreError};

use crate::{
    arguments::MapArguments,
    exit::{Exit, advice},
    model, output,
};
use feed::Feeder;
use gate::Gate;
use inputs::Inputs;
use progress::Progress;
use stop::Stop;
use write::Tally;

/// Everything that the threads of a run share.
struct Plan {
    inputs: Inputs,
    language: Option<Box<dyn Language>>,
    settings: Settings,
    codebook: Codebook,
    /// The codebook as it was written; empty without one.
    toml: String,
    options: Options,
    format: Option<Format>,
    /// What reads: a document that something else has read is read again.
    analysis: String,
    threads: usize,
    /// Whether to read what the project holds and was not read.
    unread: bool,
    verbose: bool,
    gate: Gate,
    stop: Arc<Stop>,
}

/// Bytes of text between being opened and being kept.
const BYTES_UNDER_WAY: u64 = 8 << 20;
/// Articles waiting for each thread.
const WAITING: usize = 8;
/// Stack of a reading thread: pages may be nested deeply.
const STACK: usize = 64 << 20;

/// Runs the command.
pub(crate) fn run(arguments: &MapArguments) -> Result<Exit> {
    let mut plan = plan(arguments)?;
    stop::on_interrupt(Arc::clone(&plan.stop));
    let mut project = Project::create(&arguments.output)?;
    read::keep_faults_quiet();
    let mut progress = Progress::start(plan.inputs.bytes);
    let outcome = read_all(&plan, &mut project, &mut progress);
    let elapsed = progress.end();
    let tally = match outcome {
        Ok(tally) => tally,
        Err(error) => {
            // Closing may fail on a full disk; what is committed is safe all the same.
            let _ = project.close();
            return Err(error.into());
        }
    };
    report::failures(&tally, &arguments.output);
    let exit = exit(&tally);
    if exit == Exit::Interrupted {
        report::interrupted(&tally, &arguments.output);
    } else {
        // The model is done with, and takes more memory than what is compared.
        if let Some(language) = plan.language.take() {
            let wordings = ReadWordings::of(&plan.codebook, language.as_ref());
            drop(language);
            compare::run(&mut project, &plan.codebook, &plan.toml, &wordings, plan.threads)?;
        }
        report::summary(&plan, &project, &tally, elapsed, arguments.summary)?;
    }
    project.close()?;
    Ok(exit)
}

fn plan(arguments: &MapArguments) -> Result<Plan> {
    let inputs = inputs::find(&arguments.paths, arguments.format.is_some());
    if inputs.files.is_empty() && !inputs.stdin && !arguments.unread {
        return Err(report::nothing_to_read(&inputs));
    }
    let (codebook, toml) = chosen_codebook(arguments)?;
    let parties = codebook.parties.clone();
    let fields = arguments
        .fields
        .iter()
        .fold(FieldMap::default(), |map, (field, column)| map.with(*field, column.clone()));
    let options = Options { fields, language: arguments.language.clone() };
    let language = model::load(&arguments.model)?;
    let threads = arguments.threads.map_or_else(processors, usize::from);
    let format = arguments.format.map(Format::from);
    Ok(Plan {
        analysis: analysis(language.as_deref(), &parties, &options, format),
        inputs,
        language,
        settings: Settings { parties },
        codebook,
        toml,
        options,
        format,
        threads,
        unread: arguments.unread,
        verbose: arguments.verbose,
        gate: Gate::new(BYTES_UNDER_WAY, (threads * WAITING * 4) as u64),
        stop: Arc::default(),
    })
}

/// The codebook that is named, else the one that the project was mapped with before.
fn chosen_codebook(arguments: &MapArguments) -> Result<(Codebook, String)> {
    if arguments.codebook.is_some() || !arguments.output.exists() {
        return codebook(arguments.codebook.as_deref());
    }
    let project = Project::open(&arguments.output)?;
    let Some(toml) = project.codebook()?.filter(|toml| !toml.is_empty()) else {
        return Ok((Codebook::default(), String::new()));
    };
    // Going on without it would read all articles otherwise, and lose it.
    let codebook = Codebook::from_toml(&toml).map_err(|error| {
        let shown = arguments.output.display();
        advice(
            format!("{shown}: the codebook that it was mapped with cannot be used: {error}"),
            "Name one that can: --codebook book.toml",
        )
    })?;
    output::say("Using the codebook that this project was mapped with before");
    Ok((codebook, toml))
}

/// The codebook at `path`, and as it was written.
pub(crate) fn codebook(path: Option<&Path>) -> Result<(Codebook, String)> {
    let Some(path) = path else { return Ok((Codebook::default(), String::new())) };
    let shown = path.display();
    let toml = fs::read_to_string(path).with_context(|| format!("the codebook {shown}"))?;
    let codebook = Codebook::from_toml(&toml).map_err(|error| {
        advice(format!("the codebook {shown}: {error}"), "Correct it and run the command again.")
    })?;
    Ok((codebook, toml))
}

/// How many threads run at once.
pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Names what reads a document: program, model, and whatever else can change the result.
fn analysis(
    language: Option<&dyn Language>,
    parties: &Parties,
    options: &Options,
    format: Option<Format>,
) -> String {
    let model = language.map_or("none", Language::model);
    let settings = DocumentId::of(&[
        &parties.fingerprint().0,
        format!("{options:?}").as_bytes(),
        format!("{format:?}").as_bytes(),
        &parallax::extract::fingerprint().0,
        &parallax::resolve::EXTRACT_VERSION.to_le_bytes(),
    ]);
    format!("parallax {}; {model}; {settings}", env!("CARGO_PKG_VERSION"))
}

fn read_all(
    plan: &Plan,
    project: &mut Project,
    progress: &mut Progress,
) -> Result<Tally, StoreError> {
    let (job_sender, jobs) = crossbeam_channel::bounded(plan.threads * WAITING);
    let (done_sender, done) = crossbeam_channel::bounded(plan.threads * WAITING);
    let mut lookups = Vec::new();
    for _ in 0..plan.threads {
        lookups.push(project.lookup()?);
    }
    let feeder = Feeder {
        plan,
        lookup: project.lookup()?,
        jobs: job_sender,
        done: done_sender.clone(),
        order: 0,
        of_rows: 0,
    };
    thread::scope(|scope| {
        for lookup in lookups {
            let (jobs, done) = (jobs.clone(), done_sender.clone());
            let work = move || read::run(plan, &lookup, &jobs, &done);
            let builder = thread::Builder::new().name(read::THREAD.to_owned()).stack_size(STACK);
            builder.spawn_scoped(scope, work).expect("the system gives a thread");
        }
        drop((jobs, done_sender));
        let builder = thread::Builder::new().name(read::THREAD.to_owned()).stack_size(STACK);
        let feeding =
            builder.spawn_scoped(scope, move || feeder.run()).expect("the system gives a thread");
        let written = write::run(plan, project, &done, progress);
        // After a failure the others must not wait for a writer that is gone.
        drop(done);
        plan.stop.ask_if(written.is_err());
        plan.gate.close();
        feeding.join().unwrap_or(Ok(()))?;
        written
    })
}

fn exit(tally: &Tally) -> Exit {
    let kept = tally.read + tally.already_there + tally.not_read;
    if stop::interrupted() {
        Exit::Interrupted
    } else if tally.failed == 0 {
        Exit::Done
    } else if kept == 0 {
        Exit::Unusable
    } else {
        Exit::SomeFailed
    }
}
