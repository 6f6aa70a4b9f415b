//! Takes two statements that may make one claim, gives whether what they share is enough to say so
//! of texts that nobody put side by side.
//!
//! [`super::relation`] is asked about sentences on one happening, where "they" are the same ones and
//! "agreed" the same agreement. Of two articles of a whole collection neither is known. So whoever
//! acts or is acted upon must be known on both sides, not a pronoun that nobody resolved, and what
//! is shared must tell more than one word can, or name both who did it and to whom.

use rustc_hash::FxHashMap;

use super::{
    Relation,
    lexicon::BE,
    of_clauses,
    participant::agree,
    records::{Record, RecordClause, RecordParticipant, Role},
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
/// What two statements share tells enough from here on: more than one word can.
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
        let tells_enough = self.shared(a, b) >= ENOUGH;
        same.any(|(left, right)| {
            let roles = [Role::Agent, Role::Patient].map(|role| known(left, right, role));
            let is_bare = left.predicate() == BE && right.predicate() == BE;
            !roles.contains(&Known::Open)
                && (!is_bare || share_place(left, right))
                && (tells_enough || roles.iter().all(|role| *role == Known::Named))
        })
    }

    /// What the words and names tell that both have.
    fn shared(&self, a: Record<'_>, b: Record<'_>) -> u64 {
        let both = a.words().iter().filter(|word| b.words().binary_search(word).is_ok());
        let words = both.map(|word| u64::from(self.words[word.place()]));
        let other = names(b);
        let both = names(a).into_iter().filter(|name| other.contains(name));
        words.chain(both.map(|name| u64::from(self.names[&name]))).sum()
    }
}

/// What is told by what `count` of some statements have: the rarer the more, nothing if all have it.
fn tells(count: u32, statements: u32) -> u32 {
    let all = f64::from(statements + IMAGINED);
    let share = (all / f64::from(count.max(1))).ln() / all.ln();
    (share * ALL).round() as u32
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
fn share_place(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    a.participants()
        .filter(|one| one.role() != Role::Agent)
        .any(|one| in_role(b, one.role()).any(|other| agree(one, other).is_sure()))
}
