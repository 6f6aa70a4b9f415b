//! Takes a word with its part of speech and morphology, gives its dictionary form: spaCy's rule
//! lemmatizer for English.
//!
//! ```text
//! let lemmatizer = Lemmatizer::load(&bytes)?;   // file `lemmatizer/lookups/lookups.bin`
//! let mut cache = LemmaCache::default();         // one per thread
//! let lemma: &str = lemmatizer.lemma(word, attributes.pos, attributes.morph, &labels, &mut cache);
//! ```

use fancy_regex::Regex;
use hashbrown::{Equivalent, HashMap, HashSet};
use parallax::lang::{Label, Labels};

use crate::{
    error::LoadError,
    packed::{self, Packed},
};

/// The pipeline's file that holds the tables.
const FILE: &str = "lemmatizer/lookups/lookups.bin";
/// Beyond so many words the cache starts anew, which bounds its memory to some ten megabytes.
const MOST_WORDS: usize = 100_000;

/// The universal parts of speech in lower case, with the numbers by which spaCy's tables call
/// them: hashes of the names, or places in its table of symbols.
const PARTS_OF_SPEECH: [(&str, u64); 17] = [
    ("adj", 12_401_032_943_472_870_168),
    ("adp", 2_426_044_792_470_416_390),
    ("adv", 10_054_248_821_341_768_113),
    ("aux", 405),
    ("cconj", 16_315_064_675_911_098_841),
    ("det", 415),
    ("intj", 421),
    ("noun", 16_833_663_260_455_505_849),
    ("num", 431),
    ("part", 4_485_934_323_942_657_167),
    ("pron", 17_354_369_376_887_303_800),
    ("propn", 2_671_871_002_942_215_089),
    ("punct", 445),
    ("sconj", 8_301_894_478_894_935_583),
    ("sym", 10_185_250_862_608_471_608),
    ("verb", 6_360_137_228_241_296_794),
    ("x", 11_123_243_248_953_317_070),
];

/// The tables of one model.
#[derive(Debug)]
pub(crate) struct Lemmatizer {
    tables: HashMap<&'static str, Tables>,
    letters: Regex,
}

/// One thread's memory of words.
#[derive(Debug, Default)]
pub(crate) struct LemmaCache {
    known: HashMap<Key, u32, ahash::RandomState>,
    lemmas: Vec<Box<str>>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    word: Box<str>,
    pos: Label,
    morph: Label,
}

/// A [`Key`] that borrows its word; must hash as that does.
#[derive(Hash)]
struct Lookup<'w> {
    word: &'w str,
    pos: Label,
    morph: Label,
}

impl Equivalent<Key> for Lookup<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        *self.word == *key.word && (self.pos, self.morph) == (key.pos, key.morph)
    }
}

/// What is known about the words of one part of speech; all in lower case.
#[derive(Debug, Default)]
struct Tables {
    /// Endings with what replaces them, in order.
    rules: Vec<(Box<str>, Box<str>)>,
    exceptions: HashMap<Box<str>, Vec<Box<str>>, ahash::RandomState>,
    /// Known dictionary forms.
    index: HashSet<Box<str>, ahash::RandomState>,
}

impl Lemmatizer {
    /// Reads the pipeline's file `lemmatizer/lookups/lookups.bin`.
    pub(crate) fn load(bytes: &[u8]) -> Result<Self, LoadError> {
        let value = packed::decode(FILE, bytes)?;
        let packed = Packed::of(FILE, &value);
        let letters = Regex::new(r"\A\p{L}+\z").expect("the pattern is valid");
        let mut this = Self { tables: HashMap::new(), letters };
        for (table, read) in [
            ("lemma_rules", Tables::read_rules as fn(&mut Tables, Packed<'_>) -> _),
            ("lemma_exc", Tables::read_exceptions),
            ("lemma_index", Tables::read_index),
        ] {
            for (number, values) in packed.field(table)?.entries()? {
                let number = number.number()?;
                if let Some(&(pos, _)) = PARTS_OF_SPEECH.iter().find(|known| known.1 == number) {
                    read(this.tables.entry(pos).or_default(), values)?;
                }
            }
        }
        this.tables.retain(|_, tables| !tables.are_empty());
        Ok(this)
    }

    /// The dictionary form of `word`.
    pub(crate) fn lemma<'c>(
        &self,
        word: &str,
        pos: Label,
        morph: Label,
        labels: &Labels,
        cache: &'c mut LemmaCache,
    ) -> &'c str {
        if let Some(&known) = cache.known.get(&Lookup { word, pos, morph }) {
            return &cache.lemmas[known as usize];
        }
        if cache.lemmas.len() >= MOST_WORDS {
            *cache = LemmaCache::default();
        }
        let pos_name = labels.name(pos).to_lowercase();
        let lemma = self.find(word, &pos_name, &Morphology(labels.name(morph)));
        let index = cache.lemmas.len();
        cache.known.insert(Key { word: word.into(), pos, morph }, index as u32);
        cache.lemmas.push(lemma.into());
        &cache.lemmas[index]
    }

    fn find(&self, word: &str, pos: &str, morphology: &Morphology<'_>) -> String {
        let lower = word.to_lowercase();
        if matches!(pos, "" | "eol" | "space") || morphology.is_base_form(pos) {
            return lower;
        }
        match self.tables.get(pos) {
            Some(tables) => self.look_up(&lower, tables).unwrap_or_else(|| word.to_owned()),
            None if pos == "propn" => word.to_owned(),
            None => lower,
        }
    }

    /// The first of the forms that the tables give, if any.
    fn look_up(&self, lower: &str, tables: &Tables) -> Option<String> {
        let mut forms = Vec::new();
        let mut unknown = None;
        for (ending, replacement) in &tables.rules {
            let Some(stem) = lower.strip_suffix(&**ending) else { continue };
            let form = format!("{stem}{replacement}");
            if tables.index.contains(&*form) {
                forms.insert(0, form);
            } else if !form.is_empty() && !self.letters.is_match(&form).unwrap_or(false) {
                forms.push(form);
            } else if !form.is_empty() {
                unknown.get_or_insert(form);
            }
        }
        for exception in tables.exceptions.get(lower).into_iter().flatten() {
            if !forms.iter().any(|form| **form == **exception) {
                forms.insert(0, exception.to_string());
            }
        }
        forms.into_iter().next().or(unknown)
    }
}

impl Tables {
    fn read_rules(&mut self, packed: Packed<'_>) -> Result<(), LoadError> {
        for rule in packed.items()? {
            let parts = rule.texts()?;
            let [ending, replacement] = parts.as_slice() else {
                return Err(rule.wrong("an ending and its replacement are expected"));
            };
            self.rules.push((ending.clone(), replacement.clone()));
        }
        Ok(())
    }

    fn read_exceptions(&mut self, packed: Packed<'_>) -> Result<(), LoadError> {
        for (word, forms) in packed.entries()? {
            self.exceptions.insert(word.text()?.into(), forms.texts()?);
        }
        Ok(())
    }

    fn read_index(&mut self, packed: Packed<'_>) -> Result<(), LoadError> {
        self.index.extend(packed.texts()?);
        Ok(())
    }

    fn are_empty(&self) -> bool {
        self.rules.is_empty() && self.exceptions.is_empty() && self.index.is_empty()
    }
}

/// Features written as `Number=Sing|Person=3`.
struct Morphology<'l>(&'l str);

impl Morphology<'_> {
    /// Whether a word with these features is its own dictionary form.
    fn is_base_form(&self, pos: &str) -> bool {
        let verb_form = self.get("VerbForm");
        let is_present = verb_form == Some("Fin") && self.get("Tense") == Some("Pres");
        pos == "noun" && self.get("Number") == Some("Sing")
            || pos == "verb" && is_present && self.get("Number").is_none()
            || matches!(verb_form, Some("Inf" | "None"))
            || self.get("Degree") == Some("Pos")
    }

    fn get(&self, feature: &str) -> Option<&str> {
        self.0.split('|').find_map(|pair| pair.strip_prefix(feature)?.strip_prefix('='))
    }
}

#[cfg(test)]
mod tests {
    use super::Morphology;

    #[test]
    fn base_forms_are_told_by_their_features() {
        for (pos, features, expected) in [
            ("noun", "Number=Sing", true),
            ("noun", "Number=Plur", false),
            ("propn", "Number=Sing", false),
            ("verb", "VerbForm=Inf", true),
            ("verb", "Tense=Pres|VerbForm=Fin", true),
            ("verb", "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", false),
            ("verb", "Tense=Past|VerbForm=Fin", false),
            ("adj", "Degree=Pos", true),
            ("adj", "Degree=Cmp", false),
            ("x", "", false),
        ] {
            assert_eq!(Morphology(features).is_base_form(pos), expected, "{pos} {features}");
        }
    }
}
