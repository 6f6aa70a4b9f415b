//! Distancing: *the so-called rescue corridor*, *what it calls a corridor*, *claimed that*.

use crate::{
    extract::grammar::{self, Frame, child},
    wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, scare_quotes, words},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "distancing",
    level: Level::Warning,
    definition: "Words that withhold the author's endorsement from a name or a claim: so-called, \
                 claimed, purported, scare quotes.",
    citation: "Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013), Linguistic models for \
               analyzing and detecting biased language; Thompson and Ye (1991), Evaluation in the \
               reporting verbs used in academic papers",
    help: "Say who calls it so or who doubts it, or use a neutral word such as \"said\".",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let by_word = |&i: &usize| {
        withheld(passage, i).or_else(|| called(passage, i)).or_else(|| claimed(passage, i))
    };
    let mut marks: Vec<Mark> = passage.annotated.words.iter().filter_map(by_word).collect();
    marks.extend(scare_quotes::all(passage));
    marks
}

/// *the so-called corridor*, *allegedly*
fn withheld(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let (last, _) = words::WITHHOLDING.at(passage, i)?;
    let analysis = &passage.annotated.analysis;
    let target = analysis.head(last);
    let modifies = matches!(analysis.dep(last), "amod" | "advmod" | "nmod" | "compound");
    // *The so-called "corridor"*: the mark is one finding with the word.
    let from = child(passage.annotated, target, &["compound"]).unwrap_or(target).max(last + 1);
    let ahead = last < target && from <= target;
    modifies.then(|| Mark::new(i..=last).about(ahead.then_some(from..=target)))
}

/// *what the army calls a corridor*
fn called(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let annotated = passage.annotated;
    let verb = annotated.analysis.head(i);
    let describes = words::DESCRIBING.contains(passage.lemma(verb).as_str()) && verb > i;
    let subject = child(annotated, verb, &["nsubj"])?;
    let own = matches!(&*passage.word(subject), "i" | "we" | "you");
    let is_what = passage.word(i) == "what" && grammar::is_verb(annotated, verb);
    let last = child(annotated, verb, &["prep"]).filter(|&word| word == verb + 1).unwrap_or(verb);
    (is_what && describes && !own).then(|| Mark::new(i..=last).voiced(verb))
}

/// *The envoy claimed that*: the verb leaves the truth to the speaker.
fn claimed(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let annotated = passage.annotated;
    if !grammar::is_verb(annotated, i) || !words::CLAIMING.contains(passage.lemma(i).as_str()) {
        return None;
    }
    let own = child(annotated, i, &["nsubj"])
        .is_some_and(|subject| matches!(&*passage.word(subject), "i" | "we"));
    let frames = [Frame::Clause, Frame::To, Frame::Gerund];
    let governs = frames.iter().any(|&frame| grammar::governs(annotated, i, frame))
        || child(annotated, i, &["ccomp", "xcomp"]).is_some()
        || annotated.analysis.dep(i) == "parataxis";
    (governs && !own).then(|| Mark::new(i..=i))
}
