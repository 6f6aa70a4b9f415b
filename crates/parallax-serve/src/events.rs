//! What the server tells by itself, to whoever listens: that a job goes on, that something changed.

use serde::Serialize;
use tokio::sync::{broadcast, watch};

use crate::jobs::Job;

/// Something that is told.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// How far a job is.
    Job(Job),
    /// That the project is not as it was.
    Changed(Changed),
}

/// What changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct Changed {
    /// decisions, or project where anything may have.
    pub(crate) what: &'static str,
    /// Number of the last decision.
    pub(crate) seq: u64,
}

/// Those who listen.
#[derive(Debug)]
pub(crate) struct Events {
    sender: broadcast::Sender<Event>,
    stopping: watch::Sender<bool>,
}

/// Events that wait for a slow listener; one that misses some is told that anything may have
/// changed.
const WAITING: usize = 64;

impl Events {
    /// Nobody listens yet.
    pub(crate) fn new() -> Self {
        Self { sender: broadcast::Sender::new(WAITING), stopping: watch::Sender::new(false) }
    }

    /// Tells something.
    pub(crate) fn tell(&self, event: Event) {
        // That nobody listens is no fault.
        let _ = self.sender.send(event);
    }

    /// Listens from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Event> {
        self.sender.subscribe()
    }

    /// Says that the server ends: whoever listens is let go.
    pub(crate) fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Waits until the server ends.
    pub(crate) fn stopping(&self) -> impl Future<Output = ()> + Send + 'static {
        let mut stopping = self.stopping.subscribe();
        async move {
            let _ = stopping.wait_for(|&is_stopping| is_stopping).await;
        }
    }
}
