//! Takes tokens with tags and dependencies, gives coarse parts of speech, morphology and, for a
//! few words, lemmas: spaCy's attribute ruler.
//!
//! ```text
//! let ruler = AttributeRuler::load(&bytes, &mut labels)?;  // file `attribute_ruler/patterns`
//! let mut cache = RulerCache::default();                    // one per thread
//! ruler.apply(&facts, &mut cache, &mut attributes);         // clears `attributes`; one a token
//! let lemma = attributes[i].lemma.map(|id| ruler.lemma(id)); // then no lemmatizer for it
//! ```

mod cache;
mod rules;
#[cfg(test)]
mod tests;

use parallax::lang::{Label, Labels};

pub(crate) use self::cache::RulerCache;
use self::rules::Rules;
use crate::{
    error::LoadError,
    packed::{self, Packed},
};

/// The pipeline's file that holds the rules.
const FILE: &str = "attribute_ruler/patterns";

/// What the rules look at in one token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenFacts<'t> {
    /// Its text as it stands.
    pub word: &'t str,
    /// Fine part of speech, from the tagger.
    pub tag: Label,
    /// Relation to its head, after deprojectivisation.
    pub dep: Label,
    /// Whether it is white space only.
    pub is_space: bool,
}

/// What the rules give one token; what no rule sets is as it was, or empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    /// Fine part of speech, perhaps changed.
    pub tag: Label,
    /// Relation to its head, perhaps changed.
    pub dep: Label,
    /// Coarse part of speech.
    pub pos: Label,
    /// Morphological features, as `Number=Sing|Person=3`.
    pub morph: Label,
    /// The dictionary form, where a rule knows it.
    pub lemma: Option<RuledLemma>,
}

/// A lemma given by a rule: look it up with [`AttributeRuler::lemma`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RuledLemma(u16);

/// The rules of one model, in order: all match the tokens as they were, later ones win.
#[derive(Debug)]
pub(crate) struct AttributeRuler {
    rules: Rules,
}

impl AttributeRuler {
    /// Reads the pipeline's file `attribute_ruler/patterns`.
    pub(crate) fn load(bytes: &[u8], labels: &mut Labels) -> Result<Self, LoadError> {
        let value = packed::decode(FILE, bytes)?;
        let packed = Packed::of(FILE, &value);
        Ok(Self { rules: Rules::load(packed, labels)? })
    }

    /// Replaces `attributes` by those of `tokens`, which are a whole text.
    pub(crate) fn apply(
        &self,
        tokens: &[TokenFacts<'_>],
        cache: &mut RulerCache,
        attributes: &mut Vec<Attributes>,
    ) {
        attributes.clear();
        cache.begin_text();
        for token in tokens {
            attributes.push(cache.attributes(token, &self.rules));
        }
        for (token, rules) in self.rules.long_matches(&cache.marks) {
            attributes[token] = self.rules.attributes(&tokens[token], &rules);
        }
    }

    /// The dictionary form that a rule gives.
    pub(crate) fn lemma(&self, id: RuledLemma) -> &str {
        self.rules.lemma(id)
    }
}
