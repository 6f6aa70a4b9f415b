//! Takes a claim or a headline, gives what is compared of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use parallax::{
    annotate::Annotated,
    extract::{
        Statement,
        grammar::Frame,
        stance::{class, stance},
        statements,
    },
    lang::{Analysis, Language},
    resolve::claims::{ClaimStatement, sentence_claim},
    text::Document,
};
use parallax_english::English;

/// A sentence as it was read.
#[derive(Clone)]
pub(super) struct Sentence {
    /// As it stands.
    pub text: String,
    /// What the engine takes it to claim.
    pub claim: Option<ClaimStatement>,
    /// Its words.
    pub words: Vec<Word>,
    /// Dictionary forms of the words that carry content.
    pub content: BTreeSet<String>,
    /// Classes of the words, as the signature lexicon has them.
    pub classes: BTreeSet<&'static str>,
    /// Who says something in it.
    pub said: Vec<Said>,
}

/// A word with its place in the parse.
#[derive(Clone)]
pub(super) struct Word {
    /// Its dictionary form, in small letters.
    pub lemma: String,
    /// Its universal part of speech.
    pub pos: String,
    /// Whether the parse has it as a negation.
    pub negates: bool,
    /// The place of the word above it; its own for the root.
    pub head: usize,
}

/// A statement in a headline.
#[derive(Clone)]
pub(super) struct Said {
    /// Names of what it does and how: its act, basis, kind and stance.
    pub traits: Vec<String>,
    /// Whether it says who.
    pub has_source: bool,
    /// Its cue and content, in small letters.
    pub cue: Vec<String>,
    pub content: Vec<String>,
    /// The model's probability.
    pub score: f64,
}

/// Frames in which words are looked up.
const FRAMES: [Frame; 4] = [Frame::Clause, Frame::Noun, Frame::Adjective, Frame::Object];

static WORDS: LazyLock<BTreeMap<&str, BTreeSet<&str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let lines = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#'));
    for (kind, word) in lines.filter_map(|line| line.split_once('\t')) {
        words.entry(kind).or_default().insert(word);
    }
    words
});

/// Whether `words.tsv` lists the word as of this kind.
pub(super) fn is(word: &str, kind: &str) -> bool {
    WORDS.get(kind).is_some_and(|words| words.contains(word))
}

impl Sentence {
    /// Reads `text`.
    pub(super) fn read(english: &English, text: &str) -> Self {
        let document = Document::of_text(text);
        let annotated = Annotated::new(&document, english.analyse(&document.text));
        let words = words(&annotated.analysis);
        let content = words.iter().filter(|word| word.is_content());
        let frames = |word: &Word| FRAMES.map(|frame| class(&word.lemma, frame));
        let found = statements(&annotated);
        Self {
            text: text.to_owned(),
            claim: sentence_claim(&annotated),
            content: content.clone().map(|word| word.lemma.clone()).collect(),
            classes: content.flat_map(frames).flatten().map(|class| class.name).collect(),
            said: found.iter().map(|one| said(&annotated, one)).collect(),
            words,
        }
    }

    /// Whether a word is of one of these classes.
    pub(super) fn has(&self, classes: &[&str]) -> bool {
        classes.iter().any(|class| self.classes.contains(class))
    }

    /// How many words negate.
    pub(super) fn negations(&self) -> usize {
        self.words.iter().filter(|word| word.is_negation()).count()
    }

    /// Whether it asks.
    pub(super) fn asks(&self) -> bool {
        self.text.contains('?')
    }

    /// Its words that are numbers.
    pub(super) fn numbers(&self) -> BTreeSet<&str> {
        self.words.iter().filter(|word| word.pos == "NUM").map(|word| word.lemma.as_str()).collect()
    }

    /// Whether it has a word.
    pub(super) fn uses(&self, lemma: &str) -> bool {
        self.words.iter().any(|word| word.lemma == lemma)
    }
}

impl Word {
    fn is_content(&self) -> bool {
        matches!(self.pos.as_str(), "ADJ" | "NOUN" | "PROPN" | "VERB" | "NUM")
    }

    /// Whether it turns what is said into its opposite.
    pub(super) fn is_negation(&self) -> bool {
        self.negates || matches!(self.lemma.as_str(), "no" | "never" | "nobody" | "without")
    }
}

fn words(analysis: &Analysis) -> Vec<Word> {
    let word = |i: usize| Word {
        lemma: analysis.lemma(i).to_lowercase(),
        pos: analysis.pos(i).to_owned(),
        negates: analysis.dep(i) == "neg",
        head: analysis.head(i),
    };
    (0..analysis.len()).map(word).collect()
}

fn said(annotated: &Annotated<'_>, statement: &Statement) -> Said {
    let text = &annotated.document.text;
    let words = |spans: &[parallax::text::Span]| -> Vec<String> {
        let words = spans.iter().flat_map(|span| text[span.range()].split_whitespace());
        words.map(str::to_lowercase).collect()
    };
    Said {
        traits: vec![
            format!("act {}", statement.act.name()),
            format!("basis {}", statement.basis.name()),
            format!("kind {}", statement.kind.name()),
            format!("stance {}", stance(annotated, statement).stance.name()),
        ],
        has_source: !statement.source.is_empty(),
        cue: words(&statement.cue),
        content: words(&statement.content),
        score: f64::from(statement.score.unwrap_or(1.0)),
    }
}
