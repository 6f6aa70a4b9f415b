//! Takes a model's static word vectors, gives the vector of a word.

use hashbrown::HashMap;

use crate::{error::LoadError, network::file::floats};

const TABLE: &str = "vocab/vectors";
const ROWS: &str = "vocab/key2row";

/// Static vectors by the number of a word.
#[derive(Debug)]
pub(crate) struct Vectors {
    length: usize,
    data: Vec<f32>,
    rows: HashMap<u64, u32>,
}

impl Vectors {
    /// Reads the files `vocab/vectors` (`NumPy`, 32-bit floats) and `vocab/key2row`.
    pub(crate) fn load(table: &[u8], row_numbers: &[u8], length: usize) -> Result<Self, LoadError> {
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
        let data = floats(data).ok_or_else(|| wrong("a vector holds what is no number"))?;
        let rows = data.len() / length.max(1);
        if !header.contains(&format!("({rows}, {length})")) {
            return Err(wrong("its rows have another length than the network reads"));
        }
        Ok(Self { length, data, rows: read_rows(row_numbers, rows)? })
    }

    /// The vector of the word with number `id`, if it has one.
    pub(crate) fn of(&self, id: u64) -> Option<&[f32]> {
        let row = *self.rows.get(&id)? as usize;
        Some(&self.data[row * self.length..][..self.length])
    }
}

/// The rows of words, all below `count`.
fn read_rows(mut bytes: &[u8], count: usize) -> Result<HashMap<u64, u32>, LoadError> {
    let wrong = |error: &dyn std::fmt::Display| LoadError::damaged(ROWS, error.to_string());
    let words = rmp::decode::read_map_len(&mut bytes).map_err(|error| wrong(&error))?;
    let mut rows = HashMap::with_capacity((words as usize).min(bytes.len()));
    for _ in 0..words {
        let word: u64 = rmp::decode::read_int(&mut bytes).map_err(|error| wrong(&error))?;
        let row: u32 = rmp::decode::read_int(&mut bytes).map_err(|error| wrong(&error))?;
        if row as usize >= count {
            return Err(LoadError::damaged(ROWS, "a row lies outside of the table"));
        }
        rows.insert(word, row);
    }
    Ok(rows)
}
