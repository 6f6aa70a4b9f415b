//! Takes an annotated document, gives for each clause the word that governs it.

use super::{light::is_light, nominal::is_event};
use crate::{
    annotate::Annotated,
    extract::{
        grammar::{self, Frame, child, complements, is_noun, lemma},
        stance::{self, Carry, Class},
    },
};

/// What governs a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governor {
    /// The verb, noun or adjective.
    pub token: usize,
    /// What it does to the clause; none for an auxiliary phrase such as *is going to*.
    pub class: Option<&'static Class>,
}

impl Governor {
    /// What becomes of the clause.
    pub(super) fn carry(&self, annotated: &Annotated<'_>) -> Carry {
        let Some(class) = self.class else { return Carry::Upheld };
        class.carry[usize::from(grammar::is_governor_negated(annotated, self.token))]
    }
}

/// Which word governs which clause.
#[derive(Debug)]
pub(super) struct Embedding {
    /// For each token the governor of the clause that it heads.
    governors: Vec<Option<Governor>>,
    /// Governors with the heads of their clauses, in order.
    clauses: Vec<(usize, usize)>,
}

impl Embedding {
    /// Finds all governors.
    pub(super) fn of(annotated: &Annotated<'_>) -> Self {
        let mut governors = vec![None; annotated.analysis.len()];
        for &token in &annotated.words {
            for (head, governor) in governed(annotated, token) {
                if governors[head].is_none() && head != token {
                    governors[head] = Some(governor);
                }
            }
        }
        let mut clauses: Vec<(usize, usize)> = (0..governors.len())
            .filter_map(|head| governors[head].map(|governor: Governor| (governor.token, head)))
            .collect();
        clauses.sort_unstable();
        Self { governors, clauses }
    }

    /// The governor of the clause of `head`.
    pub(super) fn governor(&self, head: usize) -> Option<Governor> {
        self.governors[head]
    }

    /// Whether `verb` only carries a clause and says nothing of its own, by itself or with its
    /// predicative: *is false*, *there is no evidence*, *issued a denial*.
    pub(super) fn carries(&self, annotated: &Annotated<'_>, verb: usize) -> bool {
        let lends = lemma(annotated, verb) == "be" || is_light(&grammar::phrase(annotated, verb));
        let labels: &[&str] = if lends { &["acomp", "attr", "dobj"] } else { &[] };
        let mut tokens = grammar::children(annotated, verb, labels).chain([verb]);
        tokens.any(|token| self.carries_alone(annotated, token))
    }

    /// Whether a clause of `verb` is only wanted, tried or allowed.
    pub(super) fn is_apart(&self, annotated: &Annotated<'_>, verb: usize) -> bool {
        self.apart(annotated, verb).is_some()
    }

    /// The clause that `verb` wants, tries or allows.
    pub(super) fn apart(&self, annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
        let mut own = self.carried(annotated, verb);
        own.find(|&(_, carry)| carry == Carry::Apart).map(|(head, _)| head)
    }

    fn carries_alone(&self, annotated: &Annotated<'_>, token: usize) -> bool {
        self.carried(annotated, token).any(|(_, carry)| carry != Carry::Apart)
    }

    /// The clauses that `token` governs, with what becomes of them, in order.
    fn carried(
        &self,
        annotated: &Annotated<'_>,
        token: usize,
    ) -> impl Iterator<Item = (usize, Carry)> {
        let first = self.clauses.partition_point(|&(governor, _)| governor < token);
        let own = self.clauses[first..].iter().take_while(move |&&(known, _)| known == token);
        own.filter_map(move |&(_, head)| Some((head, self.governors[head]?.carry(annotated))))
    }
}

/// The clauses that `token` governs.
fn governed(annotated: &Annotated<'_>, token: usize) -> Vec<(usize, Governor)> {
    let phrase = grammar::phrase(annotated, token);
    if !stance::governs(&phrase) && !is_periphrastic(&phrase, Frame::To) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for complement in complements(annotated, token) {
        let class = stance::class(&phrase, complement.frame);
        if class.is_some() || is_periphrastic(&phrase, complement.frame) {
            found.push((complement.head, Governor { token, class }));
        }
    }
    found.extend(object(annotated, token, &phrase));
    found.extend(predicate_of(annotated, token, &phrase));
    found
}

/// *is going to*, *has to*.
fn is_periphrastic(phrase: &str, frame: Frame) -> bool {
    frame == Frame::To && matches!(phrase, "be" | "go" | "have")
}

/// *denied the attack*, *rejected the claim that*.
fn object(annotated: &Annotated<'_>, verb: usize, phrase: &str) -> Option<(usize, Governor)> {
    if !grammar::is_verb(annotated, verb) {
        return None;
    }
    let class = stance::class(phrase, Frame::Object)?;
    let noun = child(annotated, verb, &["dobj", "nsubjpass"])?;
    // To condemn a thing is more than to say that it was.
    let stands_alone = class.name == "factive" && is_event(annotated, noun);
    let governs = is_event(annotated, noun) || is_claim(annotated, noun);
    let governor = Governor { token: verb, class: Some(class) };
    (governs && !stands_alone).then_some((noun, governor))
}

/// *the claim that ... is false*.
fn predicate_of(
    annotated: &Annotated<'_>,
    adjective: usize,
    phrase: &str,
) -> Option<(usize, Governor)> {
    if annotated.analysis.dep(adjective) != "acomp" {
        return None;
    }
    let class = stance::class(phrase, Frame::Adjective)?;
    let subject = child(annotated, annotated.analysis.head(adjective), &["nsubj"])?;
    let governor = Governor { token: adjective, class: Some(class) };
    is_claim(annotated, subject).then_some((subject, governor))
}

/// Whether the noun has a clause that says what it is: *the claim that*.
fn is_claim(annotated: &Annotated<'_>, noun: usize) -> bool {
    is_noun(annotated, noun)
        && stance::class(&lemma(annotated, noun), Frame::Noun)
            .is_some_and(|class| class.carry[0] != Carry::Apart && class.name != "predict")
        && !complements(annotated, noun).is_empty()
}
