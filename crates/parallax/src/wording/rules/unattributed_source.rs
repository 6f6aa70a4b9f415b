//! Unattributed sources: *observers say*, *it is believed*.

use crate::{
    extract::{
        Basis, Statement,
        grammar::{self, child},
    },
    wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "unattributed-source",
    level: Level::Warning,
    definition: "Something is laid to nobody who could be counted or asked: many, observers, it is \
                 believed.",
    citation: "Ganter and Strube (2009), Finding hedges by chasing weasels; Farkas et al. (2010), \
               The CoNLL-2010 shared task",
    help: "Say who says so, and how many they are.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let statements = passage.statements.iter();
    let mut marks: Vec<Mark> = statements.filter_map(|one| vague(passage, one)).collect();
    let held = passage.annotated.words.iter().filter_map(|&i| held(passage, i));
    marks.extend(held.filter(|found| !marks.contains(found)).collect::<Vec<_>>());
    marks
}

/// *is widely regarded as*, *it is thought that*: a passive without an agent.
fn held(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let annotated = passage.annotated;
    if annotated.analysis.tag(i) != "VBN" || !words::VAGUE_PASSIVES.contains(&*passage.lemma(i)) {
        return None;
    }
    let auxiliary = child(annotated, i, &["auxpass"])?;
    let subject = child(annotated, i, &["nsubjpass"])?;
    let impersonal = passage.word(subject) == "it" && child(annotated, i, &["ccomp"]).is_some();
    let raised = child(annotated, i, &["xcomp", "oprd"]).is_some()
        || child(annotated, i, &["prep"]).is_some_and(|prep| passage.word(prep) == "as");
    let signed = child(annotated, i, &["agent"]).is_some();
    let first = if impersonal { subject } else { auxiliary };
    ((impersonal || raised) && !signed).then(|| Mark::new(first..=i))
}

/// The source, where it is nobody in particular; the cue, where there is none.
fn vague(passage: &Passage<'_>, statement: &Statement) -> Option<Mark> {
    let target = passage.around(&statement.content);
    if statement.basis == Basis::Hearsay {
        let obliged = |&i: &usize| passage.lemma(i) == "suppose";
        if statement.rule != "hearsay" || passage.tokens(&statement.cue).iter().any(obliged) {
            return None;
        }
        return passage.around(&statement.cue).map(|cue| Mark::new(cue).about(target));
    }
    let tokens = passage.tokens(&statement.source);
    let head = grammar::top(passage.annotated, &tokens)?;
    is_vague(passage, head).then(|| Mark::new(tokens[0]..=tokens[tokens.len() - 1]).about(target))
}

/// Whether `head` stands for people whom nobody has counted, named or placed.
fn is_vague(passage: &Passage<'_>, head: usize) -> bool {
    let annotated = passage.annotated;
    let analysis = &annotated.analysis;
    let lemma = passage.lemma(head);
    let quantified = child(annotated, head, &["amod", "det", "nummod"])
        .is_some_and(|i| words::VAGUE_QUANTIFIERS.contains(passage.lemma(i).as_str()));
    let plural = analysis.tag(head) == "NNS";
    // *a growing number of parents*
    let number = matches!(&*lemma, "majority" | "minority" | "number" | "handful");
    let of = || child(annotated, head, &["prep"]).and_then(|of| child(annotated, of, &["pobj"]));
    if number && of().is_some_and(|noun| analysis.tag(noun) == "NNS") {
        return child(annotated, head, &["nummod"]).is_none();
    }
    let people =
        lemma == "people" || matches!(&*lemma, "rumour" | "rumor" | "everybody" | "everyone");
    let pronoun = analysis.pos(head) != "PROPN" && words::VAGUE_QUANTIFIERS.contains(&*lemma);
    let known = annotated.tree.children(head).any(|i| specifies(passage, i));
    let vague =
        (plural && (quantified || words::VAGUE_SOURCES.contains(&*lemma))) || pronoun || people;
    vague && !known
}

/// Whether `i` tells who they are: a name, a number, a place, a clause.
fn specifies(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    match analysis.dep(i) {
        "relcl" | "acl" | "appos" | "poss" | "nummod" => true,
        "det" => matches!(&*passage.lemma(i), "the" | "these" | "those"),
        "compound" | "amod" => !analysis.entity(i).is_empty() || analysis.pos(i) == "PROPN",
        "prep" => passage
            .annotated
            .tree
            .subtree(i)
            .iter()
            .any(|&word| !analysis.entity(word).is_empty() || analysis.pos(word) == "PROPN"),
        _ => false,
    }
}
