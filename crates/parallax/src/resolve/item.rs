//! Takes tokens of an annotated document or a plain text, gives the words that are compared.

use serde::{Deserialize, Serialize};

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    annotate::{Annotated, annotate},
    codebook::{Declared, Parties},
    lang::{Language, Slot},
    text::{Document, Span},
};

/// A statement, a claim's wording or a short text, as far as its comparison with others goes.
///
/// It holds the masked form only. Which declared name stood at a place is compared for equality
/// and nothing else, so exchanging the parties in all items changes no comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Item {
    /// The words that carry content, in order.
    pub words: Vec<Word>,
    /// All of its words, in small letters, as masked, with single spaces: for parts of words.
    pub masked: String,
}

/// One word that carries content.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Word {
    /// Its dictionary form as masked, in small letters.
    pub lemma: String,
    /// The declared name that it is, if any.
    pub declared: Option<Declared>,
}

/// Universal parts of speech of words that say little about what a text is about.
const FUNCTION: [&str; 9] = ["ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "SYM"];

static FUNCTION_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words/function.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

impl Item {
    /// The words of `spans` in an annotated document.
    pub fn of(annotated: &Annotated<'_>, spans: &[Span]) -> Self {
        let mut item = Self::default();
        for i in spans.iter().flat_map(|span| annotated.tokens_in(*span)) {
            item.push(annotated, i);
        }
        item
    }

    /// The words of a text of its own, such as a sample wording, read as documents are.
    pub fn read(text: &str, language: &dyn Language, parties: &Parties) -> Self {
        let span = Span::new(0, text.len());
        let document = Document::of_text(text);
        Self::of(&annotate(&document, language, parties), &[span])
    }

    /// The words of a text that no language has read. Declared names must be masked by the caller.
    pub fn plain(text: &str) -> Self {
        let mut item = Self::default();
        for word in plain_words(text) {
            item.append(&word);
            if !FUNCTION_WORDS.contains(word.as_str()) {
                item.words.push(Word { lemma: word, declared: None });
            }
        }
        item
    }

    /// Whether it has no word to compare.
    pub fn is_empty(&self) -> bool {
        self.masked.is_empty()
    }

    /// Numbers of the parties that it names, each once, in order of appearance: for equality only.
    /// Which of its names a town is called by does not say whom a statement is about.
    pub(super) fn parties(&self) -> Vec<u16> {
        let mut parties = Vec::new();
        let acts = |name: &Declared| name.class != Slot::Place;
        for declared in self.words.iter().filter_map(|word| word.declared.filter(acts)) {
            if !parties.contains(&declared.party) {
                parties.push(declared.party);
            }
        }
        parties
    }

    fn push(&mut self, annotated: &Annotated<'_>, i: usize) {
        let analysis = &annotated.analysis;
        let word = analysis.word(i);
        if !word.contains(char::is_alphanumeric) {
            return;
        }
        self.append(&word.to_lowercase());
        let declared = annotated.declared(i);
        if declared.is_some() || !FUNCTION.contains(&analysis.pos(i)) {
            self.words.push(Word { lemma: analysis.lemma(i).to_lowercase(), declared });
        }
    }

    fn append(&mut self, word: &str) {
        if !self.masked.is_empty() {
            self.masked.push(' ');
        }
        self.masked.push_str(word);
    }
}

/// Runs of letters and digits in small letters; signs inside a number stay, "'s" goes.
fn plain_words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    text.split(|c: char| c.is_whitespace() || "-–—/".contains(c))
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|part| part.strip_suffix("'s").unwrap_or(part))
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Item;

    #[test]
    fn plain_text_keeps_numbers_and_drops_function_words() {
        let item = Item::plain("The warden’s list: 1,200 names – and no keys.");
        let words: Vec<&str> = item.words.iter().map(|word| word.lemma.as_str()).collect();
        assert_eq!(words, ["warden", "list", "1,200", "names", "no", "keys"]);
        assert_eq!(item.masked, "the warden list 1,200 names and no keys");
    }

    #[test]
    fn a_text_without_words_is_empty() {
        assert!(Item::plain(" — …").is_empty());
    }
}
