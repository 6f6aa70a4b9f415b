//! The two streams: data goes to stdout, everything else to stderr.

use std::{
    fs::File,
    io::{self, BufWriter, StdoutLock, Write},
    path::Path,
};

use anyhow::{Context as _, Result};

use crate::terminal;

/// Where data goes. Write errors, a closed pipe among them, are the caller's to return.
pub(crate) fn data() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// A file, or standard output.
pub(crate) type Sink = BufWriter<Box<dyn Write>>;

/// Writes to a file, or to standard output. Errors name the file.
pub(crate) fn to(path: Option<&Path>, write: impl FnOnce(&mut Sink) -> Result<()>) -> Result<()> {
    let out: Box<dyn Write> = match path {
        Some(path) => Box::new(File::create(path).with_context(|| path.display().to_string())?),
        None => Box::new(io::stdout().lock()),
    };
    let mut out = BufWriter::with_capacity(1 << 16, out);
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Tells the person at the terminal something; each line of `message` is made harmless.
pub(crate) fn say(message: &str) {
    let mut stderr = io::stderr().lock();
    for line in message.lines() {
        // Nobody is left to hear that stderr is closed.
        let _ = writeln!(stderr, "{}", terminal::harmless(line));
    }
}
