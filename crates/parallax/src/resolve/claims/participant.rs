//! Takes two participants, gives whether they can be the same.

use super::{
    Participant,
    lexicon::{are_contrasted, is_institution, is_relabelled, same_noun, same_verb},
};
use crate::{codebook::Declared, lang::Slot};

/// What two participants are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// The same, as far as words tell.
    Same,
    /// One says more than the other: *the troops*, *Kestrian troops*.
    Compatible,
    /// Words do not tell: a pronoun.
    Unknown,
    /// The same under different labels: *rebels*, *terrorists*.
    Relabelled,
    /// Two different ones.
    Clash,
}

impl Agreement {
    /// Whether words say that it is the same.
    pub(super) fn is_sure(self) -> bool {
        matches!(self, Self::Same | Self::Compatible | Self::Relabelled)
    }
}

/// Compares two participants; the order does not matter.
pub(super) fn agree(a: &Participant, b: &Participant) -> Agreement {
    if let (Some(left), Some(right)) = (a.actor, b.actor) {
        return if left == right { Agreement::Same } else { Agreement::Clash };
    }
    if names_clash(&a.names, &b.names) || proper_clash(a, b) || modifiers_clash(a, b) {
        return Agreement::Clash;
    }
    if a.is_number && b.is_number {
        return Agreement::Unknown;
    }
    let person = |name: &Declared| {
        matches!(name.class, Slot::Person | Slot::Organization) && b.names.contains(name)
    };
    if a.names.iter().any(person) || (!a.lemma.is_empty() && a.lemma == b.lemma) {
        return Agreement::Same;
    }
    if a.is_pronoun || b.is_pronoun {
        let named = |one: &Participant| !one.names.is_empty();
        return if named(a) && named(b) { Agreement::Compatible } else { Agreement::Unknown };
    }
    let named = [a, b].map(|one| !one.names.is_empty() || !one.proper.is_empty());
    match named {
        [true, true] => both_named(a, b),
        [false, false] => of_nouns(&a.lemma, &b.lemma),
        [true, false] => one_named(a, b),
        [false, true] => one_named(b, a),
    }
}

/// Both have a name, and the names do not clash.
fn both_named(a: &Participant, b: &Participant) -> Agreement {
    match (a.is_name(), b.is_name()) {
        (true, true) => Agreement::Same,
        (false, false) => of_nouns(&a.lemma, &b.lemma),
        (true, false) => of_state(&b.lemma),
        (false, true) => of_state(&a.lemma),
    }
}

/// *Kestria* for *Kestrian forces*.
fn of_state(noun: &str) -> Agreement {
    if is_institution(noun) || is_place(noun) { Agreement::Compatible } else { Agreement::Clash }
}

/// Only `named` has a name.
fn one_named(named: &Participant, bare: &Participant) -> Agreement {
    let inside = |name: &Declared| bare.nested.iter().any(|other| same_name(*name, *other));
    if named.is_name() {
        let near =
            is_place(&bare.lemma) || is_institution(&bare.lemma) || named.names.iter().any(inside);
        return if near { Agreement::Compatible } else { Agreement::Clash };
    }
    match of_nouns(&named.lemma, &bare.lemma) {
        Agreement::Same => Agreement::Compatible,
        other => other,
    }
}

/// Nouns that stand for the name of a place.
const PLACES: [&str; 11] = [
    "area",
    "capital",
    "city",
    "country",
    "place",
    "region",
    "settlement",
    "territory",
    "town",
    "village",
    "district",
];

fn is_place(noun: &str) -> bool {
    PLACES.contains(&noun)
}

fn of_nouns(a: &str, b: &str) -> Agreement {
    if a == b {
        return Agreement::Same;
    }
    if is_relabelled(a, b) {
        return Agreement::Relabelled;
    }
    if same_noun(a, b) || same_verb(a, b) { Agreement::Same } else { Agreement::Clash }
}

/// Whether two lists of names can not name the same.
fn names_clash(a: &[Declared], b: &[Declared]) -> bool {
    let meets = |name: &Declared| b.iter().any(|other| same_name(*name, *other));
    !a.is_empty() && !b.is_empty() && !a.iter().any(meets)
}

/// Whether two declared names can name the same: one name, or two of one state.
fn same_name(a: Declared, b: Declared) -> bool {
    let of_state =
        |name: Declared| matches!(name.class, Slot::Country | Slot::Adjective | Slot::People);
    let around = |outer: Declared, inner: Declared| {
        matches!(outer.class, Slot::Country | Slot::Adjective)
            && matches!(inner.class, Slot::Capital | Slot::Place)
    };
    let one_state = of_state(a) && of_state(b);
    a == b || (a.party == b.party && (one_state || around(a, b) || around(b, a)))
}

/// Whether names that nobody declared differ.
fn proper_clash(a: &Participant, b: &Participant) -> bool {
    !a.proper.is_empty() && !b.proper.is_empty() && a.proper.is_disjoint(&b.proper)
}

/// *the northern bridge*, *the southern bridge*; *the school in Tavik*, *the school in Orleth*.
fn modifiers_clash(a: &Participant, b: &Participant) -> bool {
    let contrasted = |word: &String| b.words.iter().any(|other| are_contrasted(word, other));
    a.words.iter().any(contrasted) || names_clash(&a.nested, &b.nested) || owners_clash(a, b)
}

/// *the support of the nurses*, *the support of the teachers*.
fn owners_clash(a: &Participant, b: &Participant) -> bool {
    let meets = |owner: &String| b.of.iter().any(|other| same_noun(owner, other));
    !a.of.is_empty() && !b.of.is_empty() && !a.of.iter().any(meets)
}
