//! Takes an annotated document, gives its expressions of time; resolves them against a date.
//!
//! | module | what |
//! |---|---|
//! | `lexicon` | the word list: months, weekdays, periods |
//! | `calendar` | days, weeks, months, years as stretches of days |
//! | `context` | the day of publication; whether a sentence is about the future |
//! | `date` | "4 March", "2031-03-06", "mid-March" |
//! | `year` | "in 2031", "the 1990s" |
//! | `relative` | "on Monday", "last week", "three days ago" |

mod calendar;
mod context;
mod date;
mod lexicon;
mod published;
mod relative;
#[cfg(test)]
mod tests;
mod year;

use serde::{Deserialize, Serialize};

use super::{Annotated, atoms::Atoms, quantity};
use crate::text::Span;
use context::Context;

/// Days, months, years and relative times: "on Monday", "4 March", "last week", "in 2031".
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The whole expression.
    pub span: Span,
    /// First token of the expression.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// The days meant, first and last, as far as the text and the date of publication say.
    pub days: Option<Days>,
    /// The rule that found it: one of [`rules`].
    pub rule: &'static str,
}

/// A stretch of days, both ends included, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub first: i32,
    /// The last day; not before `first`.
    pub last: i32,
}

impl Days {
    /// Whether the two have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// From the first day of the two to the last.
    #[must_use]
    pub fn around(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }
}

/// Reads the expression that begins at an atom, if one does.
type Rule = fn(&Context<'_>, usize) -> Option<Found>;

/// The rules with their names, in the order in which they are tried.
const RULES: [(&str, Rule); 20] = [
    ("numeric-date", date::numeric),
    ("weekday-date", date::with_weekday),
    ("day-month", date::day_month),
    ("month-day", date::month_day),
    ("month", date::month_alone),
    ("decade", year::decade),
    ("century", year::century),
    ("part-of-year", year::part),
    ("years", year::range),
    ("year", year::alone),
    ("spelled-year", year::spelled),
    ("day", relative::adverb),
    ("weekday", relative::weekday_at),
    ("period", relative::period),
    ("stretch", relative::stretch),
    ("distance", relative::distance),
    ("some-ago", relative::vague),
    ("day-before", relative::day_before),
    ("edge", relative::edge),
    ("season", relative::season),
];

/// The names of the rules that find times.
pub fn rules() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|(name, _)| *name)
}

/// An expression that begins at a known place.
struct Found {
    /// One past its last atom.
    end: usize,
    /// The days meant, if they can be told.
    days: Option<Days>,
}

/// All expressions of time of a document, in order, resolved against its date of publication.
/// Days, weekdays and months without a year are the latest that had begun then, or the next where
/// the sentence is about the future; "the previous day" and the like are not resolved.
pub fn times(annotated: &Annotated<'_>) -> Vec<TimeExpression> {
    let atoms = Atoms::of(annotated);
    let today = published::day(annotated.document.metadata.published.as_ref());
    let context = Context { atoms: &atoms, today };
    let mut found = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        match read(&context, at) {
            Some((rule, Found { end, days })) => {
                let next = expression(&atoms, at, end, days, rule);
                // A token that holds two ("March-Monday") keeps the first.
                if found.last().is_none_or(|last: &TimeExpression| last.end <= next.first) {
                    found.push(next);
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn read(context: &Context<'_>, at: usize) -> Option<(&'static str, Found)> {
    let atoms = context.atoms;
    let opens = atoms.is_word(at) && lexicon::word(atoms, at).is_some();
    if !opens && !quantity::is_number(atoms, at) || is_repeated(atoms, at) {
        return None;
    }
    RULES.iter().find_map(|(name, rule)| Some((*name, rule(context, at)?)))
}

/// Whether what begins at `at` comes again and again: "every Monday", "every second Thursday".
fn is_repeated(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = atoms.before(at);
    let skips = matches!(before, "fourth" | "other" | "second" | "single" | "third");
    let every = if skips { atoms.before(at - 1) } else { before };
    matches!(every, "each" | "every")
}

fn expression(
    atoms: &Atoms<'_>,
    at: usize,
    end: usize,
    days: Option<Days>,
    rule: &'static str,
) -> TimeExpression {
    let token = |at: usize| atoms.get(at).map_or(0, |atom| atom.token);
    let (first, last) = (token(at), token(end - 1));
    let analysis = &atoms.annotated.analysis;
    let span = Span { start: analysis.span(first).start, end: analysis.span(last).end };
    TimeExpression { span, first, end: last + 1, days, rule }
}
