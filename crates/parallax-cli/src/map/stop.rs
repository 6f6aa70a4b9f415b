//! Whether a person, or a full disk, asks the run to end.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::{exit::Exit, output};

/// Set once, seen by every thread.
#[derive(Debug, Default)]
pub(crate) struct Stop(AtomicBool);

impl Stop {
    /// Asks everybody to end.
    pub(crate) fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Asks everybody to end where `condition` holds.
    pub(crate) fn ask_if(&self, condition: bool) {
        if condition {
            self.ask();
        }
    }

    /// Whether to end.
    pub(crate) fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether a person has interrupted the program.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Lets the first interruption ask `stop` and the second end the program at once: whatever is
/// committed then is in the project.
pub(crate) fn on_interrupt(stop: std::sync::Arc<Stop>) {
    let handler = move || {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(Exit::Interrupted as i32);
        }
        stop.ask();
        output::say("\nFinishing the articles in flight; interrupt again to stop at once.");
    };
    // Without a handler an interruption ends the program, which loses nothing that is finished.
    let _ = ctrlc::set_handler(handler);
}

/// Whether a person has interrupted the program.
pub(crate) fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}
