//! Takes the words of a text, gives the numbers that the networks read of them.

use std::{collections::HashMap as StdMap, sync::LazyLock};

use hashbrown::HashMap;

use crate::{
    error::LoadError,
    hash::{murmur64a, string_id, table},
    network::tok2vec::{LEXICAL, Tok2Vec},
    packed::{Packed, decode},
    tokenizer::{RawToken, Tokenizer},
    vectors::Vectors,
};

const LOOKUPS: &str = "vocab/lookups.bin";
/// A cache of more lexemes than this (each 2.3 kB) starts anew with the next text.
const MOST: usize = 30_000;

/// Norms of quotes, dashes and currency signs.
static BASE_NORMS: LazyLock<StdMap<&'static str, &'static str>> =
    LazyLock::new(|| table(include_str!("../data/base_norms.tsv")).collect());

/// The norms of a model: a word's form without spelling variants.
pub(crate) struct Norms(HashMap<u64, Box<str>>);

impl Norms {
    /// Reads the file `vocab/lookups.bin`.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let value = decode(LOOKUPS, bytes)?;
        let norms = Packed::of(LOOKUPS, &value).field("lexeme_norm")?;
        let pairs = norms.entries()?.map(|(id, norm)| Ok((id.number()?, norm.text()?.into())));
        Ok(Self(pairs.collect::<Result<_, LoadError>>()?))
    }

    fn id(&self, word: &str) -> u64 {
        match self.0.get(&string_id(word)) {
            Some(norm) => string_id(norm),
            None => BASE_NORMS
                .get(word)
                .map_or_else(|| string_id(&word.to_lowercase()), |norm| string_id(norm)),
        }
    }
}

/// Lexemes seen so far by one thread, with their pre-activations in both networks.
#[derive(Default)]
pub(crate) struct LexemeCache {
    known: HashMap<(u64, u32), u32>,
    /// Pre-activations in the shared network.
    pub shared: Vec<f32>,
    /// Pre-activations in the name recogniser's network.
    pub names: Vec<f32>,
}

/// What lexemes are looked up in.
pub(crate) struct Lexicon<'m> {
    pub tokenizer: &'m Tokenizer,
    pub norms: &'m Norms,
    pub vectors: Option<&'m Vectors>,
    pub shared: &'m Tok2Vec,
    pub names: &'m Tok2Vec,
}

impl Lexicon<'_> {
    /// Fills `out` with lexeme and following space of each token; new lexemes are computed.
    pub(crate) fn look_up(
        &self,
        text: &str,
        tokens: &[RawToken],
        cache: &mut LexemeCache,
        out: &mut Vec<(u32, bool)>,
    ) {
        if cache.known.len() > MOST {
            *cache = LexemeCache::default();
        }
        let mut fresh: Vec<([u64; 5], &[f32])> = Vec::new();
        out.clear();
        for token in tokens {
            let word = token.span.of(text);
            let norm = token.norm.map_or(0, |norm| u32::from(norm.0.get()));
            let next = cache.known.len() as u32;
            let lexeme =
                *cache.known.entry((murmur64a(word.as_bytes(), 1), norm)).or_insert_with(|| {
                    fresh.push(self.lexeme(word, token));
                    next
                });
            out.push((lexeme, token.space_after));
        }
        self.shared.lexeme_rows(&fresh, &mut cache.shared);
        self.names.lexeme_rows(&fresh, &mut cache.names);
    }

    fn lexeme(&self, word: &str, token: &RawToken) -> ([u64; 5], &[f32]) {
        let norm = match token.norm {
            Some(norm) => string_id(self.tokenizer.norm(norm)),
            None => self.norms.id(word),
        };
        let first = word.char_indices().nth(1).map_or(word.len(), |(end, _)| end);
        let last = word.char_indices().nth_back(2).map_or(0, |(start, _)| start);
        let lexical: [u64; LEXICAL] =
            [norm, string_id(&word[..first]), string_id(&word[last..]), string_id(&shape(word))];
        let [norm, prefix, suffix, shape] = lexical;
        let vector = self.vectors.map_or(&[][..], |vectors| vectors.of(string_id(word)));
        ([norm, prefix, suffix, shape, u64::from(token.is_space)], vector)
    }
}

/// spaCy's word shape: letters become `X` and `x`, digits `d`, and runs are cut after four.
fn shape(word: &str) -> String {
    if word.chars().count() >= 100 {
        return "LONG".to_owned();
    }
    let mut shape = String::new();
    let (mut last, mut run) = (None, 0);
    for c in word.chars() {
        let sign = match c {
            _ if c.is_alphabetic() && c.is_uppercase() => 'X',
            _ if c.is_alphabetic() => 'x',
            _ if c.is_ascii_digit() => 'd',
            _ => c,
        };
        run = if last == Some(sign) { run + 1 } else { 1 };
        last = Some(sign);
        if run <= 4 {
            shape.push(sign);
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes_are_spacys() {
        for (word, expected) in
            [("Apple", "Xxxxx"), ("1,000", "d,ddd"), ("......", "...."), ("", "")]
        {
            assert_eq!(shape(word), expected);
        }
    }
}
