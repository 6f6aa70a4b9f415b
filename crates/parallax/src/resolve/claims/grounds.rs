//! Takes two statements that may make one claim, gives whether what they share is enough to say so
//! of texts that nobody put side by side.
//!
//! [`super::compare`] is asked about sentences on one happening, where "they" are the same ones and
//! "agreed" the same agreement. Of two articles of a whole collection neither is known. So whoever
//! acts or is acted upon must be known on both sides, not a pronoun that nobody resolved, and what
//! is shared must tell more than one word can, or name both who did it and to whom.

use std::collections::{BTreeMap, HashMap};

use super::{
    ClaimStatement, Clause, Participant, Relation, of_clauses,
    participant::{Agreement, agree},
};
use crate::{codebook::Declared, extract::proposition::Part};

/// How often the statements of a collection have each word and each declared name.
#[derive(Debug, Default)]
pub struct Grounds {
    statements: u32,
    words: BTreeMap<String, u32>,
    names: HashMap<Declared, u32>,
}

/// Statements without any of the words that are added to those at hand: in a small collection every
/// word looks frequent.
const IMAGINED: u32 = 1000;
/// What two statements share tells enough from here on: 1 is what a word tells that no other
/// statement has, where half of what either says is shared.
const ENOUGH: f64 = 1.1;

impl Grounds {
    /// Counts the words and names of `records`.
    pub fn of<'r>(records: impl IntoIterator<Item = &'r ClaimStatement>) -> Self {
        let mut grounds = Self::default();
        for record in records {
            grounds.statements += 1;
            for word in &record.words {
                *grounds.words.entry(word.clone()).or_default() += 1;
            }
            for name in names(record) {
                *grounds.names.entry(name).or_default() += 1;
            }
        }
        grounds
    }

    /// Whether two statements that [`super::compare`] takes for one claim can be joined.
    pub fn suffice(&self, a: &ClaimStatement, b: &ClaimStatement) -> bool {
        let pairs = a.main().flat_map(|left| b.main().map(move |right| (left, right)));
        let mut same = pairs
            .filter(|(left, right)| matches!(of_clauses(a, b, left, right), Relation::Same { .. }));
        let tells_enough = self.shared(a, b) >= ENOUGH;
        same.any(|(left, right)| {
            let roles = [Part::Agent, Part::Patient].map(|part| role(left, right, &part));
            let is_bare = left.told.predicate == "be" && right.told.predicate == "be";
            !roles.contains(&Role::Open)
                && (!is_bare || share_place(left, right))
                && (tells_enough || roles.iter().all(|role| *role == Role::Named))
        })
    }

    /// What the words and names tell that both have; of long statements, which share some words with
    /// many, less than of short ones.
    fn shared(&self, a: &ClaimStatement, b: &ClaimStatement) -> f64 {
        let (ours, theirs) = (names(a), names(b));
        let words = |word: &String| self.tells(self.words.get(word));
        let names = |name: &Declared| self.tells(self.names.get(name));
        let both: f64 = a.words.intersection(&b.words).map(words).sum::<f64>()
            + ours.iter().filter(|name| theirs.contains(name)).map(names).sum::<f64>();
        let all: f64 = a.words.union(&b.words).map(words).sum::<f64>()
            + ours.iter().map(names).sum::<f64>()
            + theirs.iter().filter(|name| !ours.contains(name)).map(names).sum::<f64>();
        if all > 0.0 { both * (0.5 + both / all) } else { 0.0 }
    }

    /// The rarer the more: 1 for what no other statement has, 0 for what all have.
    fn tells(&self, count: Option<&u32>) -> f64 {
        let all = f64::from(self.statements + IMAGINED);
        (all / f64::from(count.copied().unwrap_or(1))).ln() / all.ln()
    }
}

/// The declared names of those who take part, each once, in their order.
fn names(record: &ClaimStatement) -> Vec<Declared> {
    let participants = record.clauses.iter().flat_map(|clause| &clause.told.participants);
    let mut names = Vec::new();
    for name in participants.flat_map(|one| &one.names) {
        if !names.contains(name) {
            names.push(*name);
        }
    }
    names
}

/// What is known of who takes a part in two clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// By name, the same in both.
    Named,
    /// Only one clause says, or both say the same noun.
    Said,
    /// A pronoun of nobody known stands for whom the other clause tells.
    Open,
}

fn role(a: &Clause, b: &Clause, part: &Part) -> Role {
    let of = |clause: &'_ Clause| -> Vec<Participant> {
        let all = clause.told.participants.iter();
        all.filter(|one| one.part == *part).cloned().collect()
    };
    let (left, right) = (of(a), of(b));
    let open = |one: &Participant| one.is_pronoun && one.actor.is_none() && one.names.is_empty();
    let pairs = || left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    let found: Vec<Agreement> = pairs().map(|(one, other)| agree(one, other)).collect();
    if pairs().any(|(one, other)| open(one) || open(other)) {
        return Role::Open;
    }
    let named = pairs().zip(found).any(|((one, other), agreement)| {
        agreement.is_sure() && [one, other].iter().all(|it| is_named(it))
    });
    if named { Role::Named } else { Role::Said }
}

/// *is in the town*, *is like the town*: where a copula says nothing else, it must say the same.
fn share_place(a: &Clause, b: &Clause) -> bool {
    let other = |clause: &'_ Clause| -> Vec<Participant> {
        let all = clause.told.participants.iter();
        all.filter(|one| one.part != Part::Agent).cloned().collect()
    };
    let (left, right) = (other(a), other(b));
    left.iter()
        .any(|one| right.iter().any(|other| one.part == other.part && agree(one, other).is_sure()))
}

fn is_named(one: &Participant) -> bool {
    one.actor.is_some() || !one.names.is_empty() || !one.proper.is_empty()
}

#[cfg(test)]
mod tests {
    use super::Grounds;
    use crate::{
        extract::{
            proposition::{Modality, Part, Polarity},
            stance::Stance,
        },
        resolve::claims::{ClaimStatement, Clause, Participant, Told},
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
        let (clauses, numerals) = (vec![clause], [].into());
        ClaimStatement { stance: Stance::Assert, clauses, main: 1, words, numerals }
    }

    #[test]
    fn who_acts_must_be_known() {
        let named = record("warden", "unlock", "mill", &[]);
        let pronoun = record("he", "unlock", "mill", &[]);
        let grounds = Grounds::of([&named, &pronoun]);
        assert!(!grounds.suffice(&named, &pronoun) && grounds.suffice(&named, &named));
    }

    #[test]
    fn a_few_words_of_two_long_statements_are_not_enough() {
        let long = |other: &[&str]| record("warden", "open", "mill", other);
        let one =
            long(&["autumn", "flour", "harvest", "market", "price", "road", "sack", "winter"]);
        let two = long(&["boat", "bridge", "ferry", "flood", "gate", "lock", "rain", "river"]);
        let often: Vec<ClaimStatement> =
            (0..300).map(|_| record("warden", "open", "mill", &[])).collect();
        let grounds = Grounds::of(often.iter().chain([&one, &two]));
        assert!(!grounds.suffice(&one, &two));
        assert!(Grounds::of([&one, &two]).suffice(&one, &two));
    }
}
