//! Work that takes long: comparing all documents again, once somebody has decided something.
//!
//! One job goes on at a time, on a thread of its own; requests are answered from what there was
//! until it is done.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use parallax::codebook::Codebook;
use parallax_store::{Project, StoreError};
use parallax_threads::Threads;
use serde::Serialize;
use tokio::{task, time};
use utoipa::ToSchema;

use crate::{
    events::{Changed, Event},
    problem::Problem,
    workbench::Shared,
};

/// A piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Job {
    pub(crate) id: String,
    /// compare.
    pub(crate) kind: &'static str,
    pub(crate) done: u64,
    pub(crate) total: u64,
    pub(crate) message: String,
    /// running, done, failed.
    pub(crate) state: &'static str,
}

/// All work since the start.
#[derive(Debug, Default)]
pub(crate) struct Jobs(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    started: u64,
    last: Option<Job>,
    /// Whether somebody waits for a moment of calm before comparing.
    is_waiting: bool,
}

/// How long after a decision comparing begins, so that several become one batch.
const CALM: Duration = Duration::from_secs(3);

impl Jobs {
    /// The job that goes on.
    pub(crate) fn current(&self) -> Option<Job> {
        self.last().filter(|job| job.state == "running")
    }

    /// The last job.
    pub(crate) fn last(&self) -> Option<Job> {
        self.state().last.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new job, unless one goes on.
    fn begin(&self) -> Option<Job> {
        let mut state = self.state();
        if state.last.as_ref().is_some_and(|job| job.state == "running") {
            return None;
        }
        state.started += 1;
        let job = Job {
            id: state.started.to_string(),
            kind: "compare",
            done: 0,
            total: 1,
            message: "Comparing all articles".to_owned(),
            state: "running",
        };
        state.last = Some(job.clone());
        Some(job)
    }
}

/// Compares in a moment, so that decisions which follow each other count together.
pub(crate) fn compare_soon(bench: &Shared) {
    if std::mem::replace(&mut bench.jobs.state().is_waiting, true) {
        return;
    }
    let bench = Arc::clone(bench);
    tokio::spawn(async move {
        loop {
            time::sleep(CALM).await;
            if let Some(job) = bench.jobs.begin() {
                bench.jobs.state().is_waiting = false;
                run(bench, job).await;
                return;
            }
        }
    });
}

/// Compares now; the job that goes on, if one does.
pub(crate) fn compare_now(bench: &Shared) -> Result<Job, Problem> {
    let Some(job) = bench.jobs.begin() else {
        let current = bench.jobs.last();
        return current.ok_or_else(|| Problem::fault("a job that goes on is not known"));
    };
    tokio::spawn(run(Arc::clone(bench), job.clone()));
    Ok(job)
}

async fn run(bench: Shared, mut job: Job) {
    bench.events.tell(Event::Job(job.clone()));
    let path = bench.path.clone();
    let compared = task::spawn_blocking(move || compare(&path)).await;
    let reloaded = match compared {
        Ok(Ok(())) => bench.reload().await.map_err(|problem| problem.detail().to_owned()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("comparing broke off".to_owned()),
    };
    (job.state, job.message) = match reloaded {
        Ok(()) => ("done", "All articles are compared".to_owned()),
        Err(why) => ("failed", format!("The decisions are kept; comparing failed: {why}")),
    };
    job.done = 1;
    bench.jobs.state().last = Some(job.clone());
    bench.events.tell(Event::Job(job));
    let seq = bench.shelf().last;
    bench.events.tell(Event::Changed(Changed { what: "project", seq }));
}

/// Compares all documents, unless that is done. The claims of a codebook are taken as they were
/// read when the project was mapped: no model is needed.
fn compare(path: &std::path::Path) -> Result<(), StoreError> {
    let mut project = Project::create(path)?;
    let toml = project.codebook()?.unwrap_or_default();
    let codebook = Codebook::from_toml(&toml).unwrap_or_default();
    if !project.is_compared(&toml)? {
        let wordings = project.wordings(&toml)?;
        if wordings.is_none() && !codebook.claims.is_empty() {
            return Err(StoreError::Damaged(
                "the claims of the codebook were not read yet: run parallax map again".to_owned(),
            ));
        }
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let threads =
            Threads::new(threads).map_err(|error| StoreError::Damaged(error.to_string()))?;
        project.compare(&codebook, &toml, &wordings.unwrap_or_default(), &threads)?;
    }
    project.close()
}
