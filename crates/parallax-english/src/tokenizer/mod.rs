//! Takes a text, gives its tokens exactly as spaCy splits them.
//!
//! The text is cut into [`chunks`] at white space; a chunk is split by [`Splitter`] with the
//! model's [`patterns`] and [`exceptions`], or known from the [`cache`]; then [`special`] puts
//! emoticons and the like together again. The oracle for every step is spaCy's `tokenizer.pyx`.
//!
//! ```text
//! let tokenizer = Tokenizer::load(&bytes)?;          // the pipeline's file `tokenizer`
//! let mut cache = TokenizerCache::default();          // one per thread, kept from text to text
//! tokenizer.tokenize(text, &mut cache, &mut tokens);  // clears `tokens` first
//! let norm = token.norm.map(|id| tokenizer.norm(id)); // norm of a tokenizer exception, if set
//! ```

mod cache;
mod chunks;
mod exceptions;
mod patterns;
mod special;
mod splitter;
#[cfg(test)]
mod tests;

use parallax::text::Span;

use self::{cache::Piece, chunks::Chunks, special::SpecialSequences, splitter::Splitter};
pub(crate) use self::{cache::TokenizerCache, chunks::is_space, exceptions::NormId};
use crate::{
    error::LoadError,
    packed::{self, Packed},
};

/// The pipeline's file that holds the rules.
const FILE: &str = "tokenizer";

/// One token: where it is, not what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RawToken {
    /// Its bytes in the text; tokens are in order and do not overlap.
    pub span: Span,
    /// The norm that a tokenizer exception gives it (`n't` → "not"), if any.
    pub norm: Option<NormId>,
    /// Whether it is white space only, as Python's `str.isspace` sees it.
    pub is_space: bool,
    /// Whether a single ' ' follows, which belongs to no token.
    pub space_after: bool,
}

/// Splits texts into tokens as one model does. Tokens and the single spaces between them make up
/// the whole text.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    splitter: Splitter,
    special: SpecialSequences,
}

impl Tokenizer {
    /// Reads the pipeline's file `tokenizer`.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let value = packed::decode(FILE, bytes)?;
        let packed = Packed::of(FILE, &value);
        let splitter = Splitter::load(packed)?;
        let special = SpecialSequences::of(&splitter);
        Ok(Self { splitter, special })
    }

    /// Replaces `tokens` by those of `text`.
    pub(crate) fn tokenize(
        &self,
        text: &str,
        cache: &mut TokenizerCache,
        tokens: &mut Vec<RawToken>,
    ) {
        tokens.clear();
        cache.begin_text();
        for chunk in Chunks::of(text) {
            let word = chunk.span.of(text);
            let pieces = cache.pieces(word, |pieces| self.split(word, pieces));
            add(pieces, chunk.span.start, tokens);
            if let Some(last) = tokens.last_mut() {
                last.space_after = chunk.space_after;
            }
        }
        self.special.join(text, &self.splitter.exceptions, cache, tokens);
    }

    /// The norm that an exception gives its token.
    pub(crate) fn norm(&self, id: NormId) -> &str {
        self.splitter.exceptions.norm(id)
    }

    /// Splits a chunk that the cache does not hold.
    fn split(&self, chunk: &str, pieces: &mut Vec<Piece>) {
        self.splitter.split(chunk, &mut |part, norm| {
            pieces.push(Piece {
                len: part.len() as u32,
                norm,
                symbol: self.special.symbol(part),
                is_space: part.chars().all(is_space),
            });
        });
    }
}

/// Places `pieces`, which follow each other directly, from byte `start` on.
fn add(pieces: &[Piece], mut start: u32, tokens: &mut Vec<RawToken>) {
    for piece in pieces {
        let span = Span { start, end: start + piece.len };
        tokens.push(RawToken {
            span,
            norm: piece.norm,
            is_space: piece.is_space,
            space_after: false,
        });
        start = span.end;
    }
}
