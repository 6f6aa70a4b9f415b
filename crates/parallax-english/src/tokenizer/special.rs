//! Finds exceptions that the patterns cut apart (`:-)`, `a.m.`) and joins their tokens again.

use hashbrown::{HashMap, HashSet};
use parallax::text::Span;

use super::{
    RawToken, cache::TokenizerCache, chunks::Chunks, exceptions::Exceptions, splitter::Splitter,
};

/// A token's text as a number, if a sequence has such a token; 0 for any other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Symbol(u16);

/// The token sequences into which exceptions fall where they are not recognised as such.
#[derive(Debug, Default)]
pub(super) struct SpecialSequences {
    symbols: HashMap<Box<str>, Symbol, ahash::RandomState>,
    /// By the symbol that they begin with.
    sequences: Vec<Vec<Box<[Symbol]>>>,
}

impl SpecialSequences {
    /// The sequences of all exceptions in which a pattern finds something to split off.
    pub(super) fn of(splitter: &Splitter) -> Self {
        let mut this = Self { sequences: vec![Vec::new()], ..Self::default() };
        for exception in splitter.exceptions.chunks() {
            let patterns = &splitter.patterns;
            if patterns.prefix_len(exception) > 0
                || patterns.suffix_len(exception) > 0
                || patterns.has_infix(exception)
                || exception.contains(' ')
            {
                this.add(splitter, exception);
            }
        }
        this
    }

    /// The symbol of a token's text.
    pub(super) fn symbol(&self, token: &str) -> Symbol {
        self.symbols.get(token).copied().unwrap_or_default()
    }

    /// Replaces each sequence among `tokens` whose text is an exception by that one's tokens.
    /// `cache` holds the symbols of `tokens`.
    pub(super) fn join(
        &self,
        text: &str,
        exceptions: &Exceptions,
        cache: &TokenizerCache,
        tokens: &mut Vec<RawToken>,
    ) {
        let found = without_overlaps(self.find(&cache.symbols));
        if found.is_empty() {
            return;
        }
        let old = std::mem::take(tokens);
        let mut done = 0;
        for (start, end) in found {
            tokens.extend_from_slice(&old[done..start]);
            replace(text, exceptions, &old[start..end], tokens);
            done = end;
        }
        tokens.extend_from_slice(&old[done..]);
    }

    fn add(&mut self, splitter: &Splitter, exception: &str) {
        let mut sequence = Vec::new();
        for chunk in Chunks::of(exception) {
            splitter.split_plain(chunk.span.of(exception), &mut |part, _| {
                let next = Symbol(self.sequences.len() as u16);
                let symbol = *self.symbols.entry(part.into()).or_insert(next);
                if symbol == next {
                    self.sequences.push(Vec::new());
                }
                sequence.push(symbol);
            });
        }
        if let Some(first) = sequence.first() {
            self.sequences[usize::from(first.0)].push(sequence.into());
        }
    }

    /// All occurrences of sequences, as ranges of tokens.
    fn find(&self, symbols: &[Symbol]) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (start, symbol) in symbols.iter().enumerate() {
            for sequence in &self.sequences[usize::from(symbol.0)] {
                if symbols[start..].starts_with(sequence) {
                    found.push((start, start + sequence.len()));
                }
            }
        }
        found
    }
}

/// Keeps the longest ones, of equally long ones the first, and drops what shares an end with a
/// longer one, kept or not (as spaCy does); then puts them in order.
fn without_overlaps(mut found: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    if found.is_empty() {
        return found;
    }
    found.sort_unstable_by_key(|&(start, end)| (std::cmp::Reverse(end - start), start));
    let mut seen = HashSet::new();
    found.retain(|&(start, end)| {
        let free = !seen.contains(&start) && !seen.contains(&(end - 1));
        seen.extend(start..end);
        free
    });
    found.sort_unstable();
    found
}

/// Adds the tokens of the exception that `run` spells, or `run` itself.
fn replace(text: &str, exceptions: &Exceptions, run: &[RawToken], tokens: &mut Vec<RawToken>) {
    let (first, last) = (run[0], run[run.len() - 1]);
    let span = Span { start: first.span.start, end: last.span.end };
    let Some(parts) = exceptions.get(span.of(text)) else {
        tokens.extend_from_slice(run);
        return;
    };
    let mut start = span.start;
    for part in parts {
        let end = start + part.len as u32;
        let is_space = text[start as usize..end as usize].chars().all(super::is_space);
        tokens.push(RawToken {
            span: Span { start, end },
            norm: part.norm,
            is_space,
            space_after: false,
        });
        start = end;
    }
    if let Some(token) = tokens.last_mut() {
        token.space_after = last.space_after;
    }
}
