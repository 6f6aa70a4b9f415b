//! Takes two participants, gives whether they can be the same.

use super::{
    lexicon::{Lexicon, Term},
    records::RecordParticipant,
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
pub(super) fn agree(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> Agreement {
    if let (Some(left), Some(right)) = (a.actor(), b.actor()) {
        return if left == right { Agreement::Same } else { Agreement::Clash };
    }
    if names_clash(a.names(), b.names()) || proper_clash(a, b) || modifiers_clash(a, b) {
        return Agreement::Clash;
    }
    if a.is_number() && b.is_number() {
        return Agreement::Unknown;
    }
    let person = |name: &Declared| {
        matches!(name.class, Slot::Person | Slot::Organization) && b.names().contains(name)
    };
    if a.names().iter().any(person) || (a.lemma() != Term::NONE && a.lemma() == b.lemma()) {
        return Agreement::Same;
    }
    if a.is_pronoun() || b.is_pronoun() {
        let named = |one: RecordParticipant<'_>| !one.names().is_empty();
        return if named(a) && named(b) { Agreement::Compatible } else { Agreement::Unknown };
    }
    match (a.is_named(), b.is_named()) {
        (true, true) => both_named(a, b),
        (false, false) => of_nouns(a.lexicon(), a.lemma(), b.lemma()),
        (true, false) => one_named(a, b),
        (false, true) => one_named(b, a),
    }
}

/// Both have a name, and the names do not clash.
fn both_named(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> Agreement {
    match (a.is_name(), b.is_name()) {
        (true, true) => Agreement::Same,
        (false, false) => of_nouns(a.lexicon(), a.lemma(), b.lemma()),
        (true, false) => of_state(b),
        (false, true) => of_state(a),
    }
}

/// *Kestria* for *Kestrian forces*.
fn of_state(noun: RecordParticipant<'_>) -> Agreement {
    if is_around(noun) { Agreement::Compatible } else { Agreement::Clash }
}

/// Whether a noun stands for those who act for a state, or for a place.
fn is_around(noun: RecordParticipant<'_>) -> bool {
    noun.lexicon().is_institution(noun.lemma()) || noun.lexicon().is_place(noun.lemma())
}

/// Only `named` has a name.
fn one_named(named: RecordParticipant<'_>, bare: RecordParticipant<'_>) -> Agreement {
    let inside = |name: &Declared| bare.nested().iter().any(|other| same_name(*name, *other));
    if named.is_name() {
        let near = is_around(bare) || named.names().iter().any(inside);
        return if near { Agreement::Compatible } else { Agreement::Clash };
    }
    match of_nouns(named.lexicon(), named.lemma(), bare.lemma()) {
        Agreement::Same => Agreement::Compatible,
        other => other,
    }
}

fn of_nouns(lexicon: &Lexicon, a: Term, b: Term) -> Agreement {
    if a == b {
        return Agreement::Same;
    }
    if lexicon.is_relabelled(a, b) {
        return Agreement::Relabelled;
    }
    let same = lexicon.same_noun(a, b) || lexicon.same_verb(a, b);
    if same { Agreement::Same } else { Agreement::Clash }
}

/// Whether two lists of names can not name the same.
fn names_clash(a: &[Declared], b: &[Declared]) -> bool {
    let meets = |name: &Declared| b.iter().any(|other| same_name(*name, *other));
    !a.is_empty() && !b.is_empty() && !a.iter().any(meets)
}

/// Whether two declared names can name the same: one name, or two of one state.
pub(super) fn same_name(a: Declared, b: Declared) -> bool {
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
fn proper_clash(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> bool {
    let (a, b) = (a.proper(), b.proper());
    !a.is_empty() && !b.is_empty() && !a.iter().any(|name| b.contains(name))
}

/// *the northern bridge*, *the southern bridge*; *the school in Tavik*, *the school in Orleth*.
fn modifiers_clash(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> bool {
    let lexicon = a.lexicon();
    let contrasted =
        |&word: &Term| b.words().iter().any(|&other| lexicon.are_contrasted(word, other));
    a.words().iter().any(contrasted) || names_clash(a.nested(), b.nested()) || owners_clash(a, b)
}

/// *the support of the nurses*, *the support of the teachers*.
fn owners_clash(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> bool {
    let lexicon = a.lexicon();
    let meets = |&owner: &Term| b.of().iter().any(|&other| lexicon.same_noun(owner, other));
    !a.of().is_empty() && !b.of().is_empty() && !a.of().iter().any(meets)
}
