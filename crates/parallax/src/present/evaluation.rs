//! Takes what was judged of a sample, gives how good the marks of the collection are, as rows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::comparison::{Cell, Row};
use crate::{
    agreement::Interval,
    evaluation::{Cluster, Proportion, f1, proportion},
};

/// What a person says of a mark of the sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// It is as it should be.
    Right,
    /// There is such a statement, and something about the mark was changed.
    Corrected,
    /// There is no such statement.
    Wrong,
}

/// A mark of the sample that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedMark {
    /// Number of its stratum.
    pub stratum: usize,
    /// What was said.
    pub judgement: Judgement,
    /// What it belongs to, as kind and its name: act, report; outlet, ...
    pub groups: Vec<(&'static str, String)>,
}

/// A sentence of the sample that was judged with all marks in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JudgedSentence {
    /// Number of its stratum.
    pub stratum: usize,
    /// Marks in it that are right.
    pub right: u32,
    /// Marks in it that were corrected.
    pub corrected: u32,
    /// Statements in it that were not found.
    pub missed: u32,
}

/// All that was judged, and how many marks and sentences each stratum has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// Marks.
    pub marks: Vec<JudgedMark>,
    /// Sizes of the strata of marks.
    pub mark_strata: Vec<usize>,
    /// Sentences.
    pub sentences: Vec<JudgedSentence>,
    /// Sizes of the strata of sentences.
    pub sentence_strata: Vec<usize>,
}

/// One figure with its interval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvaluationRow {
    /// precision, recall or f1.
    pub measure: String,
    /// found: a corrected mark counts as right; exact: it does not.
    pub counting: String,
    /// What it is about: all, or one act, kind, outlet, ...
    pub of: String,
    /// Which.
    pub name: Option<String>,
    /// The estimate, 0 to 1; none where nothing was judged.
    pub share: Option<f64>,
    /// Lower end of the interval of 95 percent.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Judged, and right; none of F1, which is made of two samples.
    pub right: Option<u32>,
    /// Judged: of precision marks, of recall statements that there were to find.
    pub judged: Option<u32>,
}

/// Precision, recall and F1 of the collection; then precision by what marks belong to.
pub fn evaluation_rows(judged: &Judged) -> Vec<EvaluationRow> {
    let mut rows = Vec::new();
    for counting in [Counting::Found, Counting::Exact] {
        let precision = judged.precision(counting, |_| true);
        let recall = judged.recall(counting);
        rows.push(row("precision", counting, &precision));
        rows.push(row("recall", counting, &recall));
        let mean = f1(&precision, &recall);
        let interval = mean.map(|mean| mean.interval);
        let mean =
            Proportion { share: mean.map(|mean| mean.mean), interval, ..Proportion::default() };
        rows.push(EvaluationRow { right: None, judged: None, ..row("f1", counting, &mean) });
    }
    let groups: BTreeSet<&(&str, String)> =
        judged.marks.iter().flat_map(|mark| &mark.groups).collect();
    for group in groups {
        let found = judged.precision(Counting::Found, |mark| mark.groups.contains(group));
        let (of, name) = (group.0.to_owned(), Some(group.1.clone()));
        rows.push(EvaluationRow { of, name, ..row("precision", Counting::Found, &found) });
    }
    rows
}

/// Whether a corrected mark counts as right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    Found,
    Exact,
}

impl Judged {
    fn precision(&self, counting: Counting, is_asked: impl Fn(&JudgedMark) -> bool) -> Proportion {
        let cluster = |mark: &JudgedMark| {
            let is_right = match mark.judgement {
                Judgement::Right => true,
                Judgement::Corrected => counting == Counting::Found,
                Judgement::Wrong => false,
            };
            let tries = u32::from(is_asked(mark));
            Cluster { stratum: mark.stratum, hits: tries * u32::from(is_right), tries }
        };
        proportion(&self.marks.iter().map(cluster).collect::<Vec<_>>(), &self.mark_strata)
    }

    fn recall(&self, counting: Counting) -> Proportion {
        let cluster = |sentence: &JudgedSentence| {
            let found = if counting == Counting::Found { sentence.corrected } else { 0 };
            let tries = sentence.right + sentence.corrected + sentence.missed;
            Cluster { stratum: sentence.stratum, hits: sentence.right + found, tries }
        };
        proportion(&self.sentences.iter().map(cluster).collect::<Vec<_>>(), &self.sentence_strata)
    }
}

fn row(measure: &str, counting: Counting, found: &Proportion) -> EvaluationRow {
    let end = |of: fn(Interval) -> f64| found.interval.map(of);
    EvaluationRow {
        measure: measure.to_owned(),
        counting: if counting == Counting::Found { "found" } else { "exact" }.to_owned(),
        of: "all".to_owned(),
        name: None,
        share: found.share,
        low: end(|interval| interval.low),
        high: end(|interval| interval.high),
        right: Some(found.hits),
        judged: Some(found.tries),
    }
}

impl Row for EvaluationRow {
    const KIND: &'static str = "evaluation";
    const COLUMNS: &'static [&'static str] =
        &["measure", "counting", "of", "name", "share", "low", "high", "right", "judged"];
    const WIDTHS: &'static [usize] = &[14, 10, 10, 22, 9, 9, 9, 8, 8];

    fn id(&self) -> &str {
        &self.measure
    }

    fn cells(&self) -> Vec<Cell> {
        let none = || Cell::Text(String::new());
        let count = |value: Option<u32>| value.map_or_else(none, |it| Cell::Count(it as usize));
        let number = |value: Option<f64>| value.map_or(Cell::Text(String::new()), Cell::Real);
        vec![
            Cell::Text(self.measure.clone()),
            Cell::Text(self.counting.clone()),
            Cell::Text(self.of.clone()),
            Cell::optional(self.name.as_deref()),
            number(self.share),
            number(self.low),
            number(self.high),
            count(self.right),
            count(self.judged),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{Judged, JudgedMark, JudgedSentence, Judgement, evaluation_rows};

    #[test]
    fn a_corrected_mark_is_found_but_not_exact() {
        let mark = |judgement, act: &str| JudgedMark {
            stratum: 0,
            judgement,
            groups: vec![("act", act.to_owned())],
        };
        let judged = Judged {
            marks: vec![
                mark(Judgement::Right, "report"),
                mark(Judgement::Right, "report"),
                mark(Judgement::Corrected, "demand"),
                mark(Judgement::Wrong, "demand"),
            ],
            mark_strata: vec![40],
            sentences: vec![
                JudgedSentence { stratum: 0, right: 1, corrected: 1, missed: 0 },
                JudgedSentence { stratum: 0, right: 0, corrected: 0, missed: 2 },
            ],
            sentence_strata: vec![90],
        };
        let rows = evaluation_rows(&judged);
        let shares: Vec<(&str, &str, Option<f64>)> =
            rows.iter().map(|row| (row.measure.as_str(), row.of.as_str(), row.share)).collect();
        let expected = [
            ("precision", "all", Some(0.75)),
            ("recall", "all", Some(0.5)),
            ("f1", "all", Some(0.6)),
            ("precision", "all", Some(0.5)),
            ("recall", "all", Some(0.25)),
            ("f1", "all", Some(1.0 / 3.0)),
            ("precision", "act", Some(0.5)),
            ("precision", "act", Some(1.0)),
        ];
        for (found, expected) in shares.iter().zip(expected) {
            assert_eq!((found.0, found.1), (expected.0, expected.1));
            assert!((found.2.expect("judged") - expected.2.expect("as above")).abs() < 1e-9);
        }
        assert_eq!(shares.len(), expected.len());
    }
}
