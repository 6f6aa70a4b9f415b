//! The words of a document as numbers.

use super::hash;
use crate::annotate::Annotated;

/// Hashes of what features are made of, one entry a token.
#[derive(Debug)]
pub struct Lexical {
    /// Word in lower case; of a name its tag and kind.
    pub(crate) word: Vec<u32>,
    /// Lemma; of a name its tag and kind.
    pub(crate) lemma: Vec<u32>,
    /// Fine part of speech.
    pub(crate) tag: Vec<u32>,
    /// Relation to the head.
    pub(crate) dep: Vec<u32>,
    /// Kind of name.
    pub(crate) entity: Vec<u32>,
    /// What a token is, for counting.
    pub(crate) class: Vec<Class>,
    /// Whether it is no name.
    plain: Vec<bool>,
}

/// What a token counts as between a cue and another word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A verb or modal.
    Verb,
    /// A comma, dash, colon or semicolon.
    Break,
    /// Anything else.
    Other,
}

impl Lexical {
    /// Hashes all tokens of a document.
    pub fn new(annotated: &Annotated<'_>) -> Self {
        let analysis = &annotated.analysis;
        let count = analysis.len();
        let mut this = Self {
            word: Vec::with_capacity(count),
            lemma: Vec::with_capacity(count),
            tag: Vec::with_capacity(count),
            dep: Vec::with_capacity(count),
            entity: Vec::with_capacity(count),
            class: Vec::with_capacity(count),
            plain: Vec::with_capacity(count),
        };
        for i in 0..count {
            let (word, tag) = (analysis.word(i), analysis.tag(i));
            let tag_hash = hash(tag);
            let entity = hash(analysis.entity(i));
            let name = is_name(tag, analysis.entity(i));
            this.plain.push(!name);
            if name {
                let masked = tag_hash ^ entity.rotate_left(7);
                this.word.push(masked);
                this.lemma.push(masked);
            } else {
                this.word.push(lower_hash(word));
                this.lemma.push(lower_hash(analysis.lemma(i)));
            }
            this.tag.push(tag_hash);
            this.dep.push(hash(analysis.dep(i)));
            this.entity.push(entity);
            this.class.push(class(word, tag));
        }
        this
    }

    /// Whether token `i` is neither a name nor made of one: only then its letters may carry weight.
    pub(crate) fn is_plain(&self, i: usize) -> bool {
        self.plain[i]
    }
}

/// Whether a token is a name or made of one, such as the adjective of a country: what it says must
/// carry no weight.
fn is_name(tag: &str, entity: &str) -> bool {
    let named = matches!(entity, "PERSON" | "NORP" | "ORG" | "GPE" | "LOC" | "FAC");
    tag.starts_with("NNP") || (named && matches!(tag, "NN" | "NNS" | "JJ"))
}

/// Hash of the word in lower case, without making a string of it.
fn lower_hash(word: &str) -> u32 {
    if word.is_ascii() {
        word.bytes().fold(0x811c_9dc5, |hash, byte| {
            (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
        })
    } else {
        hash(&word.to_lowercase())
    }
}

fn class(word: &str, tag: &str) -> Class {
    match word {
        "," | ";" | ":" | "—" | "–" | "--" => Class::Break,
        _ if tag.starts_with("VB") || tag == "MD" => Class::Verb,
        _ => Class::Other,
    }
}
