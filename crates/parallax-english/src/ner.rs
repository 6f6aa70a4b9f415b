//! Takes token vectors and sentence starts, gives names: spaCy's greedy BILUO recogniser.

use parallax::lang::{Label, Labels, Name};

use crate::{
    error::LoadError,
    moves,
    network::{
        file::Nodes,
        transition::{Scratch, TransitionNetwork, best},
    },
};

const MOVES: &str = "ner/moves";

/// The name recogniser of a pipeline.
pub(crate) struct Recogniser {
    network: TransitionNetwork,
    /// Kinds of names; moves are Begin, In, Last and Unit of each kind, an unused one, then Out.
    kinds: Vec<Label>,
    out: usize,
}

impl Recogniser {
    /// Reads the file `ner/moves` and the recogniser's part of `nodes`.
    pub(crate) fn load(
        nodes: &Nodes,
        move_file: &[u8],
        labels: &mut Labels,
    ) -> Result<Self, LoadError> {
        let moves = moves::read(MOVES, move_file)?;
        let kinds: Vec<&str> =
            moves.iter().filter(|m| m.action == 1).map(|m| m.label.as_str()).collect();
        let regular = moves.iter().take(4 * kinds.len()).enumerate().all(|(i, m)| {
            usize::from(m.action) == 1 + i / kinds.len() && m.label == kinds[i % kinds.len()]
        });
        let rest: Vec<u8> = moves.iter().skip(4 * kinds.len()).map(|m| m.action).collect();
        if kinds.is_empty() || !regular || !matches!(rest[..], [4, 5] | [5]) {
            return Err(LoadError::damaged(MOVES, "the moves of a BILUO recogniser are expected"));
        }
        Ok(Self {
            network: TransitionNetwork::read(nodes, 3, moves.len())?,
            out: moves.len() - 1,
            kinds: kinds.into_iter().map(|kind| labels.add(kind)).collect(),
        })
    }

    /// Finds names; `starts` tells where sentences begin, `spaces` which tokens are white space.
    pub(crate) fn names(
        &self,
        vectors: &[f32],
        starts: &[bool],
        spaces: &[bool],
        scratch: &mut Scratch,
        names: &mut Vec<Name>,
    ) {
        let count = spaces.len();
        self.network.precompute(vectors, count, scratch);
        let kinds = self.kinds.len();
        let mut open: Option<(u32, usize)> = None;
        for i in 0..count {
            let first = open.map(|(first, _)| first);
            let features = [Some(i as u32), first, first.map(|_| i as u32 - 1)];
            let scores = self.network.scores(&features, scratch);
            let goes_on = i + 1 < count && !starts[i + 1];
            let mut chosen = None;
            if let Some((_, kind)) = open {
                let inside = kinds + kind;
                if goes_on {
                    chosen = best(scores, inside..inside + 1, chosen);
                }
                chosen = best(scores, inside + kinds..inside + kinds + 1, chosen);
            } else {
                if goes_on && !spaces[i] {
                    chosen = best(scores, 0..kinds, chosen);
                }
                if !spaces[i] {
                    chosen = best(scores, 3 * kinds..4 * kinds, chosen);
                }
                chosen = best(scores, self.out..self.out + 1, chosen);
            }
            let (index, _) = chosen.expect("one move is always valid");
            let mut close = |first: u32, kind: usize| {
                names.push(Name { first, end: i as u32 + 1, kind: self.kinds[kind] });
            };
            match (index / kinds, open) {
                _ if index == self.out => {}
                (0, _) => open = Some((i as u32, index)),
                (2, Some((first, kind))) => {
                    close(first, kind);
                    open = None;
                }
                (3, _) => close(i as u32, index % kinds),
                _ => {}
            }
        }
    }
}
