//! Headlines beyond their article: *Army shells school*, where a resident says so and the army
//! denies it.

use crate::wording::{
    Level, Rule,
    headline::{Article, Firmness, Told, differ, supported, told},
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
    let shared = !article.is_apart();
    let headline = told(article.head, &article.headline, shared);
    let body = told(article.text, &article.body, shared);
    let asks = article.headline.clone().any(|i| article.head.word(i) == "?");
    let attributed = signs(article);
    let beyond = |claim: &Told| {
        let firmness =
            if attributed { claim.firmness.min(Firmness::Attributed) } else { claim.firmness };
        supported(&Told { claim: claim.claim.clone(), firmness }, &body) == Some(false)
    };
    let mismatch = !asks && (headline.iter().any(beyond) || differ(article));
    let words = article.headline.clone();
    let last = words.clone().rev().find(|&i| !article.head.annotated.analysis.is_space(i))?;
    mismatch.then(|| Mark::new(words.start..=last))
}

/// Whether the headline lays what it says to somebody by its marks: *School shelled: resident*,
/// *School “shelled”*.
fn signs(article: &Article<'_>) -> bool {
    let mut words = article.headline.clone().map(|i| article.head.word(i));
    words.any(|word| matches!(&*word, ":" | "–" | "—" | "“" | "‘" | "\"" | "'"))
}
