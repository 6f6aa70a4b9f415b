//! Takes the class of a word that governs a statement, gives what it does to that statement.

use super::Stance::{self, Ask, Assert, Demand, Deny, Doubt, Predict, ReportOnly, Retract};

/// What a reader may take from a governed clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Factuality {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Either.
    Unknown,
}

use Factuality::{No, Unknown, Yes};

/// How a governing word carries a clause that it governs into what is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carry {
    /// What it says holds.
    Upheld,
    /// The opposite holds.
    Reversed,
    /// It is another thing to want, try or allow it: the word is a predicate of its own.
    Apart,
}

use Carry::{Apart, Reversed, Upheld};

/// What words of one class do, plain and under a negation of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// The class's name in the word list.
    pub name: &'static str,
    /// The stance that it gives its subject.
    pub stance: [Stance; 2],
    /// What readers take from the clause.
    pub factuality: [Factuality; 2],
    /// What becomes of the clause.
    pub carry: [Carry; 2],
}

const fn class(
    name: &'static str,
    stance: [Stance; 2],
    factuality: [Factuality; 2],
    carry: [Carry; 2],
) -> Class {
    Class { name, stance, factuality, carry }
}

/// All classes, in the order of the alphabet.
static CLASSES: [Class; 23] = [
    // *Allowed to*, *tried to*: without it, it did not come to pass (Karttunen's one-way verbs).
    class("allowing", [ReportOnly, Deny], [Unknown, No], [Apart, Reversed]),
    class("ask", [Ask, ReportOnly], [Unknown, Unknown], [Upheld, Upheld]),
    class("belief", [Assert, ReportOnly], [Unknown, Unknown], [Upheld, Upheld]),
    // *Forced to*: with it, it came to pass.
    class("causing", [Assert, ReportOnly], [Yes, Unknown], [Apart, Apart]),
    class("claim", [Assert, ReportOnly], [Unknown, Unknown], [Upheld, Upheld]),
    class("counter", [Deny, Assert], [No, Yes], [Reversed, Upheld]),
    class("demand", [Demand, ReportOnly], [Unknown, Unknown], [Apart, Apart]),
    class("deny", [Deny, Doubt], [Unknown, Unknown], [Reversed, Upheld]),
    class("disprove", [Deny, Doubt], [No, Unknown], [Reversed, Upheld]),
    class("doubt", [Doubt, Assert], [Unknown, Yes], [Upheld, Upheld]),
    class("factive", [Assert, Assert], [Yes, Yes], [Upheld, Upheld]),
    class("finding", [Assert, Doubt], [Yes, Unknown], [Upheld, Upheld]),
    class("forbid", [Demand, ReportOnly], [No, Unknown], [Apart, Apart]),
    class("hesitating", [ReportOnly, Assert], [Unknown, Yes], [Apart, Upheld]),
    class("hope", [Demand, ReportOnly], [Unknown, Unknown], [Apart, Apart]),
    class("implicative", [Assert, Deny], [Yes, No], [Upheld, Reversed]),
    class("intending", [Predict, ReportOnly], [Unknown, No], [Apart, Apart]),
    // *Opposed the ban*: against it, whether or not it is.
    class("oppose", [Deny, ReportOnly], [Unknown, Unknown], [Apart, Apart]),
    class("predict", [Predict, ReportOnly], [Unknown, Unknown], [Upheld, Upheld]),
    class("pretend", [Deny, ReportOnly], [No, Unknown], [Reversed, Upheld]),
    // The negation of *thinks that* belongs to what is thought.
    class("raising", [Assert, Deny], [Unknown, No], [Upheld, Reversed]),
    class("report", [Assert, ReportOnly], [Yes, Unknown], [Upheld, Upheld]),
    class("retract", [Retract, ReportOnly], [Unknown, Unknown], [Upheld, Upheld]),
];

/// The class called `name`.
pub(super) fn named(name: &str) -> Option<&'static Class> {
    CLASSES.iter().find(|class| class.name == name)
}

#[cfg(test)]
mod tests {
    use super::CLASSES;

    #[test]
    fn classes_are_sorted() {
        assert!(CLASSES.is_sorted_by_key(|class| class.name));
    }
}
