//! Takes an article, gives its headline and its body, and what the one claims of what the other
//! supports.
//!
//! | module | what |
//! |---|---|
//! | `told` | what a stretch of text claims, and how firmly |
//! | `support` | how far the body supports a claim of the headline |
//! | `numbers` | numbers of the headline that the body gives otherwise |

mod numbers;
mod support;
mod told;

use std::ops::Range;

use super::{Region, passage::Passage};
use crate::text::BlockKind;

pub(super) use numbers::differ;
pub(super) use support::{Firmness, supported};
pub(super) use told::{Told, told};

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

    /// Whether the headline has a document of its own, whose actors are not those of the text.
    pub(super) fn is_apart(&self) -> bool {
        self.head.region == Region::Title
    }
}
