//! Takes a claim and a headline, gives what the rules read and features for a classifier.

use std::collections::BTreeSet;

use parallax::{
    annotate::Annotated,
    extract::{
        grammar::Frame,
        stance::{Stance, class},
    },
    lang::Language,
    resolve::claims::{ClaimStatement, Relation, compare, sentence_claim},
};
use parallax_english::English;

use super::regression::BUCKETS;
use crate::data::scratch;

/// A sentence as it was read.
#[derive(Clone)]
pub(super) struct Sentence {
    claim: Option<ClaimStatement>,
    lemmas: Vec<String>,
    content: BTreeSet<String>,
    numbers: BTreeSet<String>,
    /// Classes of the words, as the signature lexicon has them.
    classes: BTreeSet<&'static str>,
    negations: usize,
    asks: bool,
    hedges: bool,
    quotes: bool,
}

/// Frames in which words are looked up.
const FRAMES: [Frame; 4] = [Frame::Clause, Frame::Noun, Frame::Adjective, Frame::Object];

/// Words that leave open whether it is so.
const HEDGES: [&str; 14] = [
    "allegedly",
    "apparently",
    "could",
    "may",
    "maybe",
    "might",
    "perhaps",
    "possibly",
    "purportedly",
    "reportedly",
    "rumor",
    "rumour",
    "supposedly",
    "unconfirmed",
];

impl Sentence {
    /// Reads `text`.
    pub(super) fn read(english: &English, text: &str) -> Self {
        let document = scratch(text);
        let annotated = Annotated::new(&document, english.analyse(&document.text));
        let analysis = &annotated.analysis;
        let words = || annotated.words.iter().copied();
        let lemma = |i: usize| analysis.lemma(i).to_lowercase();
        let is_content =
            |i: &usize| matches!(analysis.pos(*i), "ADJ" | "NOUN" | "PROPN" | "VERB" | "NUM");
        let of = |i: usize| FRAMES.iter().map(move |&frame| (i, frame));
        let known = words().filter(|i| is_content(i)).flat_map(of);
        Self {
            claim: sentence_claim(&annotated),
            lemmas: words().map(lemma).collect(),
            content: words().filter(is_content).map(lemma).collect(),
            numbers: words().filter(|&i| analysis.pos(i) == "NUM").map(lemma).collect(),
            classes: known
                .filter_map(|(i, frame)| class(&lemma(i), frame).map(|class| class.name))
                .collect(),
            negations: words()
                .filter(|&i| {
                    analysis.dep(i) == "neg"
                        || matches!(lemma(i).as_str(), "no" | "never" | "nobody" | "without")
                })
                .count(),
            asks: text.contains('?'),
            hedges: words().map(lemma).any(|word| HEDGES.contains(&word.as_str())),
            quotes: !annotated.quotes.is_empty() || text.contains(['\'', '‘']),
        }
    }

    fn has(&self, classes: &[&str]) -> bool {
        classes.iter().any(|class| self.classes.contains(class))
    }
}

/// A claim and a headline.
pub(super) struct Pair {
    claim: Sentence,
    headline: Sentence,
    relation: Option<Relation>,
}

/// Classes that hold a claim false.
const REFUTING: [&str; 3] = ["deny", "disprove", "pretend"];

/// Classes that leave it to others.
const DISTANT: [&str; 4] = ["ask", "belief", "claim", "doubt"];

impl Pair {
    /// Compares the two.
    pub(super) fn new(claim: Sentence, headline: Sentence) -> Self {
        let both = claim.claim.as_ref().zip(headline.claim.as_ref());
        let relation = both.map(|(claim, headline)| compare(claim, headline));
        Self { claim, headline, relation }
    }

    /// The position that the rules read: 0 for, 1 against, 2 observing.
    pub(super) fn by_rules(&self) -> usize {
        let refutes = self.headline.has(&REFUTING) && !self.claim.has(&REFUTING);
        let opposite = matches!(self.relation, Some(Relation::Same { same_side: false, .. }));
        let negated = self.headline.negations % 2 != self.claim.negations % 2;
        let distant = self.headline.has(&DISTANT) && !self.claim.has(&DISTANT);
        let stance = self.headline.claim.as_ref().map(|claim| claim.stance);
        let open = matches!(stance, Some(Stance::Ask | Stance::Doubt | Stance::ReportOnly));
        match () {
            () if opposite || refutes || negated => 1,
            () if open || distant || self.headline.hedges || self.headline.asks => 2,
            () => 0,
        }
    }

    /// Hashed binary features.
    pub(super) fn features(&self) -> Vec<u32> {
        let mut names = vec!["bias".to_owned()];
        let mut add =
            |name: &str, value: &dyn std::fmt::Debug| names.push(format!("{name}={value:?}"));
        let shared = self.claim.content.intersection(&self.headline.content).count();
        let level = |part: usize, whole: usize| 5 * part / whole.max(1);
        add("covered", &level(shared, self.claim.content.len()));
        add("used", &level(shared, self.headline.content.len()));
        add("relation", &self.relation);
        add("rules", &self.by_rules());
        let stance = |one: &Sentence| one.claim.as_ref().map(|claim| claim.stance);
        add("stances", &(stance(&self.claim), stance(&self.headline)));
        add("negated", &(self.claim.negations % 2, self.headline.negations % 2));
        add("asks", &self.headline.asks);
        add("hedges", &(self.claim.hedges, self.headline.hedges));
        add("quotes", &(self.claim.quotes, self.headline.quotes));
        add("numbers", &(self.claim.numbers == self.headline.numbers));
        let refutes = self.headline.has(&REFUTING);
        add("refutes", &(self.claim.has(&REFUTING), refutes));
        add("refutes asks", &(refutes, self.headline.asks, self.headline.hedges));
        for class in &self.headline.classes {
            add("class", class);
            add("class new", &(class, self.claim.classes.contains(class)));
        }
        let new = |lemma: &&String| !self.claim.content.contains(*lemma);
        for lemma in self.headline.lemmas.iter().filter(new) {
            add("new", lemma);
        }
        for pair in self.headline.lemmas.windows(2) {
            add("two", &pair);
        }
        names.iter().map(|name| hash(name)).collect()
    }
}

/// FNV-1a, into the buckets.
fn hash(text: &str) -> u32 {
    let hash = text
        .bytes()
        .fold(0x811c_9dc5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 16)) % BUCKETS
}
