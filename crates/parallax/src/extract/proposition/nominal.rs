//! Takes a noun of happening, gives its verb and its roles: *the shelling of X by Y*.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{Part, phrase::heads};
use crate::{
    annotate::Annotated,
    extract::grammar::{child, children, is_noun, lemma},
    lang::Slot,
};

/// Noun, verb, part of the noun after "of".
const NOUNS: &str = include_str!("event_nouns.tsv");

/// Things that act for those who use them: *a drone attack* is nobody's but its user's.
const MEANS: [&str; 14] = [
    "air",
    "artillery",
    "bomb",
    "cyber",
    "drone",
    "emergency",
    "ground",
    "military",
    "missile",
    "mortar",
    "night",
    "rocket",
    "surprise",
    "terror",
];

/// The verb of a noun of happening and the part that "of" gives.
pub(super) fn event(annotated: &Annotated<'_>, noun: usize) -> Option<(&'static str, Part)> {
    static TABLE: LazyLock<BTreeMap<&'static str, (&'static str, Part)>> =
        LazyLock::new(|| rows().collect());
    if !is_noun(annotated, noun) || annotated.declared(noun).is_some() {
        return None;
    }
    TABLE.get(lemma(annotated, noun).as_str()).cloned()
}

fn rows() -> impl Iterator<Item = (&'static str, (&'static str, Part))> {
    let lines = NOUNS.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let (noun, verb, of) = (fields.next()?, fields.next()?, fields.next()?);
        let part = if of == "agent" { Part::Agent } else { Part::Patient };
        Some((noun, (verb, part)))
    })
}

/// Whether the token is a noun of happening.
pub(super) fn is_event(annotated: &Annotated<'_>, noun: usize) -> bool {
    event(annotated, noun).is_some()
}

/// Whether the token is a noun of happening that the text tells of: *the acceptance speech* tells of
/// no acceptance.
pub(super) fn is_told(annotated: &Annotated<'_>, noun: usize) -> bool {
    annotated.analysis.dep(noun) != "compound" && is_event(annotated, noun)
}

/// The roles that a noun of happening has in its own phrase.
pub(super) fn roles(annotated: &Annotated<'_>, noun: usize) -> Vec<(Part, usize)> {
    let Some((_, of)) = event(annotated, noun) else { return Vec::new() };
    let mut found = Vec::new();
    let of = of_part(annotated, noun, of);
    for preposition in children(annotated, noun, &["prep", "agent"]) {
        let Some(object) = child(annotated, preposition, &["pobj"]) else { continue };
        let part = after(&lemma(annotated, preposition), &of);
        found.extend(heads(annotated, object).map(|head| (part.clone(), head)));
    }
    let has = |found: &[(Part, usize)], part: &Part| found.iter().any(|(known, _)| known == part);
    if let Some(owner) = child(annotated, noun, &["poss"]) {
        let part = if has(&found, &Part::Agent) { Part::Patient } else { Part::Agent };
        found.push((part, owner));
    }
    for modifier in children(annotated, noun, &["amod", "compound", "nmod"]) {
        if let Some(part) = before(annotated, modifier, &of)
            && !has(&found, &part)
        {
            found.push((part, modifier));
        }
    }
    found
}

/// What "of" gives beside other prepositions: who does it in *the attack of X on Y*, whom it is
/// done to in *X's withdrawal of Y*.
fn of_part(annotated: &Annotated<'_>, noun: usize, usual: Part) -> Part {
    let has = |words: &[&str]| {
        children(annotated, noun, &["prep", "agent"])
            .any(|preposition| words.contains(&lemma(annotated, preposition).as_str()))
    };
    if has(&["of"]) && usual == Part::Patient && has(&["against", "for", "on"]) && !has(&["by"]) {
        return Part::Agent;
    }
    let owned = has(&["by"]) || child(annotated, noun, &["poss"]).is_some();
    if has(&["of"]) && owned { Part::Patient } else { usual }
}

/// The part of what stands after a preposition.
fn after(preposition: &str, of: &Part) -> Part {
    match preposition {
        "of" => of.clone(),
        "by" => Part::Agent,
        "against" | "for" | "on" => Part::Patient,
        _ => Part::Oblique(preposition.to_owned()),
    }
}

/// The part of what stands before the noun: who is named acts, a place is where it happens, another
/// noun is what it is about.
fn before(annotated: &Annotated<'_>, modifier: usize, of: &Part) -> Option<Part> {
    let class = annotated.declared(modifier).map(|name| name.class);
    let entity = annotated.analysis.entity(modifier);
    // Towns are spelled out; states may be abbreviated.
    let is_short = || !annotated.analysis.word(modifier).contains(char::is_lowercase);
    let acts = match class {
        Some(class) => !matches!(class, Slot::Capital | Slot::Place),
        None => matches!(entity, "NORP" | "ORG" | "PERSON") || (entity == "GPE" && is_short()),
    };
    let is_place = class.is_some() || matches!(entity, "GPE" | "LOC");
    let word = lemma(annotated, modifier);
    let is_day = matches!(entity, "CARDINAL" | "DATE" | "ORDINAL" | "TIME");
    let is_theme = is_noun(annotated, modifier) && !is_day && !MEANS.contains(&word.as_str());
    match (acts, is_place) {
        (true, _) => Some(Part::Agent),
        (_, true) => Some(Part::Oblique("in".to_owned())),
        _ => is_theme.then(|| of.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::{NOUNS, rows};

    #[test]
    fn every_line_is_read_and_sorted() {
        let lines: Vec<&str> = NOUNS.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rows().count(), lines.len());
        assert!(lines.is_sorted());
    }
}
