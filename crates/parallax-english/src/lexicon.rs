//! Takes a word, gives the numbers that the networks look at: spaCy's lexical attributes.

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::{
    error::LoadError,
    hash::{string_id, table},
    network::embed::WordNumbers,
    packed::{Packed, decode},
    shape::shape,
};

const FILE: &str = "vocab/lookups.bin";

/// Norms of quotation marks, dashes and currency signs.
static BASE_NORMS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table(include_str!("../data/base_norms.tsv")).collect());

/// What a model knows of words without context.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Forms without spelling variants, by the number of the word.
    norms: HashMap<u64, Box<str>>,
}

/// A word in its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    pub text: &'t str,
    /// The norm that the tokenizer gave it, if any.
    pub norm: Option<&'t str>,
    pub is_space: bool,
    pub space_after: bool,
}

impl Lexicon {
    /// Reads the file `vocab/lookups.bin`.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let value = decode(FILE, bytes)?;
        let norms = Packed::of(FILE, &value).field("lexeme_norm")?;
        let pairs = norms.entries()?.map(|(id, norm)| Ok((id.number()?, norm.text()?.into())));
        Ok(Self { norms: pairs.collect::<Result<_, LoadError>>()? })
    }

    /// The numbers of `word`.
    pub(crate) fn numbers(&self, word: &Word<'_>) -> WordNumbers {
        let text = word.text;
        let id = string_id(text);
        let prefix = text.char_indices().nth(1).map_or(text.len(), |(end, _)| end);
        let suffix = text.char_indices().nth_back(2).map_or(0, |(start, _)| start);
        WordNumbers {
            attributes: [
                self.norm(word, id),
                string_id(&text[..prefix]),
                string_id(&text[suffix..]),
                string_id(&shape(text)),
                u64::from(word.space_after),
                u64::from(word.is_space),
            ],
            text: id,
        }
    }

    fn norm(&self, word: &Word<'_>, id: u64) -> u64 {
        let known = word.norm.or_else(|| self.norms.get(&id).map(AsRef::as_ref));
        match known.or_else(|| BASE_NORMS.get(word.text).copied()) {
            Some(norm) => string_id(norm),
            None => string_id(&word.text.to_lowercase()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Word};
    use crate::hash::string_id;

    #[test]
    fn numbers_are_those_of_parts_of_the_word() {
        let lexicon = Lexicon { norms: [(string_id("Colour"), "color".into())].into() };
        let numbers = |text, norm| {
            lexicon.numbers(&Word { text, norm, is_space: false, space_after: true }).attributes
        };
        let ids = |texts: [&str; 4]| texts.map(string_id);
        assert_eq!(numbers("Äpfel", None)[..4], ids(["äpfel", "Ä", "fel", "Xxxxx"]));
        assert_eq!(numbers("Colour", None)[..4], ids(["color", "C", "our", "Xxxxx"]));
        assert_eq!(numbers("n't", Some("not"))[..4], ids(["not", "n", "n't", "x'x"]));
        assert_eq!(numbers("“", None)[..4], ids(["\"", "“", "“", "“"]));
        assert_eq!(numbers("a", None)[4..], [1, 0]);
    }
}
