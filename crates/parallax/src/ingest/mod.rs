//! Takes the bytes of a file, gives documents.
//!
//! | file | what |
//! |---|---|
//! | `format` | which reader a file needs, by its ending and its first bytes |
//! | `encoding` | bytes to text |
//! | `date`, `language` | when a document appeared, what it is written in |
//! | `plain` | plain text: `lines`, `wrapping`, `layout`, `kinds` find its blocks, `marks` its notes |
//! | `markdown`, `html` | what must be cleaned first: both write `prose`; `front_matter` is metadata |
//! | `jsonl`, `table` | one document a row: `rows` reads streams, `record` makes documents |
//! | `fields` | which column or key holds what |
//! | `rejected` | what could not be read, and what to do about it |
//!
//! No input is an error: what cannot be read is handed out as [`Rejected`], and the rest is kept.

mod date;
mod encoding;
mod fields;
mod format;
mod front_matter;
mod html;
mod jsonl;
mod kinds;
mod language;
mod layout;
mod lines;
mod markdown;
mod marks;
mod plain;
mod prose;
mod record;
mod rejected;
mod rows;
mod table;
mod wrapping;

use std::io::BufRead;

use crate::text::{Document, Metadata};

use plain::Origin;
use rows::Rows;

pub use fields::{Field, FieldMap};
pub use format::Format;
pub use plain::soft_breaks;
pub use rejected::{Reason, Rejected};

/// Longest text of one document, in bytes (32 MiB: thirty times a long novel). Spans are 32-bit,
/// and one hostile file must not take the memory of the others.
pub const MAX_TEXT: usize = 32 << 20;

/// Longest file that is read whole (text, Markdown, a web page, a JSON array), in bytes. Tables
/// have no such limit: see [`ingest_rows`].
pub const MAX_FILE: usize = 256 << 20;

/// One file, as the caller found it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The path as shown; becomes the document's locator.
    pub locator: &'a str,
    /// The path relative to the given root, without its ending; becomes the document's name.
    pub name: &'a str,
    /// All of the file.
    pub bytes: &'a [u8],
    /// What it is; guessed from the locator's ending and the content where not given.
    pub format: Option<Format>,
}

/// How files are read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which column or key holds what; fields not named are guessed from common names.
    pub fields: FieldMap,
    /// The language of documents that do not say their own; detected where not given.
    pub language: Option<String>,
}

/// One document, or why there is none.
pub type Outcome = Result<Document, Rejected>;

/// Reads one file and hands out what is in it, in the order of the file.
///
/// A file of text, Markdown or HTML gives one outcome, a table one for each row. Rows are handed
/// out one by one and not kept.
pub fn ingest(input: &Input<'_>, options: &Options, sink: &mut dyn FnMut(Outcome)) {
    let format = input.format.unwrap_or_else(|| Format::guess(input.locator, input.bytes));
    if format.is_table() {
        let mut reader = input.bytes;
        ingest_rows(input.locator, input.name, format, &mut reader, options, sink);
        return;
    }
    let origin = Origin { locator: input.locator, name: input.name, bytes: input.bytes };
    let document = encoding::decode(input.bytes, format).and_then(|text| match format {
        // Before the text is copied.
        Format::Text if text.len() > MAX_TEXT => Err(Reason::TooLong(MAX_TEXT >> 20)),
        Format::Markdown => markdown::document(origin, &text, options),
        Format::Html => html::document(origin, &text, options),
        _ => plain::document(origin, text.into_owned(), Metadata::default(), options),
    });
    sink(document.map_err(|reason| Rejected { locator: input.locator.to_owned(), reason }));
}

/// Reads a table (JSONL, CSV, TSV) of any size from a stream, in memory for one row.
///
/// Any other format, a JSON array and a table in UTF-16 are read whole and must fit [`MAX_FILE`].
/// When reading fails midway, the rows so far have been handed out and the last outcome says why.
pub fn ingest_rows(
    locator: &str,
    name: &str,
    format: Format,
    reader: &mut dyn BufRead,
    options: &Options,
    sink: &mut dyn FnMut(Outcome),
) {
    if format.is_table() {
        Rows { locator, name, options, sink }.read(format, reader);
        return;
    }
    match rows::whole(Vec::new(), reader) {
        Ok(bytes) => {
            ingest(&Input { locator, name, bytes: &bytes, format: Some(format) }, options, sink);
        }
        Err(reason) => sink(Err(Rejected { locator: locator.to_owned(), reason })),
    }
}

/// A document of a text and of what is known about it, laid out as a plain text.
pub fn of_text(
    locator: &str,
    name: &str,
    text: String,
    metadata: Metadata,
    options: &Options,
) -> Outcome {
    let bytes = text.clone().into_bytes();
    plain::document(Origin { locator, name, bytes: &bytes }, text, metadata, options)
        .map_err(|reason| Rejected { locator: locator.to_owned(), reason })
}

#[cfg(test)]
mod tests;
