//! Takes a component's file of moves, gives its moves in the order of the network's output.

use std::collections::BTreeMap;

use crate::{
    error::LoadError,
    packed::{Packed, decode},
};

/// One move: what to do, and the label to do it with.
pub(crate) struct Move {
    /// Number of the action.
    pub action: u8,
    /// Empty where the action has none.
    pub label: String,
}

/// Reads `file`: by action; within one, labels by frequency then name, both downwards.
pub(crate) fn read(file: &'static str, bytes: &[u8]) -> Result<Vec<Move>, LoadError> {
    let value = decode(file, bytes)?;
    let json = Packed::of(file, &value).field("moves")?.text()?;
    let actions: BTreeMap<u8, BTreeMap<String, i64>> =
        serde_json::from_str(json).map_err(|error| LoadError::damaged(file, error.to_string()))?;
    let mut moves = Vec::new();
    for (action, labels) in actions {
        let mut labels: Vec<(i64, String)> =
            labels.into_iter().map(|(label, frequency)| (frequency, label)).collect();
        labels.sort_by(|a, b| b.cmp(a));
        moves.extend(labels.into_iter().map(|(_, label)| Move { action, label }));
    }
    Ok(moves)
}
