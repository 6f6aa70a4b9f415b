//! The only code that calls the engine.

use parallax::{
    Settings,
    annotate::{Annotated, annotate, quantity::Quantity, time::TimeExpression},
    codebook::Parties,
    extract::{self, Exchanged, Statement, cast, cast::Cast},
    ingest::{Format, Input, Options, ingest},
    lang::Language,
    text::{Document, Precision, Published, Span},
    wording::Finding,
};

use crate::{
    actors::{Article, GoldMention},
    comparison::{difference, draw_statement},
    example::Example,
    layer::{Block, Layer},
    layer_check::{Score, score},
};

/// The engine with a language and the parties of a codebook.
pub struct Engine {
    pub(crate) language: Box<dyn Language>,
    pub(crate) settings: Settings,
}

impl Engine {
    /// Reads with `language`, blind to the names of `parties`.
    pub fn new(language: Box<dyn Language>, parties: Parties) -> Self {
        Self { language, settings: Settings { parties } }
    }

    /// Reads the example and says how the statements found differ from those it shows.
    pub fn check(&self, example: &Example) -> Option<String> {
        let document = document(&example.text);
        difference(example, &document.text, &self.read(&document))
    }

    /// Reads the example twice, as it stands and with the names of the first two parties
    /// exchanged, and says where the two readings part.
    pub fn check_exchange(&self, example: &Example) -> Option<String> {
        self.check_exchange_of(&document(&example.text))
    }

    /// The same for a document.
    pub fn check_exchange_of(&self, document: &Document) -> Option<String> {
        let exchanged = Exchanged::new(document, &self.settings.parties);
        let expected: Vec<Statement> =
            self.read(document).iter().map(|found| exchanged.statement(found)).collect();
        let found = self.read(&exchanged.document);
        let text = &exchanged.document.text;
        let lost = only_in(&expected, &found, text, "lost when the parties are exchanged");
        let won = only_in(&found, &expected, text, "found only when the parties are exchanged");
        let report = lost + &won;
        if report.is_empty() && expected != found {
            return Some("  the statements come in another order or differ in score\n".to_owned());
        }
        (!report.is_empty()).then_some(report)
    }

    /// Reads the sentence of a block and counts the expressions that are read as shown.
    pub fn score(&self, block: &Block) -> Score {
        let document = block_document(block);
        score(block, &self.annotate(&document))
    }

    /// The rules that find the expressions in the sentence of a block.
    pub fn rules(&self, block: &Block) -> Vec<&'static str> {
        let document = block_document(block);
        let annotated = self.annotate(&document);
        match block.layer {
            Layer::Quantities => annotated.quantities.iter().map(|found| found.rule).collect(),
            Layer::Times(_) => annotated.times.iter().map(|found| found.rule).collect(),
        }
    }

    /// Reads the sentence of a block twice, the second time with the names of the first two parties
    /// exchanged, and says where the readings part.
    pub fn check_block_exchange(&self, block: &Block) -> Option<String> {
        let document = block_document(block);
        let exchanged = Exchanged::new(&document, &self.settings.parties);
        let (one, two) = (self.annotate(&document), self.annotate(&exchanged.document));
        let quantity = |q: &Quantity| Quantity { span: exchanged.span(q.span), ..q.clone() };
        let time =
            |t: &TimeExpression| TimeExpression { span: exchanged.span(t.span), ..t.clone() };
        let quantities: Vec<Quantity> = one.quantities.iter().map(quantity).collect();
        let times: Vec<TimeExpression> = one.times.iter().map(time).collect();
        let alike = quantities == two.quantities && times == two.times;
        (!alike).then(|| {
            format!(
                "  {quantities:?} {times:?}\n  when the parties are exchanged: {:?} {:?}\n",
                two.quantities, two.times
            )
        })
    }

    /// The words that `rule` finds in a Markdown text, in order.
    pub fn findings(&self, text: &str, rule: &str) -> Vec<Span> {
        let document = document(text);
        let source = |span| {
            let alignment = document.alignment.as_ref();
            alignment.map_or(Some(span), |alignment| alignment.source_of(span))
        };
        self.found(&document, rule).iter().filter_map(|finding| source(finding.span)).collect()
    }

    /// Reads a text twice, the second time with the names of the first two parties exchanged, and
    /// says where the findings part, those of every rule.
    pub fn check_findings_exchange(&self, text: &str) -> Option<String> {
        let document = document(text);
        let exchanged = Exchanged::new(&document, &self.settings.parties);
        let place = |finding: &Finding| Finding {
            span: exchanged.span(finding.span),
            target: finding.target.map(|target| exchanged.span(target)),
            ..*finding
        };
        let all = |document: &Document| {
            parallax::read(document, self.language.as_ref(), &self.settings).findings
        };
        let expected: Vec<Finding> = all(&document).iter().map(place).collect();
        let found = all(&exchanged.document);
        (expected != found)
            .then(|| format!("  {expected:?}\n  when the parties are exchanged: {found:?}\n"))
    }

    fn found(&self, document: &Document, rule: &str) -> Vec<Finding> {
        let reading = parallax::read(document, self.language.as_ref(), &self.settings);
        reading.findings.into_iter().filter(|finding| finding.rule == rule).collect()
    }

    fn annotate<'d>(&self, document: &'d Document) -> Annotated<'d> {
        annotate(document, self.language.as_ref(), &self.settings.parties)
    }

    /// The actors of an article, with the spans of its tokens.
    pub fn cast(&self, article: &Article) -> (Cast, Vec<Span>) {
        let document = plain(&article.text);
        let language = self.language.as_ref();
        let annotated = annotate(&document, language, &self.settings.parties);
        let statements = extract::statements(&annotated);
        let cast = cast::cast(&annotated, &statements);
        let analysis = &annotated.analysis;
        (cast, (0..analysis.len()).map(|i| analysis.span(i)).collect())
    }

    /// The article with the names of the first two parties exchanged.
    pub fn exchanged(&self, article: &Article) -> Article {
        let exchanged = Exchanged::new(&plain(&article.text), &self.settings.parties);
        let moved = |m: &GoldMention| GoldMention { span: exchanged.span(m.span), ..m.clone() };
        Article {
            path: article.path.clone(),
            mentions: article.mentions.iter().map(moved).collect(),
            text: exchanged.document.text.clone(),
        }
    }

    /// The declared parties.
    pub fn parties(&self) -> &Parties {
        &self.settings.parties
    }

    fn read(&self, document: &Document) -> Vec<Statement> {
        parallax::read(document, self.language.as_ref(), &self.settings).statements
    }
}

/// The sentence of a block as a document of plain text, published on the block's day.
fn block_document(block: &Block) -> Document {
    let mut document = document_of(&block.sentence, Format::Text);
    if let Layer::Times(day) = &block.layer {
        let published = Published { iso: day.clone(), precision: Precision::Day };
        document.metadata.published = Some(published);
    }
    document
}

/// The text of an example as a document.
pub(crate) fn document(text: &str) -> Document {
    document_of(text, Format::Markdown)
}

fn document_of(text: &str, format: Format) -> Document {
    let input =
        Input { locator: "example", name: "example", bytes: text.as_bytes(), format: Some(format) };
    let options = Options { language: Some("en".to_owned()), ..Options::default() };
    let mut documents = Vec::new();
    ingest(&input, &options, &mut |outcome| documents.extend(outcome));
    documents.pop().expect("a text with words is a document")
}

/// A text as a document of its own, unchanged.
fn plain(text: &str) -> Document {
    let input = Input {
        locator: "article.txt",
        name: "article",
        bytes: text.as_bytes(),
        format: Some(Format::Text),
    };
    let options = Options { language: Some("en".to_owned()), ..Options::default() };
    let mut documents = Vec::new();
    ingest(&input, &options, &mut |outcome| documents.extend(outcome));
    let document = documents.pop().expect("a text with words is a document");
    assert_eq!(document.text, text, "a plain text becomes a document unchanged");
    document
}

/// Draws the statements of `some` that are not among `others`.
fn only_in(some: &[Statement], others: &[Statement], text: &str, what: &str) -> String {
    let equal = |a: &Statement, b: &Statement| a == &Statement { score: a.score, ..b.clone() };
    let mut pictures = Vec::new();
    for statement in some.iter().filter(|a| !others.iter().any(|b| equal(a, b))) {
        let Statement { kind, act, basis, parent, rule, .. } = statement;
        let attributes = [kind.name(), act.name(), basis.name()].join(" ");
        pictures.push(format!("  {what}: {attributes} parent={parent:?} rule={rule}\n"));
        pictures.push(draw_statement(text, statement));
    }
    pictures.concat()
}
