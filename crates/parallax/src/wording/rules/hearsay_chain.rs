//! Chains of hearsay: *a clerk said neighbours heard of a raid*.

use crate::{
    extract::{
        Act, Basis, Statement,
        grammar::{self, child, children},
    },
    wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "hearsay-chain",
    level: Level::Warning,
    definition: "A source passes on what it has from others: the source's source is not \
                 first-hand.",
    citation: "Aikhenvald (2004), Evidentiality",
    help: "Go to the first source, or say that nobody who saw it was reached.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let statements = passage.statements;
    let nested = statements.iter().filter_map(|inner| {
        let outer = &statements[inner.parent?];
        passes_on(passage, outer, inner).then(|| link(passage, inner)).flatten()
    });
    let mut marks: Vec<Mark> = nested.collect();
    let heard = passage.annotated.words.iter().filter_map(|&i| heard(passage, i));
    marks.extend(
        heard.filter(|found| !marks.iter().any(|mark| overlap(mark, found))).collect::<Vec<_>>(),
    );
    marks.sort_by_key(|mark| *mark.tokens.start());
    marks
}

fn overlap(a: &Mark, b: &Mark) -> bool {
    a.tokens.start() <= b.tokens.end() && b.tokens.start() <= a.tokens.end()
}

/// The words that make the link: source and cue of what is passed on.
fn link(passage: &Passage<'_>, inner: &Statement) -> Option<Mark> {
    let parts: Vec<_> = inner.source.iter().chain(&inner.cue).copied().collect();
    let mut tokens = passage.tokens(&parts);
    tokens.sort_unstable();
    let (&first, &last) = (tokens.first()?, tokens.last()?);
    Some(Mark::new(first..=last).about(passage.around(&inner.content)))
}

/// Whether `outer` has what `inner` says from others, who tell it, or heard it themselves.
fn passes_on(passage: &Passage<'_>, outer: &Statement, inner: &Statement) -> bool {
    let told = matches!(outer.act, Act::Report | Act::Perception | Act::Belief);
    if !told || outer.basis == Basis::Author {
        return false;
    }
    if inner.basis == Basis::Hearsay {
        return true;
    }
    let hears = passage.tokens(&inner.cue).iter().any(|&i| hears(passage, i));
    let says = inner.act == Act::Report && inner.basis != Basis::Document;
    hears || (says && !is_same_source(passage, outer, inner))
}

/// Whether the verb `i` is one of learning from others: *heard*, *were told*.
fn hears(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let told =
        passage.lemma(i) == "tell" && child(annotated, i, &["auxpass", "nsubjpass"]).is_some();
    grammar::is_verb(annotated, i) && (told || words::HEARING.contains(passage.lemma(i).as_str()))
}

/// Whether one source speaks in both: *he said he had warned them*, *the ministry's spokesman said
/// the ministry denied it*, *"we told them"*.
fn is_same_source(passage: &Passage<'_>, outer: &Statement, inner: &Statement) -> bool {
    let annotated = passage.annotated;
    let (around, inside) = (passage.tokens(&outer.source), passage.tokens(&inner.source));
    let Some(head) = grammar::top(annotated, &inside) else { return false };
    let plural = matches!(outer.basis, Basis::Group | Basis::Organization);
    match passage.word(head).as_str() {
        "i" | "we" => return true,
        "he" | "she" => return outer.basis != Basis::Group,
        "it" => return outer.basis == Basis::Organization || outer.basis == Basis::Document,
        "they" => return plural,
        _ => {}
    }
    let same = |&i: &usize| match (annotated.declared(i), annotated.declared(head)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => passage.lemma(i) == passage.lemma(head),
        _ => false,
    };
    around.iter().any(same)
}

/// *had heard of a raid*, *citing an officer*: a source's words tell that it has them from others.
fn heard(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let annotated = passage.annotated;
    let verb = grammar::is_verb(annotated, i);
    if !verb {
        return None;
    }
    if cites(passage, i) {
        let object = child(annotated, i, &["dobj"])?;
        return Some(Mark::new(i..=object));
    }
    let of = children(annotated, i, &["prep"])
        .find(|&prep| matches!(&*passage.word(prep), "of" | "about" | "from"));
    let subject = child(annotated, i, &["nsubj", "nsubjpass"]);
    let object = || child(annotated, i, &["dobj"]).is_some_and(|object| is_rumour(passage, object));
    let negated = grammar::is_negated(annotated, i);
    let learns = hears(passage, i) && (of.is_some() || object()) && !negated;
    let inside = passage.source_of(i).is_some();
    (learns && inside).then(|| Mark::new(subject.unwrap_or(i).min(i)..=of.unwrap_or(i).max(i)))
}

/// *the Courier reported, citing an officer*
fn cites(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    let verb = analysis.head(i);
    let gerund = analysis.tag(i) == "VBG" && matches!(analysis.dep(i), "advcl" | "acl" | "prep");
    let reports = |statement: &Statement| {
        let cue = passage.tokens(&statement.cue);
        !statement.source.is_empty()
            && (cue.contains(&verb) || passage.tokens(&statement.source).contains(&verb))
    };
    gerund
        && matches!(&*passage.lemma(i), "cite" | "quote")
        && passage.statements.iter().any(reports)
}

fn is_rumour(passage: &Passage<'_>, noun: usize) -> bool {
    matches!(&*passage.lemma(noun), "account" | "claim" | "report" | "rumor" | "rumour" | "story")
}
