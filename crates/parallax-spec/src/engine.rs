//! The only code that calls the engine.

use parallax::{
    Settings,
    codebook::Parties,
    extract::Statement,
    ingest::{Format, Input, Options, ingest},
    lang::Language,
    text::Document,
};

use crate::{
    comparison::{difference, draw_statement},
    example::Example,
    exchange::Exchanged,
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

    fn read(&self, document: &Document) -> Vec<Statement> {
        parallax::read(document, self.language.as_ref(), &self.settings).statements
    }
}

/// The text of an example as a document.
pub(crate) fn document(text: &str) -> Document {
    let input = Input {
        locator: "example.md",
        name: "example",
        bytes: text.as_bytes(),
        format: Some(Format::Markdown),
    };
    let options = Options { language: Some("en".to_owned()), ..Options::default() };
    let mut documents = Vec::new();
    ingest(&input, &options, &mut |outcome| documents.extend(outcome));
    documents.pop().expect("a Markdown text with words is a document")
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
