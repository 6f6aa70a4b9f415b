//! Takes an annotated draft with its statements, gives what it says, also in its author's voice.

use parallax::{
    annotate::Annotated,
    codebook::Parties,
    extract::{Act, Basis, Kind, Statement},
    resolve::Extract,
    text::{BlockKind, Document, Span},
    wording::{Region, Voice},
};

/// What a text of a draft says.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) region: Region,
    pub(crate) document: Document,
    /// Those of sources, then one for each sentence in which no source speaks.
    pub(crate) statements: Vec<Statement>,
    pub(crate) extract: Extract,
}

impl Told {
    /// Whose words a statement is in.
    pub(crate) fn voice(&self, statement: usize) -> Voice {
        let statement = &self.statements[statement];
        if statement.content.iter().any(|span| self.is_headline(*span)) {
            Voice::Headline
        } else if statement.basis == Basis::Author {
            Voice::Author
        } else {
            Voice::Attributed
        }
    }

    /// Whether a headline or heading stands at a place.
    pub(crate) fn is_headline(&self, span: Span) -> bool {
        let mut headings = self.document.blocks.iter().filter(|b| b.kind == BlockKind::Title);
        self.region == Region::Title || headings.any(|heading| heading.span.overlaps(span))
    }

    /// From the first byte of what is said to the last.
    pub(crate) fn content(&self, statement: usize) -> Span {
        let content = &self.statements[statement].content;
        let start = content.iter().map(|span| span.start).min().unwrap_or_default();
        Span { start, end: content.iter().map(|span| span.end).max().unwrap_or(start) }
    }
}

/// What a text says.
pub(crate) fn told(
    annotated: &Annotated<'_>,
    statements: &[Statement],
    region: Region,
    parties: &Parties,
) -> Told {
    let mut statements = statements.to_vec();
    let own: Vec<Statement> = sentences(annotated)
        .filter(|sentence| !statements.iter().any(|statement| is_in(statement, *sentence)))
        .map(by_author)
        .collect();
    statements.extend(own);
    let extract = Extract::of(annotated, &statements, parties);
    Told { region, document: annotated.document.clone(), statements, extract }
}

fn sentences(annotated: &Annotated<'_>) -> impl Iterator<Item = Span> {
    let analysis = &annotated.analysis;
    (0..analysis.sentence_count()).filter_map(move |sentence| {
        let tokens = analysis.sentence(sentence);
        let last = tokens.clone().last()?;
        let span = Span { start: analysis.span(tokens.start).start, end: analysis.span(last).end };
        let words = span.of(&annotated.document.text);
        let end = span.start as usize + words.trim_end().len();
        (!words.trim().is_empty()).then(|| Span::new(span.start as usize, end))
    })
}

fn is_in(statement: &Statement, sentence: Span) -> bool {
    let parts = [&statement.source, &statement.cue, &statement.content];
    parts.into_iter().flatten().any(|span| span.overlaps(sentence))
}

/// A sentence as a statement of the draft's author.
fn by_author(sentence: Span) -> Statement {
    Statement {
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![sentence],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Author,
        parent: None,
        rule: "author-sentence",
        score: None,
    }
}
