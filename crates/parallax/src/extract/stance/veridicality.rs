//! Takes a governing word in its sentence, gives what readers take from the clause it governs.

use super::{class::Factuality, lexicon};
use crate::{
    annotate::Annotated,
    extract::grammar::{self, Frame, is_conditional, is_negated, modal},
};

/// What readers take from the clause of `frame` that `head` governs: yes, no, or either. None
/// where the lexicon does not know the word in this frame.
pub fn veridicality(annotated: &Annotated<'_>, head: usize, frame: Frame) -> Option<Factuality> {
    let class = lexicon::class(&grammar::phrase(annotated, head), frame)?;
    let negated = is_negated(annotated, head);
    let plain = class.factuality[usize::from(negated)];
    let projects = class.factuality == [Factuality::Yes; 2];
    Some(if projects || !is_open(annotated, head) { plain } else { Factuality::Unknown })
}

/// Whether the governing clause itself is open: a condition, a possibility, a wish.
fn is_open(annotated: &Annotated<'_>, head: usize) -> bool {
    let modal = modal(annotated, head);
    let open = modal.is_some_and(|modal| {
        matches!(modal.as_str(), "could" | "may" | "might" | "must" | "should" | "would")
    });
    open || is_conditional(annotated, head)
}
