//! Takes an article, gives its headline and its body, and in what the one goes beyond the other.
//!
//! | module | what |
//! |---|---|
//! | `unit` | the body as units: the author's words and those of sources, firm or not |
//! | `support` | attribution or hedge that the headline drops |
//! | `opposed` | the headline says the opposite |
//! | `numbers` | numbers that the body gives otherwise |
//! | `extent` | *all* for *most* |
//! | `doer` | another one does it or says it |

mod doer;
mod extent;
mod numbers;
mod opposed;
mod support;
mod unit;

use std::ops::Range;

use super::{passage::Passage, words};
use crate::{codebook::Declared, text::BlockKind};

pub(super) use doer::another;
pub(super) use extent::widened;
pub(super) use numbers::differ;
pub(super) use opposed::opposed;
pub(super) use support::unsupported;
pub(super) use unit::{Unit, units};

/// A headline with the article below it.
#[derive(Debug)]
pub(super) struct Article<'a> {
    /// The passage that holds the headline.
    pub(super) head: &'a Passage<'a>,
    /// The tokens of the headline.
    pub(super) headline: Range<usize>,
    /// The text.
    pub(super) text: &'a Passage<'a>,
    /// The tokens of the body: what comes after the headline.
    pub(super) body: Range<usize>,
}

impl<'a> Article<'a> {
    /// The title beside the text, else the heading that the text begins with; none where there is
    /// neither, or nothing below.
    pub(super) fn of(title: Option<&'a Passage<'a>>, text: &'a Passage<'a>) -> Option<Self> {
        let end = text.annotated.analysis.len();
        let (head, headline, body) = if let Some(title) = title {
            (title, 0..title.annotated.analysis.len(), 0..end)
        } else {
            let first = text.annotated.document.blocks.first()?;
            let heading = (first.kind == BlockKind::Title).then_some(first.span)?;
            let headline = text.annotated.tokens_in(heading);
            (text, headline.clone(), headline.end..end)
        };
        let empty = |range: &Range<usize>| range.is_empty();
        (!empty(&headline) && !empty(&body)).then_some(Self { head, headline, text, body })
    }

    /// The words of the headline.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let analysis = &self.head.annotated.analysis;
        self.headline.clone().filter(|&i| !analysis.is_space(i))
    }

    /// The words of the body.
    fn body_words(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let analysis = &self.text.annotated.analysis;
        self.body.clone().filter(|&i| !analysis.is_space(i))
    }

    /// Whether the headline lays what it says to somebody.
    pub(super) fn is_attributed(&self) -> bool {
        let marked =
            |i: usize| matches!(&*self.head.word(i), ":" | "“" | "‘" | "\"" | "'" | "’" | "–");
        let says = |i: usize| words::ATTRIBUTING.contains(&*self.head.lemma(i));
        let sourced = |i: usize| self.head.source_of(i).is_some();
        self.words().any(|i| marked(i) || says(i) || sourced(i))
    }

    /// Whether the headline holds open what it says.
    pub(super) fn is_open(&self) -> bool {
        self.words().any(|i| self.head.word(i) == "?" || is_open(self.head, i))
    }
}

/// Whether `i` is a word that holds things open: a hedge, a modal, *fears that*, *considers*.
fn is_open(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    let modal = analysis.tag(i) == "MD" && matches!(&*passage.word(i), "may" | "might" | "could");
    modal || words::HEDGES.at(passage, i).is_some() || words::OPEN.at(passage, i).is_some()
}

/// What a word of content is compared by: the name that it is, else its stem.
#[derive(Clone, Debug, PartialEq)]
enum Key {
    /// A declared name: those of one party are alike.
    Party(u16),
    /// The first letters of a lemma.
    Stem(String),
}

impl Key {
    /// The key of `i`; none for a word without content.
    fn of(passage: &Passage<'_>, i: usize) -> Option<Self> {
        let analysis = &passage.annotated.analysis;
        if let Some(Declared { party, .. }) = passage.annotated.declared(i) {
            return Some(Self::Party(party));
        }
        let carries = matches!(analysis.pos(i), "ADJ" | "ADV" | "NOUN" | "NUM" | "PROPN" | "VERB");
        let lemma = passage.lemma(i);
        let light = matches!(&*lemma, "be" | "have" | "do" | "not" | "say");
        let long = lemma.chars().count() > 2;
        (carries && !light && long).then(|| Self::Stem(lemma.chars().take(STEM).collect()))
    }
}

/// Letters by which words are alike: *acquits*, *acquittal*.
const STEM: usize = 6;
