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
    let guard = Guard { inner: reader, row: 0, exceeded: false };
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
        let line = record.position().map_or(0, csv::Position::line);
        row(rows, &record, &names, &columns, &format!(":{line}"));
    }
    if any { Ok(()) } else { Err(Reason::Empty) }
}

fn next(table: &mut csv::Reader<Guard<'_>>, record: &mut ByteRecord) -> Result<bool, Reason> {
    let found = table.read_byte_record(record);
    let guard = table.get_mut();
    guard.row = 0;
    match found {
        Ok(found) => Ok(found),
        Err(_) if guard.exceeded => Err(Reason::EndlessRow(MAX_ROW >> 20)),
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

/// A stream that ends in an error when one row goes on for too long: a quotation mark that is
/// never closed would make the rest of the table one cell.
struct Guard<'r> {
    inner: &'r mut dyn BufRead,
    row: usize,
    exceeded: bool,
}

impl Read for Guard<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.row > MAX_ROW {
            self.exceeded = true;
            return Err(io::Error::other("row too long"));
        }
        let read = self.inner.read(buffer)?;
        self.row += read;
        Ok(read)
    }
}
