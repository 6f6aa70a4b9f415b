//! Takes a codebook, gives for a declared name the one that stands for all names of the same thing.

use std::collections::HashMap;

use crate::codebook::{Codebook, Declared};

/// Declared names that a set of labels gives for one thing, each with the one that stands for all.
pub(super) struct Referents(HashMap<Declared, Declared>);

impl Referents {
    /// The names of a codebook's sets of labels. A set with one declared name alone has no other
    /// that the name could stand for; a name of several sets is that of the first.
    pub(super) fn new(codebook: &Codebook) -> Self {
        let declared = |name: &String| match codebook.parties.identify(name)[..] {
            [(span, declared)] if span.len() == name.len() => Some(declared),
            _ => None,
        };
        let mut all = HashMap::new();
        for (number, set) in codebook.labels.iter().enumerate() {
            let names: Vec<Declared> = set.names.iter().filter_map(declared).collect();
            if names.len() < 2 {
                continue;
            }
            // No party's: that one of them calls it by this name does not make it theirs. Nor that
            // of another set: two names of one party may be one thing, those of two sets are not.
            let party = u16::MAX - number as u16;
            let one = Declared { party, position: number as u16, ending: None, ..names[0] };
            for name in names {
                all.entry(name).or_insert(one);
            }
        }
        Self(all)
    }

    /// The name that stands for all names of the same thing, if it has several.
    pub(super) fn of(&self, name: Declared) -> Option<Declared> {
        self.0.get(&name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Referents;
    use crate::codebook::Codebook;

    const BOOK: &str = "
        [[party]]
        id = 'kestria'
        names.country = 'Kestria'
        names.people = ['Kestrians', 'Kestrites']
        [[party]]
        id = 'ulmere'
        names.country = 'Ulmere'
        names.people = ['Ulmerans', 'Ulmerites']
        [[labels]]
        id = 'one'
        names = ['Kestrians', 'Kestrites']
        [[labels]]
        id = 'two'
        names = ['Ulmerans', 'Ulmerites']
        [[labels]]
        id = 'three'
        names = ['Kestria', 'the valley']";

    #[test]
    fn names_of_one_set_are_one_and_those_of_two_sets_are_of_no_common_party() {
        let book = Codebook::from_toml(BOOK).expect("a codebook");
        let referents = Referents::new(&book);
        let of = |name: &str| referents.of(book.parties.identify(name)[0].1);
        let [kestrians, ulmerans] = ["Kestrians", "Ulmerans"].map(|name| of(name).expect("a set"));
        assert_eq!(of("Kestrites"), Some(kestrians));
        assert_eq!(of("Ulmerites"), Some(ulmerans));
        assert_ne!(kestrians.party, ulmerans.party);
        assert_eq!(of("Kestria"), None, "it is the only declared name of its set");
    }
}
