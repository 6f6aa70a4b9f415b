//! What a language gives: tokens, sentences, parts of speech, dependencies and names.
//!
//! Languages are crates of their own; each implements [`Language`]. Party-blind reading is part of
//! [`Language::annotate`], so no language can read the names of declared parties.

mod analysis;
mod seen;

pub use analysis::{Analysis, AnalysisBuilder, Label, Labels, Name, NewToken};
pub use seen::{Marks, PartyName, Seen, Slot};

/// Reads one language.
pub trait Language: Send + Sync {
    /// ISO 639-1 code of the language, such as `en`.
    fn code(&self) -> &str;

    /// Name and version of the model, for provenance: `core_web_md 3.8.0`.
    fn model(&self) -> &str;

    /// The word that stands for any name of `slot`: alphabetic, one token, of the word class that
    /// the slot's names have.
    fn placeholder(&self, slot: Slot) -> &'static str;

    /// The form of the article `word` that does not depend on the sound of the next word, where it
    /// is such an article ("an" → "a").
    fn neutral_article(&self, word: &str) -> Option<&'static str>;

    /// Analyses a text as it stands. Spans of the result point into `seen`.
    fn analyse(&self, seen: &str) -> Analysis;

    /// Analyses `text` with each declared name replaced by its slot's placeholder and each soft
    /// line break by a space. Spans of the result point into `text`; words and lemmas are those of
    /// the masked form, so that nothing later can tell one party from another.
    fn annotate(&self, text: &str, marks: &Marks) -> Analysis {
        if marks.is_empty() {
            return self.analyse(text);
        }
        let seen = Seen::new(self, text, marks);
        self.analyse(seen.text()).placed_on(&seen)
    }
}
