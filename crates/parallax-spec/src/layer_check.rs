//! Compares the quantities and times that a block shows with those that were found.

use std::fmt::Write;

use parallax::{
    annotate::{Annotated, quantity::Quantity, time::Days},
    text::Span,
};

use crate::layer::{Block, Layer};

/// How many expressions of a block are read as shown.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Expressions that the block shows.
    pub shown: usize,
    /// Expressions that were found.
    pub found: usize,
    /// Those found with every attribute as shown.
    pub right: usize,
    /// The differences; empty if there is none.
    pub report: String,
}

/// An expression with its attributes as a row has them.
struct Read {
    span: Span,
    attributes: Vec<String>,
}

/// Compares a block with what was found in its sentence.
pub(crate) fn score(block: &Block, annotated: &Annotated<'_>) -> Score {
    let mut read = match &block.layer {
        Layer::Quantities => quantities(annotated),
        Layer::Times(_) => times(annotated),
    };
    let mut score = Score { shown: block.rows.len(), found: read.len(), ..Score::default() };
    let mut from = 0;
    for row in &block.rows {
        let place = place(&block.sentence, &row[0], from);
        // The next expression may lie inside this one: "20 of the 35 villages", "35 villages".
        from = place.start as usize + row[0].chars().next().map_or(0, char::len_utf8);
        let matched = best(&read, place, row);
        match matched.map(|index| read.remove(index)) {
            Some(found) if same(&found.attributes, &row[1..]) => score.right += 1,
            Some(found) => {
                let attributes = found.attributes.join(" | ");
                score.note(&format!("shown {}, read as {attributes}", row.join(" | ")));
            }
            None => score.note(&format!("not found: {}", row.join(" | "))),
        }
    }
    for extra in &read {
        let words = extra.span.of(&annotated.document.text);
        score.note(&format!("not shown: {words} | {}", extra.attributes.join(" | ")));
    }
    score
}

impl Score {
    fn note(&mut self, line: &str) {
        writeln!(self.report, "  {line}").expect("a string takes everything");
    }
}

/// Where the words of a row stand, at or after `from`.
fn place(sentence: &str, words: &str, from: usize) -> Span {
    let found = sentence.get(from..).and_then(|rest| rest.find(words)).map(|at| at + from);
    let start = found.or_else(|| sentence.find(words));
    let start = start.unwrap_or_else(|| panic!("{words:?} stands in {sentence:?}"));
    Span::new(start, start + words.len())
}

/// The expression over `place` that is like the row, else the first over it.
fn best(read: &[Read], place: Span, row: &[String]) -> Option<usize> {
    let over = |&index: &usize| read[index].span.overlaps(place);
    let alike = |&index: &usize| same(&read[index].attributes, &row[1..]);
    let mut indices = (0..read.len()).filter(over);
    indices.clone().find(alike).or_else(|| indices.next())
}

/// Whether the attributes are those shown: words in any case, numbers to the hundredth.
fn same(found: &[String], shown: &[String]) -> bool {
    found.iter().zip(shown).all(|(found, shown)| {
        let (found, shown): (Vec<&str>, Vec<&str>) =
            (found.split("..").collect(), shown.split("..").collect());
        found.len() == shown.len() && found.iter().zip(shown).all(|(a, b)| same_word(a, b))
    })
}

fn same_word(found: &str, shown: &str) -> bool {
    let number = |text: &str| text.replace(',', "").parse::<f64>().ok();
    match (number(found), number(shown)) {
        (Some(a), Some(b)) => (a - b).abs() <= 0.006 || (a - b).abs() <= 1e-6 * b.abs(),
        _ => found.eq_ignore_ascii_case(shown),
    }
}

fn quantities(annotated: &Annotated<'_>) -> Vec<Read> {
    let read = |quantity: &Quantity| Read {
        span: quantity.span,
        attributes: vec![
            quantity.comparator.name().to_owned(),
            value(quantity),
            quantity.unit.to_string(),
            noun(annotated, quantity),
        ],
    };
    annotated.quantities.iter().map(read).collect()
}

fn value(quantity: &Quantity) -> String {
    let text = |value: f64| ((value * 100.0).round() / 100.0).to_string();
    if quantity.low.total_cmp(&quantity.high).is_eq() {
        text(quantity.low)
    } else {
        format!("{}..{}", text(quantity.low), text(quantity.high))
    }
}

/// The counted noun, of a word with a hyphen the last part.
fn noun(annotated: &Annotated<'_>, quantity: &Quantity) -> String {
    let Some(token) = quantity.counted else { return "-".to_owned() };
    let word = annotated.analysis.span(token).of(&annotated.document.text);
    word.rsplit(['-', '–']).next().unwrap_or(word).to_owned()
}

fn times(annotated: &Annotated<'_>) -> Vec<Read> {
    let days = |days: Option<Days>| days.map_or("?".to_owned(), span_of_days);
    let times = annotated.times.iter();
    times.map(|time| Read { span: time.span, attributes: vec![days(time.days)] }).collect()
}

fn span_of_days(days: Days) -> String {
    format!("{}..{}", days.first_date(), days.last_date())
}
