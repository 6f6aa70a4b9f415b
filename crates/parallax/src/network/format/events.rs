//! Writes statements as a list (CSV): one line each, with all variables.

use std::io;

use super::{super::Table, time::maybe};

/// Writes rows of a table, such as those that [`super::super::events`] gives.
///
/// # Errors
///
/// Those of `out`.
pub fn events(table: &Table, rows: &[usize], out: &mut impl io::Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    let fields = ["statement_id", "time", "document_id", "start"];
    let names = table.columns().iter().map(|column| column.name.as_str());
    writer.write_record(fields.into_iter().chain(names))?;
    for &place in rows {
        let row = &table.rows()[place];
        let mut line = vec![
            row.id.to_string(),
            maybe(row.time),
            row.document.to_string(),
            row.start.to_string(),
        ];
        let values = table.columns().iter().map(|column| column.values.written(place));
        line.extend(values.map(|value| value.unwrap_or_default().into_owned()));
        writer.write_record(line)?;
    }
    writer.flush()
}
