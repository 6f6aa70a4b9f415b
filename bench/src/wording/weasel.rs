//! Sentences of Wikipedia that were tagged for weasel words, in five fixed folds.

use anyhow::Result;
use parallax::{Settings, wording::learn::Row};
use parallax_english::English;

use super::{
    Arguments, SENTENCE,
    folds::{FOLDS, Score, held_out},
    texts::{self, lines, read},
};
use crate::data::{self, print};

/// The file of the sentences.
pub(super) const FILE: &str = "wikiweasel_train";

/// Runs `parallax-bench wording-weasel`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let english = English::load(&arguments.model)?;
    let settings = Settings::default();
    let (mut rows, mut rules): (Vec<Vec<Row>>, Score) = (Vec::new(), Score::default());
    for line in lines(&data, FILE)? {
        let is = line.label == "uncertain";
        let sentence = read(&line.text, &english, &settings);
        rules.count(by_rule(&sentence), is);
        rows.push(vec![sentence.row(is)]);
    }
    let folds: Vec<usize> = (0..rows.len()).map(|index| index % FOLDS).collect();
    let mut learned = Score::default();
    for (row, score) in rows.iter().zip(held_out(&rows, &folds, SENTENCE)) {
        learned.count(score[0].0 >= score[0].1, row[0].is);
    }
    print(&format!("{} sentences, five folds by line\n", rows.len()));
    print(&format!("rules alone        {}\n", rules.line()));
    print(&format!("rules and weights  {}\n", learned.line()));
    Ok(())
}

/// Whether a rule without weights finds a hedge or a source that nobody knows.
fn by_rule(sentence: &texts::Sentence) -> bool {
    let rules = ["hedge", "unattributed-source"];
    sentence.findings.iter().any(|one| one.score.is_none() && rules.contains(&one.rule))
}
