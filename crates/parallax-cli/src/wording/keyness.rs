//! Words that tell two outlets apart.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use anyhow::Result;
use parallax::{
    codebook::Parties,
    compare::spans,
    present::{KeptStatement, KeynessRow},
    text::{Document, Span},
    wording::{
        Voice,
        keyness::{Counts, keyness},
    },
};
use parallax_store::Project;

use super::looked;
use crate::{exit::advice, lint::nearest};

/// The words of either outlet, the one that tells most first.
pub(super) fn rows(
    project: &Project,
    one: &str,
    other: &str,
    voices: &[Voice],
    parties: &Parties,
) -> Result<Vec<KeynessRow>> {
    let mut all = Counts::new();
    let mut outlets: BTreeMap<String, Counts> = BTreeMap::new();
    project.statements(&mut |kept| {
        let document = &kept.document;
        let own = outlets.entry(document.metadata.outlet.clone().unwrap_or_default()).or_default();
        for word in words(document, &kept.statements, voices, parties) {
            *all.entry(word.clone()).or_default() += 1;
            *own.entry(word).or_default() += 1;
        }
        ControlFlow::Continue(())
    })?;
    let counts = |name: &str| outlets.get(name).ok_or_else(|| unknown(name, outlets.keys()));
    let keys = keyness(counts(one)?, counts(other)?, &all);
    let row = |key: parallax::wording::keyness::Key| KeynessRow {
        outlet: if key.log_odds < 0.0 { other } else { one }.to_owned(),
        word: key.word,
        one: key.one,
        other: key.other,
        log_odds: key.log_odds,
        low: key.low,
        high: key.high,
        z: key.z,
    };
    Ok(keys.into_iter().map(row).collect())
}

/// The words of some voices, in lower case; declared names and figures are left out.
fn words(
    document: &Document,
    statements: &[KeptStatement],
    voices: &[Voice],
    parties: &Parties,
) -> Vec<String> {
    let text = &document.text;
    let names: BTreeSet<u32> = parties.identify(text).into_iter().map(|(at, _)| at.start).collect();
    let whose = looked::words(document, statements);
    let voice = |span: &Span| {
        let after = whose.partition_point(|(at, _)| *at <= span.start);
        after.checked_sub(1).map(|before| whose[before].1)
    };
    let is_word = |span: &Span| {
        !names.contains(&span.start)
            && span.of(text).contains(char::is_alphabetic)
            && voice(span).is_some_and(|voice| voices.contains(&voice))
    };
    let all = spans(text, parties);
    all.iter().filter(|span| is_word(span)).map(|span| span.of(text).to_lowercase()).collect()
}

fn unknown<'a>(name: &str, outlets: impl Iterator<Item = &'a String>) -> anyhow::Error {
    let all: Vec<&str> = outlets.map(String::as_str).filter(|name| !name.is_empty()).collect();
    let meant = nearest(name, all.iter().copied());
    let meant = meant.map_or_else(String::new, |meant| format!("; did you mean {meant}?"));
    advice(
        format!("no article is of an outlet called {name}{meant}"),
        format!("There are: {}", all.join(", ")),
    )
}
