//! What people say about the statements that the machine found: accepted, rejected, flagged, edited,
//! added by hand; and how each statement stands with them.
//!
//! These are decisions of the kind `statement`. Their target is the content of the machine's
//! statement, so they find it again when the document has been read anew, as assignments do.
//!
//! | file | what |
//! |---|---|
//! | `mark` | a statement as a decision holds it, [`Mark`] |
//! | `state` | what all coders said about one statement, and what follows, [`Review`] |
//! | `place` | which statement of a document a decision is about |
//! | `fold` | takes the decisions about a document, gives the review of each statement |
//! | `read` | the reviews of a project, [`Reviews`] |
//! | `write` | decisions about statements, ready to be a step |
//! | `effect` | what of it comparing keeps to |

mod effect;
mod fold;
mod mark;
mod place;
mod read;
mod state;
mod write;

use std::collections::BTreeMap;

use parallax::{compare::decided::Standing, text::Span};

use crate::Decision;

pub use mark::Mark;
pub use state::{CoderVerdict, Review, ReviewState, ReviewVerdict};
pub use write::{NewReview, Said};

pub(crate) use effect::{insert_added, of_machine};

/// The kind of decisions about marks.
const STATEMENT: &str = "statement";
/// The kind of decisions about whether all statements of a sentence were found.
const SENTENCE: &str = "sentence";

/// How the statements of a project stand with those who review them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reviews {
    /// By id of the document, 32 hexadecimal digits: those that something was decided about.
    pub documents: BTreeMap<String, DocumentReviews>,
    /// Decisions that no longer find their place, oldest first.
    pub lost: Vec<LostReview>,
}

/// How the statements of one document stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentReviews {
    /// By id of the machine's statement: those that something was decided about.
    pub statements: BTreeMap<String, Review>,
    /// Statements that a person coded and the machine has not found, in the order of the text.
    pub added: Vec<AddedStatement>,
    /// What was said about sentences, oldest first, the latest of each coder about each.
    pub sentences: Vec<SentenceVerdict>,
}

/// A statement that a person coded.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedStatement {
    /// Public and stable: 16 hexadecimal digits, as those of the machine's statements.
    pub id: String,
    /// Who coded it.
    pub by: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Number of the decision.
    pub seq: u64,
    /// Where its content was when it was coded: what decisions about it name.
    pub content: Vec<Span>,
    /// What it says now.
    pub mark: Mark,
    /// How it stands.
    pub review: Review,
}

/// Whether the machine found every statement of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceVerdict {
    /// Where the sentence is.
    pub spans: Vec<Span>,
    /// Whether no statement is missing.
    pub is_complete: bool,
    /// Who says so.
    pub coder: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Number of the decision.
    pub seq: u64,
}

/// A decision that no longer finds its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostReview {
    /// What was decided.
    pub decision: Decision,
    /// Why it cannot be followed.
    pub standing: Standing,
}

impl Reviews {
    /// How a statement of a document stands; none where nobody decided about it.
    pub fn of(&self, document: &str, statement: &str) -> Option<&Review> {
        let own = self.documents.get(document)?;
        let added = || own.added.iter().find(|added| added.id == statement);
        own.statements.get(statement).or_else(|| added().map(|added| &added.review))
    }

    /// How many statements are in each state in which a person put them.
    pub fn counts(&self) -> BTreeMap<ReviewState, u64> {
        let mut counts = BTreeMap::new();
        for own in self.documents.values() {
            let added = own.added.iter().map(|added| &added.review);
            for review in own.statements.values().chain(added) {
                *counts.entry(review.state).or_default() += 1;
            }
        }
        counts.remove(&ReviewState::Pending);
        counts
    }
}
