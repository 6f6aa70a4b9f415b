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
    /// The article of each document, by its name.
    articles: BTreeMap<String, usize>,
    /// The words of each article's text, by which its own copy is known.
    texts: Vec<String>,
}

/// A statement of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) article: usize,
    /// Which of its texts.
    told: usize,
    statement: usize,
}

impl Drafts {
    pub(super) fn of(articles: &[ReadArticle]) -> Self {
        let mut drafts = Self {
            documents: Vec::new(),
            statements: BTreeMap::new(),
            articles: BTreeMap::new(),
            texts: Vec::new(),
        };
        for (article, read) in articles.iter().enumerate() {
            drafts.texts.push(read.article.text().text().to_owned());
            for (number, told) in read.told.iter().enumerate() {
                drafts.add(article, number, told);
            }
        }
        drafts
    }

    fn add(&mut self, article: usize, number: usize, told: &Told) {
        // No name of an article of a project has a line break.
        let name = format!("draft\n{article}\n{number}");
        let statements = told.statements.iter().enumerate().map(|(index, statement)| {
            let id = format!("{name}\n{index}");
            let said = Said { article, told: number, statement: index };
            self.statements.insert(id.clone(), said);
            CorpusStatement { id, kind: statement.kind, content: statement.content.clone() }
        });
        let statements = statements.collect();
        self.articles.insert(name.clone(), article);
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

    /// Whether a document is a draft.
    pub(super) fn is_draft(&self, document: &str) -> bool {
        self.articles.contains_key(document)
    }

    /// The article whose text a document is.
    pub(super) fn article(&self, document: &str) -> Option<usize> {
        self.articles.get(document).copied()
    }

    /// Whether a text is that of an article: the collection may hold the draft itself.
    pub(super) fn is_same_text(&self, article: usize, text: &str) -> bool {
        one_line(&self.texts[article]) == one_line(text)
    }
}

impl Said {
    /// Whose words it is in.
    pub(super) fn voice(self, articles: &[ReadArticle]) -> Voice {
        self.told(articles).voice(self.statement)
    }

    /// What is said.
    pub(super) fn content(self, articles: &[ReadArticle]) -> Span {
        self.told(articles).content(self.statement)
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
        let article = &articles[self.article].article;
        let (told, span) = (self.told(articles), self.content(articles));
        let place = match told.region {
            Region::Title => article.place_in_title(span),
            Region::Text => article.place(span),
        };
        let text = match told.region {
            Region::Title => article.page(Sheet::Title).text(),
            Region::Text => article.text().text(),
        };
        let paragraph = match told.region {
            Region::Title => text,
            Region::Text => article.paragraph(span).of(text),
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

    fn told(self, articles: &[ReadArticle]) -> &Told {
        &articles[self.article].told[self.told]
    }
}
