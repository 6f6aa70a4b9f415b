//! Takes a claim and a headline, gives what the rules read, and features for a classifier.

use std::{collections::BTreeSet, sync::LazyLock};

use parallax::{
    extract::stance::Stance,
    resolve::claims::{Records, Relation, claim_score, compare},
};
use parallax_embed::Embedding;
use regex::Regex;

use super::sentence::{Sentence, is};

/// A claim and a headline.
pub(super) struct Pair {
    claim: Sentence,
    headline: Sentence,
    relation: Option<Relation>,
}

/// Named numbers.
pub(super) type Features = Vec<(String, f64)>;

/// Classes that hold a claim false.
const REFUTING: [&str; 3] = ["deny", "disprove", "pretend"];

/// Classes that leave it to others.
const DISTANT: [&str; 4] = ["ask", "belief", "claim", "doubt"];

/// Words that a question begins with.
const QUESTION_WORDS: [&str; 8] = ["be", "can", "do", "have", "how", "what", "who", "why"];

static QUOTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("[\"“‘'](.+?)[\"”’'](?:\\W|$)").expect("a good expression"));
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"(?i):\s*(reports?|sources?|claims?|rumou?rs?|officials?|police)\b";
    Regex::new(words).expect("a good expression")
});
static COLON_FIRST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^[^:]{3,25}:").expect("a good expression"));
static COLON_LAST: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(":[^:]{3,25}$").expect("a good expression"));
static DASH: LazyLock<Regex> = LazyLock::new(|| Regex::new(" [–—-] ").expect("a good expression"));

impl Pair {
    /// Compares the two.
    pub(super) fn new(claim: Sentence, headline: Sentence) -> Self {
        let both = claim.claim.as_ref().zip(headline.claim.as_ref());
        let relation = both.map(|(claim, headline)| compare(claim, headline));
        Self { claim, headline, relation }
    }

    /// The texts of claim and headline.
    pub(super) fn texts(&self) -> [&str; 2] {
        [&self.claim.text, &self.headline.text]
    }

    /// The position that the rules read: 0 for, 1 against, 2 observing.
    pub(super) fn by_rules(&self) -> usize {
        let refutes = self.headline.has(&REFUTING) && !self.claim.has(&REFUTING);
        let opposite = matches!(self.relation, Some(Relation::Same { same_side: false, .. }));
        let negated = self.headline.negations() % 2 != self.claim.negations() % 2;
        let distant = self.headline.has(&DISTANT) && !self.claim.has(&DISTANT);
        let stance = self.headline.claim.as_ref().map(|claim| claim.stance);
        let open = matches!(stance, Some(Stance::Ask | Stance::Doubt | Stance::ReportOnly));
        let hedges = self.headline.words.iter().any(|word| HEDGES.contains(&word.lemma.as_str()));
        match () {
            () if opposite || refutes || negated => 1,
            () if open || distant || hedges || self.headline.asks() => 2,
            () => 0,
        }
    }

    /// What speaks for one position or another.
    pub(super) fn features(&self) -> Features {
        let mut found = Found::default();
        self.overlap(&mut found);
        self.sides(&mut found);
        self.form(&mut found);
        self.statements(&mut found);
        self.places(&mut found);
        self.new_words(&mut found);
        found.0
    }

    /// What the two share.
    fn overlap(&self, found: &mut Found) {
        let (claim, headline) = (&self.claim.content, &self.headline.content);
        let shared = claim.intersection(headline).count() as f64;
        found.value("covered", shared / claim.len().max(1) as f64);
        found.value("used", shared / headline.len().max(1) as f64);
        let (ours, theirs) = (self.claim.numbers(), self.headline.numbers());
        found.flag("numbers equal", ours == theirs);
        found.flag("numbers missing", !ours.is_subset(&theirs));
        let conflict = !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs);
        found.flag("numbers conflict", conflict);
        let both = self.claim.claim.as_ref().zip(self.headline.claim.as_ref());
        if let Some((claim, headline)) = both {
            let mut records = Records::default();
            let (claim, headline) = (records.push(claim), records.push(headline));
            let score = claim_score(records.record(claim), records.record(headline));
            found.value("same claim", f64::from(score));
        }
    }

    /// What rules and lexicon say.
    fn sides(&self, found: &mut Found) {
        found.name("rules", &self.by_rules());
        found.name("relation", &self.relation);
        let stance = |one: &Sentence| one.claim.as_ref().map(|claim| claim.stance);
        found.name("claim's stance", &stance(&self.claim));
        found.name("headline's stance", &stance(&self.headline));
        let negations = [&self.claim, &self.headline].map(Sentence::negations);
        found.flag("negated otherwise", negations[0] % 2 != negations[1] % 2);
        found.flag("claim negated", negations[0] > 0);
        found.flag("headline negated", negations[1] > 0);
        for kind in ["hedges", "refutes"] {
            let words = self.headline.words.iter().map(|word| word.lemma.as_str());
            let new = words.filter(|word| is(word, kind) && !self.claim.uses(word)).count();
            found.value(&format!("new {kind}"), new.min(2) as f64);
            let has = self.claim.words.iter().any(|word| is(&word.lemma, kind));
            found.flag(&format!("claim {kind}"), has);
        }
        for class in &self.headline.classes {
            found.name("class", class);
            if !self.claim.classes.contains(class) {
                found.name("new class", class);
            }
        }
    }

    /// How the headline is written.
    fn form(&self, found: &mut Found) {
        let text = &self.headline.text;
        found.flag("asks", self.headline.asks());
        let first = self.headline.words.first().map(|word| word.lemma.as_str());
        found.name("first", &first);
        found.flag("begins as a question", first.is_some_and(|w| QUESTION_WORDS.contains(&w)));
        let root = self.headline.words.iter().enumerate().find(|(place, word)| word.head == *place);
        found.name("root", &root.map(|(_, word)| &word.lemma));
        let quoted = QUOTED.captures_iter(text).map(|found| found[1].to_lowercase());
        let quoted: Vec<String> = quoted.collect();
        found.flag("quotes", !quoted.is_empty());
        let words = quoted.iter().flat_map(|quoted| quoted.split_whitespace());
        found.flag("quotes the claim", words.into_iter().any(|word| self.claim.uses(word)));
        found.flag("reported", REPORTED.is_match(text));
        found.flag("colon first", COLON_FIRST.is_match(text));
        found.flag("colon last", COLON_LAST.is_match(text));
        found.flag("dash", DASH.is_match(text));
        found.value("length", self.headline.words.len() as f64 / 20.0);
    }

    /// Who says something in the headline.
    fn statements(&self, found: &mut Found) {
        let said = &self.headline.said;
        found.flag("says", !said.is_empty());
        found.flag("says who", said.iter().any(|one| one.has_source));
        let traits: BTreeSet<&String> = said.iter().flat_map(|one| &one.traits).collect();
        for one in traits {
            found.name("said", one);
        }
        let cues: BTreeSet<&String> = said.iter().flat_map(|one| &one.cue).collect();
        for word in cues {
            found.name("cue", word);
        }
        found.value("said surely", said.iter().map(|one| one.score).fold(0.0, f64::max));
        let inside = said.iter().map(|one| {
            let words: BTreeSet<&String> = one.content.iter().collect();
            let shared = self.claim.words.iter().filter(|word| words.contains(&word.lemma)).count();
            shared as f64 / self.claim.words.len().max(1) as f64
        });
        found.value("claim is said", inside.fold(0.0, f64::max));
    }

    /// Whether what negates or refutes stands at words of the claim.
    fn places(&self, found: &mut Found) {
        let words = &self.headline.words;
        let shared = |place: usize| self.claim.content.contains(&words[place].lemma);
        for (place, word) in words.iter().enumerate() {
            if word.is_negation() {
                found.name("negates the claim's word", &shared(word.head));
            }
            if is(&word.lemma, "refutes") && !self.claim.uses(&word.lemma) {
                let mut below = (0..words.len()).filter(|&below| words[below].head == place);
                found.name("refutes the claim's word", &(shared(word.head) || below.any(shared)));
            }
        }
    }

    /// Words and pairs of words that the claim does not have.
    fn new_words(&self, found: &mut Found) {
        let words = &self.headline.words;
        let mut seen = BTreeSet::new();
        for word in words.iter().filter(|word| !self.claim.content.contains(&word.lemma)) {
            if seen.insert(&word.lemma) {
                found.value(&format!("new {}", word.lemma), WORD);
            }
        }
        let pairs = words.windows(2).map(|pair| format!("{} {}", pair[0].lemma, pair[1].lemma));
        for pair in pairs.collect::<BTreeSet<_>>() {
            found.value(&format!("two {pair}"), WORD);
        }
    }
}

/// How much single words count: there are many, so less than other features.
const WORD: f64 = 0.3;

/// Words at which the rules hold a headline to be open.
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

/// Features being gathered.
#[derive(Default)]
struct Found(Features);

impl Found {
    fn value(&mut self, name: &str, value: f64) {
        self.0.push((name.to_owned(), value));
    }

    fn flag(&mut self, name: &str, holds: bool) {
        if holds {
            self.value(name, 1.0);
        }
    }

    /// A feature of each value; named twice it counts once.
    fn name(&mut self, name: &str, value: &dyn std::fmt::Debug) {
        let name = format!("{name} {value:?}");
        if self.0.iter().all(|(other, _)| *other != name) {
            self.0.push((name, 1.0));
        }
    }
}

/// How the headline's meaning differs from the claim's, and how like the two are.
pub(super) fn meaning(claim: &Embedding, headline: &Embedding) -> Features {
    let both = claim.as_slice().iter().zip(headline.as_slice());
    let between = both.map(|(claim, headline)| f64::from(headline - claim)).enumerate();
    let mut features: Features =
        between.map(|(place, value)| (format!("meaning {place}"), value)).collect();
    features.push(("alike".to_owned(), f64::from(claim.likeness(headline))));
    features
}
