//! Takes words, gives numbers for them with what lists say: synonyms, opposites, contrasts, labels.
//!
//! Pairs of statements are compared by the million, so each word is looked up in the lists once,
//! when it is first met, and words are compared by number.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
    sync::LazyLock,
};

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::records::Role;
use crate::extract::stance::denies;

const VERBS: &str = include_str!("words/synonym_verbs.tsv");
const NOUNS: &str = include_str!("words/synonym_nouns.tsv");
const OPPOSITES: &str = include_str!("words/opposites.tsv");
const CONTRASTS: &str = include_str!("words/contrasts.tsv");
const LABELS: &str = include_str!("words/labels.tsv");
const LABEL_NOUNS: &str = include_str!("words/label_nouns.tsv");
const INSTITUTIONS: &str = include_str!("words/institutions.txt");
const SYMMETRIC: &str = include_str!("words/symmetric.txt");
const UNACCUSATIVE: &str = include_str!("words/unaccusative.tsv");

/// The number of a word: for equality only, since words are numbered as they are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u32);

impl Term {
    /// No word.
    pub(super) const NONE: Self = Self(0);

    /// Its place among all words.
    pub fn place(self) -> usize {
        self.0 as usize
    }

    /// Whether it is a preposition whose noun cannot change without another claim.
    pub(super) fn is_direction(self) -> bool {
        (FIRST_DIRECTION..FIRST_PLACE).contains(&self.0)
    }

    /// Whether it is a preposition of where something is.
    pub(super) fn is_place(self) -> bool {
        (FIRST_PLACE..KNOWN.len() as u32).contains(&self.0)
    }
}

/// Words that rules speak of, in front of all others.
const KNOWN: [&str; 18] = [
    "", "with", "without", "be", "against", "from", "into", "of", "onto", "through", "to",
    "towards", "at", "in", "inside", "near", "on", "outside",
];
/// Where prepositions begin whose noun cannot change without another claim.
const FIRST_DIRECTION: u32 = 4;
/// Where those of places begin.
const FIRST_PLACE: u32 = 12;
/// The preposition of who is there too.
pub(super) const WITH: Term = Term(1);
/// Its opposite.
pub(super) const WITHOUT: Term = Term(2);
/// The copula that says nothing else.
pub(super) const BE: Term = Term(3);

/// All words that were met.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    words: IndexSet<Box<str>, FxBuildHasher>,
    entries: Vec<Entry>,
}

/// What lists say about a word.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The word with *-ize* for *-ise*.
    spelled: Term,
    /// What is said with a copula: the word without "be".
    said: Term,
    /// The word that it denies by a prefix: *lawful* for *unlawful*.
    denied: Term,
    /// The lines of each list on which it stands.
    verbs: &'static [u16],
    nouns: &'static [u16],
    opposites: &'static [u16],
    contrasts: &'static [u16],
    labels: &'static [Label],
    label_nouns: &'static [(&'static str, &'static str)],
    flags: Flags,
    /// Whether it calls something false.
    denies: bool,
    is_comparator: bool,
}

#[derive(Clone, Copy, Debug)]
struct Flags {
    is_institution: bool,
    is_symmetric: bool,
    is_place: bool,
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self { words: IndexSet::default(), entries: Vec::new() };
        let known = KNOWN.map(|word| lexicon.add(word));
        KNOWN.iter().zip(known).for_each(|(word, own)| lexicon.tie(word, own));
        lexicon
    }
}

impl Lexicon {
    /// The number of a word.
    pub(super) fn number(&mut self, word: &str) -> Term {
        if let Some(known) = self.words.get_index_of(word) {
            return Term(known as u32);
        }
        let own = self.add(word);
        self.tie(word, own);
        own
    }

    /// Numbers a new word.
    fn add(&mut self, word: &str) -> Term {
        let (place, _) = self.words.insert_full(word.into());
        let own = Term(place as u32);
        self.entries.push(Entry::of(word, own));
        own
    }

    /// Finds the words that belong to a new word, and numbers them where they are new too.
    fn tie(&mut self, word: &str, own: Term) {
        let spelled = match spelled(word) {
            Cow::Owned(other) => self.number(&other),
            Cow::Borrowed(_) => own,
        };
        let said = word.strip_prefix("be ").map_or(own, |said| self.number(said));
        let denied = denied(word).map_or(Term::NONE, |denied| self.number(denied));
        let entry = &mut self.entries[own.place()];
        *entry = Entry { spelled, said, denied, ..*entry };
    }

    /// The word of a number.
    pub(super) fn word(&self, term: Term) -> &str {
        &self.words[term.0 as usize]
    }

    /// All words, in the order of their numbers.
    pub(super) fn terms(&self) -> impl Iterator<Item = Term> + use<> {
        (0..self.entries.len() as u32).map(Term)
    }

    fn entry(&self, term: Term) -> &Entry {
        &self.entries[term.0 as usize]
    }

    /// Whether two verbs tell the same happening.
    pub(super) fn same_verb(&self, a: Term, b: Term) -> bool {
        let (a, b) = (self.entry(a), self.entry(b));
        a.spelled == b.spelled || meet(a.verbs, b.verbs)
    }

    /// Whether two nouns mean the same participant.
    pub(super) fn same_noun(&self, a: Term, b: Term) -> bool {
        a == b || meet(self.entry(a).nouns, self.entry(b).nouns)
    }

    /// Whether one word is what the other denies.
    pub(super) fn are_opposites(&self, a: Term, b: Term) -> bool {
        let (a, b) = (self.entry(a).said, self.entry(b).said);
        let denies = |one: Term, other: Term| one != Term::NONE && self.entry(other).denied == one;
        let listed = meet(self.entry(a).opposites, self.entry(b).opposites);
        a != b && (listed || denies(a, b) || denies(b, a))
    }

    /// Whether two words tell two things of one kind apart: *northern*, *southern*.
    pub(super) fn are_contrasted(&self, a: Term, b: Term) -> bool {
        a != b && meet(self.entry(a).contrasts, self.entry(b).contrasts)
    }

    /// Whether the noun stands for those who act for a state.
    pub(super) fn is_institution(&self, noun: Term) -> bool {
        self.entry(noun).flags.is_institution
    }

    /// Whether the noun stands for the name of a place.
    pub(super) fn is_place(&self, noun: Term) -> bool {
        self.entry(noun).flags.is_place
    }

    /// Whether the word only says how a number is to be taken: *at least*.
    pub(super) fn is_comparator(&self, word: Term) -> bool {
        self.entry(word).is_comparator
    }

    /// Whether the participants of the verb may change places.
    pub(super) fn is_symmetric(&self, verb: Term) -> bool {
        self.entry(verb).flags.is_symmetric
    }

    /// Whether a predicate calls something false: *be untrue*.
    pub(super) fn calls_false(&self, predicate: Term) -> bool {
        let said = self.entry(predicate).said;
        said != predicate && self.entry(said).denies
    }

    /// The labels of a verb.
    pub(super) fn labels(&self, verb: Term) -> &'static [Label] {
        self.entry(verb).labels
    }

    /// Whether two nouns are different labels for one thing.
    pub(super) fn is_relabelled(&self, a: Term, b: Term) -> bool {
        let (left, right) = (self.entry(a).label_nouns, self.entry(b).label_nouns);
        left.iter().any(|(set, label)| {
            right.iter().any(|(other_set, other)| set == other_set && label != other)
        })
    }
}

impl Entry {
    /// The entry of a word to which no other belongs.
    fn of(word: &str, own: Term) -> Self {
        static LABELS_KNOWN: LazyLock<HashMap<&str, Vec<Label>>> = LazyLock::new(labels);
        static NOUNS_KNOWN: LazyLock<LabelNouns> = LazyLock::new(label_nouns);
        let flags = Flags {
            is_institution: listed(&INSTITUTIONS_KNOWN, word),
            is_symmetric: listed(&SYMMETRIC_KNOWN, word),
            is_place: PLACES.contains(&word),
        };
        Self {
            spelled: own,
            said: own,
            denied: Term::NONE,
            verbs: on(&VERBS_KNOWN, &spelled(word)),
            nouns: on(&SYNONYMS_KNOWN, word),
            opposites: on(&OPPOSITES_KNOWN, word),
            contrasts: on(&CONTRASTS_KNOWN, word),
            labels: LABELS_KNOWN.get(word).map_or(&[], Vec::as_slice),
            label_nouns: NOUNS_KNOWN.get(word).map_or(&[], Vec::as_slice),
            flags,
            denies: denies(word),
            is_comparator: COMPARATORS.contains(&word),
        }
    }
}

/// For each word the numbers of the lines on which it stands.
type Lines = HashMap<&'static str, Vec<u16>>;

static VERBS_KNOWN: LazyLock<Lines> = LazyLock::new(|| numbered(VERBS));
static SYNONYMS_KNOWN: LazyLock<Lines> = LazyLock::new(|| numbered(NOUNS));
static OPPOSITES_KNOWN: LazyLock<Lines> = LazyLock::new(|| numbered(OPPOSITES));
static CONTRASTS_KNOWN: LazyLock<Lines> = LazyLock::new(|| numbered(CONTRASTS));
static INSTITUTIONS_KNOWN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| lines(INSTITUTIONS).collect());
static SYMMETRIC_KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(SYMMETRIC).collect());

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn numbered(list: &'static str) -> Lines {
    let mut numbered = Lines::new();
    for (number, line) in lines(list).enumerate() {
        for word in line.split('\t') {
            numbered.entry(word).or_default().push(number as u16);
        }
    }
    numbered
}

fn on(list: &'static LazyLock<Lines>, word: &str) -> &'static [u16] {
    list.get(word).map_or(&[], Vec::as_slice)
}

fn listed(list: &LazyLock<HashSet<&str>>, word: &str) -> bool {
    list.contains(word)
}

fn meet(a: &[u16], b: &[u16]) -> bool {
    a.iter().any(|line| b.contains(line))
}

/// *-ise* as *-ize*.
fn spelled(verb: &str) -> Cow<'_, str> {
    let stem = verb.strip_suffix("ise");
    stem.map_or(Cow::Borrowed(verb), |stem| Cow::Owned(format!("{stem}ize")))
}

/// Prefixes that deny an adjective.
const DENYING: [&str; 6] = ["il", "im", "in", "ir", "non-", "un"];

fn denied(word: &str) -> Option<&str> {
    let rest = DENYING.iter().find_map(|prefix| word.strip_prefix(prefix));
    rest.filter(|rest| DENIED.contains(&rest.len()))
}

/// Bytes of what a prefix denies: a shorter rest is no word, and a longer one is no adjective.
const DENIED: RangeInclusive<usize> = 4..=32;

/// Words beside a number that say how it is to be taken.
const COMPARATORS: [&str; 15] = [
    "about",
    "almost",
    "approximately",
    "around",
    "exactly",
    "few",
    "least",
    "less",
    "many",
    "more",
    "most",
    "nearly",
    "only",
    "over",
    "roughly",
];

/// Nouns that stand for the name of a place.
const PLACES: [&str; 11] = [
    "area",
    "capital",
    "city",
    "country",
    "district",
    "place",
    "region",
    "settlement",
    "territory",
    "town",
    "village",
];

/// The verb that has as its object what is the subject of `verb`.
pub(super) fn causative(verb: &str) -> Option<&'static str> {
    static ALL: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| lines(UNACCUSATIVE).filter_map(|line| line.split_once('\t')).collect());
    ALL.get(verb).copied()
}

/// The verb whose outcome an adjective is: *closed*, *open*, *dead*.
pub(super) fn state(adjective: &str) -> Option<String> {
    let known = |verb: &&str| VERBS_KNOWN.contains_key(*verb);
    let plain = match adjective {
        "dead" => Some("kill"),
        "open" | "shut" => Some(adjective),
        _ => None,
    };
    let stems = ["d", "ed"].into_iter().filter_map(|ending| adjective.strip_suffix(ending));
    plain.or_else(|| stems.into_iter().find(known)).map(str::to_owned)
}

/// A label for a happening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The set of labels that it belongs to.
    pub set: &'static str,
    /// The label.
    pub name: &'static str,
    /// The part of whom or what it is about.
    pub theme: Role,
}

fn labels() -> HashMap<&'static str, Vec<Label>> {
    let mut all: HashMap<&str, Vec<Label>> = HashMap::new();
    for row in lines(LABELS).map(|line| line.split('\t').collect::<Vec<_>>()) {
        let theme = if row[3] == "agent" { Role::Agent } else { Role::Patient };
        all.entry(row[0]).or_default().push(Label { set: row[1], name: row[2], theme });
    }
    all
}

/// For each noun its labels, each with its set.
type LabelNouns = HashMap<&'static str, Vec<(&'static str, &'static str)>>;

fn label_nouns() -> LabelNouns {
    let mut all = LabelNouns::new();
    for row in lines(LABEL_NOUNS).map(|line| line.split('\t').collect::<Vec<_>>()) {
        all.entry(row[0]).or_default().push((row[1], row[2]));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{
        CONTRASTS, DENYING, KNOWN, LABEL_NOUNS, LABELS, Lexicon, NOUNS, OPPOSITES, UNACCUSATIVE,
        VERBS, WITH, WITHOUT, lines,
    };

    #[test]
    fn lists_are_sorted_without_doubles() {
        for list in [VERBS, NOUNS, OPPOSITES, CONTRASTS, LABELS, LABEL_NOUNS, UNACCUSATIVE] {
            let lines: Vec<&str> = lines(list).collect();
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{lines:?}");
        }
    }

    fn ask(a: &str, b: &str, about: impl Fn(&Lexicon, super::Term, super::Term) -> bool) -> bool {
        let mut lexicon = Lexicon::default();
        let (a, b) = (lexicon.number(a), lexicon.number(b));
        about(&lexicon, a, b)
    }

    #[test]
    fn synonyms_are_those_of_one_line() {
        assert!(ask("shell", "bombard", Lexicon::same_verb));
        assert!(ask("troop", "soldier", Lexicon::same_noun));
        assert!(!ask("shell", "praise", Lexicon::same_verb));
        assert!(!ask("soldier", "civilian", Lexicon::same_noun));
        assert!(ask("rebel", "terrorist", Lexicon::is_relabelled));
        assert!(!ask("rebel", "guerrilla", Lexicon::is_relabelled));
    }

    #[test]
    fn a_prefix_or_a_list_denies() {
        assert!(ask("be unlawful", "be lawful", Lexicon::are_opposites));
        assert!(ask("lawful", "unlawful", Lexicon::are_opposites));
        assert!(!ask("lawful", "lawful", Lexicon::are_opposites));
        assert!(!ask("", "lawful", Lexicon::are_opposites));
        assert!(DENYING.is_sorted());
    }

    #[test]
    fn a_token_of_prefixes_alone_adds_few_words() {
        let mut lexicon = Lexicon::default();
        let before = lexicon.terms().count();
        lexicon.number(&"un".repeat(30_000));
        assert!(lexicon.terms().count() - before < 20);
    }

    #[test]
    fn spellings_are_one_verb_and_known_words_have_their_numbers() {
        assert!(ask("criticise", "criticize", Lexicon::same_verb));
        let mut lexicon = Lexicon::default();
        assert_eq!((lexicon.number("with"), lexicon.number("without")), (WITH, WITHOUT));
        assert!(
            KNOWN.iter().enumerate().all(|(place, word)| lexicon.number(word).place() == place)
        );
    }
}
