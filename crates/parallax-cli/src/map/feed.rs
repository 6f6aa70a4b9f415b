//! Opens the inputs in order and hands out work; tables row by row.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    ops::ControlFlow,
    sync::Arc,
    time::UNIX_EPOCH,
};

use crossbeam_channel::Sender;
use parallax::ingest::{self, Format, Input, MAX_FILE};
use parallax_store::{Failure, Lookup, Project, SourceFile, StoreError};

use super::{
    Plan,
    inputs::{InputFile, absolute, reason},
    jobs::{Done, Job, Outcome, Task},
    read::guarded,
    stop::Stop,
};

/// Feeds the readers until the inputs end or a person stops it.
pub(crate) struct Feeder<'i> {
    pub(crate) plan: &'i Plan,
    pub(crate) lookup: Lookup,
    pub(crate) jobs: Sender<Job<'i>>,
    pub(crate) done: Sender<Done>,
    pub(crate) order: u64,
    /// Bytes that the rows of the present table have brought.
    pub(crate) of_rows: u64,
}

impl<'i> Feeder<'i> {
    /// Hands out everything.
    pub(crate) fn run(mut self) -> Result<(), StoreError> {
        for failure in &self.plan.inputs.failures {
            self.pass(None, 0, vec![Outcome::Failed(failure.clone())], false);
        }
        if self.plan.inputs.stdin {
            self.stdin();
        }
        if self.plan.unread {
            self.unread()?;
        }
        for file in &self.plan.inputs.files {
            if self.plan.stop.asked() {
                break;
            }
            self.file(file)?;
        }
        Ok(())
    }

    /// Hands out what the project holds and was not read by what reads now.
    fn unread(&mut self) -> Result<(), StoreError> {
        let project = Project::open(self.lookup.project())?;
        // Without a model nothing that was read is given up.
        let again = self.plan.language.is_some();
        project.unread(&self.plan.analysis, again, &mut |document| {
            self.row(Ok(document), None);
            if self.plan.stop.asked() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }

    fn file(&mut self, file: &'i InputFile) -> Result<(), StoreError> {
        let source = match source_file(file) {
            Ok(source) => source,
            Err(error) => {
                self.fail(file, None, reason(&error));
                return Ok(());
            }
        };
        if let Some(documents) = self.lookup.finished(&source, &self.plan.analysis)? {
            let bytes = source.size;
            let known = vec![Outcome::KnownFile(documents)];
            self.pass(Some(Arc::new(source)), bytes, known, false);
            return Ok(());
        }
        let format = self.plan.format.or_else(|| Format::of_ending(&file.locator));
        if format.is_some_and(Format::is_table) {
            self.table(file, format.unwrap_or(Format::Csv), source);
        } else if source.size > MAX_FILE as u64 {
            let why = format!("longer than {} MiB; split it first", MAX_FILE >> 20);
            self.fail(file, Some(source), why);
        } else if self.plan.gate.enter(source.size) {
            let bytes = source.size;
            self.send(bytes, Task::File(file, source));
        }
        Ok(())
    }

    /// Reads a table as a stream: it may be larger than memory.
    fn table(&mut self, input: &InputFile, format: Format, source: SourceFile) {
        let file = match File::open(input.path()) {
            Ok(file) => file,
            Err(error) => return self.fail(input, Some(source), reason(&error)),
        };
        let source = Arc::new(source);
        let mut reader = BufReader::with_capacity(1 << 17, Stoppable(file, &self.plan.stop));
        let (locator, name) = (&*input.locator, input.name());
        self.of_rows = 0;
        let faults = guarded(locator, || {
            self.rows(locator, name, format, &mut reader, Some(&source));
            Vec::new()
        });
        if !self.plan.stop.asked() {
            let bytes = source.size.saturating_sub(self.of_rows);
            let last = faults.is_empty();
            self.pass(Some(source), bytes, faults, last);
        }
    }

    fn stdin(&mut self) {
        let mut reader = BufReader::with_capacity(1 << 17, Stoppable(io::stdin(), &self.plan.stop));
        let start = reader.fill_buf().map(<[u8]>::to_vec).unwrap_or_default();
        let format = self.plan.format.unwrap_or_else(|| Format::guess("-", &start));
        if format.is_table() {
            return self.rows("-", "stdin", format, &mut reader, None);
        }
        let mut bytes = Vec::new();
        let mut outcomes = Vec::new();
        match reader.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes) {
            Ok(_) => {
                let input =
                    Input { locator: "-", name: "stdin", bytes: &bytes, format: Some(format) };
                ingest::ingest(&input, &self.plan.options, &mut |outcome| outcomes.push(outcome));
            }
            Err(error) => {
                let failure = Failure { locator: "-".to_owned(), reason: reason(&error) };
                self.pass(None, 0, vec![Outcome::Failed(failure)], false);
            }
        }
        for outcome in outcomes {
            self.row(outcome, None);
        }
    }

    fn rows(
        &mut self,
        locator: &str,
        name: &str,
        format: Format,
        reader: &mut dyn BufRead,
        source: Option<&Arc<SourceFile>>,
    ) {
        let options = &self.plan.options;
        ingest::ingest_rows(locator, name, format, reader, options, &mut |outcome| {
            // What comes after a stop may be cut off.
            if !self.plan.stop.asked() {
                self.row(outcome, source);
            }
        });
    }

    fn row(&mut self, outcome: ingest::Outcome, source: Option<&Arc<SourceFile>>) {
        match outcome {
            Ok(document) => {
                let bytes = document.text.len() as u64;
                self.of_rows += bytes;
                if self.plan.gate.enter(bytes) {
                    self.send(bytes, Task::Document(Box::new(document), source.cloned()));
                }
            }
            Err(rejected) => {
                let failure =
                    Failure { reason: rejected.reason.to_string(), locator: rejected.locator };
                self.pass(source.cloned(), 0, vec![Outcome::Failed(failure)], false);
            }
        }
    }

    fn send(&mut self, bytes: u64, task: Task<'i>) {
        let job = Job { order: self.order, bytes, task };
        self.order += 1;
        // A closed channel means that the writer has given up; the loop ends by the stop.
        let _ = self.jobs.send(job);
    }

    fn fail(&mut self, file: &InputFile, source: Option<SourceFile>, reason: String) {
        let failure = Failure { locator: file.locator.to_string(), reason };
        let bytes = source.as_ref().map_or(0, |source| source.size);
        self.pass(source.map(Arc::new), bytes, vec![Outcome::Failed(failure)], false);
    }

    /// Passes something straight to the writer, in its place.
    fn pass(
        &mut self,
        source: Option<Arc<SourceFile>>,
        bytes: u64,
        results: Vec<Outcome>,
        last: bool,
    ) {
        // It takes no room but its turn: it waits in memory until the writer comes to it.
        if self.plan.gate.enter(0) {
            let done = Done { order: self.order, held: 0, bytes, source, results, last };
            self.order += 1;
            let _ = self.done.send(done);
        }
    }
}

/// Size and time of a file as it is now.
fn source_file(file: &InputFile) -> io::Result<SourceFile> {
    let metadata = fs::metadata(file.path())?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Ok(SourceFile {
        path: absolute(file.path()),
        size: metadata.len(),
        modified: modified.map_or(0, |since| since.as_nanos() as i64),
    })
}

/// A reader that breaks off when a person stops the program.
struct Stoppable<'s, R>(R, &'s Stop);

impl<R: Read> Read for Stoppable<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.1.asked() {
            return Err(io::Error::other("stopped"));
        }
        self.0.read(buffer)
    }
}
