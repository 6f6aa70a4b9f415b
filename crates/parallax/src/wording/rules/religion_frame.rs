//! Frames of religion and civilisation: *a war for the holy city*.

use crate::{
    extract::grammar::{child, children, is_noun},
    wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "religion-frame",
    level: Level::Note,
    definition: "A dispute is told as one of faiths or civilisations, holy things and their \
                 enemies.",
    citation: "Entman (1993), Framing: toward clarification of a fractured paradigm; Boydstun, \
               Card, Gross, Resnik and Smith (2014), Tracking the development of media frames \
               within and across policy issues",
    help: "Say what the sides want, and whose words these are.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut free = 0;
    for &i in &passage.annotated.words {
        if i < free {
            continue;
        }
        if let Some((last, _)) = words::RELIGION_IDIOMS.at(passage, i) {
            free = last + 1;
        } else if let Some((first, last)) = framed(passage, i, free) {
            free = last + 1;
            marks.push(Mark::new(first..=last));
        }
    }
    marks
}

/// The words that carry a frame at `i`, none of them before `free`.
fn framed(passage: &Passage<'_>, i: usize, free: usize) -> Option<(usize, usize)> {
    if let Some(last) = sacred(passage, i).or_else(|| owned(passage, i)) {
        return Some((i, last));
    }
    let (last, when) = words::RELIGION.at(passage, i)?;
    let metaphor = passage.lemma(i) == "crusade" && !is_of_conflict(passage, i, last);
    let bare = when == "always" && !is_compound(passage, last) && !metaphor;
    let fits = bare || (when != "always" && is_of_conflict(passage, i, last));
    let first = i.max(free);
    fits.then(|| (first, with_agent(passage, last)))
}

/// *sacred soil*, *God-given right*: the adjective and its noun.
fn sacred(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let (last, _) = words::SACRED.at(passage, i)?;
    let noun = passage.annotated.analysis.head(last);
    let modifies = matches!(passage.annotated.analysis.dep(last), "amod" | "compound" | "nmod");
    let near = noun > last && noun <= last + 2 && is_noun(passage.annotated, noun);
    let matter = words::RELIGIOUS_MATTERS.contains(passage.lemma(noun).as_str());
    (modifies && near && !matter && !passage.is_name(noun)).then_some(noun)
}

/// *clash of civilisations*, *God's will*: a noun and the power that it is laid to.
fn owned(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let annotated = passage.annotated;
    let power = |i: usize| words::POWERS.contains(passage.lemma(i).as_str());
    if power(i) && annotated.analysis.dep(i) == "poss" {
        let noun = annotated.analysis.head(i);
        return (noun > i && noun <= i + 3).then_some(noun);
    }
    if !is_noun(annotated, i) || passage.is_name(i) {
        return None;
    }
    let belongs = |&prep: &usize| matches!(&*passage.word(prep), "from" | "of" | "to" | "with");
    let prep = children(annotated, i, &["prep"]).find(belongs)?;
    let object = child(annotated, prep, &["pobj"])?;
    let plain = !matches!(&*passage.lemma(i), "house" | "place" | "faith" | "period" | "history");
    let dug = matches!(&*passage.lemma(object), "civilisation" | "civilization");
    let framed =
        !dug || is_of_conflict(passage, prep, object) || WORLDS.contains(&&*passage.lemma(i));
    (power(object) && plain && framed && object <= i + 4).then_some(object)
}

/// What is said of civilisations when they are set against each other.
const WORLDS: [&str; 10] = [
    "battle", "bulwark", "clash", "conflict", "cradle", "defence", "end", "enemy", "struggle",
    "war",
];

/// *blessed by God*
fn with_agent(passage: &Passage<'_>, last: usize) -> usize {
    let annotated = passage.annotated;
    let agent = child(annotated, last, &["agent"]);
    let by = agent.and_then(|by| child(annotated, by, &["pobj"]));
    by.filter(|&by| words::POWERS.contains(passage.lemma(by).as_str())).unwrap_or(last)
}

/// Whether the noun only names a thing: *Angel investors*.
fn is_compound(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    analysis.dep(i) == "compound" && passage.is_name(analysis.head(i))
}

/// Whether a word of conflict stands in the sentence.
fn is_of_conflict(passage: &Passage<'_>, first: usize, last: usize) -> bool {
    let mut others = passage.sentence(first).filter(|i| !(first..=last).contains(i));
    others.any(|i| words::CONFLICT.contains(passage.lemma(i).as_str()))
}
