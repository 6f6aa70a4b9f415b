//! Takes a model's static word vectors, gives the vector of a word.

use hashbrown::HashMap;

use crate::{error::LoadError, network::file::floats};

const TABLE: &str = "vocab/vectors";
const ROWS: &str = "vocab/key2row";

/// Static vectors by the number of a word.
pub(crate) struct Vectors {
    length: usize,
    data: Vec<f32>,
    rows: HashMap<u64, u32>,
}

impl Vectors {
    /// Reads the files `vocab/vectors` (`NumPy`, 32-bit floats) and `vocab/key2row`.
    pub(crate) fn load(table: &[u8], rows: &[u8], length: usize) -> Result<Self, LoadError> {
        let wrong = |problem: &str| LoadError::damaged(TABLE, problem);
        let header = match table {
            [0x93, b'N', b'U', b'M', b'P', b'Y', 1, _, low, high, rest @ ..] => {
                rest.split_at_checked(usize::from(u16::from_le_bytes([*low, *high])))
            }
            _ => None,
        };
        let (header, data) = header.ok_or_else(|| wrong("not a NumPy file of version 1"))?;
        let header = String::from_utf8_lossy(header);
        if !header.contains("'<f4'") || header.contains("'fortran_order': True") {
            return Err(wrong("32-bit floats in C order are expected"));
        }
        let data = floats(data);
        if !header.contains(&format!(", {length})")) || !data.len().is_multiple_of(length) {
            return Err(wrong("its rows have another length than the network reads"));
        }
        let rows = read_rows(rows)?;
        let count = data.len() / length;
        if rows.values().any(|&row| row as usize >= count) {
            return Err(LoadError::damaged(ROWS, "a row lies outside of the table"));
        }
        Ok(Self { length, data, rows })
    }

    /// The vector of the word with number `id`; empty if there is none.
    pub(crate) fn of(&self, id: u64) -> &[f32] {
        self.rows
            .get(&id)
            .map_or(&[], |&row| &self.data[row as usize * self.length..][..self.length])
    }
}

fn read_rows(mut bytes: &[u8]) -> Result<HashMap<u64, u32>, LoadError> {
    let wrong = |error: &dyn std::fmt::Display| LoadError::damaged(ROWS, error.to_string());
    let count = rmp::decode::read_map_len(&mut bytes).map_err(|error| wrong(&error))?;
    let mut rows = HashMap::with_capacity((count as usize).min(bytes.len()));
    for _ in 0..count {
        let id: u64 = rmp::decode::read_int(&mut bytes).map_err(|error| wrong(&error))?;
        let row: u32 = rmp::decode::read_int(&mut bytes).map_err(|error| wrong(&error))?;
        rows.insert(id, row);
    }
    Ok(rows)
}
