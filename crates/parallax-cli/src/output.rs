//! The two streams: data goes to stdout, everything else to stderr.

use std::io::{self, BufWriter, StdoutLock, Write as _};

use crate::terminal;

/// Where data goes. Write errors, a closed pipe among them, are the caller's to return.
pub(crate) fn data() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Tells the person at the terminal something; each line of `message` is made harmless.
pub(crate) fn say(message: &str) {
    let mut stderr = io::stderr().lock();
    for line in message.lines() {
        // Nobody is left to hear that stderr is closed.
        let _ = writeln!(stderr, "{}", terminal::harmless(line));
    }
}
