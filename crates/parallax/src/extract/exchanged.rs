//! Takes a document and the declared parties, gives the same document with their names exchanged.

use super::Statement;
use crate::{
    codebook::Parties,
    text::{Block, Citation, Document, Metadata, Span},
};

/// A document with exchanged names, and the way from the original to it.
#[derive(Debug)]
pub struct Exchanged {
    /// The document as it reads with the names of the first two parties exchanged.
    pub document: Document,
    /// Where each exchanged name stood and stands, in order.
    moved: Vec<(Span, Span)>,
}

impl Exchanged {
    /// Exchanges the names of the first two parties in the text, the title and the outlet.
    pub fn new(original: &Document, parties: &Parties) -> Self {
        let (text, moved) = parties.exchange(&original.text);
        let place = |span| place(&moved, span);
        let blocks = original.blocks.iter();
        let citations = original.citations.iter().cloned();
        let document = Document {
            id: original.id,
            name: original.name.clone(),
            locator: original.locator.clone(),
            metadata: metadata(&original.metadata, parties),
            blocks: blocks.map(|b| Block { span: place(b.span), ..*b }).collect(),
            citations: citations.map(|c| Citation { span: place(c.span), ..c }).collect(),
            alignment: None,
            text,
        };
        Self { document, moved }
    }

    /// The span of the original as it must be found in the exchanged document.
    pub fn span(&self, original: Span) -> Span {
        place(&self.moved, original)
    }

    /// The statement of the original as it must be found in the exchanged document.
    pub fn statement(&self, original: &Statement) -> Statement {
        let place = |spans: &[Span]| spans.iter().map(|&span| place(&self.moved, span)).collect();
        Statement {
            source: place(&original.source),
            cue: place(&original.cue),
            content: place(&original.content),
            ..original.clone()
        }
    }
}

fn metadata(original: &Metadata, parties: &Parties) -> Metadata {
    let exchange = |text: &String| parties.exchange(text).0;
    Metadata {
        title: original.title.as_ref().map(exchange),
        outlet: original.outlet.as_ref().map(exchange),
        authors: original.authors.iter().map(exchange).collect(),
        ..original.clone()
    }
}

/// A span of the original in the exchanged text. One that cuts a name covers all of it.
fn place(moved: &[(Span, Span)], span: Span) -> Span {
    let start = place_edge(moved, span.start, |name| name.start);
    let end = if span.is_empty() { start } else { place_edge(moved, span.end, |name| name.end) };
    Span { start, end }
}

fn place_edge(moved: &[(Span, Span)], at: u32, inside: impl Fn(Span) -> u32) -> u32 {
    let after = moved.partition_point(|(before, _)| before.start < at);
    let Some((before, now)) = after.checked_sub(1).map(|index| moved[index]) else { return at };
    if at < before.end { inside(now) } else { now.end + (at - before.end) }
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::{codebook::Parties, text::Span};

    #[test]
    fn spans_move_with_the_names_around_them() {
        let book = "[[party]]\nid = \"a\"\nnames.country = \"Aland\"\n\
                    [[party]]\nid = \"b\"\nnames.country = \"Blandonia\"";
        let parties = Parties::from_toml(book).expect("a good codebook");
        let text = "In Aland, Blandonia said that Aland slept.";
        let (exchanged, moved) = parties.exchange(text);
        assert_eq!(exchanged, "In Blandonia, Aland said that Blandonia slept.");
        for (words, exchanged_words) in [
            ("In Aland", "In Blandonia"),
            ("Blandonia", "Aland"),
            ("said", "said"),
            ("that Aland slept", "that Blandonia slept"),
        ] {
            let start = text.find(words).expect("it is there");
            let span = Span::new(start, start + words.len());
            assert_eq!(place(&moved, span).of(&exchanged), exchanged_words);
        }
    }
}
