//! Chains of hearsay: *a clerk said neighbours heard of a raid*.

use crate::{
    extract::{
        Basis, Statement,
        grammar::{self, child, children, is_noun, is_verb},
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

/// The word that opens each further link of a chain.
fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let words = passage.annotated.words.iter();
    words.filter_map(|&i| Some(Mark::new(i..=link(passage, i)?))).collect()
}

/// The last token of the link that `i` opens.
fn link(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let Some(outer) = passage.source_of(i) else {
        return (is_of_source(passage, i) && learns(passage, i, None))
            .then_some(i)
            .or_else(|| cites(passage, i));
    };
    if is_cue(passage, outer, i) {
        return None;
    }
    let tells = is_verb(passage.annotated, i)
        && (learns(passage, i, Some(outer)) || tells(passage, i, outer));
    let nobody = is_hearsay_word(passage, i) || is_hearsay_noun(passage, i);
    (tells || nobody).then_some(i).or_else(|| according(passage, i)).or_else(|| cites(passage, i))
}

/// Whether `i` is a word of the cue of `outer`: the first link.
fn is_cue(passage: &Passage<'_>, outer: &Statement, i: usize) -> bool {
    let at = passage.annotated.analysis.span(i);
    outer.cue.iter().any(|span| span.contains(at))
}

/// *a guard had told him that*: somebody else passes it on.
fn tells(passage: &Passage<'_>, i: usize, outer: &Statement) -> bool {
    let annotated = passage.annotated;
    if !words::TELLING.contains(passage.lemma(i).as_str()) || wants(passage, i) {
        return false;
    }
    let Some(subject) = child(annotated, i, &["nsubj"])
        .or_else(|| child(annotated, child(annotated, i, &["agent"])?, &["pobj"]))
    else {
        return false;
    };
    let what = ["ccomp", "dobj", "dative", "prep", "parataxis"];
    let governs = child(annotated, i, &what).is_some()
        || matches!(annotated.analysis.dep(i), "parataxis")
        || grammar::governs(annotated, i, grammar::Frame::Clause);
    let modal = grammar::modal(annotated, i).is_some_and(|modal| modal != "will");
    governs && !modal && !is_document(passage, subject) && !is_same(passage, subject, outer)
}

/// *had told them to leave*: the telling is itself the event.
fn wants(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let infinitive = |&clause: &usize| {
        children(annotated, clause, &["aux"]).any(|aux| annotated.analysis.tag(aux) == "TO")
    };
    children(annotated, i, &["xcomp", "ccomp", "advcl"]).any(|clause| infinitive(&clause))
}

/// Whether `i` is a verb of learning from others, with what is learned: *had heard that*, *was told*.
fn learns(passage: &Passage<'_>, i: usize, outer: Option<&Statement>) -> bool {
    let annotated = passage.annotated;
    if !is_verb(annotated, i) || grammar::is_negated(annotated, i) || wants(passage, i) {
        return false;
    }
    let lemma = passage.lemma(i);
    let told = matches!(&*lemma, "inform" | "tell");
    let passive = child(annotated, i, &["auxpass", "nsubjpass"]).is_some();
    if told && (passive || outer.is_none()) {
        return true;
    }
    let from = children(annotated, i, &["prep", "agent"])
        .any(|prep| matches!(&*passage.word(prep), "about" | "from" | "of"));
    let clause = child(annotated, i, &["ccomp"]).is_some_and(|clause| is_finite(passage, clause));
    let said = child(annotated, i, &["dobj"]).is_some_and(|object| {
        passage.word(object) == "what" || words::HEARSAY_NOUNS.contains(&*passage.lemma(object))
    });
    let hall = child(annotated, i, &["nsubj"]).is_some_and(|subject| {
        matches!(&*passage.lemma(subject), "committee" | "court" | "inquiry" | "jury" | "tribunal")
    });
    words::HEARING.contains(&*lemma) && (from || clause || said) && !hall
}

/// Whether a clause says that something is so, and is not what is perceived: *heard the wall come
/// down*.
fn is_finite(passage: &Passage<'_>, clause: usize) -> bool {
    let annotated = passage.annotated;
    let tag = annotated.analysis.tag(clause);
    child(annotated, clause, &["mark", "aux", "auxpass"]).is_some()
        || !matches!(tag, "VB" | "VBG" | "VBN")
}

/// Whether `i` stands in the words for a source: *a grocer who had heard it from a driver*.
fn is_of_source(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    let at = analysis.span(i);
    let own = |statement: &Statement| statement.source.iter().any(|span| span.contains(at));
    // *..., said a grocer; she had been told so by the dealer*
    let so = || {
        let sentence = analysis.sentence_of(i);
        let before = |statement: &Statement| {
            statement.source.iter().any(|span| {
                let first = passage.annotated.tokens_in(*span).start;
                analysis.sentence_of(first) == sentence && first < i
            })
        };
        let pronoun = child(passage.annotated, i, &["nsubjpass"])
            .is_some_and(|subject| matches!(&*passage.word(subject), "he" | "she" | "they"));
        pronoun && passage.statements.iter().any(before)
    };
    passage.statements.iter().any(own) || so()
}

/// *reportedly*, *is said to*, *it was rumoured*
fn is_hearsay_word(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let adverb =
        matches!(&*passage.word(i), "allegedly" | "purportedly" | "reportedly" | "supposedly");
    let lemma = passage.lemma(i);
    let passive = annotated.analysis.tag(i) == "VBN"
        && matches!(
            &*lemma,
            "believe" | "report" | "rumor" | "rumour" | "say" | "think" | "understand"
        )
        && child(annotated, i, &["auxpass"]).is_some()
        && child(annotated, i, &["agent"]).is_none()
        && child(annotated, i, &["xcomp", "ccomp"]).is_some();
    adverb || passive
}

/// *there were rumours that*, *word had reached him that*, *only from hearsay*
fn is_hearsay_noun(passage: &Passage<'_>, i: usize) -> bool {
    let annotated = passage.annotated;
    let lemma = passage.lemma(i);
    if !is_noun(annotated, i) || !words::HEARSAY_NOUNS.contains(&*lemma) {
        return false;
    }
    let plural = annotated.analysis.tag(i) == "NNS";
    let bare = child(annotated, i, &["det", "poss", "nummod"]).is_none();
    let of = children(annotated, i, &["prep"]).any(|prep| passage.word(prep) == "of");
    let clause = child(annotated, i, &["acl", "ccomp"]).is_some();
    match &*lemma {
        "gossip" | "hearsay" | "rumor" | "rumour" => true,
        "report" => plural && bare && (of || clause),
        "talk" => bare && (of || clause),
        _ => bare && !plural && annotated.analysis.dep(i) == "nsubj" && !clause,
    }
}

/// *according to the mayor*, within what another says.
fn according(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let next = passage.annotated.neighbour(i, 1)?;
    (passage.word(i) == "according" && passage.word(next) == "to").then_some(next)
}

/// *the Courier, citing an officer, reported*
fn cites(passage: &Passage<'_>, i: usize) -> Option<usize> {
    let annotated = passage.annotated;
    let analysis = &annotated.analysis;
    let gerund = analysis.tag(i) == "VBG" && child(annotated, i, &["dobj", "pobj"]).is_some();
    let about = passage.sentence(i).any(|word| {
        let at = analysis.span(word);
        passage.statements.iter().any(|one| {
            !one.source.is_empty() && one.cue.iter().any(|span| span.contains(at)) && word != i
        })
    });
    (gerund && about && matches!(&*passage.lemma(i), "cite" | "quote")).then_some(i)
}

/// A document, a count or an instrument, where anybody can look.
fn is_document(passage: &Passage<'_>, subject: usize) -> bool {
    let lemma = passage.lemma(subject);
    words::EVIDENCE.contains(&*lemma)
        || matches!(
            &*lemma,
            "act"
                | "agreement"
                | "audit"
                | "book"
                | "contract"
                | "document"
                | "gauge"
                | "instrument"
                | "law"
                | "letter"
                | "map"
                | "minute"
                | "report"
                | "rule"
                | "treaty"
        )
}

/// Whether `subject`, who tells, is the source of `outer`: *he said he had warned them*.
fn is_same(passage: &Passage<'_>, subject: usize, outer: &Statement) -> bool {
    let annotated = passage.annotated;
    let group = matches!(outer.basis, Basis::Group);
    let body = matches!(outer.basis, Basis::Organization | Basis::Document);
    let quoted = annotated.quote_of[subject].is_some();
    match passage.word(subject).as_str() {
        "i" | "it" | "we" | "you" | "who" | "which" | "that" => return true,
        "he" | "she" => return !group && !body && !quoted,
        "they" => return group && !quoted,
        _ => {}
    }
    let same = |&i: &usize| match (annotated.declared(i), annotated.declared(subject)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => passage.lemma(i) == passage.lemma(subject),
        _ => false,
    };
    passage.tokens(&outer.source).iter().any(same)
}
