//! Takes a table with a header (CSV, TSV), gives a document for each row.

use std::io::{self, BufRead, Read};

use csv::ByteRecord;

use super::plain::Origin;
use super::record::{Columns, Record};
use super::rows::{MAX_ROW, Rows, broken};
use super::{Field, Reason, encoding};

/// Reads all rows. Bad ones are rejected singly. `separator` is found out where it is not given.
pub(super) fn read(
    rows: &mut Rows<'_>,
    reader: &mut dyn BufRead,
    separator: Option<u8>,
) -> Result<(), Reason> {
    let head = reader.fill_buf().map_err(|error| broken(&error))?;
    let separator = separator.unwrap_or_else(|| sniff(head));
    let guard = Guard::of(reader);
    let mut table = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(guard);
    let mut record = ByteRecord::new();
    if !next(&mut table, &mut record)? {
        return Err(Reason::Empty);
    }
    let names = names(&record)?;
    let columns = Columns::find(&names, &rows.options.fields)?;
    let mut any = false;
    while next(&mut table, &mut record)? {
        any = true;
        let line = record.position().map_or(0, csv::Position::line) + table.get_ref().breaks;
        row(rows, &record, &names, &columns, &format!(":{line}"));
    }
    if any { Ok(()) } else { Err(Reason::Empty) }
}

fn next(table: &mut csv::Reader<Guard<'_>>, record: &mut ByteRecord) -> Result<bool, Reason> {
    let at = table.position().byte();
    table.get_mut().begin_row(at);
    match table.read_byte_record(record) {
        Ok(found) => Ok(found),
        Err(_) if table.get_ref().exceeded() => Err(Reason::EndlessRow(MAX_ROW >> 20)),
        Err(error) => Err(Reason::Stream(error.to_string())),
    }
}

fn names(record: &ByteRecord) -> Result<Vec<String>, Reason> {
    record.iter().map(|cell| Ok(encoding::decode_cell(cell)?.trim().to_owned())).collect()
}

fn row(rows: &mut Rows<'_>, cells: &ByteRecord, names: &[String], columns: &Columns, place: &str) {
    let locator = format!("{}{place}", rows.locator);
    let name = format!("{}{place}", rows.name);
    let origin = Origin { locator: &locator, name: &name, bytes: cells.as_slice() };
    let column = columns.get(Field::Text).map_or("text", |column| &names[column]);
    let document = record(cells, names, columns)
        .and_then(|record| record.document(origin, column, rows.options));
    match document {
        Ok(document) => (rows.sink)(Ok(document)),
        Err(reason) => rows.reject(place, reason),
    }
}

fn record(cells: &ByteRecord, names: &[String], columns: &Columns) -> Result<Record, Reason> {
    // Missing cells at the end are empty ones; cells beyond the header mean that a separator was
    // not quoted, and then every column is in doubt.
    if cells.iter().skip(names.len()).any(|cell| !cell.trim_ascii().is_empty()) {
        return Err(Reason::Cells { expected: names.len(), found: cells.len() });
    }
    let mut record = Record::default();
    for field in Field::ALL {
        if let Some(cell) = columns.get(field).and_then(|column| cells.get(column)) {
            record.set(field, encoding::decode_cell(cell)?.into_owned());
        }
    }
    Ok(record)
}

/// The separator that is most frequent in the first row, outside of quotation marks; a comma where
/// there is none.
fn sniff(head: &[u8]) -> u8 {
    const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
    let mut counts = [0; SEPARATORS.len()];
    let mut quoted = false;
    for &byte in head.trim_ascii_start() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(index) = SEPARATORS.iter().position(|&separator| separator == byte) {
                    counts[index] += 1;
                }
            }
        }
    }
    let best = (0..counts.len()).max_by_key(|&index| (counts[index], counts.len() - index));
    SEPARATORS[best.unwrap_or(0)]
}

/// A stream that ends in an error when one row goes on for too long (a quotation mark that is never
/// closed would make the rest of the table one cell), and that counts the line breaks which the
/// parser passes over before a row: its line numbers leave them out.
struct Guard<'r> {
    inner: &'r mut dyn BufRead,
    /// What was read last, and where it began.
    chunk: Vec<u8>,
    chunk_start: u64,
    /// Bytes read since the row began.
    row: usize,
    /// Line breaks before the first cell of the row, and whether they are still being counted.
    breaks: u64,
    is_counting: bool,
}

impl<'r> Guard<'r> {
    fn of(inner: &'r mut dyn BufRead) -> Self {
        Guard { inner, chunk: Vec::new(), chunk_start: 0, row: 0, breaks: 0, is_counting: true }
    }

    /// The next row begins at byte `at`, which is in the last chunk or right behind it.
    fn begin_row(&mut self, at: u64) {
        (self.row, self.breaks, self.is_counting) = (0, 0, true);
        let skipped = at.saturating_sub(self.chunk_start) as usize;
        self.count(skipped.min(self.chunk.len()));
    }

    /// Counts line breaks from byte `from` of the chunk up to the first other byte.
    fn count(&mut self, from: usize) {
        for &byte in &self.chunk[from..] {
            match byte {
                b'\n' => self.breaks += 1,
                b'\r' => {}
                _ => {
                    self.is_counting = false;
                    return;
                }
            }
        }
    }

    fn exceeded(&self) -> bool {
        self.row > MAX_ROW
    }
}

impl Read for Guard<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.exceeded() {
            return Err(io::Error::other("row too long"));
        }
        let read = self.inner.read(buffer)?;
        self.row += read;
        self.chunk_start += self.chunk.len() as u64;
        self.chunk.clear();
        self.chunk.extend_from_slice(&buffer[..read]);
        if self.is_counting {
            self.count(0);
        }
        Ok(read)
    }
}
