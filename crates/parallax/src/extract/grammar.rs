//! Takes a token of an annotated document, gives what the tree says about it: children by label,
//! particles, negation, modals, the complement it governs.

use crate::annotate::Annotated;

/// The first child of `i` with one of `labels`.
pub(crate) fn child(annotated: &Annotated<'_>, i: usize, labels: &[&str]) -> Option<usize> {
    children(annotated, i, labels).next()
}

/// The children of `i` with one of `labels`, in order.
pub(crate) fn children<'a>(
    annotated: &'a Annotated<'_>,
    i: usize,
    labels: &'a [&str],
) -> impl Iterator<Item = usize> + 'a {
    let is_one = move |&child: &usize| labels.contains(&annotated.analysis.dep(child));
    annotated.tree.children(i).filter(is_one)
}

/// The first of `tokens`, which are in order, that depends on one outside of them; a noun or pronoun
/// if there is one.
pub(crate) fn top(annotated: &Annotated<'_>, tokens: &[usize]) -> Option<usize> {
    let analysis = &annotated.analysis;
    let is_top = |&&i: &&usize| {
        let head = analysis.head(i);
        head == i || tokens.binary_search(&head).is_err()
    };
    let is_nominal = |&&i: &&usize| matches!(analysis.pos(i), "NOUN" | "PROPN" | "PRON");
    let mut tops = tokens.iter().filter(is_top);
    let first = tops.clone().next().copied();
    tops.find(is_nominal).copied().or(first)
}

/// The lemma of `i` in lower case.
pub(crate) fn lemma(annotated: &Annotated<'_>, i: usize) -> String {
    let contracted = contracted(annotated, i).map(str::to_owned);
    contracted.unwrap_or_else(|| annotated.analysis.lemma(i).to_lowercase())
}

/// The verb that a contraction with a curved apostrophe is, of which a language may know only the
/// straight one: *it’s*, *they’ve*.
fn contracted(annotated: &Annotated<'_>, i: usize) -> Option<&'static str> {
    let analysis = &annotated.analysis;
    let ending = analysis.word(i).strip_prefix('’')?;
    let helps = matches!(analysis.dep(i), "aux" | "auxpass");
    match (ending, analysis.pos(i)) {
        ("m" | "re", "AUX" | "VERB") => Some("be"),
        ("s", "AUX" | "VERB") if !helps => Some("be"),
        ("ve", "AUX" | "VERB") => Some("have"),
        ("ll", "AUX" | "VERB") => Some("will"),
        _ => None,
    }
}

/// The lemma of `i` with its particle: *carry out*.
pub(crate) fn phrase(annotated: &Annotated<'_>, i: usize) -> String {
    let particle = child(annotated, i, &["prt"]).map(|prt| format!(" {}", lemma(annotated, prt)));
    lemma(annotated, i) + particle.as_deref().unwrap_or_default()
}

/// Whether the token is a verb, an auxiliary in its place included.
pub(crate) fn is_verb(annotated: &Annotated<'_>, i: usize) -> bool {
    let infinitive = || {
        annotated.analysis.dep(i) == "xcomp"
            && children(annotated, i, &["aux"]).any(|aux| annotated.analysis.tag(aux) == "TO")
    };
    (matches!(annotated.analysis.pos(i), "VERB" | "AUX") || infinitive())
        && !matches!(annotated.analysis.dep(i), "aux" | "auxpass")
}

/// Whether the token is a noun, a name included.
pub(crate) fn is_noun(annotated: &Annotated<'_>, i: usize) -> bool {
    matches!(annotated.analysis.pos(i), "NOUN" | "PROPN")
}

/// Adverbs that negate a clause.
const NEGATIVE_ADVERBS: [&str; 4] = ["hardly", "never", "nowhere", "scarcely"];

/// Determiners that negate the clause of their noun.
const NEGATIVE_DETERMINERS: [&str; 2] = ["neither", "no"];

/// Pronouns that negate the clause they take part in.
pub(crate) const NEGATIVE_PRONOUNS: [&str; 6] =
    ["neither", "no-one", "nobody", "none", "noone", "nothing"];

/// Whether the clause of `i` is negated by its own words: *not*, *never*, *no* before a
/// participant, *nobody*; two of them cancel out.
pub(crate) fn is_negated(annotated: &Annotated<'_>, i: usize) -> bool {
    let negations = annotated.tree.children(i).filter(|&child| negates(annotated, child));
    let negated = negations.count() % 2 == 1;
    let beyond = is_modal_host(annotated, i) && negated_beyond(annotated, i);
    negated != beyond
}

/// Whether the governing word is negated, by its verb or copula too.
pub(crate) fn is_governor_negated(annotated: &Annotated<'_>, token: usize) -> bool {
    if is_verb(annotated, token) {
        return is_negated(annotated, token);
    }
    let host = annotated.analysis.head(token);
    let by_host = matches!(annotated.analysis.dep(token), "acomp" | "attr" | "dobj" | "nsubj")
        && is_verb(annotated, host)
        && child(annotated, host, &["neg"]).is_some();
    by_host != (is_noun(annotated, token) && is_negative_phrase(annotated, token))
}

fn negates(annotated: &Annotated<'_>, child: usize) -> bool {
    let analysis = &annotated.analysis;
    let word = lemma(annotated, child);
    match analysis.dep(child) {
        "neg" => true,
        "advmod" | "preconj" => {
            NEGATIVE_ADVERBS.contains(&word.as_str()) || is_no_longer(annotated, child)
        }
        "nsubj" | "nsubjpass" | "dobj" | "attr" | "dative" | "pobj" | "oprd" => {
            is_negative_phrase(annotated, child)
        }
        "aux" | "auxpass" => child_negated(annotated, child),
        _ => false,
    }
}

/// *no longer*
fn is_no_longer(annotated: &Annotated<'_>, adverb: usize) -> bool {
    child(annotated, adverb, &["neg", "det", "advmod"])
        .is_some_and(|no| lemma(annotated, no) == "no")
}

/// *cannot*, where the parser hangs the negation on the auxiliary.
fn child_negated(annotated: &Annotated<'_>, auxiliary: usize) -> bool {
    child(annotated, auxiliary, &["neg"]).is_some()
}

/// *nobody*, *no shells*, *none of the shells*.
pub(crate) fn is_negative_phrase(annotated: &Annotated<'_>, noun: usize) -> bool {
    let word = lemma(annotated, noun);
    let is_no_one = word == "one"
        && child(annotated, noun, &["det", "neg"]).is_some_and(|no| lemma(annotated, no) == "no");
    let determiner = child(annotated, noun, &["det", "neg"]);
    NEGATIVE_PRONOUNS.contains(&word.as_str())
        || is_no_one
        || determiner.is_some_and(|no| {
            NEGATIVE_DETERMINERS.contains(&lemma(annotated, no).as_str())
                && annotated.analysis.head(no) == noun
        })
}

/// Whether `i` is the second of two coordinated verbs that share an auxiliary.
fn is_modal_host(annotated: &Annotated<'_>, i: usize) -> bool {
    annotated.analysis.dep(i) == "conj"
        && child(annotated, i, &["nsubj", "nsubjpass", "aux", "auxpass", "neg"]).is_none()
        && annotated.analysis.head(i) < i
}

/// The negation of a coordination's first verb holds for its others after *or*: *did not fire or
/// advance*.
fn negated_beyond(annotated: &Annotated<'_>, i: usize) -> bool {
    let first = annotated.analysis.head(i);
    let joined = child(annotated, first, &["cc"]);
    joined.is_some_and(|cc| matches!(lemma(annotated, cc).as_str(), "or" | "nor"))
        && child(annotated, first, &["neg"]).is_some()
}

/// The modal auxiliary of the clause of `i`, in lower case.
pub(crate) fn modal(annotated: &Annotated<'_>, i: usize) -> Option<String> {
    let modals = children(annotated, i, &["aux"]);
    let mut found = modals.filter(|&aux| annotated.analysis.tag(aux) == "MD");
    found.next().map(|aux| lemma(annotated, aux))
}

/// Whether the clause of `i` is a condition: *if*, *unless*.
pub(crate) fn is_conditional(annotated: &Annotated<'_>, i: usize) -> bool {
    let mut marks = children(annotated, i, &["mark"]);
    marks.any(|mark| matches!(lemma(annotated, mark).as_str(), "if" | "unless"))
}

/// Whether the sentence of `i` ends in a question mark.
pub(crate) fn is_question(annotated: &Annotated<'_>, i: usize) -> bool {
    let sentence = annotated.analysis.sentence(annotated.analysis.sentence_of(i));
    let closing = |&token: &usize| !annotated.analysis.is_space(token);
    let mut last = sentence.rev().filter(closing).take(3);
    last.any(|token| annotated.analysis.word(token) == "?")
}

/// How a clause hangs on the word that governs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frame {
    /// The governing word is an adjective: *sure that*, *unable to*.
    Adjective,
    /// A finite clause: *that*, *whether*, or without a mark.
    Clause,
    /// A participle in *-ing*, with a preposition or without.
    Gerund,
    /// The governing word is a noun: *the claim that*, *the denial of*.
    Noun,
    /// A noun of happening as object: *denied the attack*.
    Object,
    /// An infinitive with *to*.
    To,
}

impl Frame {
    /// All frames, in the order of the alphabet.
    pub const ALL: [Self; 6] =
        [Self::Adjective, Self::Clause, Self::Gerund, Self::Noun, Self::Object, Self::To];

    /// The frame's name in word lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Adjective => "adjective",
            Self::Clause => "clause",
            Self::Gerund => "gerund",
            Self::Noun => "noun",
            Self::Object => "object",
            Self::To => "to",
        }
    }
}

/// What a verb, noun or adjective governs: the head of a clause and its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Complement {
    /// The head of the clause.
    pub head: usize,
    /// How it hangs there.
    pub frame: Frame,
}

/// The clauses that `i` governs.
pub(crate) fn complements(annotated: &Annotated<'_>, i: usize) -> Vec<Complement> {
    let frame = |own: Frame, head: usize| Complement { head, frame: own };
    if is_noun(annotated, i) {
        noun_clauses(annotated, i).map(|head| frame(Frame::Noun, head)).collect()
    } else if annotated.analysis.pos(i) == "ADJ" {
        adjective_clauses(annotated, i).map(|head| frame(Frame::Adjective, head)).collect()
    } else if is_verb(annotated, i) {
        verb_clauses(annotated, i).map(|(own, head)| frame(own, head)).collect()
    } else {
        Vec::new()
    }
}

/// Whether `i` governs a clause of `frame`.
pub fn governs(annotated: &Annotated<'_>, i: usize, frame: Frame) -> bool {
    complements(annotated, i).iter().any(|found| found.frame == frame)
}

/// Clauses of a verb: *said that*, *failed to*, *denied firing*, *prevented from leaving*.
fn verb_clauses<'a>(
    annotated: &'a Annotated<'_>,
    verb: usize,
) -> impl Iterator<Item = (Frame, usize)> + 'a {
    let own = children(annotated, verb, &["ccomp", "xcomp", "pcomp"]);
    let prepositions = children(annotated, verb, &["prep"]);
    let inside = prepositions.flat_map(|prep| children(annotated, prep, &["pcomp"]));
    own.chain(inside)
        .filter(|&head| is_clause_head(annotated, head))
        .map(|head| (clause_frame(annotated, head), head))
}

fn is_clause_head(annotated: &Annotated<'_>, head: usize) -> bool {
    is_verb(annotated, head)
        || child(annotated, head, &["nsubj", "cop", "aux", "auxpass"]).is_some()
}

/// The frame of a clause from its own form.
pub(crate) fn clause_frame(annotated: &Annotated<'_>, head: usize) -> Frame {
    let analysis = &annotated.analysis;
    let to = |&aux: &usize| analysis.tag(aux) == "TO";
    if children(annotated, head, &["aux"]).any(|aux| to(&aux)) {
        return Frame::To;
    }
    let finite = child(annotated, head, &["nsubj", "nsubjpass", "mark"]).is_some();
    let auxiliary = child(annotated, head, &["aux", "auxpass"]);
    let is_ing = auxiliary.map_or(analysis.tag(head), |aux| analysis.tag(aux)) == "VBG";
    if is_ing && !finite { Frame::Gerund } else { Frame::Clause }
}

/// Clauses of a noun: *the claim that*, *the failure to*, *accusations of shelling*.
fn noun_clauses<'a>(annotated: &'a Annotated<'_>, noun: usize) -> impl Iterator<Item = usize> + 'a {
    let own = children(annotated, noun, &["acl", "ccomp", "relcl"]).filter(move |&head| {
        let marked = child(annotated, head, &["mark"]);
        let that = marked.is_some_and(|mark| lemma(annotated, mark) == "that")
            || children(annotated, head, &["dobj"]).any(|object| is_conjunction(annotated, object))
            || is_misread(annotated, head);
        that || (annotated.analysis.dep(head) != "relcl"
            && clause_frame(annotated, head) == Frame::To)
            || annotated.analysis.dep(head) == "ccomp"
    });
    let of = children(annotated, noun, &["prep"])
        .filter(|&prep| matches!(lemma(annotated, prep).as_str(), "of" | "about"));
    own.chain(of.flat_map(|prep| children(annotated, prep, &["pcomp"])))
}

/// *that* which opens a clause, whatever the parser hangs it on.
pub(crate) fn is_conjunction(annotated: &Annotated<'_>, token: usize) -> bool {
    annotated.analysis.tag(token) == "IN"
}

/// *the report that the dam had cracked*, where the parser takes *that* for an object: the verb has
/// a subject, and none of those who make what they tell.
fn is_misread(annotated: &Annotated<'_>, clause: usize) -> bool {
    const MAKING: [&str; 8] =
        ["give", "issue", "make", "publish", "release", "send", "tell", "write"];
    let object = child(annotated, clause, &["dobj"]);
    annotated.analysis.dep(clause) == "relcl"
        && child(annotated, clause, &["nsubj", "nsubjpass"]).is_some()
        && object.is_none_or(|object| lemma(annotated, object) == "that")
        && children(annotated, clause, &["mark", "dobj"])
            .any(|that| lemma(annotated, that) == "that")
        && !MAKING.contains(&lemma(annotated, clause).as_str())
}

/// Clauses of an adjective, which the parser may hang on the copula: *is sure that*.
fn adjective_clauses<'a>(
    annotated: &'a Annotated<'_>,
    adjective: usize,
) -> impl Iterator<Item = usize> + 'a {
    let copula = annotated.analysis.head(adjective);
    let on_copula = (annotated.analysis.dep(adjective) == "acomp").then_some(copula);
    let labels: &[&str] = &["ccomp", "xcomp", "advcl", "csubj"];
    let hosts = [Some(adjective), on_copula].into_iter().flatten();
    hosts.flat_map(move |host| children(annotated, host, labels)).filter(move |&head| {
        head != adjective
            && is_clause_head(annotated, head)
            && (annotated.analysis.dep(head) != "advcl"
                || child(annotated, head, &["mark"])
                    .is_some_and(|mark| lemma(annotated, mark) == "that"))
    })
}
