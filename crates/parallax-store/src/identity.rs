//! The public ids of statements, and how those of codings are written.

use std::{collections::BTreeSet, fmt::Write as _};

use parallax::{extract::Statement, text::DocumentId};
use sha2::{Digest, Sha256};

use crate::columns::spans_to_column;

/// One id for each statement: 16 hexadecimal digits, the same whenever the same document gives the
/// same spans, whatever else is found beside it.
pub(crate) fn statement_ids(document: DocumentId, statements: &[Statement]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    statements
        .iter()
        .map(|statement| {
            // Two statements with equal spans are told apart by their order.
            let id = (0..).map(|repeat| statement_id(document, statement, repeat));
            let id = id.into_iter().find(|id| !taken.contains(id)).expect("repeats never end");
            taken.insert(id.clone());
            id
        })
        .collect()
}

fn statement_id(document: DocumentId, statement: &Statement, repeat: u32) -> String {
    let mut hasher = Sha256::new();
    hasher.update(document.0);
    for spans in [&statement.cue, &statement.content, &statement.source] {
        hasher.update(spans_to_column(spans));
    }
    if repeat > 0 {
        hasher.update(repeat.to_le_bytes());
    }
    short(hasher)
}

/// The beginning of a hash as a public id, 16 hexadecimal digits.
pub(crate) fn short(hasher: Sha256) -> String {
    let mut id = String::with_capacity(16);
    for byte in &hasher.finalize()[..8] {
        write!(id, "{byte:02x}").expect("strings can be written to");
    }
    id
}
