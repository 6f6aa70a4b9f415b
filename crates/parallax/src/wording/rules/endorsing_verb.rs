//! Endorsing verbs: *the envoy admitted the plan existed*.

use crate::{
    extract::grammar::{self, Frame, child, children, is_conditional, is_question},
    wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "endorsing-verb",
    level: Level::Warning,
    definition: "A verb of saying that grants the truth of what is said: revealed, admitted, \
                 exposed.",
    citation: "Hooper (1975), On assertive predicates; Karttunen (1971), Some observations on \
               factivity",
    help: "Use \"said\" where the truth is not established, or show what establishes it.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    passage.annotated.words.iter().filter_map(|&i| endorsing(passage, i)).collect()
}

fn endorsing(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let annotated = passage.annotated;
    if !grammar::is_verb(annotated, i) || !words::ENDORSING.contains_key(&*passage.lemma(i)) {
        return None;
    }
    let own = child(annotated, i, &["nsubj"])
        .is_some_and(|subject| matches!(&*passage.word(subject), "i" | "we"));
    let last = readings(passage, i).find_map(|(rows, last)| {
        let granted = |[frame, kind]: &[&str; 2]| {
            governs(passage, i, last, frame) && holds(passage, i, *kind == "presupposes")
        };
        rows.iter().any(granted).then_some(last)
    })?;
    (!own).then(|| Mark::new(i..=last))
}

/// What the list says of the verb with what belongs to it, the longest first: *let it slip*, *point
/// out*, *admit*; with the last token of each.
fn readings<'a>(
    passage: &'a Passage<'_>,
    i: usize,
) -> impl Iterator<Item = (&'static Vec<[&'static str; 2]>, usize)> + 'a {
    (0..=2).rev().filter_map(move |more| {
        let mut phrase = passage.lemma(i);
        let mut last = i;
        for _ in 0..more {
            last = passage.annotated.neighbour(last, 1)?;
            phrase.push(' ');
            phrase.push_str(&passage.word(last));
        }
        let rows = words::ENDORSING.get(phrase.as_str())?;
        // *admitted to* is the verb and a preposition, which is no part of it.
        let prepositional = phrase.ends_with(" to") && more == 1;
        Some((rows, if prepositional { i } else { last }))
    })
}

/// Whether the verb that ends at `last` governs what the frame says.
fn governs(passage: &Passage<'_>, i: usize, last: usize, frame: &str) -> bool {
    let annotated = passage.annotated;
    match frame {
        "clause" => governs_clause(passage, i, last) || is_aside(passage, i),
        "gerund" => grammar::governs(annotated, i, Frame::Gerund),
        "object" => objects(passage, i).any(|object| is_fact(passage, object)),
        "anything" => {
            // Of *admitted to* only what comes after "to" is admitted.
            let bare = matches!(&*passage.lemma(i), "admit" | "confess" | "own");
            let after =
                |&object: &usize| !bare || passage.word(annotated.analysis.head(object)) == "to";
            objects(passage, i).filter(after).any(|object| is_thing(passage, object))
        }
        "as" => children(annotated, i, &["prep"]).any(|prep| passage.word(prep) == "as"),
        "how" => asks(passage, i),
        _ => false,
    }
}

/// Whether the noun is no house that lets people in: *admitted to hospital*.
fn is_thing(passage: &Passage<'_>, noun: usize) -> bool {
    !matches!(
        &*passage.lemma(noun),
        "academy"
            | "bar"
            | "clinic"
            | "club"
            | "college"
            | "hospital"
            | "hotel"
            | "party"
            | "priest"
            | "school"
            | "university"
            | "ward"
    )
}

/// *admitted that*, *admitted the plan existed*, *"...," he admitted*, *was revealed to be*
fn governs_clause(passage: &Passage<'_>, i: usize, last: usize) -> bool {
    let annotated = passage.annotated;
    let passive = child(annotated, i, &["auxpass"]).is_some();
    let next = annotated.neighbour(last, 1);
    let that = next.is_some_and(|next| passage.word(next) == "that");
    let away = next.is_some_and(|next| matches!(&*passage.word(next), "of" | "from" | "after"));
    // *It emerged that*: what comes to light is no person or thing.
    let emerges = matches!(&*passage.lemma(i), "come" | "emerge");
    let impersonal = child(annotated, i, &["nsubj", "expl"])
        .is_some_and(|subject| passage.word(subject) == "it");
    let clause = child(annotated, i, &["ccomp"]);
    let own = clause.is_some_and(|clause| !is_infinitive(passage, clause));
    let takes = that
        || own
        || grammar::governs(annotated, i, Frame::Clause)
        || (passive && passage.lemma(i) == "reveal" && grammar::governs(annotated, i, Frame::To));
    takes && !away && (!emerges || impersonal)
}

/// *reminded passengers to take their bags*
fn is_infinitive(passage: &Passage<'_>, clause: usize) -> bool {
    let annotated = passage.annotated;
    children(annotated, clause, &["aux"]).any(|aux| annotated.analysis.tag(aux) == "TO")
}

/// *as the envoy admitted*, *..., he admitted, ...*
fn is_aside(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let bare = child(annotated, i, &["dobj", "xcomp", "prep", "auxpass"]).is_none();
    let has_subject = child(annotated, i, &["nsubj"]).is_some();
    let aside = match annotated.analysis.dep(i) {
        "parataxis" => true,
        "advcl" => child(annotated, i, &["mark"]).is_some_and(|mark| passage.word(mark) == "as"),
        _ => false,
    };
    let ends = annotated.neighbour(i, 1).is_none_or(|next| annotated.analysis.pos(next) == "PUNCT");
    aside && bare && has_subject && ends
}

/// *exposed how the army had lied*
fn asks(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let clause = child(annotated, i, &["ccomp"]);
    clause.is_some_and(|clause| {
        let mut openers = children(annotated, clause, &["advmod"]);
        openers.any(|word| matches!(&*passage.word(word), "how" | "why" | "where"))
    })
}

/// What is brought to light: the object, the subject of a passive, and what is joined to it.
fn objects<'a>(passage: &'a Passage<'_>, i: usize) -> impl Iterator<Item = usize> + 'a {
    let annotated = passage.annotated;
    let direct = children(annotated, i, &["dobj", "nsubjpass"]);
    let to = children(annotated, i, &["prep"]).filter(|&prep| passage.word(prep) == "to");
    let after = to.flat_map(|prep| children(annotated, prep, &["pobj"]));
    direct
        .chain(after)
        .flat_map(|object| std::iter::once(object).chain(children(annotated, object, &["conj"])))
}

fn is_fact(passage: &Passage<'_>, noun: usize) -> bool {
    // *the cover-up* is three tokens.
    let joined = || {
        let parts = [
            Some(noun),
            passage.annotated.neighbour(noun, -1),
            passage.annotated.neighbour(noun, -2),
        ];
        let words: Vec<String> =
            parts.into_iter().rev().flatten().map(|i| passage.word(i)).collect();
        words::FACTS.contains(words.concat().as_str())
    };
    words::FACTS.contains(passage.lemma(noun).as_str())
        || joined()
        || grammar::governs(passage.annotated, noun, Frame::Noun)
}

/// Whether the clause of the verb holds: it is no condition, nor still to be done; a verb that
/// presupposes does so under a denial, in a question and in a demand too.
fn holds(passage: &Passage<'_>, i: usize, presupposes: bool) -> bool {
    let annotated = passage.annotated;
    let modal = grammar::modal(annotated, i);
    let open =
        modal.is_some_and(|modal| !presupposes || matches!(&*modal, "may" | "might" | "could"));
    let denied = grammar::is_negated(annotated, i);
    let settled = !is_infinitive(passage, i) && !denied && !is_question(annotated, i);
    !open && !is_conditional(annotated, i) && (presupposes || settled)
}
