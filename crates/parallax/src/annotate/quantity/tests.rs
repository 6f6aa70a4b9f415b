//! Numbers without a tagger: what a plain tokenizer gives must do, and nothing may panic.

use std::{fmt::Write, sync::Arc};

use proptest::prelude::*;

use super::{Comparator, Quantity};
use crate::{
    annotate::Annotated,
    lang::{AnalysisBuilder, Label, Labels, Name, NewToken},
    text::{Document, Metadata, Precision, Published, Span},
};

/// A document of `text`, published on 2031-03-06.
pub(in crate::annotate) fn document(text: &str) -> Document {
    let published = Published { iso: "2031-03-06".to_owned(), precision: Precision::Day };
    let metadata = Metadata { published: Some(published), ..Metadata::default() };
    Document { metadata, ..Document::of_text(text) }
}

/// `document` with words cut at white space and before a last mark, without tags or tree.
pub(in crate::annotate) fn annotated(document: &Document) -> Annotated<'_> {
    parsed(document, &[])
}

/// A word's fine and coarse part of speech and its relation to its head, as models call them.
const PARSES: [[&str; 3]; 14] = [
    ["", "", ""],
    ["NN", "NOUN", "compound"],
    ["NNS", "NOUN", "pobj"],
    ["NNP", "PROPN", "nmod"],
    ["JJ", "ADJ", "amod"],
    ["CC", "CCONJ", "cc"],
    ["CD", "NUM", "nummod"],
    ["IN", "ADP", "prep"],
    ["VBD", "VERB", "ROOT"],
    ["VBN", "VERB", "amod"],
    ["RB", "ADV", "advmod"],
    ["POS", "PART", "case"],
    ["HYPH", "PUNCT", "punct"],
    ["AFX", "ADJ", "amod"],
];

/// What a parse says of one word: which of [`PARSES`], how many words on its head is, whether a
/// sentence begins and whether it is part of a name.
type Parse = (usize, usize, bool, bool);

/// As [`annotated`], with the words parsed as `parses` has it, over and over.
fn parsed<'d>(document: &'d Document, parses: &[Parse]) -> Annotated<'d> {
    let mut labels = Labels::default();
    let known = PARSES.map(|parse| parse.map(|name| labels.add(name)));
    let kind = labels.add("ORG");
    let mut builder = AnalysisBuilder::new(&document.text, Arc::new(labels));
    let spans = words(&document.text);
    let plain = [(0, 0, false, false)];
    let parses = if parses.is_empty() { &plain } else { parses };
    let mut named = Vec::new();
    for (index, (&span, &(parse, ahead, starts, names))) in
        spans.iter().zip(parses.iter().cycle()).enumerate()
    {
        let word = span.of(&document.text);
        let next = document.text[span.end as usize..].chars().next();
        let [tag, pos, dep] = known[parse];
        builder.push(NewToken {
            span,
            lemma: word,
            head: (index + ahead).min(spans.len() - 1),
            tag,
            pos,
            morph: Label::default(),
            dep,
            starts_sentence: starts || index == 0,
            is_space: word.trim().is_empty(),
            space_after: next == Some(' '),
        });
        if names {
            named.push(Name { first: index as u32, end: index as u32 + 1, kind });
        }
    }
    for name in named {
        builder.name(name);
    }
    Annotated::new(document, builder.finish())
}

fn words(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let cuts = character.is_whitespace() || matches!(character, '.' | ',' | ';' | '(' | ')');
        let inside = matches!(character, '.' | ',')
            && text[at + 1..].starts_with(|next: char| next.is_ascii_digit());
        if cuts && !inside {
            if start < at {
                spans.push(Span::new(start, at));
            }
            start = at + character.len_utf8();
            if at < text.len() && (character != ' ' || at == 0) {
                spans.push(Span::new(at, start));
            }
        }
    }
    spans
}

/// Each quantity as `expression | comparator | value | unit`.
fn read(text: &str) -> String {
    let document = document(text);
    let mut rows = String::new();
    for quantity in &annotated(&document).quantities {
        let Quantity { span, comparator, low, high, unit, .. } = quantity;
        let value =
            if low.total_cmp(high).is_eq() { low.to_string() } else { format!("{low}..{high}") };
        writeln!(rows, "{} | {} | {value} | {unit}", span.of(text), comparator.name()).unwrap();
    }
    rows
}

#[test]
fn number_words_need_no_tagger() {
    let cases = [
        ("At least two hundred and fifty came.", "At least two hundred and fifty | at-least | 250"),
        ("Twenty-four came.", "Twenty-four | exactly | 24"),
        ("A dozen came.", "A dozen | exactly | 12"),
        ("Tens of thousands came.", "Tens of thousands | at-least | 20000"),
        ("Two and a half million came.", "Two and a half million | exactly | 2500000"),
        ("About 120 thousand came.", "About 120 thousand | about | 120000"),
        (
            "Three million two hundred thousand came.",
            "Three million two hundred thousand | exactly | 3200000",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), format!("{expected} | count\n"));
    }
}

#[test]
fn units_and_ranges_need_no_tagger() {
    let cases = [
        ("It cost $3.5bn.", "$3.5bn | exactly | 3500000000 | money:USD"),
        ("It grew by 20 to 30 percent.", "20 to 30 percent | between | 20..30 | percent"),
        (
            "It grew by 5 percent to 30 percent.",
            "5 percent | exactly | 5 | percent\n30 percent | exactly",
        ),
        ("Two or more years.", "Two or more years | at-least | 2 | duration:year"),
        (
            "Between 2 and 3 million litres.",
            "Between 2 and 3 million litres | between | 2000000..3000000 | measure:litre",
        ),
        ("A 12-day siege.", "12-day | exactly | 12 | duration:day"),
        ("A 34-year-old man.", "34-year-old | exactly | 34 | age"),
        (
            "Nearly a quarter-century.",
            "Nearly a quarter-century | nearly | 0.25 | duration:century",
        ),
        ("One in five houses.", "One in five | exactly | 20 | percent"),
    ];
    for (text, expected) in cases {
        assert!(read(text).starts_with(expected), "{text}: {}", read(text));
    }
}

#[test]
fn names_times_and_codes_are_none() {
    for text in [
        "It was 15:30 on 4 March 2031.",
        "Under Article 5 of Resolution 242.",
        "The M4 and the T-72.",
        "Call 555-0142.",
        "No one came.",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn comparators_have_names() {
    for comparator in Comparator::ALL {
        assert_eq!(Comparator::of_name(comparator.name()), Some(comparator));
    }
}

/// Pieces of which hostile texts are made.
const PIECES: [&str; 94] = [
    "one", "two", "twenty", "-", "hundred", "thousand", "million", "and", "a", "half", "of", "the",
    "third", "quarter", "in", "five", "dozens", "tens", "several", "couple", "$", "US$", "€", "%",
    "percent", "km", "m", "bn", "3.5", "1,200", "1.2.3", "0", "007", "2031", "9", "/", ":", ".",
    ",", "(", ")", "\n\n", "  ", "between", "from", "to", "or", "more", "than", "at", "least",
    "about", "year", "old", "aged", "March", "Monday", "last", "ago", "days", "½", "é", "–",
    "minus", "-32000", "32767", "99999", "1e9", "٣", "²", "語", "Kestrian", "Tavik", "Jan",
    "century", "th", "s", "'s", "“", "”", "\"", "[", "]", "decade", "end", "next", "nights",
    "noon", "six", "evening", "12", "2000-", "32000", "99999999",
];

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}") {
        check(&text, &[])?;
    }

    #[test]
    fn no_mixture_is_too_odd(
        pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40),
        parses in prop::collection::vec(parse(), 0..40),
    ) {
        let text: String = pieces
            .iter()
            .flat_map(|&(piece, space)| [PIECES[piece], if space { " " } else { "" }])
            .collect();
        check(&text, &parses)?;
    }

    #[test]
    fn no_figures_are_too_odd(
        figures in prop::collection::vec((any::<u32>(), 0..FIGURE_SIGNS.len()), 0..12),
    ) {
        let text: String = figures
            .iter()
            .flat_map(|&(figure, sign)| [figure.to_string(), FIGURE_SIGNS[sign].to_owned()])
            .collect();
        check(&text, &[])?;
        check(&format!("In 2000-{text} they met."), &[])?;
    }
}

/// What stands between figures.
const FIGURE_SIGNS: [&str; 12] =
    ["-", "–", "/", ".", ",", ":", " ", " to ", " March ", "th century ", "s ", " years ago "];

fn parse() -> impl Strategy<Value = Parse> {
    (0..PARSES.len(), 0_usize..6, prop::bool::weighted(0.1), prop::bool::weighted(0.2))
}

/// Quantities and times lie in the text, in order, without overlaps, and are well-formed, however
/// its words are parsed.
fn check(text: &str, parses: &[Parse]) -> Result<(), TestCaseError> {
    let document = document(text);
    let annotated = parsed(&document, parses);
    let (mut end, mut quantity_end) = (0, 0);
    for quantity in &annotated.quantities {
        prop_assert!(quantity_end <= quantity.first && quantity.first < quantity.end);
        quantity_end = quantity.end;
        prop_assert!(quantity.end <= annotated.analysis.len());
        prop_assert!(quantity.span.start <= quantity.span.end);
        prop_assert!(text.is_char_boundary(quantity.span.start as usize));
        prop_assert!(text.is_char_boundary(quantity.span.end as usize));
        prop_assert!(quantity.low <= quantity.high && quantity.high.is_finite());
        prop_assert!(quantity.counted.is_none_or(|noun| noun < annotated.analysis.len()));
    }
    for time in &annotated.times {
        prop_assert!(end <= time.first && time.first < time.end);
        prop_assert!(time.days.is_none_or(|days| days.first <= days.last));
        end = time.end;
    }
    Ok(())
}

#[test]
fn long_numbers_take_no_more_time() {
    for text in
        ["one hundred thousand ", "thousands of ", "9 999 ", "a half of a ", "2031-", "and "]
    {
        check(&text.repeat(3000), &[]).expect("an odd text is read");
    }
}
