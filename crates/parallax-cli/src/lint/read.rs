//! Takes documents, gives articles with their findings.

use std::{
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
};

use anyhow::Result;
use parallax::{
    Settings,
    annotate::{self, Annotated},
    extract::{self, Statement},
    lang::Language,
    resolve::groups::Chunks as _,
    wording::{self, Finding, Region},
};
use parallax_store::Failure;
use parallax_threads::Threads;

use super::{
    against::{Told, told},
    article::{Article, paragraph_hash},
    found::{Found, Sheet},
    open::Opened,
};

/// How texts are read.
pub(crate) struct Reader {
    pub(crate) language: Box<dyn Language>,
    pub(crate) settings: Settings,
    pub(crate) threads: usize,
    /// Whether what comparing needs is kept.
    pub(crate) to_compare: bool,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) articles: Vec<ReadArticle>,
    pub(crate) failures: Vec<Failure>,
    /// Texts in a language without a model.
    pub(crate) passed_over: Vec<Failure>,
}

/// An article, and what comparing needs of it.
#[derive(Debug)]
pub(crate) struct ReadArticle {
    pub(crate) article: Article,
    /// What its title and its text say, where that is to be compared.
    pub(crate) told: Vec<Told>,
}

impl Reader {
    /// Reads all documents, in order.
    pub(crate) fn read(&self, opened: &[Opened], failures: Vec<Failure>) -> Result<Read> {
        let mut read = Read { failures, ..Read::default() };
        let (known, others): (Vec<&Opened>, Vec<&Opened>) =
            opened.iter().partition(|one| self.other_language(one).is_none());
        read.passed_over.extend(others.into_iter().filter_map(|one| {
            let reason = format!("language {}", self.other_language(one)?);
            Some(Failure { locator: one.document.locator.clone(), reason })
        }));
        let one = |opened: &&Opened| guarded(&opened.document.locator, || self.article(opened));
        let work = |range: Range<usize>| known[range].iter().map(one).collect();
        for result in Threads::new(self.threads)?.run(known.len(), work) {
            match result {
                Ok(article) => read.articles.push(article),
                Err(failure) => read.failures.push(failure),
            }
        }
        Ok(read)
    }

    /// The language of a document, where it is not the one that is read.
    fn other_language<'o>(&self, opened: &'o Opened) -> Option<&'o str> {
        let language = opened.document.metadata.language.as_deref();
        language.filter(|code| *code != self.language.code())
    }

    fn article(&self, opened: &Opened) -> ReadArticle {
        let Opened { path, document, origin } = opened;
        let language = self.language.as_ref();
        let annotated = annotate::annotate(document, language, &self.settings.parties);
        let statements = extract::statements(&annotated);
        let findings = parallax::findings(&annotated, &statements, language, &self.settings);
        let mut article = Article::new(path, document, origin.clone());
        article.found = findings.iter().map(|finding| found(&article, finding)).collect();
        let told = if self.to_compare { self.told(&annotated, &statements) } else { Vec::new() };
        ReadArticle { article, told }
    }

    /// What a document says, and its title where it stands beside it.
    fn told(&self, annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<Told> {
        let parties = &self.settings.parties;
        let mut all = Vec::new();
        if let Some(title) = wording::title(annotated.document) {
            let title = annotate::annotate(&title, self.language.as_ref(), parties);
            let in_title = extract::statements(&title);
            all.push(told(&title, &in_title, Region::Title, parties));
        }
        all.push(told(annotated, statements, Region::Text, parties));
        all
    }
}

/// A finding as it is shown.
fn found(article: &Article, finding: &Finding) -> Found {
    let rule = wording::rule(finding.rule).expect("findings are made by rules");
    let span = finding.span;
    let (place, text, paragraph) = match finding.region {
        Region::Title => {
            let title = article.page(Sheet::Title).text();
            (article.place_in_title(span), title, title)
        }
        Region::Text => {
            let text = article.text().text();
            (article.place(span), text, article.paragraph(span).of(text))
        }
    };
    Found {
        rule: finding.rule,
        level: finding.level,
        voice: finding.voice,
        score: finding.score,
        place,
        words: span.of(text).to_owned(),
        target: finding.target.map(|target| target.of(text).to_owned()),
        message: rule.definition.to_owned(),
        help: rule.help,
        details: Vec::new(),
        paragraph: paragraph_hash(paragraph),
    }
}

/// A fault in the program costs one input, not the run.
pub(crate) fn guarded<T>(locator: &str, work: impl FnOnce() -> T) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let reason = "a fault in parallax; please report it with this input".to_owned();
        Failure { locator: locator.to_owned(), reason }
    })
}
