//! A statement as a project keeps it.

use crate::{
    extract::{Act, Basis, Kind},
    text::Span,
};

/// A statement with its public id; otherwise as [`crate::extract::Statement`].
#[derive(Clone, Debug, PartialEq)]
pub struct KeptStatement {
    /// Public and stable: 16 hexadecimal digits.
    pub id: String,
    /// Whose statement it is.
    pub source: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// How the content is given.
    pub kind: Kind,
    /// What the source does.
    pub act: Act,
    /// On whose authority.
    pub basis: Basis,
    /// Index, among the document's statements, of the one whose content holds this one.
    pub parent: Option<usize>,
    /// The rule or model that made it.
    pub rule: String,
    /// The model's probability.
    pub score: Option<f32>,
}

/// The statements that hold statement `index`, outermost first, without itself.
pub fn chain(statements: &[KeptStatement], index: usize) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut at = index;
    while let Some(parent) = statements[at].parent {
        // A circle cannot come from extraction, but a file may be damaged.
        if parent >= statements.len() || parent == index || chain.contains(&parent) {
            break;
        }
        chain.push(parent);
        at = parent;
    }
    chain.reverse();
    chain
}
