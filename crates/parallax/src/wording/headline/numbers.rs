//! Takes a headline and a body, gives whether the headline has a number that the body gives
//! otherwise.

use super::Article;
use crate::{
    annotate::quantity::{Comparison, Quantity, Value},
    wording::passage::Passage,
};

/// Whether a number of the headline counts what the body counts, and no number there fits it.
pub(in crate::wording) fn differ(article: &Article<'_>) -> bool {
    let headline = article.head.annotated.quantities.iter();
    let own = headline.filter(|quantity| article.headline.contains(&quantity.first));
    own.filter_map(|quantity| fits(article, quantity)).any(|fits| !fits)
}

/// Whether a number of the body that counts the same fits; none where there is none.
fn fits(article: &Article<'_>, own: &Quantity) -> Option<bool> {
    let body = article.text.annotated.quantities.iter();
    let alike = body.filter(|quantity| {
        article.body.contains(&quantity.first)
            && own.unit == quantity.unit
            && counted(article.head, own) == counted(article.text, quantity)
    });
    let comparisons: Vec<Comparison> =
        alike.map(|quantity| value(own).compare(value(quantity))).collect();
    let first = comparisons.first()?;
    let fits = |found: &Comparison| matches!(found, Comparison::Equal | Comparison::Compatible);
    Some(comparisons.iter().any(fits) || *first == Comparison::Unlike)
}

/// The lemma of what is counted.
fn counted(passage: &Passage<'_>, quantity: &Quantity) -> Option<String> {
    quantity.counted.map(|noun| passage.lemma(noun))
}

fn value(quantity: &Quantity) -> Value<'_> {
    let Quantity { comparator, low, high, unit, .. } = quantity;
    Value { comparator: *comparator, low: *low, high: *high, unit }
}
