//! Takes an annotated document and its statements, gives its wording findings: how things are said,
//! by whom, and by which rule.
//!
//! A finding says what a wording does; it is no judgement of the article or its outlet. Names of
//! declared parties are masked, and no rule or weight knows a name.

pub mod keyness;

mod finding;
mod headline;
pub mod learn;
mod mark;
pub mod model;
mod passage;
mod phrases;
mod rate;
mod rule;
mod rules;
mod scare_quotes;
mod vague;
mod words;

pub use finding::{Finding, Level, Region, Voice};
pub use rate::Rate;
pub use rule::{Measured, Rule};
pub use rules::RULES;

use crate::{annotate::Annotated, extract::Statement, text::Document};
use headline::Article;
use mark::Mark;
use passage::Passage;
use rule::Find;

/// A title that stands beside the text (`document.metadata.title`), read as a text of its own.
#[derive(Clone, Copy, Debug)]
pub struct Title<'a> {
    /// The title with its layers.
    pub annotated: &'a Annotated<'a>,
    /// Its statements.
    pub statements: &'a [Statement],
}

/// The title of a document as a document of its own, where the text does not begin with it.
pub fn title(document: &Document) -> Option<Document> {
    let title = document.metadata.title.as_deref()?;
    let begins = document.text.trim_start_matches(['#', ' ', '\n']).starts_with(title.trim());
    (!begins && !title.trim().is_empty()).then(|| Document::of_text(title))
}

/// The rule called `id`.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// All findings of a document, those of the title first, in the order of their first byte, their
/// last one and their rule.
pub fn findings(
    annotated: &Annotated<'_>,
    statements: &[Statement],
    title: Option<Title<'_>>,
) -> Vec<Finding> {
    let title = title.map(|title| Passage::new(title.annotated, title.statements, Region::Title));
    let text = Passage::new(annotated, statements, Region::Text);
    let article = Article::of(title.as_ref(), &text);
    let mut found = Vec::new();
    for rule in RULES {
        match rule.find {
            Find::Article(find) => {
                let mark = article.as_ref().and_then(|article| Some((article, find(article)?)));
                found.extend(mark.map(|(article, mark)| finding(rule, article.head, &mark)));
            }
            Find::Passage(find) => {
                for passage in title.iter().chain([&text]) {
                    found.extend(find(passage).iter().map(|mark| finding(rule, passage, mark)));
                }
            }
        }
    }
    for passage in title.iter().chain([&text]) {
        let marks = vague::learned(passage, &found);
        let note = |(id, mark): &(&'static str, Mark)| {
            rule(id).map(|rule| Finding { level: vague::LEVEL, ..finding(rule, passage, mark) })
        };
        found.extend(marks.iter().filter_map(note).collect::<Vec<_>>());
    }
    found.sort_by_key(|f| (f.region, f.span, f.rule));
    found.dedup_by_key(|f| (f.region, f.span, f.rule));
    found
}

fn finding(rule: &Rule, passage: &Passage<'_>, mark: &Mark) -> Finding {
    Finding {
        rule: rule.id,
        region: passage.region,
        span: passage.span(*mark.tokens.start(), *mark.tokens.end()),
        target: mark.target.as_ref().map(|words| passage.span(*words.start(), *words.end())),
        voice: passage.voice(mark.voiced),
        level: rule.level,
        score: mark.score,
    }
}
