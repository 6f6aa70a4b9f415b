//! Takes a document and a language, gives the document with its layers.

mod atoms;
mod quotes;
mod tree;

pub mod quantity;
pub mod time;

pub use quotes::Quote;
pub use tree::Tree;

use quantity::Quantity;
use time::TimeExpression;

use crate::{
    codebook::{Declared, Parties},
    ingest::soft_breaks,
    lang::{Analysis, Language, Marks},
    text::{Document, Span},
};

/// A document with the layers that later stages read.
#[derive(Debug)]
pub struct Annotated<'d> {
    /// What was read.
    pub document: &'d Document,
    /// Tokens, sentences, dependencies, names.
    pub analysis: Analysis,
    /// Children of every token.
    pub tree: Tree,
    /// Quotations, in order; none crosses a paragraph.
    pub quotes: Vec<Quote>,
    /// Index of the quotation that a token is part of.
    pub quote_of: Vec<Option<u32>>,
    /// Number of the paragraph of each token.
    pub paragraph_of: Vec<u32>,
    /// The tokens that are not white space, in order.
    pub words: Vec<usize>,
    /// For each token, how many of `words` come before it.
    pub rank: Vec<u32>,
    /// Names of declared parties, in order: compare them for equality only.
    pub declared: Vec<(Span, Declared)>,
    /// Numbers with what they count, in order.
    pub quantities: Vec<Quantity>,
    /// Days, months, "last week", in order.
    pub times: Vec<TimeExpression>,
}

/// Lays the layers over `document`; names of `parties` are read blindly.
pub fn annotate<'d>(
    document: &'d Document,
    language: &dyn Language,
    parties: &Parties,
) -> Annotated<'d> {
    let (names, declared) = parties.mark(&document.text);
    let marks = Marks { names, soft_breaks: soft_breaks(document) };
    let analysis = language.annotate(&document.text, &marks);
    Annotated { declared, ..Annotated::new(document, analysis) }
}

impl<'d> Annotated<'d> {
    /// Lays the engine's own layers over what a language found.
    pub fn new(document: &'d Document, analysis: Analysis) -> Self {
        let paragraph_of = paragraphs(&analysis);
        let quotes = quotes::find(&analysis);
        let mut quote_of = vec![None; analysis.len()];
        for (index, quote) in quotes.iter().enumerate() {
            quote_of[quote.first..=quote.last].fill(Some(index as u32));
        }
        let words: Vec<usize> = (0..analysis.len()).filter(|&i| !analysis.is_space(i)).collect();
        let mut rank = Vec::with_capacity(analysis.len());
        let mut before = 0;
        for i in 0..analysis.len() {
            rank.push(before);
            before += u32::from(!analysis.is_space(i));
        }
        let tree = Tree::of(&analysis);
        let mut annotated = Self {
            document,
            analysis,
            tree,
            quotes,
            quote_of,
            paragraph_of,
            words,
            rank,
            declared: Vec::new(),
            quantities: Vec::new(),
            times: Vec::new(),
        };
        annotated.times = time::times(&annotated);
        annotated.quantities = quantity::quantities(&annotated);
        annotated
    }

    /// The declared name that token `i` is, if it is one.
    pub fn declared(&self, i: usize) -> Option<Declared> {
        let start = self.analysis.span(i).start;
        let after = self.declared.partition_point(|(span, _)| span.start <= start);
        let (span, declared) = self.declared.get(after.checked_sub(1)?)?;
        (start < span.end).then_some(*declared)
    }

    /// The word `offset` words after token `i` (before it, if negative); none beyond the text.
    pub fn neighbour(&self, i: usize, offset: isize) -> Option<usize> {
        let rank = (self.rank[i] as usize).checked_add_signed(offset)?;
        self.words.get(rank).copied()
    }

    /// The tokens that begin inside `span`.
    pub fn tokens_in(&self, span: Span) -> std::ops::Range<usize> {
        let at = |byte: u32| self.first_token_at(byte);
        at(span.start)..at(span.end)
    }

    /// The first token that begins at `byte` or later.
    fn first_token_at(&self, byte: u32) -> usize {
        let (mut low, mut high) = (0, self.analysis.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.analysis.span(middle).start < byte { low = middle + 1 } else { high = middle }
        }
        low
    }
}

/// A line break in a white-space token ends a paragraph.
fn paragraphs(analysis: &Analysis) -> Vec<u32> {
    let mut number = 0;
    (0..analysis.len())
        .map(|i| {
            let own = number;
            number += u32::from(analysis.is_space(i) && analysis.word(i).contains('\n'));
            own
        })
        .collect()
}
