//! Takes what the language, a codebook or a list says about words, gives the kind of actor.

use super::{ActorKind, nouns::Noun};
use crate::lang::Slot;

/// The kind of actor that a language's label for names gives, if it gives one.
pub(super) fn of_label(label: &str) -> Option<ActorKind> {
    match label {
        "PERSON" => Some(ActorKind::Person),
        "ORG" => Some(ActorKind::Organization),
        "GPE" => Some(ActorKind::State),
        "LOC" => Some(ActorKind::Place),
        "NORP" => Some(ActorKind::Group),
        "LAW" => Some(ActorKind::Document),
        _ => None,
    }
}

/// The kind of a declared name. A capital is a place unless it acts.
pub(super) fn of_slot(slot: Slot) -> ActorKind {
    match slot {
        Slot::Country | Slot::Adjective => ActorKind::State,
        Slot::People => ActorKind::Group,
        Slot::Capital | Slot::Place => ActorKind::Place,
        Slot::Organization => ActorKind::Organization,
        Slot::Person => ActorKind::Person,
    }
}

/// The kind of a listed noun, of one or of several.
pub(super) fn of_noun(noun: Noun, plural: bool) -> ActorKind {
    match noun.kind {
        ActorKind::Document => ActorKind::Document,
        _ if plural => ActorKind::Group,
        one => one,
    }
}
