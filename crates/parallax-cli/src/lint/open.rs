//! Takes what was typed for PATH, gives documents; comments for Parallax are none of their words.

use std::{
    fs::File,
    io::{self, Read as _},
    thread,
};

use anyhow::Result;
use parallax::{
    ingest::{self, Format, Input, MAX_FILE, Options, Rejected},
    text::Document,
};
use parallax_store::Failure;

use super::{article::Origin, read::guarded, suppress};
use crate::map::inputs::{InputFile, Inputs, reason};

/// How files are opened.
#[derive(Debug)]
pub(crate) struct Opener {
    pub(crate) format: Option<Format>,
    pub(crate) options: Options,
    /// What standard input is called.
    pub(crate) stdin: Option<String>,
}

/// A document before it is read.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) path: String,
    pub(crate) document: Document,
    pub(crate) origin: Origin,
}

/// Stack of the thread that opens files: pages may be nested deeply.
const STACK: usize = 64 << 20;

impl Opener {
    /// Opens all inputs, in order. Those that cannot be opened are failures.
    pub(crate) fn open(&self, inputs: &Inputs) -> Result<(Vec<Opened>, Vec<Failure>)> {
        let all = thread::scope(|scope| {
            let thread = thread::Builder::new().stack_size(STACK);
            let thread = thread.spawn_scoped(scope, || self.all(inputs))?;
            Ok::<_, io::Error>(thread.join().expect("faults of a file are caught"))
        })?;
        let (mut opened, mut failures) = (Vec::new(), inputs.failures.clone());
        for one in all {
            match one {
                Ok(one) => opened.push(one),
                Err(failure) => failures.push(failure),
            }
        }
        Ok((opened, failures))
    }

    fn all(&self, inputs: &Inputs) -> Vec<Result<Opened, Failure>> {
        let mut opened = Vec::new();
        if inputs.stdin {
            let path = self.stdin.as_deref().unwrap_or("-");
            opened.extend(self.file(path, path, bounded(io::stdin().lock())));
        }
        for file in &inputs.files {
            let bytes = File::open(file.path()).and_then(bounded);
            opened.extend(self.file(&file.locator, InputFile::name(file), bytes));
        }
        opened
    }

    fn file(
        &self,
        path: &str,
        name: &str,
        bytes: io::Result<Vec<u8>>,
    ) -> Vec<Result<Opened, Failure>> {
        let failed = |reason| vec![Err(Failure { locator: path.to_owned(), reason })];
        match bytes {
            Err(error) => failed(reason(&error)),
            Ok(bytes) if bytes.len() > MAX_FILE => {
                failed(format!("longer than {} MiB; split it first", MAX_FILE >> 20))
            }
            Ok(bytes) => guarded(path, || self.documents(path, name, &bytes))
                .unwrap_or_else(|failure| vec![Err(failure)]),
        }
    }

    /// The documents of a file.
    fn documents(&self, path: &str, name: &str, bytes: &[u8]) -> Vec<Result<Opened, Failure>> {
        let format = self.format.or_else(|| Format::of_ending(path));
        let format = format.unwrap_or_else(|| Format::guess(path, bytes));
        let source = if format.is_table() { None } else { decoded(path, bytes) };
        let blanked = source.as_ref().filter(|_| format == Format::Text).map(|text| blank(text));
        let bytes = blanked.as_ref().map_or(bytes, String::as_bytes);
        let input = Input { locator: path, name, bytes, format: Some(format) };
        let mut documents = Vec::new();
        ingest::ingest(&input, &self.options, &mut |outcome| {
            let opened = outcome.and_then(|document| match &source {
                Some(source) if format == Format::Text => {
                    Ok((document, Origin::Plain(source.clone())))
                }
                Some(source) => Ok((document, Origin::Cleaned(source.clone()))),
                None => row(document, &self.options),
            });
            documents.push(match opened {
                Ok((document, origin)) => Ok(Opened { path: path.to_owned(), document, origin }),
                Err(Rejected { locator, reason }) => {
                    Err(Failure { locator, reason: reason.to_string() })
                }
            });
        });
        documents
    }
}

/// A row of a table, its comments made blank where it has any.
fn row(document: Document, options: &Options) -> Result<(Document, Origin), Rejected> {
    let written = document.text.clone();
    if suppress::places(&written).is_empty() {
        return Ok((document, Origin::Row(written)));
    }
    let Document { locator, name, metadata, .. } = document;
    let document = ingest::of_text(&locator, &name, blank(&written), metadata, options)?;
    Ok((document, Origin::Row(written)))
}

/// A text with a space for each byte of a comment, so that positions stay.
fn blank(text: &str) -> String {
    let mut blanked = text.to_owned();
    for place in suppress::places(text) {
        let spaces = " ".repeat(place.len());
        blanked.replace_range(place, &spaces);
    }
    blanked
}

/// A file as text, in whatever encoding it is.
fn decoded(path: &str, bytes: &[u8]) -> Option<String> {
    let input = Input { locator: path, name: path, bytes, format: Some(Format::Text) };
    let mut text = None;
    ingest::ingest(&input, &Options::default(), &mut |outcome| {
        text = outcome.ok().map(|document| document.text);
    });
    text
}

/// All bytes; of more than are read, only as many as show it.
fn bounded(reader: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn comments_become_as_many_spaces() {
        let text = "Ä <!-- parallax: ignore hedge -- ü --> b <!-- kept -->";
        let blanked = blank(text);
        assert_eq!(blanked.len(), text.len());
        assert_eq!(blanked.find('b'), text.find(" b ").map(|at| at + 1));
        assert!(!blanked.contains("parallax") && blanked.ends_with("<!-- kept -->"));
    }
}
