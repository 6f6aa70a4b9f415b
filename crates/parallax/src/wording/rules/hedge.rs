//! Hedges: *the convoy may have been misdirected*.

use crate::{
    extract::grammar::child,
    wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "hedge",
    level: Level::Note,
    definition: "Words that lower the commitment to what is said, such as may, perhaps or seems.",
    citation: "Hyland (2005), Metadiscourse; Farkas et al. (2010), The CoNLL-2010 shared task",
    help: "Often good practice. Say what is known and how, if it is known.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    Mark::apart(passage.annotated.words.iter().filter_map(|&i| hedge(passage, i)))
}

fn hedge(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    if is_modal(passage, i) {
        return Some(Mark::new(i..=i));
    }
    if suggests(passage, i) {
        return Some(Mark::new(i..=i));
    }
    let cause = passage.annotated.neighbour(i, 1).is_some_and(|next| passage.word(next) == "cause");
    words::HEDGES.at(passage, i).filter(|_| !cause).map(|(last, _)| Mark::new(i..=last))
}

/// *the data suggest that*
fn suggests(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let subject = child(annotated, i, &["nsubj"]);
    matches!(&*passage.lemma(i), "imply" | "indicate" | "suggest")
        && subject.is_some_and(|subject| words::EVIDENCE.contains(&*passage.lemma(subject)))
}

/// Whether `i` is a modal of possibility: *may*, *might*, *could have*.
pub(super) fn is_modal(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    let perfect = || {
        let verb = analysis.head(i);
        let mut children = passage.annotated.tree.children(verb);
        children.any(|child| analysis.dep(child) == "aux" && passage.lemma(child) == "have")
    };
    analysis.tag(i) == "MD"
        && match passage.word(i).as_str() {
            "may" => !permits(passage, analysis.head(i)),
            "might" => true,
            "could" => perfect(),
            _ => false,
        }
}

/// *Visitors may take photographs*: those who are let in or spoken to are permitted.
fn permits(passage: &Passage<'_>, verb: usize) -> bool {
    let annotated = passage.annotated;
    let whom = child(annotated, verb, &["nsubj"]);
    let perfect = child(annotated, verb, &["auxpass"]).is_some()
        || annotated.tree.children(verb).any(|aux| passage.lemma(aux) == "have");
    !perfect
        && whom.is_some_and(|whom| {
            matches!(
                &*passage.lemma(whom),
                "applicant"
                    | "candidate"
                    | "child"
                    | "customer"
                    | "guest"
                    | "holder"
                    | "member"
                    | "passenger"
                    | "pupil"
                    | "reader"
                    | "student"
                    | "user"
                    | "visitor"
                    | "you"
            )
        })
}
