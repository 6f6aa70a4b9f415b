//! Keeps what was read, in the order of the inputs, whoever read it first.

use std::collections::BTreeMap;

use crossbeam_channel::{Receiver, RecvTimeoutError};
use parallax_store::{Failure, Inserted, NewReading, Outcome as Kept, Project, StoreError};

use super::{
    Plan,
    jobs::{Done, Found, Outcome, ReadDocument},
    progress::Progress,
    read::path_of,
};

/// What a run did.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) read: u64,
    pub(crate) changed: u64,
    pub(crate) read_again: u64,
    pub(crate) already_there: u64,
    pub(crate) not_read: u64,
    pub(crate) words: u64,
    pub(crate) failures: Vec<Failure>,
    /// Failures beyond those that are listed.
    pub(crate) failed: u64,
}

/// How many failures are held to be listed.
pub(crate) const LISTED: usize = 20;

/// Writes every result. Results that come before their turn wait; the gate bounds how many.
pub(crate) fn run(
    plan: &Plan,
    project: &mut Project,
    done: &Receiver<Done>,
    progress: &mut Progress,
) -> Result<Tally, StoreError> {
    let mut writer =
        Writer { plan, project, tally: Tally::default(), retried: None, had_failures: false };
    writer.had_failures = writer.project.counts()?.failures > 0;
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    loop {
        match done.recv_timeout(progress.pause()) {
            Ok(result) => {
                waiting.insert(result.order, result);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        while let Some(result) = waiting.remove(&next) {
            next += 1;
            writer.keep(&result, progress)?;
        }
        progress.show(&writer.tally);
    }
    Ok(writer.tally)
}

struct Writer<'a> {
    plan: &'a Plan,
    project: &'a mut Project,
    tally: Tally,
    /// The file whose old failures were forgotten last.
    retried: Option<std::path::PathBuf>,
    had_failures: bool,
}

impl Writer<'_> {
    fn keep(&mut self, done: &Done, progress: &mut Progress) -> Result<(), StoreError> {
        self.forget_failures(done)?;
        let count = done.results.len();
        let mut last = done.last;
        for (index, result) in done.results.iter().enumerate() {
            match result {
                Outcome::Read(read) => {
                    let ends = done.last && index + 1 == count;
                    self.insert(read, done, ends)?;
                    last &= !ends;
                }
                Outcome::Known(id) => {
                    self.tally.already_there += 1;
                    if let Some(source) = &done.source {
                        self.project.seen(*id, source)?;
                    }
                }
                Outcome::KnownFile(documents) => self.tally.already_there += documents,
                Outcome::Failed(failure) => self.fail(failure, done)?,
            }
        }
        if let (Some(source), true) = (&done.source, last) {
            self.project.finish(source)?;
        }
        progress.passed(done.bytes);
        self.plan.gate.leave(done.held);
        Ok(())
    }

    fn insert(&mut self, read: &ReadDocument, done: &Done, last: bool) -> Result<(), StoreError> {
        let outcome = match &read.found {
            Found::Read(layers, statements, extract) => {
                Kept::Read { layers, statements, extract: Some(extract) }
            }
            Found::NotRead(reason) => Kept::NotRead { reason },
        };
        let inserted = self.project.insert(&NewReading {
            document: &read.document,
            source: done.source.as_deref(),
            analysis: &self.plan.analysis,
            words: read.words,
            last,
            outcome,
        })?;
        match inserted {
            Inserted::AlreadyThere => {
                self.tally.already_there += 1;
                return Ok(());
            }
            Inserted::NewVersion => self.tally.changed += 1,
            Inserted::ReadAgain => self.tally.read_again += 1,
            Inserted::New => {}
        }
        match read.found {
            Found::Read(..) => self.tally.read += 1,
            Found::NotRead(_) => self.tally.not_read += 1,
        }
        self.tally.words += read.words;
        Ok(())
    }

    fn fail(&mut self, failure: &Failure, done: &Done) -> Result<(), StoreError> {
        self.project.fail(failure, path_of(done.source.as_ref()))?;
        self.tally.failed += 1;
        if self.plan.verbose || self.tally.failures.len() < LISTED {
            self.tally.failures.push(failure.clone());
        }
        Ok(())
    }

    /// Forgets, once for each file, what failed in it before.
    fn forget_failures(&mut self, done: &Done) -> Result<(), StoreError> {
        let Some(path) = path_of(done.source.as_ref()) else { return Ok(()) };
        if self.had_failures && self.retried.as_deref() != Some(path) {
            self.project.retry(path)?;
            self.retried = Some(path.to_path_buf());
        }
        Ok(())
    }
}
