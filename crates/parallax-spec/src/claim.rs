//! Takes sentences, gives their claims and how these relate.

use parallax::{
    annotate::annotate,
    resolve::claims::{ClaimStatement, Relation, compare, sentence_claim},
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
        Some(sentence_claim(&annotated)?.with_actors(|_| None))
    }

    /// The sentence with the names of the first two parties exchanged.
    pub fn exchange(&self, sentence: &str) -> String {
        self.settings.parties.exchange(sentence).0
    }
}
