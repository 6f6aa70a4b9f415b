//! Takes an annotated document, gives its expressions of time; resolves them against a date.

use super::Annotated;
use crate::text::Span;

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
}

/// A stretch of days, both ends included, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day.
    pub first: i32,
    /// The last day; not before `first`.
    pub last: i32,
}

/// All expressions of time of a document, in order, resolved against its date of publication.
pub fn times(_annotated: &Annotated<'_>) -> Vec<TimeExpression> {
    Vec::new()
}
