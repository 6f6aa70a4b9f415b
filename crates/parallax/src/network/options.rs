//! What a network is made of and how it is counted: every choice with its name and meaning.

use super::Unit;

/// A choice that a person makes by its name.
pub trait Named: Copy + Sized + 'static {
    /// All of them, in the order in which they are explained.
    const ALL: &'static [Self];

    /// How a person writes it.
    fn name(self) -> &'static str;

    /// The one of this name.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.name() == name)
    }
}

/// How networks are made; the defaults are those of rDNA.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// One set of nodes or two.
    pub kind: Kind,
    /// The variable whose values are rows: the nodes of a one-mode network.
    pub rows: String,
    /// The variable whose values are columns: what ties the nodes of a one-mode network.
    pub columns: String,
    /// The variable that tells how a row takes a column, such as a stance.
    pub qualifier: Option<String>,
    /// How values of the qualifier are compared.
    pub aggregation: Aggregation,
    /// What makes up for rows or columns with many statements.
    pub normalization: Normalization,
    /// Which statements say again what was said.
    pub duplicates: Duplicates,
    /// The statements of this time.
    pub range: Range,
    /// The statements with, or without, some values.
    pub filters: Vec<Filter>,
    /// Whether values without a statement that counts are nodes too.
    pub isolates: bool,
    /// Only what has enough statements.
    pub least: Least,
    /// One network or one for each slice of time.
    pub slices: Slices,
    /// Whether the weights of each network, signs left out, add up to one.
    pub sum_to_one: bool,
    /// Whose definitions are followed.
    pub compatibility: Compatibility,
}

/// One set of nodes or two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Rows tied to rows by the columns that they share.
    OneMode,
    /// Rows tied to columns.
    #[default]
    TwoMode,
}

/// How values of the qualifier are compared. Here x(i,j,k) is the number of statements of row i
/// with column j at value k, and d(k,l) from 0 to 1 is how far two values are apart: |k-l| over the
/// range of the scale for yes and no and for numbers, and 0 for the same and 1 for another text.
///
/// The formulas are those of Leifeld, Gruber and Bossner (2019), "Discourse Network Analyzer
/// Manual", section 3. Three things differ, unless [`Compatibility::Dna3`]: the scale of numbers
/// is that of the whole variable, so that an excluded or early statement does not change all
/// others; with `Ignore` the qualifier is not looked at in any later step; and texts that differ
/// make a conflict where both are said of the same column only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aggregation {
    /// One mode: sum of x(i,j,k) x(i',j,l). Two modes: how many statements.
    #[default]
    Ignore,
    /// One mode: sum of x(i,j,k) x(i',j,l) (1 - d(k,l)).
    Congruence,
    /// One mode: sum of x(i,j,k) x(i',j,l) d(k,l).
    Conflict,
    /// One mode: congruence minus conflict. Two modes: how many say yes minus how many say no, or
    /// the sum of the numbers.
    Subtract,
    /// Two modes: which values occur, one power of two for each, the last value 1, the one before
    /// 2, and so on; for yes and no: 1 only yes, 2 only no, 3 both.
    Combine,
}

/// What makes up for rows or columns with many statements. N(i) is the number of statements of
/// row i. A weight whose divisor is 0 is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Normalization {
    /// Nothing.
    #[default]
    No,
    /// One mode: by (N(i) + N(i')) / 2.
    Average,
    /// One mode: by what only i says, what only i' says, and the products of what both say, over
    /// columns and values; the index of Jaccard where each is said once.
    Jaccard,
    /// One mode: by the square root of s(i) s(i'), where s(i) is the congruence of i with itself:
    /// congruence and ignore become the cosine of two vectors, from 0 to 1, and subtract stays
    /// congruence minus conflict. With [`Compatibility::Dna3`]: by N(i) N(i'), which is no cosine.
    Cosine,
    /// Two modes: by the statements of the row.
    Activity,
    /// Two modes: by the statements of the column.
    Prominence,
}

/// Which statements say again what was said: of those with the same row, column and, unless it is
/// ignored, value of the qualifier, the first counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// None: all count.
    #[default]
    Include,
    /// In one document.
    Document,
    /// In one week, from Monday to Sunday (ISO 8601), of one year. Without a time none is.
    Week,
    /// In one month of one year.
    Month,
    /// In one year.
    Year,
    /// In the whole range.
    Range,
    /// In copies of one text ([`super::Row::copy`]).
    Copy,
}

/// A stretch of time in seconds since 1970-01-01, UTC, both ends included. A statement without a
/// time is inside only if there is neither end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// Its first second.
    pub start: Option<i64>,
    /// Its last second.
    pub end: Option<i64>,
}

/// Which statements count by the values of one variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Its name.
    pub variable: String,
    /// Values, as they are written; yes and no are 1 and 0.
    pub values: Vec<String>,
    /// Those with one of them, or all others.
    pub keep: Keep,
}

/// Those with one of the values, or all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// The values are left out.
    #[default]
    Others,
    /// Only these values stay.
    Only,
}

/// The least number of statements that a row or a column needs, counted once before any is left
/// out, over the whole range of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Least {
    /// For a row.
    pub rows: u32,
    /// For a column.
    pub columns: u32,
}

/// One network or one for each slice of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slices {
    /// One network.
    #[default]
    Whole,
    /// Windows of so many statements, each so many after the one before.
    Events {
        /// Statements in a window.
        size: u32,
        /// Statements between the starts of two.
        step: u32,
    },
    /// Windows of so many units of the calendar, each so many after the one before.
    Windows {
        /// In what the others are counted.
        unit: Unit,
        /// Units in a window.
        size: u32,
        /// Units between the starts of two; always one with [`Compatibility::Dna3`].
        step: u32,
    },
    /// Moments, around each of which statements weigh less the further away they are.
    Kernel(super::kernel::Smoothing),
}

/// How the weight of a statement falls with u, its distance in half widths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kernel {
    /// 1/2 where |u| <= 1.
    Uniform,
    /// 1 - |u| where |u| <= 1.
    Triangular,
    /// 3/4 (1 - u²) where |u| <= 1 (Epanechnikov 1969).
    Epanechnikov,
    /// The density of the normal distribution, over all statements.
    #[default]
    Gaussian,
}

/// Whose definitions are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compatibility {
    /// Those that are explained here.
    #[default]
    Corrected,
    /// Those of Discourse Network Analyzer 3.0.11, as it counts, defects included.
    Dna3,
}

impl Named for Kind {
    const ALL: &'static [Self] = &[Self::OneMode, Self::TwoMode];

    fn name(self) -> &'static str {
        match self {
            Self::OneMode => "one-mode",
            Self::TwoMode => "two-mode",
        }
    }
}

impl Named for Aggregation {
    const ALL: &'static [Self] =
        &[Self::Ignore, Self::Congruence, Self::Conflict, Self::Subtract, Self::Combine];

    fn name(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Congruence => "congruence",
            Self::Conflict => "conflict",
            Self::Subtract => "subtract",
            Self::Combine => "combine",
        }
    }
}

impl Named for Normalization {
    const ALL: &'static [Self] =
        &[Self::No, Self::Average, Self::Jaccard, Self::Cosine, Self::Activity, Self::Prominence];

    fn name(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Average => "average",
            Self::Jaccard => "jaccard",
            Self::Cosine => "cosine",
            Self::Activity => "activity",
            Self::Prominence => "prominence",
        }
    }
}

impl Named for Duplicates {
    const ALL: &'static [Self] = &[
        Self::Include,
        Self::Document,
        Self::Week,
        Self::Month,
        Self::Year,
        Self::Range,
        Self::Copy,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Include => "include",
            Self::Document => "document",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Range => "range",
            Self::Copy => "copy",
        }
    }
}

impl Named for Kernel {
    const ALL: &'static [Self] =
        &[Self::Uniform, Self::Triangular, Self::Epanechnikov, Self::Gaussian];

    fn name(self) -> &'static str {
        match self {
            Self::Uniform => "uniform",
            Self::Triangular => "triangular",
            Self::Epanechnikov => "epanechnikov",
            Self::Gaussian => "gaussian",
        }
    }
}

impl Named for Compatibility {
    const ALL: &'static [Self] = &[Self::Corrected, Self::Dna3];

    fn name(self) -> &'static str {
        match self {
            Self::Corrected => "no",
            Self::Dna3 => "dna-3",
        }
    }
}
