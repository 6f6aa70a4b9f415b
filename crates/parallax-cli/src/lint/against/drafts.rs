//! Takes drafts, gives documents to compare; knows their statements again by id.

use std::collections::BTreeMap;

use parallax::{
    compare::{CorpusDocument, CorpusStatement},
    text::{Span, one_line},
    wording::{Level, Region, Voice},
};

use super::{Explained, told::Told};
use crate::lint::{
    article::paragraph_hash,
    found::{Found, Sheet},
    read::ReadArticle,
};

/// The texts of all drafts.
pub(super) struct Drafts {
    documents: Vec<CorpusDocument>,
    /// By the id of the statement.
    statements: BTreeMap<String, Said>,
    /// By the name of the document.
    texts: BTreeMap<String, Text>,
    /// The words of each article, by which its own copy is known.
    words: Vec<String>,
}

/// A text of a draft: its title or what stands beneath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) article: usize,
    /// Which of its texts.
    told: usize,
}

/// A statement of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: Text,
    statement: usize,
}

impl Drafts {
    pub(super) fn of(articles: &[ReadArticle]) -> Self {
        let words = |read: &ReadArticle| one_line(read.article.text().text());
        let mut drafts = Self {
            documents: Vec::new(),
            statements: BTreeMap::new(),
            texts: BTreeMap::new(),
            words: articles.iter().map(words).collect(),
        };
        for (article, read) in articles.iter().enumerate() {
            for (number, told) in read.told.iter().enumerate() {
                drafts.add(Text { article, told: number }, told);
            }
        }
        drafts
    }

    fn add(&mut self, text: Text, told: &Told) {
        // No name of an article of a project has a line break.
        let name = format!("draft\n{}\n{}", text.article, text.told);
        let statements = told.statements.iter().enumerate().map(|(statement, found)| {
            let id = format!("{name}\n{statement}");
            self.statements.insert(id.clone(), Said { text, statement });
            CorpusStatement { id, kind: found.kind, content: found.content.clone(), by_hand: None }
        });
        let statements = statements.collect();
        self.texts.insert(name.clone(), text);
        self.documents.push(CorpusDocument {
            name,
            text: told.document.text.clone(),
            outlet: told.document.metadata.outlet.clone(),
            published: told.document.metadata.published.clone(),
            statements,
            extract: told.extract.clone(),
        });
    }

    pub(super) fn documents(&self) -> Vec<CorpusDocument> {
        self.documents.clone()
    }

    /// The statement of a draft that has this id.
    pub(super) fn said(&self, statement: &str) -> Option<Said> {
        self.statements.get(statement).copied()
    }

    /// The text of a draft that a document is.
    pub(super) fn text(&self, document: &str) -> Option<Text> {
        self.texts.get(document).copied()
    }

    /// Whether a text is that of an article: the collection may hold the draft itself.
    pub(super) fn is_same_text(&self, article: usize, text: &str) -> bool {
        self.words[article] == one_line(text)
    }

    /// The words of an article.
    pub(super) fn words(&self, article: usize) -> &str {
        &self.words[article]
    }
}

impl Said {
    /// Whose words it is in.
    pub(super) fn voice(self, articles: &[ReadArticle]) -> Voice {
        self.text.told(articles).voice(self.statement)
    }

    /// A finding about it.
    pub(super) fn found(
        self,
        articles: &[ReadArticle],
        rule: &Explained,
        level: Level,
        voice: Voice,
        details: Vec<String>,
    ) -> (usize, Found) {
        let span = self.text.told(articles).content(self.statement);
        self.text.found(articles, rule, level, voice, span, details)
    }
}

impl Text {
    /// A finding about words of it.
    pub(super) fn found(
        self,
        articles: &[ReadArticle],
        rule: &Explained,
        level: Level,
        voice: Voice,
        span: Span,
        details: Vec<String>,
    ) -> (usize, Found) {
        let article = &articles[self.article].article;
        let (place, text, paragraph) = match self.told(articles).region {
            Region::Title => {
                let title = article.page(Sheet::Title).text();
                (article.place_in_title(span), title, title)
            }
            Region::Text => {
                let text = article.text().text();
                (article.place(span), text, article.paragraph(span).of(text))
            }
        };
        let found = Found {
            rule: rule.id,
            level,
            voice,
            score: None,
            place,
            words: span.of(text).to_owned(),
            target: None,
            message: rule.definition.to_owned(),
            help: rule.help,
            details,
            paragraph: paragraph_hash(paragraph),
        };
        (self.article, found)
    }

    /// Whose words stand at a place, in a statement or in none.
    pub(super) fn voice_at(
        self,
        articles: &[ReadArticle],
        span: Span,
        statement: Option<usize>,
    ) -> Voice {
        let told = self.told(articles);
        match statement {
            Some(statement) => told.voice(statement),
            None if told.is_headline(span) => Voice::Headline,
            None => Voice::Author,
        }
    }

    fn told(self, articles: &[ReadArticle]) -> &Told {
        &articles[self.article].told[self.told]
    }
}
