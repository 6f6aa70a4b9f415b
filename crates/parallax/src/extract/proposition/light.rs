//! Takes a verb with its roles, gives what it comes to: a light verb becomes its noun's verb, a
//! converse verb the verb that it mirrors.

use super::{
    Part,
    clause::{self, Found},
    nominal,
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
}

/// What the clause of `verb` comes to.
pub(super) fn told(annotated: &Annotated<'_>, verb: usize) -> Told {
    let roles = clause::roles(annotated, verb);
    let phrase = grammar::phrase(annotated, verb);
    carried(annotated, verb, &phrase, &roles)
        .or_else(|| mirrored(&phrase, &roles))
        .unwrap_or(Told { predicate: phrase, roles, noun: None })
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
    Some(Told { predicate: predicate.to_owned(), roles: own, noun: Some(noun) })
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
    let line = match phrase {
        "come" => "come under",
        other => other,
    };
    let rows = LIGHT.lines().filter(|row| !row.starts_with('#'));
    let mut fields = rows.filter_map(|row| row.split_once('\t'));
    fields.find_map(|(verb, part)| match part {
        _ if verb != line => None,
        "agent" => Some(Part::Agent),
        "patient" => Some(Part::Patient),
        _ => None,
    })
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
    let subject = clause::subject(annotated, verb).filter(|_| place)?;
    let (predicate, _) = nominal::event(annotated, subject)?;
    let mut own = nominal::roles(annotated, subject);
    own.extend(roles.iter().filter(|(part, _)| matches!(part, Part::Oblique(_))).cloned());
    Some(Told { predicate: predicate.to_owned(), roles: own, noun: Some(subject) })
}

/// Whether the verb only says that its subject happened, or is; *there was an attack*.
pub(super) fn occurrence(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let phrase = grammar::phrase(annotated, verb);
    let there = grammar::child(annotated, verb, &["expl"])
        .is_some_and(|there| lemma(annotated, there) == "there");
    let noun = if there {
        grammar::child(annotated, verb, &["attr", "nsubj", "dobj"])
    } else {
        let row = format!("{phrase}\toccurrence");
        LIGHT.lines().any(|line| line == row).then(|| clause::subject(annotated, verb)).flatten()
    };
    let times = matches!(phrase.as_str(), "follow" | "last" | "precede");
    let object = grammar::child(annotated, verb, &["dobj"]).is_some() && !there && !times;
    noun.filter(|&noun| !object && is_noun(annotated, noun) && nominal::is_event(annotated, noun))
}

/// *bought from* is told as *sold to*.
fn mirrored(phrase: &str, roles: &[Found]) -> Option<Told> {
    let rows = CONVERSE.lines().filter(|row| !row.starts_with('#'));
    let row = rows.map(|row| row.split('\t').collect::<Vec<_>>()).find(|row| row[0] == phrase)?;
    let [_, as_verb, agent, patient, preposition, after] = row[..] else { return None };
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
    (with_source || always).then(|| Told { predicate: as_verb.to_owned(), roles, noun: None })
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
