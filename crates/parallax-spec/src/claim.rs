//! Takes sentences, gives their claims and stances, and how claims relate.

use parallax::{
    annotate::annotate,
    extract::{stance, statements},
    resolve::claims::{ClaimStatement, Grounds, Records, Relation, compare, sentence_claim},
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

    /// Whether the claims of two sentences can be joined across articles: nothing tells the occasions
    /// apart that they tell of. None where one of them has no clause.
    pub fn is_one_occasion(&self, first: &str, second: &str) -> Option<bool> {
        let mut records = Records::default();
        for sentence in [first, second] {
            records.push(&self.claim(sentence)?);
        }
        let (a, b) = (records.record(0), records.record(1));
        Some(Grounds::of([a, b]).suffice(a, b))
    }

    /// What the outermost source of a sentence does to what it says; none where nobody says anything.
    pub fn stance(&self, sentence: &str) -> Option<&'static str> {
        let document = document(sentence);
        let annotated = annotate(&document, self.language.as_ref(), &self.settings.parties);
        let found = statements(&annotated);
        Some(stance::stance(&annotated, found.first()?).stance.name())
    }

    /// The sentence with the names of the first two parties exchanged.
    pub fn exchange(&self, sentence: &str) -> String {
        self.settings.parties.exchange(sentence).0
    }
}
