//! The chunks that a model lists with their tokens: contractions, abbreviations, emoticons.

use std::num::NonZeroU16;

use hashbrown::HashMap;

use crate::{error::LoadError, packed::Packed};

/// spaCy's number of the attribute `ORTH`, a token's text.
const ORTH: u64 = 65;
/// spaCy's number of the attribute `NORM`, what a token stands for.
const NORM: u64 = 67;

/// A norm of the exceptions: look it up with [`Tokenizer::norm`](super::Tokenizer::norm).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NormId(pub(crate) NonZeroU16);

/// One token of an exception.
#[derive(Clone, Copy, Debug)]
pub(super) struct ExceptionToken {
    pub len: usize,
    pub norm: Option<NormId>,
}

/// The exceptions by chunk. Invariant: the tokens of a chunk are its text, cut.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    chunks: HashMap<Box<str>, Box<[ExceptionToken]>, ahash::RandomState>,
    norms: Vec<Box<str>>,
}

impl Exceptions {
    pub(super) fn load(packed: Packed<'_>) -> Result<Self, LoadError> {
        let mut exceptions = Self::default();
        let mut known_norms = HashMap::new();
        for (chunk, tokens) in packed.entries()? {
            let chunk = chunk.text()?;
            let mut cut = Vec::new();
            let mut joined = String::new();
            for token in tokens.items()? {
                let mut len = 0;
                let mut norm = None;
                for (attribute, value) in token.entries()? {
                    match attribute.number()? {
                        ORTH => {
                            joined.push_str(value.text()?);
                            len = value.text()?.len();
                        }
                        NORM => norm = Some(exceptions.norm_id(value, &mut known_norms)?),
                        _ => {}
                    }
                }
                cut.push(ExceptionToken { len, norm });
            }
            if joined != chunk || cut.is_empty() {
                return Err(packed.wrong(&format!("the exception {chunk:?} is not its tokens")));
            }
            exceptions.chunks.insert(chunk.into(), cut.into());
        }
        Ok(exceptions)
    }

    /// The tokens of `chunk`, if it is an exception.
    pub(super) fn get(&self, chunk: &str) -> Option<&[ExceptionToken]> {
        self.chunks.get(chunk).map(AsRef::as_ref)
    }

    /// All excepted chunks, sorted.
    pub(super) fn chunks(&self) -> Vec<&str> {
        let mut chunks: Vec<&str> = self.chunks.keys().map(AsRef::as_ref).collect();
        chunks.sort_unstable();
        chunks
    }

    pub(super) fn norm(&self, id: NormId) -> &str {
        &self.norms[usize::from(id.0.get()) - 1]
    }

    fn norm_id<'v>(
        &mut self,
        packed: Packed<'v>,
        known: &mut HashMap<&'v str, NormId>,
    ) -> Result<NormId, LoadError> {
        let norm = packed.text()?;
        if let Some(&id) = known.get(norm) {
            return Ok(id);
        }
        self.norms.push(norm.into());
        let number = u16::try_from(self.norms.len()).ok().and_then(NonZeroU16::new);
        let id = NormId(number.ok_or_else(|| packed.wrong("there are more than 65,535 norms"))?);
        known.insert(norm, id);
        Ok(id)
    }
}
