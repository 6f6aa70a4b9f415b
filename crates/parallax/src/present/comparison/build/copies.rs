//! Takes the copies of a comparison, gives their rows.

use std::collections::HashMap;

use super::{Sink, id, owned, published};
use crate::{
    codebook::Parties,
    compare::{
        Comparison, Corpus,
        copies::{Altered, Borrowing, Direction, Passages, Quoted, Text},
        spans,
    },
    present::comparison::{CopyRow, PlaceRow, QuotationRow, WordingRow},
    text::{Span, one_line},
};

/// Characters of a shared text that a row shows.
const SHOWN: usize = 300;

/// Hands out one row for each text that several documents print, then one for each pair of
/// documents that share a passage.
pub(super) fn texts<S: Sink>(
    corpus: &Corpus,
    parties: &Parties,
    comparison: &Comparison,
    sink: &mut S,
) -> Result<(), S::Error> {
    let pairs = Pairs::new(corpus, comparison);
    comparison.texts.iter().try_for_each(|text| sink.row(&pairs.whole(text)))?;
    let apart = |found: &&Borrowing| !pairs.in_one_text(found.from, found.to);
    let passages = comparison.borrowings.iter().filter(apart);
    // Neighbours share their source, whose words are found once.
    let mut last: Option<(u32, Vec<Span>)> = None;
    for found in passages {
        let words = match last.take() {
            Some((number, words)) if number == found.from => words,
            _ => spans(&corpus.documents()[found.from as usize].text, parties),
        };
        if let Some(row) = pairs.passage(found, &words) {
            sink.row(&row)?;
        }
        last = Some((found.from, words));
    }
    Ok(())
}

/// What two documents share, by their numbers.
struct Pairs<'a> {
    corpus: &'a Corpus,
    /// By the smaller and the greater number.
    passages: HashMap<(u32, u32), &'a Passages>,
    /// By the source and the other.
    borrowings: HashMap<(u32, u32), &'a Borrowing>,
    /// The text that a document prints.
    texts: HashMap<u32, usize>,
}

impl<'a> Pairs<'a> {
    fn new(corpus: &'a Corpus, comparison: &'a Comparison) -> Self {
        let order = |a: u32, b: u32| (a.min(b), a.max(b));
        let texts = comparison.texts.iter().enumerate();
        Self {
            corpus,
            passages: comparison.passages.iter().map(|p| (order(p.one, p.other), p)).collect(),
            borrowings: comparison.borrowings.iter().map(|b| ((b.from, b.to), b)).collect(),
            texts: texts
                .flat_map(|(i, text)| text.documents.iter().map(move |&d| (d, i)))
                .collect(),
        }
    }

    fn in_one_text(&self, a: u32, b: u32) -> bool {
        self.texts.get(&a).is_some_and(|text| self.texts.get(&b) == Some(text))
    }

    /// The share of the words of `number` that it has in common with `other`.
    fn shared(&self, number: u32, other: u32) -> Option<f64> {
        let pair = self.passages.get(&(number.min(other), number.max(other)))?;
        let share = if pair.one == number { pair.share_of_one } else { pair.share_of_other };
        Some(f64::from(share))
    }

    fn whole(&self, text: &Text) -> CopyRow {
        let first = text.representative;
        let places = text.documents.iter().map(|&number| {
            let shared = self.shared(number, first).unwrap_or(1.0);
            let is_first = text.first == [number];
            self.place(number, shared, if is_first { "first" } else { self.rule(first, number) })
        });
        let document = &self.corpus.documents()[first as usize];
        CopyRow {
            id: id("t", &document.name),
            kind: "copy".to_owned(),
            first: text.first.iter().map(|&number| self.name(number)).collect(),
            places: places.collect(),
            text: shortened(&document.text),
        }
    }

    fn passage(&self, found: &Borrowing, spans: &[Span]) -> Option<CopyRow> {
        let (from, to) = (found.from, found.to);
        let pair = self.passages.get(&(from.min(to), from.max(to)))?;
        let longest = pair.runs.iter().max_by_key(|run| run.len())?;
        let words = if pair.one == from { &longest.one } else { &longest.other };
        let document = &self.corpus.documents()[from as usize];
        let start = spans.get(words.start as usize)?.start;
        let end = spans.get((words.end as usize).checked_sub(1)?)?.end;
        let tells = found.direction != Direction::Unknown;
        let own = if tells { "first" } else { "unknown" };
        let places = vec![
            self.place(from, self.shared(from, to)?, own),
            self.place(to, self.shared(to, from)?, self.rule(from, to)),
        ];
        let (source, other) = (self.name(from), self.name(to));
        Some(CopyRow {
            id: id("p", &format!("{source} {other}")),
            kind: "passage".to_owned(),
            // Where nothing tells, either may have been the first.
            first: if tells { vec![source] } else { vec![source, other] },
            places,
            text: shortened(Span { start, end }.of(&document.text)),
        })
    }

    fn name(&self, number: u32) -> String {
        self.corpus.documents()[number as usize].name.to_string()
    }

    fn place(&self, number: u32, shared: f64, rule: &str) -> PlaceRow {
        let document = &self.corpus.documents()[number as usize];
        PlaceRow {
            doc: document.name.to_string(),
            outlet: owned(document.outlet.as_deref()),
            published: published(document),
            shared,
            rule: rule.to_owned(),
        }
    }

    /// How it is known that `number` may have something from `from`.
    fn rule(&self, from: u32, number: u32) -> &'static str {
        let pair = self.borrowings.get(&(from, number));
        match pair.map(|pair| (pair.direction, pair.is_credited)) {
            Some((_, true) | (Direction::Credit, _)) => "credited",
            Some((Direction::Time, _)) => "later",
            Some((Direction::Unknown, _)) | None => "unknown",
        }
    }
}

/// One row for each quotation that differs between documents.
pub(super) fn quotations<'a>(
    corpus: &'a Corpus,
    parties: &'a Parties,
    comparison: &'a Comparison,
) -> impl Iterator<Item = QuotationRow> + 'a {
    let row = |found| quotation(corpus, parties, comparison, found);
    comparison.altered.iter().filter_map(row)
}

fn quotation(
    corpus: &Corpus,
    parties: &Parties,
    comparison: &Comparison,
    found: &Altered,
) -> Option<QuotationRow> {
    let (one, other) = (found.one.first()?, found.other.first()?);
    let wordings = found.one.iter().chain(&found.other);
    let wordings: Vec<WordingRow> =
        wordings.map(|quoted| wording(corpus, comparison, *quoted)).collect();
    let place = format!("{} {}", wordings.first()?.statement, wordings.last()?.statement);
    Some(QuotationRow {
        id: id("q", &place),
        difference: difference(corpus, parties, comparison, *one, *other, found),
        wordings,
    })
}

fn wording(corpus: &Corpus, comparison: &Comparison, quoted: Quoted) -> WordingRow {
    let document = &corpus.documents()[quoted.document as usize];
    let printed = &comparison.printed[quoted.document as usize];
    let statement = printed.quotations[quoted.quotation as usize].statement;
    WordingRow {
        doc: document.name.to_string(),
        statement: document.statements[statement as usize].id.to_string(),
        outlet: owned(document.outlet.as_deref()),
        published: published(document),
        text: corpus.content(quoted.document, statement),
    }
}

/// The words of the one, with what the other leaves out in [-...-] and puts in in {+...+}, as
/// `git diff --word-diff` does.
fn difference(
    corpus: &Corpus,
    parties: &Parties,
    comparison: &Comparison,
    one: Quoted,
    other: Quoted,
    found: &Altered,
) -> String {
    let words = |quoted: Quoted| -> Vec<&str> {
        let printed = &comparison.printed[quoted.document as usize];
        let range = &printed.quotations[quoted.quotation as usize].words;
        let text = &corpus.documents()[quoted.document as usize].text;
        let spans = spans(text, parties);
        let quoted = &spans[range.start as usize..range.end as usize];
        quoted.iter().map(|span| span.of(text)).collect()
    };
    let (left, right) = (words(one), words(other));
    let mut shown: Vec<String> = Vec::new();
    let mut at = 0;
    for change in &found.changes {
        let (a, b) = (change.one.start as usize, change.one.end as usize);
        shown.extend(left[at..a].iter().map(|&word| word.to_owned()));
        if a < b {
            shown.push(format!("[-{}-]", left[a..b].join(" ")));
        }
        let (c, d) = (change.other.start as usize, change.other.end as usize);
        if c < d {
            shown.push(format!("{{+{}+}}", right[c..d].join(" ")));
        }
        at = b;
    }
    shown.extend(left[at..].iter().map(|&word| word.to_owned()));
    shown.join(" ")
}

fn shortened(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
