//! Headlines beyond their article: *Army shells school*, where a resident says so and the army
//! denies it.

use crate::wording::{
    Level, Rule,
    headline::{Article, another, differ, opposed, units, unsupported, widened},
    mark::Mark,
    rule::Find,
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "headline-mismatch",
    level: Level::Warning,
    definition: "The headline asserts, negates or counts what the article does not support so, or \
                 drops its hedge or its attribution.",
    citation: "Ecker, Lewandowsky, Chang and Pillai (2014), The effects of subtle misinformation \
               in news headlines",
    help: "Say in the headline who says so and how sure it is, with the article's number.",
    measured: &[],
    find: Find::Article(find),
};

/// The headline, where the article does not support it.
fn find(article: &Article<'_>) -> Option<Mark> {
    let units = units(article);
    let beyond = unsupported(article, &units)
        || opposed(article)
        || differ(article)
        || widened(article)
        || another(article, &units);
    let mut words = article.words();
    let (first, last) = (words.next()?, words.next_back()?);
    beyond.then(|| Mark::new(first..=last))
}
