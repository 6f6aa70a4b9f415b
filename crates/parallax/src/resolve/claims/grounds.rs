//! Takes two statements that may make one claim, gives whether what they share is enough to say so
//! of texts that nobody put side by side.
//!
//! [`super::relation`] is asked about sentences on one happening, where "they" are the same ones and
//! "agreed" the same agreement. Of two articles of a whole collection neither is known. So whoever
//! acts or is acted upon must be known on both sides, not a pronoun that nobody resolved, and what
//! is shared must tell more than one word can, or name both who did it and to whom. Events of which
//! there are many, such as votes, must be tied to one place or day (`occasion`). One text printed
//! twice needs none of that: the same words are the same claim.

use rustc_hash::FxHashMap;

use super::{
    Relation,
    event::same_event,
    lexicon::{BE, Term},
    occasion, of_clauses,
    participant::agree,
    records::{Record, RecordClause, RecordParticipant, Role},
    relation,
    roles::in_role,
};
use crate::codebook::Declared;

/// What each word and each declared name of a collection tells, by how rare it is.
///
/// In whole numbers, so that the order in which they are added up cannot show.
#[derive(Debug, Default)]
pub struct Grounds {
    /// By the place of the word among all words.
    words: Vec<u32>,
    names: FxHashMap<Declared, u32>,
}

/// What a word tells that no other statement has.
const ALL: f64 = 1e9;
/// Statements without any of the words that are added to those at hand: in a small collection every
/// word looks frequent.
const IMAGINED: u32 = 1000;
/// What two statements share tells enough from here on: more than one word can, where half of what
/// either says is shared.
const ENOUGH: u64 = 1_100_000_000;

impl Grounds {
    /// Counts the words and names of `records`.
    pub fn of<'r>(records: impl IntoIterator<Item = Record<'r>>) -> Self {
        let (mut grounds, mut statements) = (Self::default(), 0);
        for record in records {
            statements += 1;
            grounds.count(record);
        }
        for count in grounds.words.iter_mut().chain(grounds.names.values_mut()) {
            *count = tells(*count, statements);
        }
        grounds
    }

    fn count(&mut self, record: Record<'_>) {
        for word in record.words() {
            if self.words.len() <= word.place() {
                self.words.resize(word.place() + 1, 0);
            }
            self.words[word.place()] += 1;
        }
        for name in names(record) {
            *self.names.entry(name).or_default() += 1;
        }
    }

    /// Whether two statements that [`super::relation`] takes for one claim can be joined; both are
    /// among those that were counted.
    pub fn suffice(&self, a: Record<'_>, b: Record<'_>) -> bool {
        let pairs = a.main().flat_map(|left| b.main().map(move |right| (left, right)));
        let mut same = pairs.filter(|&(left, right)| {
            matches!(of_clauses(a, b, left, right), Relation::Same { .. })
        });
        let shared = self.shared(a, b);
        if is_reprint(a, b) && shared.both >= ENOUGH {
            return same.next().is_some();
        }
        let tells_enough = shared.weighed() >= ENOUGH;
        !occasion::may_differ(a, b)
            && !are_counted_apart(a, b)
            && same.any(|(left, right)| {
                let roles = [Role::Agent, Role::Patient].map(|role| known(left, right, role));
                let is_bare = left.predicate() == BE && right.predicate() == BE;
                !roles.contains(&Known::Open)
                    && (!is_bare || share_participant(left, right))
                    && (tells_enough || roles.iter().all(|role| *role == Known::Named))
            })
    }

    /// What the words and names tell that both have, and that either has.
    fn shared(&self, a: Record<'_>, b: Record<'_>) -> Shared {
        let sum = |record: Record<'_>, counts: &dyn Fn(Told<'_>) -> bool| -> u64 {
            let words = record.words().iter().filter(|word| counts(Told::Word(word)));
            let words = words.map(|word| u64::from(self.words[word.place()]));
            let names = names(record).into_iter().filter(|name| counts(Told::Name(name)));
            words.chain(names.map(|name| u64::from(self.names[&name]))).sum()
        };
        let theirs = names(b);
        let is_theirs = |one: Told<'_>| match one {
            Told::Word(word) => b.words().binary_search(word).is_ok(),
            Told::Name(name) => theirs.contains(name),
        };
        let both = sum(a, &is_theirs);
        Shared { both, all: sum(a, &|_| true) + sum(b, &|_| true) - both }
    }
}

/// Whether two statements give numbers that cannot both be right, of what is not surely one event:
/// of two polls, each may be right.
fn are_counted_apart(a: Record<'_>, b: Record<'_>) -> bool {
    let conflict = matches!(relation(a, b), Relation::Same { number_conflict: true, .. });
    let mut pairs = a.clauses().flat_map(|left| b.clauses().map(move |right| (left, right)));
    conflict && !pairs.any(|(left, right)| same_event((a, left), (b, right)))
}

/// What the words and names of two statements tell. Whole numbers, whose sums know no order.
struct Shared {
    both: u64,
    all: u64,
}

impl Shared {
    /// What both have; of long statements, which share some words with many, less than of short
    /// ones.
    fn weighed(&self) -> u64 {
        match self.all {
            0 => 0,
            all => self.both / 2 + (u128::from(self.both).pow(2) / u128::from(all)) as u64,
        }
    }
}

/// Whether two statements have the same words and names, no more and no fewer.
fn is_reprint(a: Record<'_>, b: Record<'_>) -> bool {
    let (names, others) = (names(a), names(b));
    a.words() == b.words()
        && a.numerals() == b.numerals()
        && names.len() == others.len()
        && names.iter().all(|name| others.contains(name))
}

/// What is told by what `count` of some statements have: the rarer the more, nothing if all have it.
fn tells(count: u32, statements: u32) -> u32 {
    let all = f64::from(statements + IMAGINED);
    let share = (all / f64::from(count.max(1))).ln() / all.ln();
    (share * ALL).round() as u32
}

/// A word or a declared name of a statement.
#[derive(Clone, Copy)]
enum Told<'a> {
    Word(&'a Term),
    Name(&'a Declared),
}

/// The declared names of those who take part, each once, in their order.
fn names(record: Record<'_>) -> Vec<Declared> {
    let participants = record.clauses().flat_map(RecordClause::participants);
    let mut names = Vec::new();
    for name in participants.flat_map(RecordParticipant::names) {
        if !names.contains(name) {
            names.push(*name);
        }
    }
    names
}

/// What is known of who takes a part in two clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// By name, the same in both.
    Named,
    /// Only one clause says, or both say the same noun.
    Said,
    /// A pronoun of nobody known stands for whom the other clause tells.
    Open,
}

fn known(a: RecordClause<'_>, b: RecordClause<'_>, role: Role) -> Known {
    let pairs = || in_role(a, role).flat_map(|one| in_role(b, role).map(move |other| (one, other)));
    let open = |one: RecordParticipant<'_>| {
        one.is_pronoun() && one.actor().is_none() && one.names().is_empty()
    };
    let named = |one: RecordParticipant<'_>| one.actor().is_some() || one.is_named();
    if pairs().any(|(one, other)| open(one) || open(other)) {
        Known::Open
    } else if pairs().any(|(one, other)| named(one) && named(other) && agree(one, other).is_sure())
    {
        Known::Named
    } else {
        Known::Said
    }
}

/// *is in the town*, *is like the town*: where a copula says nothing else, it must say the same.
fn share_participant(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    a.participants()
        .filter(|one| one.role() != Role::Agent)
        .any(|one| in_role(b, one.role()).any(|other| agree(one, other).is_sure()))
}

#[cfg(test)]
mod tests {
    use super::Grounds;
    use crate::{
        extract::{
            proposition::{Modality, Part, Polarity},
            stance::Stance,
        },
        resolve::claims::{ClaimStatement, Clause, Participant, Records, Told},
    };

    fn participant(part: Part, lemma: &str, is_pronoun: bool) -> Participant {
        Participant {
            part,
            lemma: lemma.to_owned(),
            words: [].into(),
            names: Vec::new(),
            nested: Vec::new(),
            proper: [].into(),
            of: [].into(),
            is_number: false,
            is_pronoun,
            is_time: false,
            actor: None,
        }
    }

    /// "`agent` `predicate` `patient`", with other content words.
    fn record(agent: &str, predicate: &str, patient: &str, other: &[&str]) -> ClaimStatement {
        let is_pronoun = matches!(agent, "he" | "they");
        let participants = vec![
            participant(Part::Agent, agent, is_pronoun),
            participant(Part::Patient, patient, false),
        ];
        let told = Told { predicate: predicate.to_owned(), participants };
        let clause = Clause {
            told,
            polarity: Polarity::Positive,
            modality: Modality::Plain,
            amounts: Vec::new(),
            days: None,
        };
        let own =
            [agent, predicate, patient].into_iter().filter(|word| !matches!(*word, "he" | "they"));
        let words = own.chain(other.iter().copied()).map(str::to_owned).collect();
        let (clauses, numerals, than) = (vec![clause], [].into(), [].into());
        ClaimStatement { stance: Stance::Assert, clauses, main: 1, words, numerals, than }
    }

    fn records(statements: &[ClaimStatement]) -> Records {
        let mut records = Records::default();
        for statement in statements {
            records.push(statement);
        }
        records
    }

    fn grounds(records: &Records, count: u32) -> Grounds {
        Grounds::of((0..count).map(|number| records.record(number)))
    }

    #[test]
    fn who_acts_must_be_known() {
        let both = [record("warden", "unlock", "mill", &[]), record("he", "unlock", "mill", &[])];
        let records = records(&both);
        let (named, pronoun) = (records.record(0), records.record(1));
        let grounds = grounds(&records, 2);
        assert!(!grounds.suffice(named, pronoun) && grounds.suffice(named, named));
    }

    #[test]
    fn the_same_words_are_a_reprint_whoever_they_are() {
        let long = ["autumn", "flour", "harvest"];
        let both = [record("he", "unlock", "mill", &long), record("he", "unlock", "mill", &long)];
        let records = records(&both);
        let (one, two) = (records.record(0), records.record(1));
        assert!(grounds(&records, 2).suffice(one, two));
    }

    #[test]
    fn one_word_more_is_no_reprint() {
        let long = ["autumn", "flour", "harvest"];
        let both =
            [record("he", "unlock", "mill", &long), record("he", "unlock", "mill", &long[1..])];
        let records = records(&both);
        let (one, two) = (records.record(0), records.record(1));
        assert!(!grounds(&records, 2).suffice(one, two));
    }

    #[test]
    fn a_few_words_of_two_long_statements_are_not_enough() {
        let long = |other: &[&str]| record("warden", "open", "mill", other);
        let mut all = vec![
            long(&["autumn", "flour", "harvest", "market", "price", "road", "sack", "winter"]),
            long(&["boat", "bridge", "ferry", "flood", "gate", "lock", "rain", "river"]),
        ];
        all.extend((0..300).map(|_| record("warden", "open", "mill", &[])));
        let records = records(&all);
        let (one, two) = (records.record(0), records.record(1));
        assert!(!grounds(&records, 302).suffice(one, two));
        assert!(grounds(&records, 2).suffice(one, two));
    }
}
