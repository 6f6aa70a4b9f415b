//! The layers that a language lays over a text.

use std::{ops::Range, sync::Arc};

use super::Seen;
use crate::text::Span;

/// The tokens of a text with their tags, lemmas and dependencies; its sentences and names.
///
/// Invariants: tokens are in order and do not overlap; sentences cover all tokens without gaps;
/// every head lies in the text. White space other than a single space between words is a token.
/// Words and lemmas are those the language saw: names of declared parties are placeholders there.
#[derive(Clone, Debug)]
pub struct Analysis {
    seen: String,
    lemmas: String,
    labels: Arc<Labels>,
    tokens: Vec<Token>,
    sentences: Vec<Range<u32>>,
    names: Vec<Name>,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    span: Span,
    seen: Span,
    lemma: Span,
    head: u32,
    sentence: u32,
    tag: Label,
    pos: Label,
    morph: Label,
    dep: Label,
    entity: Label,
    is_space: bool,
    space_after: bool,
}

/// A name in the text: a run of tokens of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// `PERSON`, `ORG`, `GPE`, ...: look it up with [`Analysis::label`].
    pub kind: Label,
}

/// A name of a closed set (a tag, a dependency, ...), as an index into [`Labels`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(pub u16);

/// The labels of one model; label 0 is the empty string.
#[derive(Clone, Debug)]
pub struct Labels(Vec<String>);

impl Default for Labels {
    fn default() -> Self {
        Self(vec![String::new()])
    }
}

impl Labels {
    /// The label for `name`, added if it is new.
    pub fn add(&mut self, name: &str) -> Label {
        self.find(name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            Label(u16::try_from(self.0.len() - 1).expect("a model has fewer than 65,536 labels"))
        })
    }

    /// The label for `name`, if the model has it.
    pub fn find(&self, name: &str) -> Option<Label> {
        self.0.iter().position(|known| known == name).map(|index| Label(index as u16))
    }

    /// What the label is called.
    pub fn name(&self, label: Label) -> &str {
        &self.0[usize::from(label.0)]
    }
}

/// One token as a language hands it over; see [`Analysis`] for the fields' meaning.
#[derive(Clone, Copy, Debug)]
pub struct NewToken<'a> {
    /// Bytes in the text that was analysed.
    pub span: Span,
    /// Dictionary form.
    pub lemma: &'a str,
    /// Index of the token it depends on; its own for a root.
    pub head: usize,
    /// Fine part of speech (Penn Treebank for English).
    pub tag: Label,
    /// Coarse part of speech (Universal Dependencies).
    pub pos: Label,
    /// Features, as `Number=Sing|Person=3`.
    pub morph: Label,
    /// Relation to the head.
    pub dep: Label,
    /// Whether it begins a sentence.
    pub starts_sentence: bool,
    /// Whether it is white space only.
    pub is_space: bool,
    /// Whether a single space follows.
    pub space_after: bool,
}

/// Puts an [`Analysis`] together, token by token.
#[derive(Debug)]
pub struct AnalysisBuilder(Analysis);

impl AnalysisBuilder {
    /// An analysis of `text` without tokens yet.
    pub fn new(text: &str, labels: Arc<Labels>) -> Self {
        Self(Analysis {
            seen: text.to_owned(),
            lemmas: String::with_capacity(text.len()),
            labels,
            tokens: Vec::new(),
            sentences: Vec::new(),
            names: Vec::new(),
        })
    }

    /// Adds the next token.
    pub fn push(&mut self, token: NewToken<'_>) {
        let this = &mut self.0;
        let index = this.tokens.len() as u32;
        if token.starts_sentence || this.sentences.is_empty() {
            this.sentences.push(index..index);
        }
        let sentence = this.sentences.len() - 1;
        this.sentences[sentence].end = index + 1;
        let lemma = Span::new(this.lemmas.len(), this.lemmas.len() + token.lemma.len());
        this.lemmas.push_str(token.lemma);
        this.tokens.push(Token {
            span: token.span,
            seen: token.span,
            lemma,
            head: token.head as u32,
            sentence: sentence as u32,
            tag: token.tag,
            pos: token.pos,
            morph: token.morph,
            dep: token.dep,
            entity: Label::default(),
            is_space: token.is_space,
            space_after: token.space_after,
        });
    }

    /// Marks the tokens of `name`, which have been added before.
    pub fn name(&mut self, name: Name) {
        for token in &mut self.0.tokens[name.first as usize..name.end as usize] {
            token.entity = name.kind;
        }
        self.0.names.push(name);
    }

    /// The finished analysis.
    pub fn finish(self) -> Analysis {
        debug_assert!(self.0.tokens.iter().all(|t| (t.head as usize) < self.0.tokens.len()));
        self.0
    }
}

impl Analysis {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there are no tokens.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Where token `i` stands in the document.
    pub fn span(&self, i: usize) -> Span {
        self.tokens[i].span
    }

    /// Token `i` as the language saw it.
    pub fn word(&self, i: usize) -> &str {
        self.tokens[i].seen.of(&self.seen)
    }

    /// Dictionary form of token `i`.
    pub fn lemma(&self, i: usize) -> &str {
        self.tokens[i].lemma.of(&self.lemmas)
    }

    /// Fine part of speech of token `i`.
    pub fn tag(&self, i: usize) -> &str {
        self.label(self.tokens[i].tag)
    }

    /// Coarse part of speech of token `i`.
    pub fn pos(&self, i: usize) -> &str {
        self.label(self.tokens[i].pos)
    }

    /// Morphological features of token `i`, as `Number=Sing|Person=3`.
    pub fn morph(&self, i: usize) -> &str {
        self.label(self.tokens[i].morph)
    }

    /// Relation of token `i` to its head.
    pub fn dep(&self, i: usize) -> &str {
        self.label(self.tokens[i].dep)
    }

    /// Kind of the name that token `i` is part of; empty if none.
    pub fn entity(&self, i: usize) -> &str {
        self.label(self.tokens[i].entity)
    }

    /// The token that token `i` depends on; `i` itself for a root.
    pub fn head(&self, i: usize) -> usize {
        self.tokens[i].head as usize
    }

    /// Number of the sentence of token `i`.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.tokens[i].sentence as usize
    }

    /// Whether token `i` is white space only.
    pub fn is_space(&self, i: usize) -> bool {
        self.tokens[i].is_space
    }

    /// Whether a single space follows token `i`.
    pub fn space_after(&self, i: usize) -> bool {
        self.tokens[i].space_after
    }

    /// Number of sentences.
    pub fn sentence_count(&self) -> usize {
        self.sentences.len()
    }

    /// Tokens of sentence `s`.
    pub fn sentence(&self, s: usize) -> Range<usize> {
        self.sentences[s].start as usize..self.sentences[s].end as usize
    }

    /// Names, in order.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// What a label is called.
    pub fn label(&self, label: Label) -> &str {
        self.labels.name(label)
    }

    /// The same analysis with its spans moved onto the text that `seen` was made from.
    pub(super) fn placed_on(mut self, seen: &Seen) -> Self {
        for token in &mut self.tokens {
            token.span = seen.original(token.seen);
        }
        self
    }
}
