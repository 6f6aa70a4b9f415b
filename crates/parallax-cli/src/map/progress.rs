//! Shows how far a run has come: a bar on a terminal, else a line every few seconds.

use std::{
    io::{self, IsTerminal as _},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};

use super::write::Tally;
use crate::output;

/// What is shown on stderr during a run.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    spoken: Instant,
    total: u64,
    passed: u64,
}

/// Between two lines where there is no terminal.
const SILENCE: Duration = Duration::from_secs(5);
/// Between two looks at the bar.
const GLANCE: Duration = Duration::from_millis(200);

impl Progress {
    /// Starts the clock for `total` bytes.
    pub(crate) fn start(total: u64) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{bar:30} {percent:>3} %  {msg}  {eta} left");
            let style = style.expect("the template is right").progress_chars("━━─");
            ProgressBar::new(total).with_style(style)
        });
        let now = Instant::now();
        Self { bar, started: now, spoken: now, total, passed: 0 }
    }

    /// How long the writer may wait before it shows something.
    pub(crate) fn pause(&self) -> Duration {
        if self.bar.is_some() { GLANCE } else { SILENCE }
    }

    /// Counts bytes of the input that are done with.
    pub(crate) fn passed(&mut self, bytes: u64) {
        self.passed = self.total.min(self.passed + bytes);
    }

    /// Shows where the run stands.
    pub(crate) fn show(&mut self, tally: &Tally) {
        if let Some(bar) = &self.bar {
            bar.set_position(self.passed);
            bar.set_message(self.message(tally));
        } else if self.spoken.elapsed() >= SILENCE {
            self.spoken = Instant::now();
            let percent = 100 * self.passed / self.total.max(1);
            output::say(&format!("{percent} %  {}", self.message(tally)));
        }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) -> Duration {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        self.started.elapsed()
    }

    fn message(&self, tally: &Tally) -> String {
        let speed = tally.words as f64 / self.started.elapsed().as_secs_f64().max(0.001);
        let documents = tally.read + tally.not_read + tally.already_there + tally.failed;
        format!("{documents} articles  {speed:.0} words/s")
    }
}
