//! What all requests share: the project, its register, and who is told of changes.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard},
};

use parallax::codebook::Codebook;
use parallax_store::{Project, StoreError};
use tokio::task;

use crate::{
    events::{Changed, Event, Events},
    guard::Guard,
    jobs::Jobs,
    pool::{Pool, fault},
    problem::Problem,
    register::Register,
};

/// A project that is open in the workbench.
#[derive(Debug)]
pub(crate) struct Workbench {
    pub(crate) path: PathBuf,
    pub(crate) guard: Guard,
    pub(crate) events: Events,
    pub(crate) jobs: Jobs,
    pool: Arc<Pool>,
    writer: Mutex<Option<Project>>,
    shelf: RwLock<Shelf>,
}

/// The workbench, in the hands of a request.
pub(crate) type Shared = Arc<Workbench>;

/// Requests that read at the same time.
const READERS: usize = 4;

/// What is kept in memory of a project.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    pub(crate) register: Register,
    pub(crate) parties: Vec<Party>,
    pub(crate) has_codebook: bool,
    /// What was compared when this was read.
    pub(crate) compared: Option<String>,
    /// The documents that were there, in a word.
    pub(crate) corpus: String,
    /// Number of the last decision that it knows.
    pub(crate) last: u64,
}

/// A party of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    pub(crate) id: String,
    pub(crate) name: String,
}

impl Workbench {
    /// Opens the project at `path` and reads its register.
    pub(crate) fn open(path: &Path, guard: Guard, jobs: Jobs) -> Result<Self, StoreError> {
        // An older file is brought to the present schema before others read it.
        let writer = Project::open(path)?;
        let pool = Arc::new(Pool::new(path, READERS)?);
        let shelf = RwLock::new(Shelf::load(&writer)?);
        let writer = Mutex::new(Some(writer));
        let path = path.to_path_buf();
        Ok(Self { path, guard, events: Events::new(), jobs, pool, writer, shelf })
    }

    /// Looks something up, on a thread that may wait.
    pub(crate) async fn look<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Project, &Shelf) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let bench = Arc::clone(self);
        Arc::clone(&self.pool).run(move |project| work(project, &bench.shelf())).await
    }

    /// Writes something, one request at a time; what is kept in memory knows of it when this
    /// returns.
    pub(crate) async fn write<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Project, &Shelf) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let bench = Arc::clone(self);
        let written = task::spawn_blocking(move || {
            bench.alone(|project| {
                let done = work(project, &bench.shelf())?;
                bench.change(|shelf| shelf.catch_up(project))?;
                Ok(done)
            })
        });
        written.await.map_err(|_| fault())?
    }

    /// Learns what other programs decided and compared, and says so.
    pub(crate) async fn attend(self: &Arc<Self>) -> Result<(), Problem> {
        let before = self.shelf().last;
        let is_old = self.look(|project, shelf| Ok(project.compared()? != shelf.compared)).await?;
        if is_old && self.jobs.current().is_none() {
            self.reload().await?;
            self.tell("project");
        } else {
            self.write(|_, _| Ok(())).await?;
            if self.shelf().last != before {
                self.tell("decisions");
            }
        }
        Ok(())
    }

    fn tell(&self, what: &'static str) {
        self.events.tell(Event::Changed(Changed { what, seq: self.shelf().last }));
    }

    /// Reads the register anew, while requests are answered from the old one.
    pub(crate) async fn reload(self: &Arc<Self>) -> Result<(), Problem> {
        let bench = Arc::clone(self);
        let loaded = Arc::clone(&self.pool).run(move |project| {
            let mut shelf = Shelf::load(project)?;
            bench.alone(|project| {
                // Something may have been decided meanwhile.
                shelf.catch_up(project)?;
                bench.change(|old| {
                    *old = shelf;
                    Ok(())
                })
            })
        });
        loaded.await
    }

    /// Does something while nobody else writes.
    fn alone<T>(
        &self,
        work: impl FnOnce(&mut Project) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        work(writer.as_mut().ok_or_else(|| Problem::fault("the server is stopping"))?)
    }

    fn change(&self, work: impl FnOnce(&mut Shelf) -> Result<(), Problem>) -> Result<(), Problem> {
        work(&mut self.shelf.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is kept in memory.
    pub(crate) fn shelf(&self) -> RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes the file, so that it can be copied.
    pub(crate) fn close(&self) -> Result<(), StoreError> {
        self.pool.close();
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        writer.map_or(Ok(()), Project::close)
    }
}

impl Shelf {
    fn load(project: &Project) -> Result<Self, StoreError> {
        project.at_one_moment(|project| {
            let toml = project.codebook()?.unwrap_or_default();
            // A codebook that this version cannot use was refused when it was mapped with.
            let parties = Codebook::from_toml(&toml).unwrap_or_default().parties;
            let party = |(place, id): (usize, &String)| Party {
                id: id.clone(),
                name: parties.name(place).to_owned(),
            };
            Ok(Self {
                register: Register::load(project)?,
                parties: parties.ids().iter().enumerate().map(party).collect(),
                has_codebook: !toml.is_empty(),
                compared: project.compared()?,
                corpus: project.corpus_state()?,
                last: project.log_facts()?.last,
            })
        })
    }

    /// Whether all documents and decisions are in the comparison.
    pub(crate) fn knows_all(&self, project: &Project) -> Result<bool, StoreError> {
        let Some(compared) = &self.compared else { return Ok(false) };
        let decisions = project.decisions_state()?;
        let knows = decisions == "decisions 0" || compared.ends_with(&format!("; {decisions}"));
        Ok(knows && compared.starts_with(&self.corpus))
    }

    /// Learns what was decided since it was read.
    fn catch_up(&mut self, project: &Project) -> Result<(), Problem> {
        let last = project.log_facts()?.last;
        if last == self.last {
            return Ok(());
        }
        for id in project.decided_since(self.last)? {
            if let Some(document) = self.register.documents.find(&id) {
                self.register.review(document, &project.reviews_of(&id)?);
            }
        }
        self.last = last;
        Ok(())
    }
}
