//! Takes an annotated document, gives its statements.

mod statement;

pub use statement::{Act, Basis, Kind, Statement};

use crate::annotate::Annotated;

/// All statements of a document, in the order of their first character.
pub fn statements(_annotated: &Annotated<'_>) -> Vec<Statement> {
    Vec::new()
}
