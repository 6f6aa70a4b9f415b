//! What makes a network impossible to count, in words that tell a person what to change.

use super::{Aggregation, Kind, Named, Normalization};

/// Why there is no network.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A column is longer or shorter than the table.
    #[error("the variable {name} has {values} values for {rows} statements")]
    Length {
        /// Of the column.
        name: String,
        /// How many it has.
        values: usize,
        /// How many it needs.
        rows: usize,
    },
    /// Two columns of one name.
    #[error("two variables are called {0}")]
    TwoNames(String),
    /// The options name a variable that the table lacks.
    #[error("no variable is called {name}; there are {known}")]
    NoVariable {
        /// The name.
        name: String,
        /// The names there are.
        known: String,
    },
    /// This way of counting compares values of a qualifier, and there is none.
    #[error("{} needs a qualifier, such as a stance", .0.name())]
    NoQualifier(Aggregation),
    /// This way of counting needs values with a sign.
    #[error("subtract needs a qualifier of yes and no or of numbers; {0} has texts")]
    NoSign(String),
    /// This way of counting belongs to the other kind of network.
    #[error("{} is no way to count a {} network", .aggregation.name(), .kind.name())]
    Aggregation {
        /// How it would be counted.
        aggregation: Aggregation,
        /// What would be counted.
        kind: Kind,
    },
    /// This normalization has no meaning here.
    #[error("{} does not go with {} in this network", .normalization.name(), .aggregation.name())]
    Normalization {
        /// How it would be normalized.
        normalization: Normalization,
        /// How it is counted.
        aggregation: Aggregation,
    },
    /// More values than a code of combined values has bits.
    #[error("combine can tell at most {most} values apart; the qualifier has {found}")]
    TooManyLevels {
        /// The limit.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A window without width, or windows that do not move.
    #[error("a window needs a size and a step of at least 1")]
    NoSize,
    /// Slices so thin that nobody can look at them.
    #[error("more than {0} slices of time; take a longer unit, or a longer step")]
    TooManySlices(usize),
}
