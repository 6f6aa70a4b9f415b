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
    let (lemma, last) = lemma(passage, i);
    let mut frames = words::ENDORSING.iter().filter(|[word, ..]| *word == lemma);
    let [_, _, kind] = frames.find(|[_, frame, _]| governs(passage, i, frame))?;
    let own = child(annotated, i, &["nsubj"])
        .is_some_and(|subject| matches!(&*passage.word(subject), "i" | "we" | "you"));
    (!own && holds(passage, i, *kind == "presupposes")).then(|| Mark::new(i..=last))
}

/// The lemma of `i` with its particle or what else belongs to it, and its last token.
fn lemma(passage: &Passage<'_>, i: usize) -> (String, usize) {
    let annotated = passage.annotated;
    let own = passage.lemma(i);
    let next = |i: usize| annotated.neighbour(i, 1).map(|next| (passage.word(next), next));
    if let Some((word, next)) = next(i) {
        let longer = format!("{own} {word}");
        if matches!(&*longer, "own up") && self::next_is(passage, next, "to") {
            return (format!("{longer} to"), next + 1);
        }
        if words::ENDORSING.iter().any(|[known, ..]| *known == longer) {
            return (longer, next);
        }
    }
    (own, i)
}

fn next_is(passage: &Passage<'_>, i: usize, word: &str) -> bool {
    passage.annotated.neighbour(i, 1).is_some_and(|next| passage.word(next) == word)
}

/// Whether `i` governs what the frame says.
fn governs(passage: &Passage<'_>, i: usize, frame: &str) -> bool {
    let annotated = passage.annotated;
    let verb = grammar::is_verb(annotated, i);
    match frame {
        "clause" => verb && (governs_clause(passage, i) || is_aside(passage, i)),
        "gerund" => verb && grammar::governs(annotated, i, Frame::Gerund),
        "noun" => !verb && grammar::governs(annotated, i, Frame::Noun),
        "object" => verb && objects(passage, i).any(|object| is_fact(passage, object)),
        "as" => verb && children(annotated, i, &["prep"]).any(|prep| passage.word(prep) == "as"),
        "how" => verb && asks(passage, i),
        _ => false,
    }
}

/// *admitted that*, *admitted the plan existed*, *"...," he admitted*, *was revealed to be*
fn governs_clause(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let passive = child(annotated, i, &["auxpass"]).is_some();
    grammar::governs(annotated, i, Frame::Clause)
        || child(annotated, i, &["ccomp"]).is_some()
        || (passive && grammar::governs(annotated, i, Frame::To))
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
    aside && bare && has_subject
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

/// Whether the clause of the verb holds: it is no condition or question and not merely possible;
/// a verb that presupposes does so under a denial and in an infinitive too.
fn holds(passage: &Passage<'_>, i: usize, presupposes: bool) -> bool {
    let annotated = passage.annotated;
    if !grammar::is_verb(annotated, i) {
        return true;
    }
    let open = grammar::modal(annotated, i).is_some();
    let infinitive =
        children(annotated, i, &["aux"]).any(|aux| annotated.analysis.tag(aux) == "TO");
    let denied = grammar::is_negated(annotated, i);
    !open
        && !is_conditional(annotated, i)
        && !is_question(annotated, i)
        && (presupposes || (!infinitive && !denied))
}
