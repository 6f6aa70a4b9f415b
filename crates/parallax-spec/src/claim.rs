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
        let index = chosen(&annotated, &found)?;
        let inside: Vec<&Proposition> =
            found.iter().filter(|one| one.statement == Some(index)).collect();
        claim_statement(&annotated, &all[index], &inside, stance(&annotated, &all[index]).stance)
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

/// The statement to compare: that of the proposition nearest to the root of the sentence.
fn chosen(annotated: &Annotated<'_>, found: &[Proposition]) -> Option<usize> {
    let depth = |token: usize| {
        let up = |&at: &usize| Some(annotated.analysis.head(at)).filter(|&head| head != at);
        std::iter::successors(Some(token), up).count()
    };
    found.iter().min_by_key(|one| (depth(one.head), one.head))?.statement
}
