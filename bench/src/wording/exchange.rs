//! The findings of a thousand judged sentences, twice, the second time with the names of two parties
//! exchanged. The parties are made here, of the names that the sentences use most.

use std::{collections::BTreeMap, fmt::Write as _};

use anyhow::Result;
use parallax::{
    Settings, codebook::Parties, extract::Exchanged, lang::Language, text::Document,
    wording::Finding,
};
use parallax_english::English;

use super::{Arguments, loaded::FILE, texts::lines};
use crate::data::{self, print};

/// How many sentences.
const SENTENCES: usize = 1000;

/// How many names of each kind a party has.
const NAMES: usize = 12;

/// Runs `parallax-bench wording-exchange`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let english = English::load(&arguments.model)?;
    let texts: Vec<String> = lines(&data, FILE)?.into_iter().map(|line| line.text).collect();
    let parties = Parties::from_toml(&codebook(&texts, &english))?;
    let settings = Settings { parties };
    let (mut named, mut flips) = (0, 0);
    for text in texts.iter().take(SENTENCES) {
        let document = Document::of_text(text);
        let exchanged = Exchanged::new(&document, &settings.parties);
        named += usize::from(exchanged.document.text != *text);
        let place = |one: &Finding| Finding {
            span: exchanged.span(one.span),
            target: one.target.map(|target| exchanged.span(target)),
            ..*one
        };
        let found = |document: &Document| parallax::read(document, &english, &settings).findings;
        let expected: Vec<Finding> = found(&document).iter().map(place).collect();
        if expected != found(&exchanged.document) {
            flips += 1;
            print(&format!("differs: {text}\n"));
        }
    }
    let count = texts.len().min(SENTENCES);
    print(&format!("{count} sentences, {named} with names that change: {flips} differ\n"));
    Ok(())
}

/// A codebook of two parties, each with every other of the most frequent names of a kind.
fn codebook(texts: &[String], language: &dyn Language) -> String {
    let mut counts: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for text in texts {
        let analysis = language.analyse(text);
        for name in analysis.names() {
            let kind = match analysis.label(name.kind) {
                "GPE" => "country",
                "NORP" => "adjective",
                "PERSON" => "person",
                "ORG" => "organization",
                _ => continue,
            };
            let (first, last) = (name.first as usize, name.end as usize - 1);
            let span = analysis.span(first).start as usize..analysis.span(last).end as usize;
            let words = text[span].trim_start_matches("the ").trim_start_matches("The ");
            let usual = words.chars().all(|c| c.is_alphabetic() || c == ' ')
                && words.split(' ').all(|word| word.starts_with(char::is_uppercase));
            if usual && words.len() > 2 {
                *counts.entry((kind, words.to_owned())).or_default() += 1;
            }
        }
    }
    let mut order: Vec<((&str, String), usize)> = counts.into_iter().collect();
    order.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut taken: Vec<String> = Vec::new();
    let mut books =
        [String::from("[[party]]\nid = \"one\"\n"), String::from("[[party]]\nid = \"two\"\n")];
    for kind in ["country", "adjective", "person", "organization"] {
        let of_kind = order.iter().filter(|((own, _), _)| *own == kind).map(|((_, name), _)| name);
        let mut names: Vec<&String> = Vec::new();
        for name in of_kind {
            // A name that is part of another one would be exchanged twice.
            let apart =
                |known: &String| !known.contains(name.as_str()) && !name.contains(known.as_str());
            if names.len() < 2 * NAMES && taken.iter().all(apart) {
                names.push(name);
                taken.push(name.clone());
            }
        }
        for (side, book) in books.iter_mut().enumerate() {
            let own: Vec<String> =
                names.chunks_exact(2).map(|pair| format!("{:?}", pair[side])).collect();
            writeln!(book, "names.{kind} = [{}]", own.join(", "))
                .expect("strings can be written to");
        }
    }
    books.concat()
}
