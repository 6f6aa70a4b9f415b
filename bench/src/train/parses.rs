//! Analyses that spaCy made beforehand, read from a file of `dump_spacy.py`.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::Path,
    sync::Arc,
};

use anyhow::{Context as _, Result, ensure};
use parallax::{
    lang::{Analysis, AnalysisBuilder, Labels, Name, NewToken},
    text::Span,
};
use serde::Deserialize;

use crate::data::Article;

#[derive(Deserialize)]
struct Parse {
    text: String,
    tokens: Vec<Token>,
}

#[derive(Deserialize)]
struct Token {
    text: String,
    idx: usize,
    ws: bool,
    tag: String,
    pos: String,
    morph: String,
    lemma: String,
    head: usize,
    dep: String,
    sent_start: bool,
    ent_iob: String,
    ent_type: String,
}

/// The analyses of `articles`, in their order.
pub(super) fn read(path: &Path, articles: &[Article]) -> Result<Vec<Analysis>> {
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let mut analyses = Vec::new();
    for (line, article) in BufReader::new(file).lines().zip(articles) {
        let parse: Parse = serde_json::from_str(&line?)?;
        ensure!(parse.text == article.text, "{}: not the text of the parse", article.doc);
        analyses.push(analysis(&parse));
    }
    ensure!(analyses.len() == articles.len(), "{}: too short", path.display());
    Ok(analyses)
}

fn analysis(parse: &Parse) -> Analysis {
    let mut labels = Labels::default();
    for token in &parse.tokens {
        for name in [&token.tag, &token.pos, &token.morph, &token.dep, &token.ent_type] {
            labels.add(name);
        }
    }
    let labels = Arc::new(labels);
    let mut builder = AnalysisBuilder::new(&parse.text, Arc::clone(&labels));
    let bytes = super::byte_offsets(&parse.text);
    let label = |name: &str| labels.find(name).unwrap_or_default();
    for token in &parse.tokens {
        let start = bytes[token.idx];
        builder.push(NewToken {
            span: Span::new(start, start + token.text.len()),
            lemma: &token.lemma,
            head: token.head,
            tag: label(&token.tag),
            pos: label(&token.pos),
            morph: label(&token.morph),
            dep: label(&token.dep),
            starts_sentence: token.sent_start,
            is_space: token.text.chars().all(char::is_whitespace),
            space_after: token.ws,
        });
    }
    let mut name: Option<Name> = None;
    for (i, token) in (0u32..).zip(&parse.tokens) {
        if token.ent_iob == "I"
            && let Some(open) = &mut name
        {
            open.end = i + 1;
            continue;
        }
        if let Some(done) = name.take() {
            builder.name(done);
        }
        let begins = !token.ent_type.is_empty();
        name = begins.then(|| Name { first: i, end: i + 1, kind: label(&token.ent_type) });
    }
    if let Some(done) = name {
        builder.name(done);
    }
    builder.finish()
}
