//! Takes an annotated sentence, gives its claim: that of its innermost statement, else its own.

use super::{ClaimStatement, claim_statement};
use crate::{
    annotate::Annotated,
    extract::{
        Act, Basis, Kind, Statement,
        cast::cast,
        proposition::{Proposition, propositions},
        stance::stance,
        statements,
    },
    text::Span,
};

/// The claim of a lone sentence, such as a headline: of the statement around the proposition
/// nearest to the root. None where it has no clause.
pub fn sentence_claim(annotated: &Annotated<'_>) -> Option<ClaimStatement> {
    let mut all = vec![whole(annotated)];
    all.extend(statements(annotated));
    let found = propositions(annotated, &all, &cast(annotated, &all));
    let index = nearest(annotated, &found)?.statement?;
    let inside: Vec<&Proposition> =
        found.iter().filter(|one| one.statement == Some(index)).collect();
    claim_statement(annotated, &all[index], &inside, stance(annotated, &all[index]).stance)
}

/// The whole text as a statement of its author.
fn whole(annotated: &Annotated<'_>) -> Statement {
    Statement {
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![Span::new(0, annotated.document.text.len())],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Author,
        parent: None,
        rule: "whole-sentence",
        score: None,
    }
}

/// The proposition nearest to the root of the sentence, the first of equals.
fn nearest<'p>(annotated: &Annotated<'_>, found: &'p [Proposition]) -> Option<&'p Proposition> {
    let depth = |token: usize| {
        let up = |&at: &usize| Some(annotated.analysis.head(at)).filter(|&head| head != at);
        std::iter::successors(Some(token), up).count()
    };
    found.iter().min_by_key(|one| (depth(one.head), one.head))
}
