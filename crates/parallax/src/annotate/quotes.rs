//! Takes an analysis, gives its quotations.

use crate::lang::Analysis;

/// Words between double quotation marks, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Token of the opening mark.
    pub first: usize,
    /// Token of the closing mark; the paragraph's last where none closes it.
    pub last: usize,
    /// Whether a mark closes it.
    pub closed: bool,
}

/// Finds quotations: each ends with its mark, else with its paragraph.
pub(super) fn find(analysis: &Analysis) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open: Option<usize> = None;
    for i in 0..analysis.len() {
        let word = analysis.word(i);
        if analysis.is_space(i) {
            if word.contains('\n')
                && let Some(first) = open.take()
            {
                quotes.push(Quote { first, last: i - 1, closed: false });
            }
            continue;
        }
        match (word, open) {
            ("“" | "``" | "„" | "«" | "\"", None) => open = Some(i),
            ("”" | "''" | "»" | "\"", Some(first)) => {
                quotes.push(Quote { first, last: i, closed: true });
                open = None;
            }
            // German style closes with the mark that opens in English.
            ("“", Some(first)) if analysis.word(first) == "„" => {
                quotes.push(Quote { first, last: i, closed: true });
                open = None;
            }
            _ => {}
        }
    }
    if let Some(first) = open {
        quotes.push(Quote { first, last: analysis.len() - 1, closed: false });
    }
    quotes
}
