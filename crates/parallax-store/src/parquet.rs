//! Takes rows of a table, writes them as Parquet.

use std::{io::Write, sync::Arc};

use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray, UInt64Array};
use parallax::present::comparison::Cell;
use parquet::{arrow::ArrowWriter, errors::ParquetError};

/// Writes `rows` under the names `columns` to `out`. A column of counts is a column of unsigned
/// integers, one of shares of doubles, any other of strings. Every row has one cell a column.
pub fn write_parquet(
    columns: &[&str],
    rows: &[Vec<Cell>],
    out: impl Write + Send,
) -> Result<(), ParquetError> {
    let arrays = columns.iter().enumerate().map(|(index, name)| (*name, array(rows, index)));
    let batch = RecordBatch::try_from_iter(arrays)?;
    let mut writer = ArrowWriter::try_new(out, batch.schema(), None)?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(())
}

/// One column, of the kind of its first cell; a cell of another kind is empty.
fn array(rows: &[Vec<Cell>], index: usize) -> ArrayRef {
    let cells = || rows.iter().map(|row| row.get(index));
    match rows.first().and_then(|row| row.get(index)) {
        Some(Cell::Count(_)) => Arc::new(
            cells()
                .map(|cell| match cell {
                    Some(Cell::Count(count)) => Some(*count as u64),
                    _ => None,
                })
                .collect::<UInt64Array>(),
        ),
        Some(Cell::Real(_)) => Arc::new(
            cells()
                .map(|cell| match cell {
                    Some(Cell::Real(value)) => Some(*value),
                    _ => None,
                })
                .collect::<Float64Array>(),
        ),
        _ => Arc::new(
            cells()
                .map(|cell| match cell {
                    Some(Cell::Text(text)) => Some(text.as_str()),
                    _ => None,
                })
                .collect::<StringArray>(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use parallax::present::comparison::Cell;

    use super::write_parquet;

    #[test]
    fn a_table_begins_and_ends_as_parquet() {
        let row = vec![Cell::Text("a".to_owned()), Cell::Count(3), Cell::Real(0.5)];
        let mut out = Vec::new();
        write_parquet(&["name", "count", "share"], &[row.clone(), row], &mut out).unwrap();
        assert_eq!((&out[..4], &out[out.len() - 4..]), (&b"PAR1"[..], &b"PAR1"[..]));
    }
}
