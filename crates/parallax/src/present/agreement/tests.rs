//! Rows of two small texts, counted by hand.

use super::{
    CodedMark, CodedText, CoderText, Question, Resampling, agreement_rows, confusion_rows,
};
use crate::text::Span;

/// A mark with an act, or one that is no statement.
fn mark(unit: &str, span: Option<(usize, usize)>, act: &str) -> CodedMark {
    CodedMark {
        unit: unit.to_owned(),
        spans: span.map(|(start, end)| Span::new(start, end)).into_iter().collect(),
        values: [("act".to_owned(), act.to_owned())]
            .into_iter()
            .filter(|_| span.is_some())
            .collect(),
    }
}

fn texts() -> (Vec<CodedText>, Vec<String>) {
    let whole = |marks| Some(CoderText { is_whole: true, marks });
    let text = |doc: &str, one, other| CodedText {
        doc: doc.to_owned(),
        length: 50,
        coders: vec![one, other],
    };
    let texts = vec![
        text(
            "monday",
            whole(vec![mark("a", Some((0, 10)), "report"), mark("b", Some((20, 30)), "demand")]),
            whole(vec![mark("a", Some((0, 10)), "report"), mark("b", Some((20, 30)), "report")]),
        ),
        text(
            "tuesday",
            whole(vec![mark("c", Some((5, 15)), "demand"), mark("d", Some((30, 40)), "report")]),
            whole(vec![mark("c", Some((5, 15)), "demand"), mark("d", None, "")]),
        ),
    ];
    (texts, ["ada", "ben"].map(str::to_owned).to_vec())
}

fn question() -> Question {
    Question { variables: vec!["act".to_owned()], by: "act".to_owned() }
}

#[test]
fn rows_hold_each_coefficient_with_its_counts() {
    let (texts, coders) = texts();
    let rows = agreement_rows(&texts, &coders, &[0, 1], &question(), Resampling::seeded(1));
    let of = |measure: &str| rows.iter().find(|row| row.measure == measure).expect("it is there");
    let alpha = of("alpha");
    assert_eq!((alpha.units, alpha.documents, alpha.between.as_str()), (3, 2, "ada, ben"));
    // Three units, one of which differs: n = 6, D_o = 2/6, D_e = 2 * 3 * 3 / (6 * 5).
    assert!((alpha.alpha.expect("values vary") - (1.0 - (2.0 / 6.0) / (18.0 / 30.0))).abs() < 1e-9);
    let marked = of("|u-alpha");
    assert!(marked.alpha > of("u-alpha").alpha && marked.alpha < Some(1.0), "{rows:?}");
    let categories: Vec<&str> = rows.iter().filter_map(|row| row.category.as_deref()).collect();
    assert_eq!(categories, ["report", "report", "demand", "demand"]);
}

#[test]
fn confusions_lead_to_their_units_and_differences_come_first() {
    let (texts, coders) = texts();
    let rows = confusion_rows(&texts, &coders, [0, 1], &question());
    let first = &rows[0];
    assert_eq!((first.first.as_str(), first.second.as_str(), first.count), ("demand", "report", 1));
    assert_eq!((first.units[0].doc.as_str(), first.units[0].id.as_str()), ("monday", "b"));
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_text_that_a_coder_is_not_done_with_is_no_continuum() {
    let (mut texts, coders) = texts();
    texts[1].coders[1].as_mut().expect("ben coded it").is_whole = false;
    let rows = agreement_rows(&texts, &coders, &[0, 1], &question(), Resampling::seeded(1));
    let marked = rows.iter().find(|row| row.measure == "|u-alpha").expect("monday is whole");
    assert_eq!((marked.documents, marked.alpha), (1, Some(1.0)));
}
