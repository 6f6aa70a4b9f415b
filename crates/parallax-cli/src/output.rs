//! The two streams: data goes to stdout, everything else to stderr.

use std::{
    fs::File,
    io::{self, BufWriter, Read as _, Seek as _, SeekFrom, StdoutLock, Write},
    path::Path,
};

use anyhow::{Context as _, Result};

use crate::{exit::advice, terminal};

/// Where data goes. Write errors, a closed pipe among them, are the caller's to return.
pub(crate) fn data() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// A file, or standard output.
pub(crate) type Sink = BufWriter<Box<dyn Write>>;

/// Writes to a file, or to standard output. Errors name the file. A project or another database is
/// never written over: what it holds may be nowhere else.
pub(crate) fn to(path: Option<&Path>, write: impl FnOnce(&mut Sink) -> Result<()>) -> Result<()> {
    if let Some(path) = path.filter(|path| starts_with(path, DATABASE, 0)) {
        return Err(kept(path));
    }
    let out: Box<dyn Write> = match path {
        Some(path) => Box::new(File::create(path).with_context(|| path.display().to_string())?),
        None => Box::new(io::stdout().lock()),
    };
    let mut out = BufWriter::with_capacity(1 << 16, out);
    write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// How every database of `SQLite` begins.
const DATABASE: &[u8] = b"SQLite format 3\0";

/// Whether a file is a project: its mark stands at a fixed place.
pub(crate) fn is_project(path: &Path) -> bool {
    starts_with(path, DATABASE, 0) && starts_with(path, b"PLX1", 68)
}

/// A file that is not written over, with the next step.
pub(crate) fn kept(path: &Path) -> anyhow::Error {
    advice(
        format!(
            "{}: a project or another database is there, so it is left as it is",
            path.display()
        ),
        "Name another file after -o, or move this one away.",
    )
}

/// Whether a file holds `mark` at a place.
fn starts_with(path: &Path, mark: &[u8], place: u64) -> bool {
    let mut found = Vec::new();
    File::open(path)
        .and_then(|mut file| {
            file.seek(SeekFrom::Start(place))?;
            file.take(mark.len() as u64).read_to_end(&mut found)
        })
        .is_ok_and(|_| found == mark)
}

/// Tells the person at the terminal something; each line of `message` is made harmless.
pub(crate) fn say(message: &str) {
    let mut stderr = io::stderr().lock();
    for line in message.lines() {
        // Nobody is left to hear that stderr is closed.
        let _ = writeln!(stderr, "{}", terminal::harmless(line));
    }
}
