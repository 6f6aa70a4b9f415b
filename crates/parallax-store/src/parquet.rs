//! Takes rows of a table, writes them as Parquet.

use std::{io::Write, sync::Arc};

use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray, UInt64Array};
use parallax::present::comparison::Cell;
use parquet::{arrow::ArrowWriter, errors::ParquetError};

/// Rows that are held before they are written.
const HELD: usize = 1 << 16;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Strings.
    Text,
    /// Unsigned integers.
    Count,
    /// Doubles.
    Real,
}

/// A table that is written row by row, so that it may be larger than memory.
pub struct ParquetTable<W: Write + Send> {
    columns: Vec<(String, ColumnKind)>,
    held: Vec<Vec<Cell>>,
    writer: ArrowWriter<W>,
}

impl<W: Write + Send> ParquetTable<W> {
    /// A table of these columns, written to `out`.
    pub fn new(columns: Vec<(String, ColumnKind)>, out: W) -> Result<Self, ParquetError> {
        let schema = batch(&columns, &[])?.schema();
        Ok(Self { columns, held: Vec::new(), writer: ArrowWriter::try_new(out, schema, None)? })
    }

    /// Adds a row: one cell a column. A cell of another kind than its column is empty.
    pub fn push(&mut self, row: Vec<Cell>) -> Result<(), ParquetError> {
        self.held.push(row);
        if self.held.len() == HELD { self.write() } else { Ok(()) }
    }

    /// Writes what is left, and the end of the file.
    pub fn finish(mut self) -> Result<(), ParquetError> {
        self.write()?;
        self.writer.close()?;
        Ok(())
    }

    fn write(&mut self) -> Result<(), ParquetError> {
        self.writer.write(&batch(&self.columns, &self.held)?)?;
        self.held.clear();
        Ok(())
    }
}

/// Writes `rows` under the names `columns` to `out`. A column is of the kind of its first cell;
/// every row has one cell a column.
pub fn write_parquet(
    columns: &[&str],
    rows: &[Vec<Cell>],
    out: impl Write + Send,
) -> Result<(), ParquetError> {
    let kinds = columns.iter().enumerate().map(|(index, name)| {
        let first = rows.first().and_then(|row| row.get(index));
        ((*name).to_owned(), first.map_or(ColumnKind::Text, kind))
    });
    let mut table = ParquetTable::new(kinds.collect(), out)?;
    rows.iter().try_for_each(|row| table.push(row.clone()))?;
    table.finish()
}

fn kind(cell: &Cell) -> ColumnKind {
    match cell {
        Cell::Text(_) => ColumnKind::Text,
        Cell::Count(_) => ColumnKind::Count,
        Cell::Real(_) => ColumnKind::Real,
    }
}

fn batch(
    columns: &[(String, ColumnKind)],
    rows: &[Vec<Cell>],
) -> Result<RecordBatch, ParquetError> {
    let named = columns.iter().enumerate().map(|(index, (name, kind))| {
        // Any column may be empty somewhere, whatever these rows hold.
        (name.as_str(), array(rows, index, *kind), true)
    });
    Ok(RecordBatch::try_from_iter_with_nullable(named)?)
}

/// One column; a cell of another kind is empty.
fn array(rows: &[Vec<Cell>], index: usize, kind: ColumnKind) -> ArrayRef {
    let cells = rows.iter().map(|row| row.get(index));
    match kind {
        ColumnKind::Count => Arc::new(
            cells
                .map(|cell| match cell {
                    Some(Cell::Count(count)) => Some(*count as u64),
                    _ => None,
                })
                .collect::<UInt64Array>(),
        ),
        ColumnKind::Real => Arc::new(
            cells
                .map(|cell| match cell {
                    Some(Cell::Real(value)) => Some(*value),
                    _ => None,
                })
                .collect::<Float64Array>(),
        ),
        ColumnKind::Text => Arc::new(
            cells
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
    use arrow_array::{Array as _, Float64Array, StringArray, UInt64Array};
    use parallax::present::comparison::Cell;
    use parquet::{
        arrow::arrow_reader::ParquetRecordBatchReaderBuilder, file::reader::ChunkReader,
    };

    use super::{ColumnKind, HELD, ParquetTable, write_parquet};

    fn read(file: impl ChunkReader + 'static) -> Vec<arrow_array::RecordBatch> {
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
        reader.map(|batch| batch.unwrap()).collect()
    }

    #[test]
    fn what_was_written_is_read_again() {
        let row = vec![Cell::Text("a".to_owned()), Cell::Count(3), Cell::Real(0.5)];
        let mut file = tempfile::tempfile().unwrap();
        write_parquet(&["name", "count", "share"], &[row.clone(), row], &mut file).unwrap();
        let [batch] = &read(file)[..] else { panic!("one batch") };
        assert_eq!(batch.num_rows(), 2);
        let (name, count, share) = (batch.column(0), batch.column(1), batch.column(2));
        assert_eq!(name.as_any().downcast_ref::<StringArray>().unwrap().value(1), "a");
        assert_eq!(count.as_any().downcast_ref::<UInt64Array>().unwrap().value(0), 3);
        assert_eq!(share.as_any().downcast_ref::<Float64Array>().unwrap().values(), &[0.5; 2]);
    }

    #[test]
    fn a_long_table_is_written_in_parts_and_may_have_holes() {
        let mut file = tempfile::tempfile().unwrap();
        let columns = vec![("weight".to_owned(), ColumnKind::Real)];
        let mut table = ParquetTable::new(columns, &mut file).unwrap();
        table.push(vec![Cell::Text(String::new())]).unwrap();
        for number in 0..HELD {
            table.push(vec![Cell::Real(number as f64)]).unwrap();
        }
        table.finish().unwrap();
        let batches = read(file);
        let rows: usize = batches.iter().map(arrow_array::RecordBatch::num_rows).sum();
        assert_eq!(rows, HELD + 1);
        assert!(batches[0].column(0).is_null(0), "nothing is no number");
        assert!(batches[0].column(0).is_valid(1));
    }
}
