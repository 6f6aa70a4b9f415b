//! Hearsay: a cue and a content, and nobody who says it.

use super::{branch, put};
use crate::{
    annotate::Annotated,
    extract::{
        found::{Found, trimmed},
        grammar::child,
        kept::Kept,
    },
};

/// Verbs that lay something to nobody in the passive.
const VERBS: [&str; 9] =
    ["allege", "believe", "report", "rumor", "rumour", "say", "suppose", "think", "understand"];

/// Adverbs that do.
const ADVERBS: [&str; 5] = ["allegedly", "purportedly", "reportedly", "rumoredly", "supposedly"];

/// Nouns for what nobody signs.
const NOUNS: [&str; 3] = ["report", "rumor", "rumour"];

/// Adds hearsay where no source is known for its words.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    for &i in &annotated.words {
        let new = adverb(annotated, i, found)
            .or_else(|| passive(annotated, i))
            .or_else(|| according(annotated, i))
            .or_else(|| there_were(annotated, i));
        if let Some((head, cue, content)) = new {
            let content = trimmed(annotated, content);
            let head = Some(head);
            if !content.is_empty() {
                put(found, Found { head, cue, content, rule: "hearsay", ..Found::default() });
            }
        }
    }
}

/// Head of the cue, cue, content.
type Parts = (usize, Vec<usize>, Vec<usize>);

/// *The convoy reportedly turned back.*
fn adverb(annotated: &Annotated<'_>, i: usize, found: &Kept) -> Option<Parts> {
    let analysis = &annotated.analysis;
    if !ADVERBS.contains(&analysis.word(i).to_lowercase().as_str()) {
        return None;
    }
    let clause = analysis.head(i);
    let said = found.of_head(clause).is_some_and(|(_, old)| !old.source.is_empty());
    let is_clause = clause != i && matches!(analysis.pos(clause), "VERB" | "AUX");
    let opener = child(annotated, clause, &["mark"]);
    let left_out: Vec<usize> = [i].into_iter().chain(opener).collect();
    (is_clause && !said).then(|| (i, vec![i], branch(annotated, clause, &left_out)))
}

/// *It is said that ...*, *the shell is said to have ...*
fn passive(annotated: &Annotated<'_>, i: usize) -> Option<Parts> {
    let analysis = &annotated.analysis;
    if analysis.tag(i) != "VBN" || !VERBS.contains(&analysis.lemma(i)) {
        return None;
    }
    let auxiliary = child(annotated, i, &["auxpass"])?;
    let subject = child(annotated, i, &["nsubjpass", "expl"])?;
    let clause = child(annotated, i, &["ccomp", "xcomp"])?;
    if child(annotated, i, &["agent"]).is_some() {
        return None;
    }
    let content = branch(annotated, clause, &[]);
    if analysis.word(subject).eq_ignore_ascii_case("it") {
        return Some((i, vec![subject, auxiliary, i], content));
    }
    let mut whole = branch(annotated, subject, &[]);
    whole.extend(content);
    whole.sort_unstable();
    Some((i, vec![auxiliary, i], whole))
}

/// *According to unconfirmed reports, ...*
fn according(annotated: &Annotated<'_>, i: usize) -> Option<Parts> {
    let analysis = &annotated.analysis;
    if !analysis.word(i).eq_ignore_ascii_case("according") || analysis.head(i) == i {
        return None;
    }
    let to = child(annotated, i, &["prep"])?;
    let noun = child(annotated, to, &["pobj"])?;
    let unsigned = analysis.tag(noun) == "NNS"
        && NOUNS.contains(&analysis.lemma(noun))
        && child(annotated, noun, &["poss", "prep", "compound"]).is_none();
    let cue = branch(annotated, i, &[]);
    let content = branch(annotated, analysis.head(i), &cue);
    unsigned.then_some((i, cue, content))
}

/// *There were reports that ...*
fn there_were(annotated: &Annotated<'_>, i: usize) -> Option<Parts> {
    let analysis = &annotated.analysis;
    let verb = analysis.head(i);
    if !NOUNS.contains(&analysis.lemma(i)) || analysis.lemma(verb) != "be" {
        return None;
    }
    let there = child(annotated, verb, &["expl"])?;
    let clause = child(annotated, i, &["acl", "ccomp"])?;
    Some((i, vec![there, verb, i], branch(annotated, clause, &[])))
}
