//! Takes a table as a stream, hands out its rows; what the readers of tables share.

use std::io::{self, BufRead, Read};

use super::{Format, MAX_FILE, Options, Outcome, Reason, Rejected, encoding, jsonl, table};

/// Longest row of a table, in bytes: a text of [`super::MAX_TEXT`] with every character escaped
/// would not fit, one with every other character escaped does.
pub(super) const MAX_ROW: usize = 64 << 20;

/// Where a table came from, and who takes its documents.
pub(super) struct Rows<'a> {
    pub(super) locator: &'a str,
    pub(super) name: &'a str,
    pub(super) options: &'a Options,
    pub(super) sink: &'a mut dyn FnMut(Outcome),
}

impl Rows<'_> {
    /// Reads a table of any size.
    pub(super) fn read(&mut self, format: Format, reader: &mut dyn BufRead) {
        if let Err(reason) = self.checked(format, reader) {
            self.reject("", reason);
        }
    }

    /// Hands out that there is no document at `place` (`:12`, or nothing for the whole table).
    pub(super) fn reject(&mut self, place: &str, reason: Reason) {
        let locator = format!("{}{place}", self.locator);
        (self.sink)(Err(Rejected { locator, reason }));
    }

    fn checked(&mut self, format: Format, reader: &mut dyn BufRead) -> Result<(), Reason> {
        const MARK: &[u8] = b"\xEF\xBB\xBF";
        let head = reader.fill_buf().map_err(|error| broken(&error))?;
        encoding::refuse_binary(head)?;
        if encoding::is_utf16(head) {
            // Such a table cannot be cut at its line breaks.
            let bytes = whole(Vec::new(), reader)?;
            let text = encoding::decode(&bytes, format)?;
            return self.rows(format, &mut text.as_bytes());
        }
        if head.starts_with(MARK) {
            reader.consume(MARK.len());
        }
        self.rows(format, reader)
    }

    fn rows(&mut self, format: Format, reader: &mut dyn BufRead) -> Result<(), Reason> {
        match format {
            Format::Jsonl => jsonl::read(self, reader),
            Format::Tsv => table::read(self, reader, Some(b'\t')),
            _ => table::read(self, reader, None),
        }
    }
}

/// All that is left of `reader`, behind `start`.
pub(super) fn whole(start: Vec<u8>, reader: &mut dyn BufRead) -> Result<Vec<u8>, Reason> {
    let mut bytes = start;
    let room = (MAX_FILE + 1).saturating_sub(bytes.len()) as u64;
    reader.take(room).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    if bytes.len() > MAX_FILE { Err(Reason::TooLong(MAX_FILE >> 20)) } else { Ok(bytes) }
}

/// A line of a stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum NextLine {
    /// It is in the buffer, with its line break.
    Read,
    /// It was longer than [`MAX_ROW`] and was passed over.
    TooLong,
    /// There is none.
    End,
}

/// Reads the next line into `line`, whose former content is dropped.
pub(super) fn next_line(reader: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<NextLine> {
    line.clear();
    let mut length = 0;
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        let end = chunk.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
        let taken = end.unwrap_or(chunk.len());
        length += taken;
        if length <= MAX_ROW {
            line.extend_from_slice(&chunk[..taken]);
        } else {
            *line = Vec::new();
        }
        reader.consume(taken);
        if end.is_some() {
            break;
        }
    }
    Ok(match length {
        0 => NextLine::End,
        _ if length > MAX_ROW => NextLine::TooLong,
        _ => NextLine::Read,
    })
}

/// The reason of a stream that broke off.
pub(super) fn broken(error: &io::Error) -> Reason {
    Reason::Stream(error.to_string())
}
