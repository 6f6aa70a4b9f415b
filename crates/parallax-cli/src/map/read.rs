//! Reads documents: the work that every thread but the writer does.

use std::{
    fs::File,
    io::Read as _,
    panic::{self, AssertUnwindSafe, catch_unwind},
    sync::Arc,
    thread,
};

use crossbeam_channel::{Receiver, Sender};
use parallax::{
    Reading,
    ingest::{self, Input},
    text::{Document, Span},
};
use parallax_store::{Failure, KeptExtract, Layer, Lookup, SourceFile};

use super::{
    Plan,
    inputs::{InputFile, reason},
    jobs::{Done, Found, Job, Outcome, ReadDocument, Task},
};

/// Reads until there is no more work or nobody to take the results.
pub(crate) fn run(plan: &Plan, lookup: &Lookup, jobs: &Receiver<Job<'_>>, done: &Sender<Done>) {
    for job in jobs {
        let (source, results, last) = match job.task {
            Task::File(file, source) => {
                let results = guarded(&file.locator, || read_file(plan, lookup, file));
                let last = !results.iter().any(|result| matches!(result, Outcome::Failed(_)));
                (Some(Arc::new(source)), results, last)
            }
            Task::Document(document, source) => {
                let locator = document.locator.clone();
                let results = guarded(&locator, || vec![read_document(plan, lookup, *document)]);
                (source, results, false)
            }
        };
        let finished =
            Done { order: job.order, held: job.bytes, bytes: job.bytes, source, results, last };
        if done.send(finished).is_err() {
            return;
        }
    }
}

/// Name of the threads in which inputs are read.
pub(crate) const THREAD: &str = "read";

/// A fault in the program costs one input, not the run.
pub(crate) fn guarded(locator: &str, read: impl FnOnce() -> Vec<Outcome>) -> Vec<Outcome> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let reason = "a fault in parallax; please report it with this input".to_owned();
        vec![Outcome::Failed(Failure { locator: locator.to_owned(), reason })]
    })
}

/// Faults in reading threads are reported as failures, not printed where they happen.
pub(crate) fn keep_faults_quiet() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        if thread::current().name() != Some(THREAD) {
            usual(fault);
        }
    }));
}

fn read_file(plan: &Plan, lookup: &Lookup, file: &InputFile) -> Vec<Outcome> {
    let mut bytes = Vec::new();
    if let Err(error) = File::open(file.path()).and_then(|mut f| f.read_to_end(&mut bytes)) {
        let failure = Failure { locator: file.locator.to_string(), reason: reason(&error) };
        return vec![Outcome::Failed(failure)];
    }
    let input =
        Input { locator: &file.locator, name: file.name(), bytes: &bytes, format: plan.format };
    let mut documents = Vec::new();
    ingest::ingest(&input, &plan.options, &mut |outcome| documents.push(outcome));
    drop(bytes);
    documents
        .into_iter()
        .map(|outcome| match outcome {
            Ok(document) => read_document(plan, lookup, document),
            Err(rejected) => Outcome::Failed(Failure {
                reason: rejected.reason.to_string(),
                locator: rejected.locator,
            }),
        })
        .collect()
}

fn read_document(plan: &Plan, lookup: &Lookup, document: Document) -> Outcome {
    // A project that cannot be asked cannot be written to either: the writer will say so.
    if lookup.has(document.id, &plan.analysis).unwrap_or(false) {
        return Outcome::Known(document.id);
    }
    let words = document.text.split_whitespace().count() as u64;
    let found = find(plan, &document);
    Outcome::Read(Box::new(ReadDocument { document, words, found }))
}

fn find(plan: &Plan, document: &Document) -> Found {
    let Some(language) = plan.language.as_deref() else {
        return Found::NotRead("read without a model".to_owned());
    };
    match document.metadata.language.as_deref() {
        Some(code) if code != language.code() => Found::NotRead(format!("language {code}")),
        _ => {
            let reading = parallax::read(document, language, &plan.settings);
            let extract = KeptExtract::of(&reading.extract);
            Found::Read(layers(&reading), reading.statements, extract)
        }
    }
}

/// The layers that are kept: sentences, names, quotations and numbers, as JSON arrays of bytes in the
/// text.
fn layers(reading: &Reading) -> Vec<Layer> {
    let analysis = &reading.analysis;
    let sentences = (0..analysis.sentence_count()).filter_map(|sentence| {
        let tokens = analysis.sentence(sentence);
        let last = tokens.clone().last()?;
        Some(format!("[{},{}]", analysis.span(tokens.start).start, analysis.span(last).end))
    });
    let names = analysis.names().iter().map(|name| {
        let start = analysis.span(name.first as usize).start;
        let end = analysis.span(name.end as usize - 1).end;
        format!("[{start},{end},\"{}\"]", analysis.label(name.kind))
    });
    let pair = |span: &Span| format!("[{},{}]", span.start, span.end);
    vec![
        layer("sentences", sentences),
        layer("names", names),
        layer("quotes", reading.quotes.iter().map(pair)),
        layer("numbers", reading.numbers.iter().map(pair)),
    ]
}

fn layer(kind: &'static str, items: impl Iterator<Item = String>) -> Layer {
    let items: Vec<String> = items.collect();
    Layer { kind, version: 1, data: format!("[{}]", items.join(",")) }
}

/// The file of a result.
pub(crate) fn path_of(source: Option<&Arc<SourceFile>>) -> Option<&std::path::Path> {
    source.map(|source| source.path.as_path())
}
