//! Takes an unpacked pipeline, gives a language.

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use parallax::{
    lang::{Analysis, AnalysisBuilder, Label, Labels, Language, Name, NewToken, Slot},
    text::Span,
};
use serde::Deserialize;

use crate::{
    error::LoadError,
    lemmatizer::{LemmaCache, Lemmatizer},
    lexemes::{LexemeCache, Lexicon, Norms},
    ner::Recogniser,
    network::{
        file::Nodes,
        tok2vec::{self, Tok2Vec},
        transition,
    },
    parser::{Parser, State},
    pieces::pieces,
    ruler::{AttributeRuler, Attributes, RulerCache, TokenFacts},
    tagger::Tagger,
    tokenizer::{RawToken, Tokenizer, TokenizerCache},
    vectors::Vectors,
};

/// A trained spaCy 3.8 English pipeline (`sm` or `md`), run natively.
///
/// Shared by any number of threads; a text's analysis is the same, bit for bit, on every thread,
/// machine and in any order of texts. Texts beyond 60,000 characters are analysed in pieces cut at
/// a paragraph where there is one, so memory stays bounded; shorter ones come out as from spaCy.
///
/// ```no_run
/// use parallax::lang::Language;
/// use parallax_english::English;
///
/// let english = English::load("path/to/en_core_web_md".as_ref())?;
/// let analysis = english.analyse("The ferry stopped on Monday.");
/// assert_eq!(analysis.lemma(2), "stop");
/// # Ok::<(), parallax_english::LoadError>(())
/// ```
pub struct English {
    model: String,
    labels: Arc<Labels>,
    tokenizer: Tokenizer,
    norms: Norms,
    vectors: Option<Vectors>,
    shared: Tok2Vec,
    named: Tok2Vec,
    tagger: Tagger,
    parser: Parser,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    recogniser: Recogniser,
    idle: Mutex<Vec<Session>>,
}

/// Caches and buffers of one thread.
#[derive(Default)]
struct Session {
    tokenizer: TokenizerCache,
    lexemes: LexemeCache,
    ruler: RulerCache,
    lemmas: LemmaCache,
    vectors: tok2vec::Scratch,
    moves: transition::Scratch,
    state: State,
    tokens: Vec<RawToken>,
    lookups: Vec<(u32, bool)>,
    scores: Vec<f32>,
    tags: Vec<Label>,
    attributes: Vec<Attributes>,
    names: Vec<Name>,
}

#[derive(Deserialize)]
struct Meta {
    lang: String,
    name: String,
    version: String,
}

impl English {
    /// Reads the pipeline in `folder`, the one that holds `config.cfg`.
    pub fn load(folder: &Path) -> Result<Self, LoadError> {
        let read = |file: &'static str| {
            let path = folder.join(file);
            std::fs::read(&path).map_err(|source| LoadError::Read { path, source })
        };
        let meta: Meta = serde_json::from_slice(&read("meta.json")?)
            .map_err(|error| LoadError::damaged("meta.json", error.to_string()))?;
        if meta.lang != "en" || !meta.version.starts_with("3.") {
            return Err(LoadError::damaged(
                "meta.json",
                "an English pipeline of spaCy 3 is expected",
            ));
        }
        let mut labels = Labels::default();
        let shared = Tok2Vec::read(&Nodes::read("tok2vec/model", &read("tok2vec/model")?)?, true)?;
        let ner = Nodes::read("ner/model", &read("ner/model")?)?;
        let vectors = match shared.vector_length() {
            Some(length) => {
                Some(Vectors::load(&read("vocab/vectors")?, &read("vocab/key2row")?, length)?)
            }
            None => None,
        };
        Ok(Self {
            model: format!("{} {}", meta.name, meta.version),
            tokenizer: Tokenizer::load(&read("tokenizer")?)?,
            norms: Norms::load(&read("vocab/lookups.bin")?)?,
            vectors,
            shared,
            named: Tok2Vec::read(&ner, false)?,
            tagger: Tagger::load(&read("tagger/model")?, &read("tagger/cfg")?, &mut labels)?,
            parser: Parser::load(&read("parser/model")?, &read("parser/moves")?, &mut labels)?,
            ruler: AttributeRuler::load(&read("attribute_ruler/patterns")?, &mut labels)?,
            lemmatizer: Lemmatizer::load(&read("lemmatizer/lookups/lookups.bin")?)?,
            recogniser: Recogniser::load(&ner, &read("ner/moves")?, &mut labels)?,
            labels: Arc::new(labels),
            idle: Mutex::new(Vec::new()),
        })
    }

    /// Analyses one piece, which begins at byte `offset` of the text.
    fn piece(
        &self,
        text: &str,
        offset: usize,
        first: usize,
        session: &mut Session,
        out: &mut AnalysisBuilder,
    ) {
        self.tokenizer.tokenize(text, &mut session.tokenizer, &mut session.tokens);
        let count = session.tokens.len();
        let lexicon = Lexicon {
            tokenizer: &self.tokenizer,
            norms: &self.norms,
            vectors: self.vectors.as_ref(),
            shared: &self.shared,
            names: &self.named,
        };
        lexicon.look_up(text, &session.tokens, &mut session.lexemes, &mut session.lookups);
        let spaces: Vec<bool> = session.tokens.iter().map(|token| token.is_space).collect();
        self.shared.encode(&session.lexemes.shared, &session.lookups, &mut session.vectors);
        let vectors = session.vectors.tokens();
        self.tagger.tag(vectors, count, &mut session.scores, &mut session.tags);
        let tree = self.parser.parse(vectors, &spaces, &mut session.state, &mut session.moves);
        self.named.encode(&session.lexemes.names, &session.lookups, &mut session.vectors);
        session.names.clear();
        let vectors = session.vectors.tokens();
        let names = &mut session.names;
        self.recogniser.names(vectors, &tree.starts, &spaces, &mut session.moves, names);
        let facts: Vec<TokenFacts<'_>> = (0..count)
            .map(|i| TokenFacts {
                word: session.tokens[i].span.of(text),
                tag: session.tags[i],
                dep: tree.labels[i],
                is_space: spaces[i],
            })
            .collect();
        self.ruler.apply(&facts, &mut session.ruler, &mut session.attributes);
        for (i, token) in session.tokens.iter().enumerate() {
            let given = session.attributes[i];
            let lemma = match given.lemma {
                Some(lemma) => self.ruler.lemma(lemma),
                None => self.lemmatizer.lemma(
                    facts[i].word,
                    given.pos,
                    given.morph,
                    &self.labels,
                    &mut session.lemmas,
                ),
            };
            out.push(NewToken {
                span: Span::new(
                    offset + token.span.start as usize,
                    offset + token.span.end as usize,
                ),
                lemma,
                head: first + tree.heads[i] as usize,
                tag: given.tag,
                pos: given.pos,
                morph: given.morph,
                dep: given.dep,
                starts_sentence: tree.starts[i],
                is_space: token.is_space,
                space_after: token.space_after,
            });
        }
        for name in &session.names {
            let (from, end) = (name.first + first as u32, name.end + first as u32);
            out.name(Name { first: from, end, kind: name.kind });
        }
    }
}

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn model(&self) -> &str {
        &self.model
    }

    fn placeholder(&self, slot: Slot) -> &'static str {
        match slot {
            Slot::Country => "Norland",
            Slot::Adjective => "Norlandic",
            Slot::People => "Norlanders",
            Slot::Capital => "Norburg",
            Slot::Place => "Norville",
            Slot::Organization => "Norcorp",
            Slot::Person => "Norman",
        }
    }

    fn neutral_article(&self, word: &str) -> Option<&'static str> {
        match word {
            "an" => Some("a"),
            "An" | "AN" => Some("A"),
            _ => None,
        }
    }

    fn analyse(&self, seen: &str) -> Analysis {
        let idle = || self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut session = idle().pop().unwrap_or_default();
        let mut out = AnalysisBuilder::new(seen, Arc::clone(&self.labels));
        let mut first = 0;
        for (offset, text) in pieces(seen) {
            self.piece(text, offset, first, &mut session, &mut out);
            first += session.tokens.len();
        }
        idle().push(session);
        out.finish()
    }
}
