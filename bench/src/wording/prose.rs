//! Warnings in the author's voice: in ordinary prose, and in sentences that were tagged as not
//! neutral. The weights learned from every sentence of an even number; only the others count here.

use std::collections::BTreeMap;

use anyhow::Result;
use parallax::{
    Settings,
    wording::{Level, Voice},
};
use parallax_english::English;

use super::{
    Arguments,
    texts::{lines, read},
};
use crate::data::{self, print};

/// The file of the sentences.
pub(super) const FILE: &str = "wikinpov";

/// Runs `parallax-bench wording-prose`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let english = English::load(&arguments.model)?;
    let mut rates = Vec::new();
    for label in ["featured", "biased"] {
        let (mut words, mut warnings) = (0, 0);
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        let own = lines(&data, FILE)?.into_iter().filter(|line| line.label == label);
        for (_, line) in own.enumerate().filter(|(index, _)| index % 2 == 1) {
            let sentence = read(&line.text, &english, &Settings::default());
            words += sentence.words.len();
            warnings += sentence.warnings();
            let warned = sentence.findings.iter();
            let warned =
                warned.filter(|one| one.level >= Level::Warning && one.voice == Voice::Author);
            for one in warned {
                *rules.entry(one.rule).or_default() += 1;
            }
        }
        let rate = 1000.0 * warnings as f64 / words.max(1) as f64;
        rates.push(rate);
        print(&format!("{label}: {warnings} warnings in {words} words: {rate:.2} per 1,000\n"));
        for (rule, count) in &rules {
            print(&format!("  {rule} {count}\n"));
        }
    }
    print(&format!("times as many in biased sentences: {:.2}\n", rates[1] / rates[0].max(1e-9)));
    Ok(())
}
