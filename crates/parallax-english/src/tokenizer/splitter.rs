//! Takes one chunk, gives its tokens by the model's exceptions and patterns.

use super::{
    exceptions::{Exceptions, NormId},
    patterns::Patterns,
};
use crate::{error::LoadError, packed::Packed};

/// A chunk of more bytes is one token: no word is that long, and the patterns' time grows faster
/// than the chunk.
const LONGEST_SPLIT: usize = 10_000;

/// Receives the tokens of a chunk in order: the part of the chunk and its norm, if it has its own.
pub(super) type Emit<'e, 'c> = dyn FnMut(&'c str, Option<NormId>) + 'e;

/// Splits chunks.
#[derive(Debug)]
pub(super) struct Splitter {
    pub exceptions: Exceptions,
    pub patterns: Patterns,
}

impl Splitter {
    pub(super) fn load(packed: Packed<'_>) -> Result<Self, LoadError> {
        Ok(Self {
            exceptions: Exceptions::load(packed.field("exceptions")?)?,
            patterns: Patterns::load(packed)?,
        })
    }

    /// Splits `chunk` into tokens.
    pub(super) fn split<'c>(&self, chunk: &'c str, emit: &mut Emit<'_, 'c>) {
        self.split_with(&self.exceptions, chunk, emit);
    }

    /// Splits `chunk` as if there were no exceptions.
    pub(super) fn split_plain<'c>(&self, chunk: &'c str, emit: &mut Emit<'_, 'c>) {
        self.split_with(&Exceptions::default(), chunk, emit);
    }

    fn split_with<'c>(&self, exceptions: &Exceptions, chunk: &'c str, emit: &mut Emit<'_, 'c>) {
        if chunk.len() > LONGEST_SPLIT {
            emit(chunk, None);
            return;
        }
        let mut suffixes = Vec::new();
        let middle = self.strip(exceptions, chunk, &mut suffixes, emit);
        self.split_middle(exceptions, middle, emit);
        for suffix in suffixes.into_iter().rev() {
            emit(suffix, None);
        }
    }

    /// Emits the prefixes, collects the suffixes from the end inwards, gives what is between.
    fn strip<'c>(
        &self,
        exceptions: &Exceptions,
        chunk: &'c str,
        suffixes: &mut Vec<&'c str>,
        emit: &mut Emit<'_, 'c>,
    ) -> &'c str {
        let mut rest = chunk;
        loop {
            if rest.is_empty() || exceptions.get(rest).is_some() {
                return rest;
            }
            let (prefix, after) = rest.split_at(self.patterns.prefix_len(rest));
            if !prefix.is_empty() && exceptions.get(after).is_some() {
                emit(prefix, None);
                return after;
            }
            let suffix_len = self.patterns.suffix_len(after);
            let (before, suffix) = rest.split_at(rest.len() - suffix_len);
            if !suffix.is_empty() && exceptions.get(before).is_some() {
                suffixes.push(suffix);
                return before;
            }
            if prefix.is_empty() && suffix.is_empty() {
                return rest;
            }
            if !prefix.is_empty() {
                emit(prefix, None);
            }
            if !suffix.is_empty() {
                suffixes.push(suffix);
            }
            rest = &before[prefix.len()..];
        }
    }

    /// Splits what is left when nothing more can be taken off its ends.
    fn split_middle<'c>(&self, exceptions: &Exceptions, middle: &'c str, emit: &mut Emit<'_, 'c>) {
        if middle.is_empty() {
            return;
        }
        if let Some(tokens) = exceptions.get(middle) {
            let mut rest = middle;
            for token in tokens {
                let (part, after) = rest.split_at(token.len);
                emit(part, token.norm);
                rest = after;
            }
        } else if self.patterns.is_url(middle) {
            emit(middle, None);
        } else {
            self.split_inside(middle, emit);
        }
    }

    /// Splits around infixes.
    fn split_inside<'c>(&self, middle: &'c str, emit: &mut Emit<'_, 'c>) {
        let mut start = 0;
        // An infix at the very beginning is none.
        for (from, to) in self.patterns.infixes(middle).filter(|&(from, _)| from != 0) {
            for part in [&middle[start..from], &middle[from..to]] {
                if !part.is_empty() {
                    emit(part, None);
                }
            }
            start = to;
        }
        if start < middle.len() {
            emit(&middle[start..], None);
        }
    }
}
