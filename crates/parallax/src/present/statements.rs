//! Takes a document and its statements, gives one row for each.

use serde::{Deserialize, Serialize};

use super::{KeptStatement, kept::chain};
use crate::text::{CodePoints, Document, Span, Utf16Units};

/// One statement as it leaves the program; a line of `statements --format jsonl`.
///
/// Fields are only ever added, see [`super::VIEW_VERSION`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatementRow {
    /// Public id.
    pub id: String,
    /// The document's name.
    pub doc: String,
    /// Whose statement it is; empty where the text does not say.
    pub source: Vec<Region>,
    /// The words that attribute it.
    pub cue: Vec<Region>,
    /// What is said.
    pub content: Vec<Region>,
    /// direct, indirect or mixed.
    pub kind: &'static str,
    /// What the source does: report, belief, ...
    pub act: &'static str,
    /// On whose authority: person, organization, ...
    pub basis: &'static str,
    /// Id of the statement whose content holds this one.
    pub parent: Option<String>,
    /// Ids of all statements that hold this one, outermost first.
    pub chain: Vec<String>,
    /// The source as an actor, once actors are resolved.
    pub speaker: Option<SpeakerRow>,
    /// When the document appeared, ISO 8601.
    pub published: Option<String>,
    /// Who published the document.
    pub outlet: Option<String>,
    /// The rule or model that made it.
    pub rule: String,
    /// The model's probability; none for a rule.
    pub score: Option<f32>,
}

/// A stretch of the document's text, with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Where it starts, counted as [`Offsets`] says.
    pub start: usize,
    /// One past its end.
    pub end: usize,
    /// What stands there.
    pub text: String,
}

/// An actor that speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerRow {
    /// Public id.
    pub id: String,
    /// Canonical name.
    pub name: String,
}

/// What positions are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offsets {
    /// Unicode code points of the text, as Python and SQL count.
    #[default]
    CodePoints,
    /// UTF-8 bytes of the source, where the way back to it is known, else of the text.
    Source,
    /// UTF-16 code units of the text, as browsers count.
    Utf16,
}

/// The rows of a document's statements, in the order of the text.
pub fn statement_rows(
    document: &Document,
    statements: &[KeptStatement],
    offsets: Offsets,
) -> Vec<StatementRow> {
    let ruler = Ruler::new(document, offsets);
    let id = |index: usize| statements[index].id.clone();
    (statements.iter().enumerate())
        .map(|(index, statement)| {
            let chain = chain(statements, index);
            StatementRow {
                id: statement.id.clone(),
                doc: document.name.clone(),
                source: ruler.regions(&statement.source),
                cue: ruler.regions(&statement.cue),
                content: ruler.regions(&statement.content),
                kind: statement.kind.name(),
                act: statement.act.name(),
                basis: statement.basis.name(),
                parent: chain.last().copied().map(id),
                chain: chain.into_iter().map(id).collect(),
                speaker: None,
                published: document.metadata.published.as_ref().map(|p| p.iso.clone()),
                outlet: document.metadata.outlet.clone(),
                rule: statement.rule.clone(),
                score: statement.score,
            }
        })
        .collect()
}

/// Turns bytes of one text into the positions a border counts in.
struct Ruler<'d> {
    document: &'d Document,
    offsets: Offsets,
    points: CodePoints<'d>,
    units: Utf16Units<'d>,
}

impl<'d> Ruler<'d> {
    fn new(document: &'d Document, offsets: Offsets) -> Self {
        let text = &document.text;
        let (points, units) = (CodePoints::new(text), Utf16Units::new(text));
        Self { document, offsets, points, units }
    }

    fn regions(&self, spans: &[Span]) -> Vec<Region> {
        spans.iter().map(|&span| self.region(span)).collect()
    }

    fn region(&self, span: Span) -> Region {
        let text = span.of(&self.document.text).to_owned();
        let source = match (&self.document.alignment, self.offsets) {
            (Some(alignment), Offsets::Source) => alignment.source_of(span).unwrap_or(span),
            _ => span,
        };
        let (start, end) = (source.start as usize, source.end as usize);
        Region { start: self.position(start), end: self.position(end), text }
    }

    fn position(&self, byte: usize) -> usize {
        match self.offsets {
            Offsets::CodePoints => self.points.of_byte(byte),
            Offsets::Source => byte,
            Offsets::Utf16 => self.units.of_byte(byte),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Offsets, statement_rows};
    use crate::{
        extract::{Act, Basis, Kind},
        present::KeptStatement,
        text::{Document, DocumentId, Metadata, Span},
    };

    fn statement(id: &str, content: Span, parent: Option<usize>) -> KeptStatement {
        KeptStatement {
            id: id.to_owned(),
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![content],
            kind: Kind::Indirect,
            act: Act::Report,
            basis: Basis::Group,
            parent,
            rule: "test".to_owned(),
            score: None,
        }
    }

    fn document(text: &str) -> Document {
        Document {
            id: DocumentId::of(&[text.as_bytes()]),
            name: "page".to_owned(),
            locator: "page.txt".to_owned(),
            text: text.to_owned(),
            metadata: Metadata::default(),
            blocks: Vec::new(),
            citations: Vec::new(),
            alignment: None,
        }
    }

    #[test]
    fn positions_are_counted_as_asked() {
        let document = document("Löwen 🦁 left");
        let left = Span::new(12, 16);
        for (offsets, start) in
            [(Offsets::Source, 12), (Offsets::CodePoints, 8), (Offsets::Utf16, 9)]
        {
            let rows = statement_rows(&document, &[statement("1", left, None)], offsets);
            assert_eq!(
                (rows[0].content[0].start, rows[0].content[0].text.as_str()),
                (start, "left")
            );
        }
    }

    #[test]
    fn chains_start_outermost_and_survive_circles() {
        let document = document("abc");
        let span = Span::new(0, 1);
        let nested = [
            statement("outer", span, None),
            statement("middle", span, Some(0)),
            statement("inner", span, Some(1)),
        ];
        let rows = statement_rows(&document, &nested, Offsets::CodePoints);
        assert_eq!(rows[2].chain, ["outer", "middle"]);
        assert_eq!(rows[2].parent.as_deref(), Some("middle"));
        let circle = [statement("a", span, Some(1)), statement("b", span, Some(0))];
        assert_eq!(statement_rows(&document, &circle, Offsets::CodePoints)[0].chain, ["b"]);
    }
}
