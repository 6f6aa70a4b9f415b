//! Takes a codebook, gives for a declared name the one that stands for all names of the same thing.

use crate::codebook::{Codebook, Declared};

/// Declared names that a set of labels gives for one thing, each with the one that stands for all.
pub(super) struct Referents(Vec<(Declared, Declared)>);

impl Referents {
    /// The names of a codebook's sets of labels.
    pub(super) fn new(codebook: &Codebook) -> Self {
        let declared = |name: &String| match codebook.parties.identify(name)[..] {
            [(span, declared)] if span.len() == name.len() => Some(declared),
            _ => None,
        };
        let mut all = Vec::new();
        for (number, set) in codebook.labels.iter().enumerate() {
            let names: Vec<Declared> = set.names.iter().filter_map(declared).collect();
            let of = |&name: &Declared| {
                // No party's: that one of them calls it by this name does not make it theirs.
                let one = Declared { party: u16::MAX, position: number as u16, ..names[0] };
                (name, Declared { ending: None, ..one })
            };
            all.extend(names.iter().map(of));
        }
        Self(all)
    }

    /// The name that stands for all names of the same thing, if it has several.
    pub(super) fn of(&self, name: Declared) -> Option<Declared> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, first)| *first)
    }
}
