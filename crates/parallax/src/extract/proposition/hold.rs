//! Takes the head of a clause, gives whether it is held to be so and how, with what governs it
//! inside of the same statement.

use super::{Modality, Polarity, embedding::Embedding};
use crate::{
    annotate::Annotated,
    extract::{
        grammar::{self, child, lemma, modal},
        innermost::Innermost,
        stance::Carry,
    },
};

/// Polarity and modality of the clause of `head`.
pub(super) fn hold(
    annotated: &Annotated<'_>,
    embedding: &Embedding,
    innermost: &Innermost,
    head: usize,
) -> (Polarity, Modality) {
    let statement = innermost.of_token(head);
    let mut negative = own_negation(annotated, head);
    let mut modality = own_modality(annotated, head);
    let mut at = head;
    for _ in 0..annotated.analysis.len() {
        let Some(governor) = embedding.governor(at) else { break };
        if innermost.of_token(governor.token) != statement {
            break;
        }
        let carry = governor.carry(annotated);
        if modality == Modality::Plain {
            modality = governed_modality(governor.class.map(|class| class.name), carry)
                .unwrap_or_else(|| own_modality(annotated, governor.token));
        }
        if carry == Carry::Apart {
            break;
        }
        negative ^= carry == Carry::Reversed;
        at = governor.token;
    }
    (if negative { Polarity::Negative } else { Polarity::Positive }, modality)
}

/// *did not fire*, *no shelling*, *without firing*.
fn own_negation(annotated: &Annotated<'_>, head: usize) -> bool {
    let own = if grammar::is_noun(annotated, head) {
        grammar::is_negative_phrase(annotated, head) != host_negation(annotated, head)
    } else {
        grammar::is_negated(annotated, head)
    };
    own != is_without(annotated, head)
}

/// *there was not an attack*, *the attack did not take place*.
fn host_negation(annotated: &Annotated<'_>, noun: usize) -> bool {
    let host = annotated.analysis.head(noun);
    host != noun
        && grammar::is_verb(annotated, host)
        && super::light::occurrence(annotated, host) == Some(noun)
        && child(annotated, host, &["neg"]).is_some()
}

fn is_without(annotated: &Annotated<'_>, head: usize) -> bool {
    let host = annotated.analysis.head(head);
    matches!(annotated.analysis.dep(head), "pcomp" | "pobj") && lemma(annotated, host) == "without"
}

fn own_modality(annotated: &Annotated<'_>, head: usize) -> Modality {
    if grammar::is_conditional(annotated, head) {
        return Modality::Conditional;
    }
    if let Some(modal) = modal(annotated, head) {
        return match modal.as_str() {
            "will" | "shall" | "'ll" | "wo" => Modality::Future,
            "may" | "might" | "can" | "could" | "ca" => Modality::Possible,
            "must" | "should" | "ought" => Modality::Necessary,
            _ => Modality::Conditional,
        };
    }
    let is_root = annotated.analysis.head(head) == head;
    if is_root && grammar::is_question(annotated, head) {
        return Modality::Question;
    }
    let going = lemma(annotated, head) == "go" && annotated.analysis.tag(head) == "VBG";
    if going { Modality::Future } else { Modality::Plain }
}

/// What a governing word makes of the clause.
fn governed_modality(class: Option<&str>, carry: Carry) -> Option<Modality> {
    match (class?, carry) {
        ("demand" | "forbid", _) => Some(Modality::Necessary),
        ("predict" | "intending", _) => Some(Modality::Future),
        ("ask", _) => Some(Modality::Question),
        ("hope", _) | ("doubt" | "allowing", Carry::Upheld | Carry::Apart) => {
            Some(Modality::Possible)
        }
        _ => None,
    }
}
