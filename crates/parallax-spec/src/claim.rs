//! Takes sentences, gives their claims and how these relate.

use parallax::{
    annotate::{Annotated, annotate},
    extract::{
        Act, Basis, Kind, Statement,
        cast::cast,
        proposition::{Proposition, propositions},
        stance::stance,
        statements,
    },
    resolve::claims::{ClaimStatement, Relation, claim_statement, compare},
    text::{Document, Span},
};

use crate::{Engine, engine::document};

impl Engine {
    /// How the claims of two sentences relate; none where one of them has no clause.
    pub fn relation(&self, first: &str, second: &str) -> Option<Relation> {
        Some(compare(&self.claim(first)?, &self.claim(second)?))
    }

    /// The claim of a sentence: that of its innermost statement, else its own.
    pub fn claim(&self, sentence: &str) -> Option<ClaimStatement> {
        let document = document(sentence);
        let annotated = annotate(&document, self.language.as_ref(), &self.settings.parties);
        let mut all = vec![whole(&document)];
        all.extend(statements(&annotated));
        let cast = cast(&annotated, &all);
        let found = propositions(&annotated, &all, &cast);
        let index = chosen(&annotated, &all, &found)?;
        let inside: Vec<&Proposition> =
            found.iter().filter(|one| one.statement == Some(index)).collect();
        let stance = stance(&annotated, &all[index]).stance;
        let claim = claim_statement(&annotated, &all[index], &inside, stance)?;
        Some(claim.with_actors(|_| None))
    }

    /// The sentence with the names of the first two parties exchanged.
    pub fn exchange(&self, sentence: &str) -> String {
        self.settings.parties.exchange(sentence).0
    }
}

/// The whole text as a statement of its author.
fn whole(document: &Document) -> Statement {
    Statement {
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![Span::new(0, document.text.len())],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Author,
        parent: None,
        rule: "whole",
        score: None,
    }
}

/// The statement to compare: that of the root's cue, then that of its content's, and so on; where
/// it has no proposition, the one with the first.
fn chosen(annotated: &Annotated<'_>, all: &[Statement], found: &[Proposition]) -> Option<usize> {
    let has = |index: usize| found.iter().any(|one| one.statement == Some(index));
    let mut at = 0;
    while let Some(next) = inner(annotated, all, at).filter(|&next| has(next)) {
        at = next;
    }
    if has(at) { Some(at) } else { found.first()?.statement }
}

/// The statement whose cue is at the top of the content of statement `outer`.
fn inner(annotated: &Annotated<'_>, all: &[Statement], outer: usize) -> Option<usize> {
    let tokens = |spans: &[Span]| -> Vec<usize> {
        spans.iter().flat_map(|&span| annotated.tokens_in(span)).collect()
    };
    let content = tokens(&all[outer].content);
    let analysis = &annotated.analysis;
    let top = content.iter().copied().find(|&token| {
        let head = analysis.head(token);
        matches!(analysis.pos(token), "VERB" | "AUX") && (head == token || !content.contains(&head))
    })?;
    (0..all.len()).find(|&index| index != outer && tokens(&all[index].cue).contains(&top))
}
