//! Connections to read a project with: a few, each used by one request at a time, on threads that
//! may wait for the disk.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use parallax_store::{Project, StoreError};
use tokio::{sync::Semaphore, task};

use crate::problem::Problem;

/// Connections that wait for work, and how many more may be opened.
#[derive(Debug)]
pub(crate) struct Pool {
    path: PathBuf,
    idle: Mutex<Vec<Project>>,
    places: Semaphore,
}

impl Pool {
    /// At most `size` connections to the project at `path`.
    pub(crate) fn new(path: &Path, size: usize) -> Result<Self, StoreError> {
        let first = Project::open_to_read(path)?;
        let idle = Mutex::new(vec![first]);
        Ok(Self { path: path.to_path_buf(), idle, places: Semaphore::new(size) })
    }

    /// Lends a connection to `work`, on a thread that may be blocked, once one is free.
    pub(crate) async fn run<T: Send + 'static>(
        self: std::sync::Arc<Self>,
        work: impl FnOnce(&Project) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let pool = std::sync::Arc::clone(&self);
        let place = pool.places.acquire().await;
        let _place = place.map_err(|_| Problem::fault("the server is stopping"))?;
        task::spawn_blocking(move || self.lend(work)).await.map_err(|_| fault())?
    }

    /// Lends a connection to `work` on this thread.
    pub(crate) fn lend<T>(
        &self,
        work: impl FnOnce(&Project) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let project = idle.map_or_else(|| Project::open_to_read(&self.path), Ok)?;
        let done = work(&project);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(project);
        done
    }

    /// Closes the connections that wait.
    pub(crate) fn close(&self) {
        self.places.close();
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Work that ended in the middle.
pub(crate) fn fault() -> Problem {
    Problem::fault("a fault in parallax; please report what you asked for")
}
