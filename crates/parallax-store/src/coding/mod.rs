//! What people mark by hand: a stretch of a document, a type of statement, values of its variables.
//!
//! The table `codings` holds what is there now; each change is written down as a decision in the
//! same transaction, so that nothing a person did is ever lost.
//!
//! | file | what |
//! |---|---|
//! | `value` | values of variables, and their form in columns |
//! | `types` | types of statements with their variables, and what is known about values |
//! | `edit` | adds, changes and removes codings |
//! | `replay` | the codings that a log of decisions ends with |
//! | `restore` | makes the table what the log says, once a step is undone |
//! | `list` | reads codings back |

mod edit;
mod list;
mod replay;
mod restore;
mod types;
mod value;

use std::collections::BTreeMap;

use parallax::text::Span;

pub(crate) use edit::{CodedDocument, add, find_equal, put_back};
pub(crate) use replay::replay;
pub use types::{CodingType, Variable};
pub(crate) use types::{PresentTypes, fits, keep_type};
pub use value::{Coded, VariableKind};

/// The kind of decisions that codings are made of.
pub(crate) const KIND: &str = "coding";

/// Something that a person marked by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Public and stable, 16 hexadecimal digits.
    pub id: String,
    /// Id of its document, 32 hexadecimal digits.
    pub document: String,
    /// What it says.
    pub coded: NewCoding,
}

/// What a person marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCoding {
    /// Name of the type of statement.
    pub kind: String,
    /// Who coded it.
    pub coder: String,
    /// Where, in bytes of the document's text.
    pub spans: Vec<Span>,
    /// A value for each variable that has one.
    pub variables: BTreeMap<String, Coded>,
}
