//! The tokenizer against spaCy's own answers. Needs a model: its folder in `PARALLAX_MODEL_DIR`.
//!
//! `PARALLAX_ORACLE` may name a JSON Lines file with one text and spaCy's analysis of it a line.
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::{env, fs, path::Path, time::Instant};

use proptest::prelude::*;
use serde_json::Value;

use super::*;

/// Texts with spaCy's tokens, made by `training/tokens_of_odd_texts.py`.
const ODD_TEXTS: &str = include_str!("odd_texts.jsonl");

#[test]
fn odd_texts_are_split_as_spacy_does() {
    let Some(tokenizer) = tokenizer() else { return };
    for line in ODD_TEXTS.lines() {
        check(&tokenizer, &mut TokenizerCache::default(), line);
    }
}

#[test]
fn texts_of_the_oracle_are_split_as_spacy_does() {
    let Some(tokenizer) = tokenizer() else { return };
    let Ok(oracle) = env::var("PARALLAX_ORACLE") else {
        return eprintln!("skipped: PARALLAX_ORACLE does not name a file");
    };
    let mut cache = TokenizerCache::default();
    for line in fs::read_to_string(oracle).unwrap().lines() {
        check(&tokenizer, &mut cache, line);
    }
}

#[test]
fn a_chunk_of_any_length_takes_little_time() {
    let Some(tokenizer) = tokenizer() else { return };
    let mut tokens = Vec::new();
    for part in ["a", "!", ".", "a:", "a.b-", "\u{300}", "http://a@", "\u{1f642}", "\"'("] {
        for times in [100, 2_500, 1_000_000] {
            let start = Instant::now();
            let text = part.repeat(times / part.len());
            tokenizer.tokenize(&text, &mut TokenizerCache::default(), &mut tokens);
            assert_eq!(joined(&text, &tokens), text);
            assert!(start.elapsed().as_secs() < 5, "{part:?} {times} times");
        }
    }
}

proptest! {
    #[test]
    fn tokens_make_up_the_text(text in "([ \t\n\u{a0}\u{1c}]{0,3}[a-zA-Z0-9.,:;'’\"()€$/@-]{0,9}\\PC{0,2}){0,9}") {
        if let Some(tokenizer) = tokenizer() {
            let mut tokens = Vec::new();
            tokenizer.tokenize(&text, &mut TokenizerCache::default(), &mut tokens);
            prop_assert_eq!(joined(&text, &tokens), text);
        }
    }
}

/// The model's tokenizer; without a model a message and none.
fn tokenizer() -> Option<Tokenizer> {
    let Ok(folder) = env::var("PARALLAX_MODEL_DIR") else {
        eprintln!("skipped: PARALLAX_MODEL_DIR does not name the folder of a model");
        return None;
    };
    let bytes = fs::read(Path::new(&folder).join("tokenizer")).unwrap();
    Some(Tokenizer::load(&bytes).unwrap())
}

/// Compares with a line of an oracle: `{"text", "tokens": [{"text", "ws", "norm", "lexeme"}]}`.
fn check(tokenizer: &Tokenizer, cache: &mut TokenizerCache, line: &str) {
    let expected: Value = serde_json::from_str(line).unwrap();
    let text = expected["text"].as_str().unwrap();
    let mut tokens = Vec::new();
    tokenizer.tokenize(text, cache, &mut tokens);
    let found: Vec<_> =
        tokens.iter().map(|token| (token.span.of(text), token.space_after)).collect();
    let wanted: Vec<_> = expected["tokens"].as_array().unwrap().iter().collect();
    let wanted_tokens: Vec<_> = wanted
        .iter()
        .map(|token| (token["text"].as_str().unwrap(), token["ws"].as_bool().unwrap()))
        .collect();
    assert_eq!(found, wanted_tokens, "{text:?}");
    for (token, wanted) in tokens.iter().zip(wanted) {
        let norm = token.norm.map(|norm| tokenizer.norm(norm));
        if let Some(norm) = norm.or_else(|| wanted["lexeme"].as_str()) {
            assert_eq!(Some(norm), wanted["norm"].as_str(), "{text:?}");
        }
    }
}

/// The tokens with the single spaces between them.
fn joined(text: &str, tokens: &[RawToken]) -> String {
    let mut joined = String::new();
    for token in tokens {
        assert_eq!(token.span.start as usize, joined.len());
        joined.push_str(token.span.of(text));
        joined.push_str(if token.space_after { " " } else { "" });
    }
    joined
}
