//! Takes the files of a pipeline and a text, runs the components one after the other.

use std::path::Path;

use parallax::{
    lang::{AnalysisBuilder, Label, Labels, Name, NewToken},
    text::Span,
};

use crate::{
    config::{self, Meta},
    error::LoadError,
    hash::murmur64a,
    lemmatizer::{LemmaCache, Lemmatizer},
    lexicon::{Lexicon, Word},
    ner::Recogniser,
    network::{
        file::Nodes,
        rows::RowKey,
        tok2vec::{self, Tok2Vec},
        transition,
    },
    parser::{Parse, Parser},
    ruler::{AttributeRuler, Attributes, RulerCache, TokenFacts},
    tagger::Tagger,
    tokenizer::{RawToken, Tokenizer, TokenizerCache},
    vectors::Vectors,
};

/// The components of one model.
pub(crate) struct Pipeline {
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    vectors: Option<Vectors>,
    /// Reads words for tagger and parser.
    shared: Tok2Vec,
    tagger: Tagger,
    parser: Parser,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    /// Reads words for the recogniser.
    own: Tok2Vec,
    recogniser: Recogniser,
}

/// Caches and buffers of one thread.
#[derive(Default)]
pub(crate) struct Session {
    tokenizer: TokenizerCache,
    ruler: RulerCache,
    lemmas: LemmaCache,
    vectors: tok2vec::Scratch,
    moves: transition::Scratch,
    tokens: Vec<RawToken>,
    keys: Vec<RowKey>,
    is_space: Vec<bool>,
    tags: Vec<Label>,
    parse: Parse,
    attributes: Vec<Attributes>,
    names: Vec<Name>,
}

/// A part of a text that is analysed at once.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'t> {
    pub text: &'t str,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Tokens before it.
    pub tokens_before: usize,
}

impl Pipeline {
    /// Reads the pipeline in `folder` and adds its labels to `labels`.
    pub(crate) fn load(folder: &Path, labels: &mut Labels) -> Result<(Meta, Self), LoadError> {
        let read = |file: &'static str| {
            let path = folder.join(file);
            std::fs::read(&path).map_err(|source| LoadError::Read { path, source })
        };
        config::check(&read(config::CONFIG)?)?;
        let meta = config::read_meta(&read(config::META)?)?;
        for file in ["parser/cfg", "ner/cfg"] {
            config::check_greedy(file, &read(file)?)?;
        }
        let words = Nodes::read("tok2vec/model", &read("tok2vec/model")?)?;
        words.expect(0, &Tok2Vec::structure(&words))?;
        let names = Nodes::read("ner/model", &read("ner/model")?)?;
        names.expect(0, "parser_model")?;
        names.expect(1, &format!("{}>>list2array>>linear", Tok2Vec::structure(&names)))?;
        let shared = Tok2Vec::read(&words)?;
        let own = Tok2Vec::read(&names)?;
        let lengths = [shared.vector_length(), own.vector_length()];
        let vectors = match lengths {
            [Some(length), Some(other)] if length != other => {
                return Err(names.wrong(format!("vectors have a length of {length}, not {other}")));
            }
            [Some(length), _] | [_, Some(length)] => {
                Some(Vectors::load(&read("vocab/vectors")?, &read("vocab/key2row")?, length)?)
            }
            [None, None] => None,
        };
        let pipeline = Self {
            tokenizer: Tokenizer::load(&read("tokenizer")?)?,
            lexicon: Lexicon::load(&read("vocab/lookups.bin")?)?,
            vectors,
            shared,
            tagger: Tagger::load(&read("tagger/model")?, &read("tagger/cfg")?, labels)?,
            parser: Parser::load(&read("parser/model")?, &read("parser/moves")?, labels)?,
            ruler: AttributeRuler::load(&read("attribute_ruler/patterns")?, labels)?,
            lemmatizer: Lemmatizer::load(&read("lemmatizer/lookups/lookups.bin")?)?,
            own,
            recogniser: Recogniser::load(&names, &read("ner/moves")?, labels)?,
        };
        Ok((meta, pipeline))
    }

    /// Adds the analysis of `piece` to `analysis`, gives how many tokens it has.
    pub(crate) fn run(
        &self,
        piece: Piece<'_>,
        labels: &Labels,
        session: &mut Session,
        analysis: &mut AnalysisBuilder,
    ) -> usize {
        self.tokenizer.tokenize(piece.text, &mut session.tokenizer, &mut session.tokens);
        self.run_networks(piece.text, session);
        let relations = &session.parse.relations;
        let facts: Vec<TokenFacts<'_>> = session
            .tokens
            .iter()
            .zip(session.tags.iter().zip(relations))
            .map(|(token, (&tag, &dep))| TokenFacts {
                word: token.span.of(piece.text),
                tag,
                dep,
                is_space: token.is_space,
            })
            .collect();
        self.ruler.apply(&facts, &mut session.ruler, &mut session.attributes);
        self.add(piece, &facts, labels, session, analysis);
        session.tokens.len()
    }

    /// Tags, parses and finds names.
    fn run_networks(&self, text: &str, session: &mut Session) {
        let Session { tokens, keys, is_space, vectors, moves, tags, parse, names, .. } = session;
        is_space.clear();
        is_space.extend(tokens.iter().map(|token| token.is_space));
        keys.clear();
        keys.extend(tokens.iter().map(|token| RowKey {
            word: murmur64a(token.span.of(text).as_bytes(), 1),
            norm: token.norm,
            space_after: token.space_after,
        }));
        let numbers = |token: usize| {
            let RawToken { span, norm, is_space, space_after } = tokens[token];
            let norm = norm.map(|norm| self.tokenizer.norm(norm));
            self.lexicon.numbers(&Word { text: span.of(text), norm, is_space, space_after })
        };
        let known = self.vectors.as_ref();
        let encoded = self.shared.encode(keys, numbers, known, vectors);
        self.tagger.tag(encoded, tokens.len(), tags);
        self.parser.parse(encoded, is_space, parse, moves);
        let encoded = self.own.encode(keys, numbers, known, vectors);
        self.recogniser.find(encoded, &parse.tree.starts, is_space, moves, names);
    }

    fn add(
        &self,
        piece: Piece<'_>,
        facts: &[TokenFacts<'_>],
        labels: &Labels,
        session: &mut Session,
        analysis: &mut AnalysisBuilder,
    ) {
        let Session { tokens, attributes, parse, lemmas, names, .. } = session;
        for (at, (token, given)) in tokens.iter().zip(attributes).enumerate() {
            let lemma = match given.lemma {
                Some(lemma) => self.ruler.lemma(lemma),
                None => {
                    self.lemmatizer.lemma(facts[at].word, given.pos, given.morph, labels, lemmas)
                }
            };
            let Span { start, end } = token.span;
            analysis.push(NewToken {
                span: Span::new(piece.start + start as usize, piece.start + end as usize),
                lemma,
                head: piece.tokens_before + parse.tree.heads[at] as usize,
                tag: given.tag,
                pos: given.pos,
                morph: given.morph,
                dep: given.dep,
                starts_sentence: parse.tree.starts[at],
                is_space: token.is_space,
                space_after: token.space_after,
            });
        }
        let before = piece.tokens_before as u32;
        for &Name { first, end, kind } in &*names {
            analysis.name(Name { first: before + first, end: before + end, kind });
        }
    }
}
