//! Takes a text with the marks of its coders, gives what it adds to the coincidences of all texts.

use std::collections::BTreeMap;

use super::{
    super::chance::Paired,
    Continuum,
    innermost::{Piece, pieces},
    overlap::overlaps,
};

/// Stands for what is not marked, among categories.
const GAP: u32 = u32::MAX;

/// Lengths of what coders marked, and of where marks coincide. Those of several texts add up.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lengths {
    /// What is not marked. Each place of it is a unit of length one.
    pub(super) gap: Paired,
    /// What is marked, by category.
    pub(super) marked: BTreeMap<u32, Paired>,
    /// Of it, what lies where another coder marked something too, whatever it says. `own` here is of
    /// the lengths of units that can be paired.
    pub(super) valued: BTreeMap<u32, Paired>,
}

impl Lengths {
    /// Of one text; nothing where fewer than two coders read it.
    pub(super) fn of(continuum: &Continuum) -> Self {
        let mut found = Self::default();
        let readers = continuum.coders.iter().flatten();
        let cut: Vec<Vec<Piece>> = readers.map(|marks| pieces(marks, continuum.length)).collect();
        if cut.len() > 1 {
            for (reader, pieces) in cut.iter().enumerate() {
                found.add_units(pieces);
                found.add_pairs(reader, &cut);
            }
        }
        found
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.gap.add(other.gap);
        for (mine, others) in [(&mut self.marked, &other.marked), (&mut self.valued, &other.valued)]
        {
            for (&category, &paired) in others {
                mine.entry(category).or_default().add(paired);
            }
        }
    }

    fn add_units(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let all = piece.span.len() as f64;
            match piece.category {
                None => self.gap.add(Paired { all, same: 0.0, own: all }),
                Some(category) => {
                    let of = self.marked.entry(category).or_default();
                    of.add(Paired { all, same: 0.0, own: all * all });
                }
            }
        }
    }

    /// Where the pieces of a reader coincide with those of all others. A length counts 1 / (m - 1) for
    /// each of them, m being all readers.
    fn add_pairs(&mut self, reader: usize, cut: &[Vec<Piece>]) {
        let mine = &cut[reader];
        let each = 1.0 / (cut.len() - 1) as f64;
        let mut pairable = vec![Paired::default(); mine.len()];
        for other in cut.iter().enumerate().filter(|(of, _)| *of != reader).map(|(_, it)| it) {
            for (a, b, span) in overlaps(mine, other) {
                let is_same = mine[a].category == other[b].category;
                let length = span.len() as f64 * each;
                let same = if is_same { length } else { 0.0 };
                if other[b].category.is_some() {
                    pairable[a].all += length;
                }
                pairable[a].same += same;
            }
        }
        for (piece, paired) in mine.iter().zip(pairable) {
            let Some(category) = piece.category else {
                self.gap.same += paired.same;
                continue;
            };
            self.marked.entry(category).or_default().same += paired.same;
            let own = paired.all * paired.all;
            self.valued.entry(category).or_default().add(Paired { own, ..paired });
        }
    }

    /// Everything: what is not marked is a category too, the last.
    pub(super) fn all(&self) -> BTreeMap<u32, Paired> {
        let mut all = self.marked.clone();
        all.insert(GAP, self.gap);
        all
    }

    /// What is marked, whatever the marks say, and what is not.
    pub(super) fn binary(&self) -> BTreeMap<u32, Paired> {
        let mut marked = Paired::default();
        for &paired in self.marked.values() {
            marked.add(paired);
        }
        marked.same = self.valued.values().map(|paired| paired.all).sum();
        BTreeMap::from([(0, marked), (GAP, self.gap)])
    }

    /// What several marked.
    pub(super) fn coded(&self) -> BTreeMap<u32, Paired> {
        self.valued.clone()
    }
}
