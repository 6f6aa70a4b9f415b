//! Takes a verb with its roles, gives what it comes to: a light verb becomes its noun's verb, a
//! converse verb the verb that it mirrors.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    Part,
    clause::{self, Found},
    nominal,
    subject::subject,
};
use crate::{
    annotate::Annotated,
    extract::grammar::{self, is_noun, lemma},
};

/// Verb, part of its subject.
const LIGHT: &str = include_str!("light_verbs.tsv");

/// Verb, the verb it is told as, and where agent, patient and the noun after a preposition go.
const CONVERSE: &str = include_str!("converse.tsv");

/// A predicate with its roles, and the noun that it took in.
pub(super) struct Told {
    /// The predicate.
    pub predicate: String,
    /// Its roles.
    pub roles: Vec<Found>,
    /// The noun of happening that the verb only carries.
    pub noun: Option<usize>,
    /// The rule that told it so.
    pub rule: &'static str,
}

/// What the clause of `verb` comes to.
pub(super) fn told(annotated: &Annotated<'_>, verb: usize) -> Told {
    let roles = clause::roles(annotated, verb);
    let phrase = grammar::phrase(annotated, verb);
    carried(annotated, verb, &phrase, &roles)
        .or_else(|| mirrored(&phrase, &roles))
        .unwrap_or(Told { predicate: phrase, roles, noun: None, rule: "verb-clause" })
}

/// *carried out an attack on*, *came under attack by*, *the attack took place*.
fn carried(annotated: &Annotated<'_>, verb: usize, phrase: &str, roles: &[Found]) -> Option<Told> {
    if phrase == "take"
        && let Some(told) = took_place(annotated, verb, roles)
    {
        return Some(told);
    }
    let noun = carried_noun(annotated, phrase, roles)?;
    let (predicate, _) = nominal::event(annotated, noun)?;
    let part = subject_part(phrase)?;
    let mut own = nominal::roles(annotated, noun);
    let lent = |(known, head): &Found| match known {
        Part::Agent if *head != noun => Some((part.clone(), *head)),
        Part::Patient | Part::Agent => None,
        Part::Oblique(word) if part == Part::Patient && is_from(word) => {
            (*head != noun).then_some((Part::Agent, *head))
        }
        Part::Oblique(word) if matches!(word.as_str(), "on" | "against") => {
            Some((Part::Patient, *head)).filter(|_| *head != noun)
        }
        _ => (*head != noun).then(|| (known.clone(), *head)),
    };
    let taken: Vec<Found> = roles.iter().filter_map(lent).collect();
    own.retain(|(known, _)| !taken.iter().any(|(part, _)| part == known));
    own.extend(taken);
    own.sort();
    own.dedup();
    Some(Told { predicate: predicate.to_owned(), roles: own, noun: Some(noun), rule: "light-verb" })
}

/// *came under attack from*: who does it.
fn is_from(preposition: &str) -> bool {
    matches!(preposition, "at" | "by" | "from")
}

/// The noun of happening that a light verb carries: its object, its subject in the passive, or
/// what stands after *under*.
fn carried_noun(annotated: &Annotated<'_>, phrase: &str, roles: &[Found]) -> Option<usize> {
    subject_part(phrase)?;
    let wanted = |part: &Part| match part {
        Part::Patient => true,
        Part::Oblique(word) => word == "under" && phrase == "come",
        _ => false,
    };
    let mut heads = roles.iter().filter(|(part, _)| wanted(part)).map(|(_, head)| *head);
    heads.find(|&head| nominal::is_event(annotated, head))
}

/// The part that the subject of a light verb takes in the noun's happening.
fn subject_part(phrase: &str) -> Option<Part> {
    static PARTS: LazyLock<HashMap<&'static str, Part>> = LazyLock::new(|| {
        let part = |(verb, part)| match part {
            "agent" => Some((verb, Part::Agent)),
            "patient" => Some((verb, Part::Patient)),
            _ => None,
        };
        rows(LIGHT).filter_map(|row| row.split_once('\t')).filter_map(part).collect()
    });
    let phrase = if phrase == "come" { "come under" } else { phrase };
    PARTS.get(phrase).cloned()
}

/// Whether the verb says of its subject only that it happened.
fn is_of_occurrence(phrase: &str) -> bool {
    static VERBS: LazyLock<HashSet<&'static str>> =
        LazyLock::new(|| rows(LIGHT).filter_map(|row| row.strip_suffix("\toccurrence")).collect());
    VERBS.contains(phrase)
}

/// The lines of a list without its header.
fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|row| !row.starts_with('#'))
}

/// Verbs that hand on what somebody says: *issued a denial*.
const ISSUING: [&str; 6] = ["express", "issue", "offer", "repeat", "publish", "voice"];

/// Whether the verb may only lend its subject to its object.
pub(super) fn is_light(phrase: &str) -> bool {
    ISSUING.contains(&phrase) || subject_part(phrase) == Some(Part::Agent)
}

/// *took place*: the subject is what happened.
fn took_place(annotated: &Annotated<'_>, verb: usize, roles: &[Found]) -> Option<Told> {
    let place = grammar::child(annotated, verb, &["dobj"])
        .is_some_and(|object| lemma(annotated, object) == "place");
    let subject = subject(annotated, verb).filter(|_| place)?;
    let (predicate, _) = nominal::event(annotated, subject)?;
    let mut own = nominal::roles(annotated, subject);
    own.extend(roles.iter().filter(|(part, _)| matches!(part, Part::Oblique(_))).cloned());
    Some(Told {
        predicate: predicate.to_owned(),
        roles: own,
        noun: Some(subject),
        rule: "light-verb",
    })
}

/// Whether the verb only says that its subject happened, or is; *there was an attack*.
pub(super) fn occurrence(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let phrase = grammar::phrase(annotated, verb);
    let there = grammar::child(annotated, verb, &["expl"])
        .is_some_and(|there| lemma(annotated, there) == "there");
    let noun = if there {
        grammar::child(annotated, verb, &["attr", "nsubj", "dobj"])
    } else {
        is_of_occurrence(&phrase).then(|| subject(annotated, verb)).flatten()
    };
    let times = matches!(phrase.as_str(), "follow" | "last" | "precede");
    let object = grammar::child(annotated, verb, &["dobj"]).is_some() && !there && !times;
    noun.filter(|&noun| !object && is_noun(annotated, noun) && nominal::is_event(annotated, noun))
}

/// Where the parts of a converse verb go.
struct Converse {
    as_verb: &'static str,
    agent: &'static str,
    patient: &'static str,
    preposition: &'static str,
    after: &'static str,
}

fn converse(phrase: &str) -> Option<&'static Converse> {
    static VERBS: LazyLock<HashMap<&'static str, Converse>> = LazyLock::new(|| {
        let converse = |row: &'static str| match row.split('\t').collect::<Vec<_>>()[..] {
            [verb, as_verb, agent, patient, preposition, after] => {
                Some((verb, Converse { as_verb, agent, patient, preposition, after }))
            }
            _ => None,
        };
        rows(CONVERSE).filter_map(converse).collect()
    });
    VERBS.get(phrase)
}

/// *bought from* is told as *sold to*.
fn mirrored(phrase: &str, roles: &[Found]) -> Option<Told> {
    let &Converse { as_verb, agent, patient, preposition, after } = converse(phrase)?;
    let has_source = |(part, _): &Found| *part == Part::Oblique(preposition.to_owned());
    let with_source = roles.iter().any(has_source);
    let always = matches!(phrase, "buy" | "purchase" | "receive" | "borrow" | "import" | "belong");
    let turned = |(part, head): &Found| {
        let name = match part {
            Part::Agent => agent,
            Part::Patient => patient,
            Part::Oblique(word) if word == preposition => after,
            _ => return (part.clone(), *head),
        };
        (part_named(name).unwrap_or_else(|| part.clone()), *head)
    };
    let mut roles: Vec<Found> = roles.iter().map(turned).collect();
    roles.sort();
    (with_source || always).then(|| Told {
        predicate: as_verb.to_owned(),
        roles,
        noun: None,
        rule: "converse-verb",
    })
}

fn part_named(name: &str) -> Option<Part> {
    match name {
        "agent" => Some(Part::Agent),
        "patient" => Some(Part::Patient),
        "recipient" => Some(Part::Recipient),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{CONVERSE, LIGHT};

    #[test]
    fn lists_are_sorted() {
        for list in [CONVERSE, LIGHT] {
            assert!(list.lines().filter(|line| !line.starts_with('#')).is_sorted());
        }
        let converse = CONVERSE.lines().filter(|line| !line.starts_with('#'));
        assert!(converse.into_iter().all(|line| line.split('\t').count() == 6));
    }
}
