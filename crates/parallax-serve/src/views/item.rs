//! A statement in a list: its mark, where it stands, and its words with some of those around it.

use parallax::text::{Block, Span};
use parallax_store::KeptDocument;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Mark, Pair, Places};
use crate::list::{Row, cell};

/// A statement in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Item {
    #[serde(flatten)]
    pub(crate) mark: Mark,
    /// Id of its document.
    pub(crate) document: String,
    /// Name of its document.
    pub(crate) doc: String,
    pub(crate) title: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) text: ItemText,
}

/// The words of a statement.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ItemText {
    /// Some words before it.
    before: String,
    source: String,
    cue: String,
    content: String,
    /// Some words after it.
    after: String,
    excerpt: Excerpt,
}

/// The paragraphs that a statement stands in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Excerpt {
    text: String,
    /// Where it begins in the document's text, in UTF-16 code units.
    start: usize,
}

/// Bytes of an excerpt, and of what is shown before and after a statement.
const LONGEST: usize = 4_000;
const AROUND: usize = 120;

/// The item of a mark.
pub(crate) fn item(mark: Mark, kept: &KeptDocument, places: &Places<'_>) -> Item {
    let spans = |pairs: &[Pair]| places.spans(pairs).unwrap_or_default();
    let part = &mark.part;
    let (source, cue, content) = (spans(&part.source), spans(&part.cue), spans(&part.content));
    let all: Vec<Span> = [source.as_slice(), &cue, &content].concat();
    let whole = Span {
        start: all.iter().map(|span| span.start).min().unwrap_or(0),
        end: all.iter().map(|span| span.end).max().unwrap_or(0),
    };
    let document = &kept.document;
    let excerpt = excerpt(&document.text, &document.blocks, whole);
    let text = ItemText {
        before: before(&document.text, excerpt, whole).to_owned(),
        source: places.words(&source),
        cue: places.words(&cue),
        content: places.words(&content),
        after: after(&document.text, excerpt, whole).to_owned(),
        excerpt: Excerpt {
            text: excerpt.of(&document.text).to_owned(),
            start: places.unit(excerpt.start as usize),
        },
    };
    Item {
        mark,
        document: document.id.to_string(),
        doc: document.name.clone(),
        title: document.metadata.title.clone(),
        outlet: document.metadata.outlet.clone(),
        published: document.metadata.published.as_ref().map(|published| published.iso.clone()),
        text,
    }
}

/// The blocks that a statement stands in, else its lines; cut where they are long.
fn excerpt(text: &str, blocks: &[Block], whole: Span) -> Span {
    let (from, to) = (whole.start as usize, whole.end as usize);
    let touches = |block: &&Block| block.span.start <= whole.end && whole.start <= block.span.end;
    let own: Vec<&Block> = blocks.iter().filter(touches).collect();
    let start = own.first().map_or_else(
        || text[..from].rfind('\n').map_or(0, |line| line + 1),
        |block| block.span.start as usize,
    );
    let end = own.last().map_or_else(
        || text[to..].find('\n').map_or(text.len(), |line| to + line),
        |block| block.span.end as usize,
    );
    let (start, end) = (start.min(from), end.max(to));
    if end - start <= LONGEST {
        return Span::new(start, end);
    }
    let around = LONGEST.saturating_sub(to - from) / 2;
    let (start, end) = (start.max(from.saturating_sub(around)), end.min(to + around));
    Span::new(floor(text, start), floor(text, end))
}

fn before(text: &str, excerpt: Span, whole: Span) -> &str {
    let (first, end) = (excerpt.start as usize, whole.start as usize);
    let start = first.max(floor(text, end.saturating_sub(AROUND)));
    text.get(start..end).unwrap_or_default()
}

fn after(text: &str, excerpt: Span, whole: Span) -> &str {
    let (start, last) = (whole.end as usize, excerpt.end as usize);
    text.get(start..last.min(floor(text, start + AROUND))).unwrap_or_default()
}

/// The last boundary of a character up to a byte.
fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

impl Row for Item {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "doc",
        "outlet",
        "published",
        "source",
        "cue",
        "content",
        "kind",
        "act",
        "basis",
        "speakers",
        "parties",
        "claims",
        "stances",
        "review",
        "reviewed_by",
        "rule",
        "score",
        "title",
        "document",
    ];

    fn cells(&self) -> Vec<String> {
        let Self { mark, text, .. } = self;
        let joined = |values: Vec<&str>| values.join("; ");
        let parties = mark.speakers.iter().filter_map(|speaker| speaker.party.as_deref()).collect();
        vec![
            mark.id.clone(),
            self.doc.clone(),
            cell(self.outlet.as_deref()),
            cell(self.published.as_deref()),
            text.source.clone(),
            text.cue.clone(),
            text.content.clone(),
            mark.part.kind.clone(),
            mark.part.act.clone(),
            mark.part.basis.clone(),
            joined(mark.speakers.iter().map(|speaker| speaker.name.as_str()).collect()),
            joined(parties),
            joined(mark.claims.iter().map(|claim| claim.label.as_str()).collect()),
            joined(mark.claims.iter().map(|claim| claim.stance.as_str()).collect()),
            mark.review.state.clone(),
            cell(mark.review.by.as_deref()),
            mark.rule.clone(),
            mark.score.map_or_else(String::new, |score| format!("{score:.4}")),
            cell(self.title.as_deref()),
            self.document.clone(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use parallax::text::{Block, BlockKind, Span};

    use super::{AROUND, LONGEST, after, before, excerpt};

    #[test]
    fn an_excerpt_is_the_paragraph_and_never_cuts_a_character() {
        let text = "One line.\nGovernor Dask said the ferry runs. Nobody answered.\nThe end.";
        let whole = Span::new(10, 44);
        assert!(excerpt(text, &[], whole).of(text).starts_with("Governor"));
        assert!(excerpt(text, &[], whole).of(text).ends_with("answered."));
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, 61) };
        assert_eq!(excerpt(text, &[block], whole), block.span);
        let long = "語".repeat(9_000);
        let whole = Span::new(12_000, 12_003);
        let cut = excerpt(&long, &[], whole);
        assert!(cut.of(&long).len() <= LONGEST && cut.start <= 12_000 && cut.end >= 12_003);
        assert!(before(&long, cut, whole).len() <= AROUND + 3);
        assert!(!after(&long, cut, whole).is_empty());
    }
}
