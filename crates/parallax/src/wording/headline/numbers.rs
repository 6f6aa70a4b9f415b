//! Takes an article, gives whether its headline has a number that the body gives otherwise.

use super::Article;
use crate::{
    annotate::quantity::{Comparator, Comparison, Quantity, Unit, Value},
    wording::{passage::Passage, words},
};

/// Whether a number of the headline counts what the body counts, and no number there fits it.
pub(in crate::wording) fn differ(article: &Article<'_>) -> bool {
    let headline = article.head.annotated.quantities.iter();
    let own = headline.filter(|quantity| article.headline.contains(&quantity.first));
    own.filter_map(|quantity| fits(article, quantity)).any(|fits| !fits) || multiplied(article)
}

/// Whether a number of the body that counts the same fits, or two together; none where there is
/// none.
fn fits(article: &Article<'_>, own: &Quantity) -> Option<bool> {
    let body = article.text.annotated.quantities.iter();
    let within = body.filter(|quantity| article.body.contains(&quantity.first));
    let alike: Vec<&Quantity> = within
        .filter(|quantity| own.unit == quantity.unit && counts_alike(article, own, quantity))
        .collect();
    let (first, rest) = alike.split_first()?;
    let fits = |found: Comparison| matches!(found, Comparison::Equal | Comparison::Compatible);
    let single = alike.iter().any(|quantity| fits(value(own).compare(value(quantity))));
    let sum = rest.first().is_some_and(|second| {
        let both =
            Value { low: first.low + second.low, high: first.high + second.high, ..value(first) };
        fits(value(own).compare(both))
    });
    let unlike = value(own).compare(value(first)) == Comparison::Unlike;
    Some(single || sum || unlike)
}

/// Whether two numbers count the same thing, as far as their nouns tell.
fn counts_alike(article: &Article<'_>, own: &Quantity, other: &Quantity) -> bool {
    let (own_noun, noun) = (counted(article.head, own), counted(article.text, other));
    let open = own_noun.is_none() || noun.is_none();
    own_noun == noun
        || (open && (own.unit != Unit::Count || own_noun.is_none()))
        || own.unit == Unit::Percent
}

/// The lemma of what is counted.
fn counted(passage: &Passage<'_>, quantity: &Quantity) -> Option<String> {
    quantity.counted.map(|noun| passage.lemma(noun))
}

fn value(quantity: &Quantity) -> Value<'_> {
    let Quantity { comparator, low, high, unit, .. } = quantity;
    Value { comparator: *comparator, low: *low, high: *high, unit }
}

/// The least rise, in hundredths, that may be called a doubling.
const DOUBLED: f64 = 80.0;

/// *Rents double*, where they rose by twelve per cent.
fn multiplied(article: &Article<'_>) -> bool {
    let doubles = |word: &str| words::DOUBLING.contains(word);
    let in_headline = article.words().any(|i| doubles(&article.head.lemma(i)));
    let in_body = article.body_words().any(|i| doubles(&article.text.lemma(i)));
    let body = article.text.annotated.quantities.iter();
    let mut shares = body
        .filter(|one| article.body.contains(&one.first) && one.unit == Unit::Percent)
        .filter(|one| one.comparator != Comparator::MoreThan)
        .peekable();
    in_headline && !in_body && shares.peek().is_some() && shares.all(|one| one.high < DOUBLED)
}
