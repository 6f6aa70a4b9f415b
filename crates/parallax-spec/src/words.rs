//! Spans as sets of words, as the field's scorer sees them: quotation marks, other punctuation and
//! white space at the edges do not count.

use std::collections::BTreeSet;

use parallax::text::Span;

/// The words of one text: runs of letters, digits and underscores.
#[derive(Debug)]
pub(crate) struct Words(Vec<Span>);

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Vec::new();
        let mut start = None;
        for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
            if c.is_alphanumeric() || c == '_' {
                start.get_or_insert(at);
            } else if let Some(start) = start.take() {
                words.push(Span::new(start, at));
            }
        }
        Self(words)
    }

    /// Numbers of the words that share a character with one of `spans`.
    pub(crate) fn within(&self, spans: &[Span]) -> BTreeSet<usize> {
        let touched = |word: &Span| spans.iter().any(|span| span.overlaps(*word));
        (0..self.0.len()).filter(|&index| touched(&self.0[index])).collect()
    }

    /// The words themselves.
    pub(crate) fn spelled<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.0.iter().map(|word| word.of(text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use parallax::text::Span;

    use super::Words;

    #[test]
    fn punctuation_does_not_count() {
        let text = "“Nobody stopped us,” she said.";
        let words = Words::of(text);
        let with_marks = Span::new(0, text.find(" she").expect("it is there"));
        let without = Span::new("“".len(), text.find(",”").expect("it is there"));
        assert_eq!(words.within(&[with_marks]), words.within(&[without]));
        assert_eq!(words.spelled(text), ["Nobody", "stopped", "us", "she", "said"]);
    }
}
