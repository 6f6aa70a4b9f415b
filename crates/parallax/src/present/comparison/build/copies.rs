//! Takes the copies of a comparison, gives their rows.

use super::{id, published};
use crate::{
    compare::{
        Comparison, Corpus,
        copies::{Altered, Borrowing, Direction, Quoted, Text},
    },
    present::comparison::{CopyRow, PlaceRow, QuotationRow, WordingRow},
    text::{Span, one_line},
};

/// Characters of a shared text that a row shows.
const SHOWN: usize = 300;

/// One row for each text that several documents print, then one for each pair of documents that
/// share a passage.
pub(super) fn texts(corpus: &Corpus, comparison: &Comparison) -> Vec<CopyRow> {
    let mut rows: Vec<CopyRow> =
        comparison.texts.iter().map(|text| whole(corpus, comparison, text)).collect();
    let in_one_text = |a: u32, b: u32| {
        let holds = |text: &Text| text.documents.contains(&a) && text.documents.contains(&b);
        comparison.texts.iter().any(holds)
    };
    for borrowing in &comparison.borrowings {
        if !in_one_text(borrowing.from, borrowing.to) {
            rows.extend(passage(corpus, comparison, borrowing));
        }
    }
    rows
}

fn whole(corpus: &Corpus, comparison: &Comparison, text: &Text) -> CopyRow {
    let name = |number: u32| corpus.documents()[number as usize].name.clone();
    let places = text.documents.iter().map(|&number| {
        let pair = comparison.passages.iter().find(|pair| {
            (pair.one, pair.other) == (text.representative, number)
                || (pair.other, pair.one) == (text.representative, number)
        });
        let shared = match pair {
            Some(pair) if pair.one == number => f64::from(pair.share_of_one),
            Some(pair) => f64::from(pair.share_of_other),
            None => 1.0,
        };
        let is_first = text.first == [number];
        let rule = if is_first { "first" } else { rule(comparison, text.representative, number) };
        place(corpus, number, shared, rule)
    });
    let document = &corpus.documents()[text.representative as usize];
    CopyRow {
        id: id("t", &document.name),
        kind: "copy".to_owned(),
        first: text.first.iter().map(|&number| name(number)).collect(),
        places: places.collect(),
        text: shortened(&document.text),
    }
}

fn passage(corpus: &Corpus, comparison: &Comparison, found: &Borrowing) -> Option<CopyRow> {
    let (from, to) = (found.from, found.to);
    let (pair, turned) = comparison.passages.iter().find_map(|pair| {
        let same = (pair.one, pair.other) == (from, to);
        let turned = (pair.other, pair.one) == (from, to);
        (same || turned).then_some((pair, turned))
    })?;
    let longest = pair.runs.iter().max_by_key(|run| run.len())?;
    let words = if turned { &longest.other } else { &longest.one };
    let spans = &comparison.words[from as usize].spans;
    let start = spans.get(words.start as usize)?.start;
    let end = spans.get((words.end as usize).checked_sub(1)?)?.end;
    let document = &corpus.documents()[from as usize];
    let shares = if turned {
        (pair.share_of_other, pair.share_of_one)
    } else {
        (pair.share_of_one, pair.share_of_other)
    };
    let tells = found.direction != Direction::Unknown;
    let own = if tells { "first" } else { "unknown" };
    let places = vec![
        place(corpus, from, f64::from(shares.0), own),
        place(corpus, to, f64::from(shares.1), rule(comparison, from, to)),
    ];
    let name = |number: u32| corpus.documents()[number as usize].name.clone();
    Some(CopyRow {
        id: id("p", &format!("{} {}", name(from), name(to))),
        kind: "passage".to_owned(),
        // Where nothing tells, either may have been the first.
        first: if tells { vec![name(from)] } else { vec![name(from), name(to)] },
        places,
        text: shortened(Span { start, end }.of(&document.text)),
    })
}

fn place(corpus: &Corpus, number: u32, shared: f64, rule: &str) -> PlaceRow {
    let document = &corpus.documents()[number as usize];
    PlaceRow {
        doc: document.name.clone(),
        outlet: document.outlet.clone(),
        published: published(document),
        shared,
        rule: rule.to_owned(),
    }
}

/// How it is known that `number` may have something from `from`.
fn rule(comparison: &Comparison, from: u32, number: u32) -> &'static str {
    let is_pair = |found: &&Borrowing| (found.from, found.to) == (from, number);
    let pair = comparison.borrowings.iter().find(is_pair);
    match pair.map(|pair| (pair.direction, pair.is_credited)) {
        Some((_, true) | (Direction::Credit, _)) => "credited",
        Some((Direction::Time, _)) => "later",
        Some((Direction::Unknown, _)) | None => "unknown",
    }
}

/// One row for each quotation that differs between documents.
pub(super) fn quotations(corpus: &Corpus, comparison: &Comparison) -> Vec<QuotationRow> {
    comparison.altered.iter().filter_map(|found| quotation(corpus, comparison, found)).collect()
}

fn quotation(corpus: &Corpus, comparison: &Comparison, found: &Altered) -> Option<QuotationRow> {
    let (one, other) = (found.one.first()?, found.other.first()?);
    let wordings = found.one.iter().chain(&found.other);
    let wordings: Vec<WordingRow> =
        wordings.map(|quoted| wording(corpus, comparison, *quoted)).collect();
    let place = format!("{} {}", wordings.first()?.statement, wordings.last()?.statement);
    Some(QuotationRow {
        id: id("q", &place),
        difference: difference(corpus, comparison, *one, *other, found),
        wordings,
    })
}

fn wording(corpus: &Corpus, comparison: &Comparison, quoted: Quoted) -> WordingRow {
    let document = &corpus.documents()[quoted.document as usize];
    let words = &comparison.words[quoted.document as usize];
    let statement = words.quoted[quoted.quotation as usize];
    WordingRow {
        doc: document.name.clone(),
        statement: document.statements[statement as usize].id.clone(),
        outlet: document.outlet.clone(),
        published: published(document),
        text: corpus.content(quoted.document, statement),
    }
}

/// The words of the one, with what the other leaves out in [-...-] and puts in in {+...+}, as
/// `git diff --word-diff` does.
fn difference(
    corpus: &Corpus,
    comparison: &Comparison,
    one: Quoted,
    other: Quoted,
    found: &Altered,
) -> String {
    let words = |quoted: Quoted| -> Vec<&str> {
        let of = &comparison.words[quoted.document as usize];
        let printed = &comparison.printed[quoted.document as usize];
        let range = &printed.quotations[quoted.quotation as usize].words;
        let text = &corpus.documents()[quoted.document as usize].text;
        let spans = &of.spans[range.start as usize..range.end as usize];
        spans.iter().map(|span| span.of(text)).collect()
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
