//! What a statement is.

use crate::text::Span;

/// Somebody says, thinks, wants or sees something: one per cue.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Whose statement it is; empty where the text does not say.
    pub source: Vec<Span>,
    /// The words that attribute it ("said", "according to"); empty where only the layout does.
    pub cue: Vec<Span>,
    /// What is said; may be discontinuous.
    pub content: Vec<Span>,
    /// How the content is given.
    pub kind: Kind,
    /// What the source does.
    pub act: Act,
    /// On whose authority it is given.
    pub basis: Basis,
    /// Index, among the document's statements, of the statement whose content holds this one.
    pub parent: Option<usize>,
    /// The rule or model that made it.
    pub rule: &'static str,
    /// The model's probability that there is a statement here; none for a rule.
    pub score: Option<f32>,
}

/// How content is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// All of it in the source's own words, between quotation marks or in a block quote.
    Direct,
    /// None of it.
    Indirect,
    /// Some of it.
    Mixed,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Indirect, Self::Mixed];

    /// The kind's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// What a source does with the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Says it: said, wrote, denied, according to.
    Report,
    /// Holds it true, possible or false: believes, doubts, knows.
    Belief,
    /// Plans or promises it: intends, vowed, will.
    Intention,
    /// Wants others to do it: demanded, ordered, urged, decreed.
    Demand,
    /// Saw, heard, found or learned it.
    Perception,
    /// Is for or against it: backed, praised, opposed.
    Support,
    /// Feels it: fears, hopes, regrets.
    Feeling,
    /// Asks it.
    Question,
}

impl Act {
    /// All acts.
    pub const ALL: [Self; 8] = [
        Self::Report,
        Self::Belief,
        Self::Intention,
        Self::Demand,
        Self::Perception,
        Self::Support,
        Self::Feeling,
        Self::Question,
    ];

    /// The act's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Belief => "belief",
            Self::Intention => "intention",
            Self::Demand => "demand",
            Self::Perception => "perception",
            Self::Support => "support",
            Self::Feeling => "feeling",
            Self::Question => "question",
        }
    }
}

/// On whose authority a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A person with a name, or a pronoun or title that stands for one.
    Person,
    /// A ministry, army, company, news agency, state.
    Organization,
    /// A decree, report, letter, poll.
    Document,
    /// People of a kind: residents, officials, critics.
    Group,
    /// One unnamed person: "an official", "a resident".
    Unnamed,
    /// Nobody is given as the source: "reportedly", "it is said".
    Hearsay,
    /// The author of the text.
    Author,
}

impl Basis {
    /// All bases.
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Organization,
        Self::Document,
        Self::Group,
        Self::Unnamed,
        Self::Hearsay,
        Self::Author,
    ];

    /// The basis' name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Document => "document",
            Self::Group => "group",
            Self::Unnamed => "unnamed",
            Self::Hearsay => "hearsay",
            Self::Author => "author",
        }
    }
}
