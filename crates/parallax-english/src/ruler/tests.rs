//! The ruler, and the lemmatizer after it, against spaCy's own answers. Needs a model: its folder
//! in `PARALLAX_MODEL_DIR`.
//!
//! `PARALLAX_ORACLE` may name a JSON Lines file with one text and spaCy's analysis of it a line.
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::{env, fs, path::Path};

use serde_json::Value;

use super::*;
use crate::lemmatizer::{LemmaCache, Lemmatizer};

/// Words with tag, dependency, part of speech, morphology and lemma, as spaCy has them.
const SENTENCES: &[&[[&str; 6]]] = &[
    &[
        ["I", "PRP", "nsubj", "PRON", "Case=Nom|Number=Sing|Person=1|PronType=Prs", "I"],
        ["'m", "VBP", "aux", "AUX", "Mood=Ind|Number=Sing|Person=1|Tense=Pres|VerbForm=Fin", "be"],
        ["gon", "VBG", "aux", "AUX", "Aspect=Prog|Tense=Pres|VerbForm=Part", "go"],
        ["na", "TO", "aux", "PART", "", "to"],
    ],
    &[
        ["There", "EX", "expl", "PRON", "", "there"],
        ["were", "VBD", "ROOT", "VERB", "Mood=Ind|Tense=Past|VerbForm=Fin", "be"],
        ["geese", "NNS", "attr", "NOUN", "Number=Plur", "goose"],
        ["\n", "_SP", "", "SPACE", "", "\n"],
    ],
    &[["stopped", "VBD", "ROOT", "VERB", "Tense=Past|VerbForm=Fin", "stop"]],
];

#[test]
fn words_get_what_spacy_gives_them() {
    let Some(mut model) = Model::load() else { return };
    for sentence in SENTENCES {
        model.check(&mut Caches::default(), sentence);
    }
}

#[test]
fn texts_of_the_oracle_get_what_spacy_gives_them() {
    let Some(mut model) = Model::load() else { return };
    let Ok(oracle) = env::var("PARALLAX_ORACLE") else {
        return eprintln!("skipped: PARALLAX_ORACLE does not name a file");
    };
    let mut caches = Caches::default();
    for line in fs::read_to_string(oracle).unwrap().lines() {
        let analysis: Value = serde_json::from_str(line).unwrap();
        let tokens = analysis["tokens"].as_array().unwrap();
        let fields = ["text", "tag", "dep", "pos", "morph", "lemma"];
        let tokens: Vec<_> =
            tokens.iter().map(|token| fields.map(|field| token[field].as_str().unwrap())).collect();
        model.check(&mut caches, &tokens);
    }
}

struct Model {
    labels: Labels,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
}

#[derive(Default)]
struct Caches(RulerCache, LemmaCache);

impl Model {
    /// The model's parts; without a model a message and none.
    fn load() -> Option<Self> {
        let Ok(folder) = env::var("PARALLAX_MODEL_DIR") else {
            eprintln!("skipped: PARALLAX_MODEL_DIR does not name the folder of a model");
            return None;
        };
        let read = |file: &str| fs::read(Path::new(&folder).join(file)).unwrap();
        let mut labels = Labels::default();
        let ruler = AttributeRuler::load(&read("attribute_ruler/patterns"), &mut labels).unwrap();
        let lemmatizer = Lemmatizer::load(&read("lemmatizer/lookups/lookups.bin")).unwrap();
        Some(Self { labels, ruler, lemmatizer })
    }

    fn check(&mut self, caches: &mut Caches, tokens: &[[&str; 6]]) {
        let labels = &mut self.labels;
        let facts: Vec<_> = tokens
            .iter()
            .map(|&[word, tag, dep, ..]| TokenFacts {
                word,
                tag: labels.add(tag),
                dep: labels.add(dep),
                is_space: word.trim().is_empty(),
            })
            .collect();
        let mut attributes = Vec::new();
        self.ruler.apply(&facts, &mut caches.0, &mut attributes);
        for (found, token) in attributes.iter().zip(tokens) {
            let lemma = found.lemma.map(|lemma| self.ruler.lemma(lemma));
            let lemma = lemma.unwrap_or_else(|| {
                let (pos, morph) = (found.pos, found.morph);
                self.lemmatizer.lemma(token[0], pos, morph, labels, &mut caches.1)
            });
            let [pos, morph] = [found.pos, found.morph].map(|label| labels.name(label));
            assert_eq!([pos, morph, lemma], token[3..], "{token:?}");
        }
    }
}
