//! Distancing: *the so-called rescue corridor*, *what it calls a corridor*, *claimed that*.

use crate::{
    extract::grammar::{self, Frame, child, children},
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
        let doubted = || words::DOUBTING.at(passage, i).map(|(last, _)| Mark::new(i..=last));
        let named = || withheld(passage, i).or_else(|| called(passage, i)).or_else(doubted);
        claimed(passage, i).or_else(|| claim(passage, i)).or_else(named)
    };
    let mut marks: Vec<Mark> = passage.annotated.words.iter().filter_map(by_word).collect();
    for quote in scare_quotes::all(passage) {
        // *the so-called "corridor"*: one doubt is one finding.
        let before = passage.annotated.neighbour(*quote.tokens.start(), -2);
        let known = |mark: &Mark| {
            before.is_some_and(|before| {
                let last = *mark.tokens.end();
                last == before
                    || (last < before && mark.target.as_ref().is_some_and(|t| *t.end() >= before))
                    || (passage.word(*mark.tokens.start()) == "what"
                        && last <= before
                        && last + 3 >= before)
            })
        };
        if !marks.iter().any(known) {
            marks.push(quote);
        }
    }
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
    let careful = passage.word(i).starts_with("alleged") && is_of_offence(passage, target);
    let explained = passage.word(i) == "so" && is_explained(passage, target);
    (modifies && !careful && !explained)
        .then(|| Mark::new(i..=last).about(ahead.then_some(from..=target)))
}

/// Whether `alleged` is said of an offence, or of who is charged with it: that is care.
fn is_of_offence(passage: &Passage<'_>, target: usize) -> bool {
    let annotated = passage.annotated;
    let offence = |i: usize| words::OFFENCES.contains(&*passage.lemma(i));
    let around = annotated.tree.subtree(target);
    offence(target)
        || around.iter().any(|&i| i > target && i <= target + 6 && offence(i))
        || children(annotated, target, &["compound", "amod"]).any(offence)
}

/// *so-called silent hypoxia, in which ...*: a term that the sentence goes on to explain.
fn is_explained(passage: &Passage<'_>, target: usize) -> bool {
    let annotated = passage.annotated;
    let next = annotated.neighbour(target, 1);
    let comma =
        next.is_some_and(|next| matches!(annotated.analysis.word(next), "," | "(" | "–" | "—"));
    comma && child(annotated, target, &["relcl", "appos", "acl"]).is_some()
}

/// *what the army calls a corridor*
fn called(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let annotated = passage.annotated;
    let verb = annotated.analysis.head(i);
    let describes = words::DESCRIBING.contains(passage.lemma(verb).as_str()) && verb > i;
    let outer = annotated.analysis.head(verb);
    let wish = (annotated.analysis.dep(verb) == "xcomp").then_some(outer);
    let mut subject = [Some(verb), wish].into_iter().flatten();
    let subject = subject.find_map(|verb| child(annotated, verb, &["nsubj"]))?;
    let own = matches!(&*passage.word(subject), "i" | "we" | "you");
    let is_what = passage.word(i) == "what" && grammar::is_verb(annotated, verb);
    let next = annotated.neighbour(verb, 1).map(|next| passage.word(next));
    let place =
        next.is_some_and(|next| matches!(&*next, "from" | "for" | "to" | "out" | "was" | "is"));
    (is_what && describes && !own && !place).then(|| Mark::new(i..=verb).voiced(verb))
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
    let infinitive = annotated.neighbour(i, 1).is_some_and(|next| passage.word(next) == "to");
    let governs = infinitive
        || frames.iter().any(|&frame| grammar::governs(annotated, i, frame))
        || child(annotated, i, &["ccomp", "xcomp"]).is_some()
        || annotated.analysis.dep(i) == "parataxis";
    (governs && !own).then(|| Mark::new(i..=i))
}

/// *the claim that the bridge was empty*
fn claim(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let annotated = passage.annotated;
    let noun = grammar::is_noun(annotated, i) && passage.lemma(i) == "claim";
    let to = || {
        children(annotated, i, &["acl", "xcomp"]).any(|clause| {
            children(annotated, clause, &["aux"]).any(|aux| annotated.analysis.tag(aux) == "TO")
        })
    };
    let that = || {
        annotated.neighbour(i, 1).is_some_and(|next| passage.word(next) == "that")
            && child(annotated, i, &["acl", "ccomp", "relcl"]).is_some()
    };
    (noun && (that() || to())).then(|| Mark::new(i..=i))
}
