//! Takes a text and its blocks, gives its footnote marks and the addresses written out in it.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::{Block, BlockKind, Citation, CitationKind, Span};

/// The citations of `text`, in order. The label that begins a note is not one.
pub(super) fn citations(text: &str, blocks: &[Block]) -> Vec<Citation> {
    let notes: Vec<u32> = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Note)
        .map(|block| block.span.start)
        .collect();
    let mut citations: Vec<Citation> = brackets(text).chain(superscripts(text)).collect();
    citations.retain(|citation| notes.binary_search(&citation.span.start).is_err());
    citations.extend(addresses(text));
    citations.sort_by_key(|citation| (citation.span, citation.kind));
    citations
}

static BRACKETS: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"\[(?:\^([^\[\]\s]{1,30})|([0-9lIO]{1,3})|([a-z]))\]"));
static SUPERSCRIPTS: LazyLock<Regex> = LazyLock::new(|| compiled(r"[¹²³⁰⁴-⁹]{1,3}"));
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| compiled(r#"https?://[^\s<>"“”«»\[\]{}|\\^`]{3,2000}"#));

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of this file are well-formed")
}

/// `[12]`, `[^a]`, and `[a]` behind punctuation. Scanned pages give `l` and `O` for digits.
fn brackets(text: &str) -> impl Iterator<Item = Citation> {
    BRACKETS.captures_iter(text).filter_map(|found| {
        let whole = found.get_match();
        let target = if let Some(label) = found.get(1) {
            label.as_str().to_owned()
        } else if let Some(number) = found.get(2) {
            let digits = number.as_str();
            // "[I]" alone is a pronoun that someone put in.
            digits.contains(|c: char| c.is_ascii_digit()).then_some(())?;
            digits.replace(['l', 'I'], "1").replace('O', "0")
        } else {
            // "[t]he" changes a letter of a quotation; "report[s]" adds one.
            let before = text[..whole.start()].chars().next_back()?;
            let after = text[whole.end()..].chars().next();
            let behind = before.is_ascii_punctuation() || matches!(before, '”' | '’' | '»');
            (behind && !after.is_some_and(char::is_alphanumeric)).then_some(())?;
            found[3].to_owned()
        };
        Some(footnote(whole.start(), whole.end(), target))
    })
}

/// Raised digits behind a word or punctuation; behind a unit ("km²") or a number they are powers.
fn superscripts(text: &str) -> impl Iterator<Item = Citation> {
    SUPERSCRIPTS
        .find_iter(text)
        .filter(|found| can_bear_mark(&text[..found.start()]))
        .map(|found| footnote(found.start(), found.end(), digits(found.as_str())))
}

/// Whether a raised number behind `before` is a footnote mark and no power.
pub(super) fn can_bear_mark(before: &str) -> bool {
    const UNIT: usize = 2;
    let word = before.chars().rev().take(UNIT + 1).take_while(|c| c.is_alphabetic()).count();
    let punctuation = ['.', ',', ';', ':', '"', '”', '’', '»', ')', '!', '?'];
    word > UNIT || before.ends_with(punctuation)
}

fn digits(raised: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    raised
        .chars()
        .filter_map(|c| RAISED.iter().position(|&raised| raised == c))
        .map(|digit| char::from(b'0' + digit as u8))
        .collect()
}

/// Addresses written out, without the punctuation of the sentence around them.
fn addresses(text: &str) -> impl Iterator<Item = Citation> {
    ADDRESS.find_iter(text).map(|found| {
        let address = found.as_str().trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’']);
        let closed = address.strip_suffix(')').filter(|inner| !inner.contains('('));
        let address = closed.unwrap_or(address);
        Citation {
            kind: CitationKind::Link,
            span: Span::new(found.start(), found.start() + address.len()),
            target: address.to_owned(),
        }
    })
}

fn footnote(start: usize, end: usize, target: String) -> Citation {
    Citation { kind: CitationKind::Footnote, span: Span::new(start, end), target }
}

#[cfg(test)]
mod tests {
    use super::citations;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = citations(text, &[]);
        let found: Vec<(&str, &str)> =
            found.iter().map(|found| (found.span.of(text), found.target.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_marks() {
        check("They left.[12] So it[l3] said.", &[("[12]", "12"), ("[l3]", "13")]);
        check("They left.[^aid] Others,[b] not.", &[("[^aid]", "aid"), ("[b]", "b")]);
        check("The mayor¹ said.¹² So.", &[("¹", "1"), ("¹²", "12")]);
    }

    #[test]
    fn leaves_what_is_no_mark() {
        check("“[t]he [I] report[s] [sic] [2024] of 5 km² and 10² m³.", &[]);
    }

    #[test]
    fn finds_addresses() {
        check(
            "See (https://x.example/a). Or https://x.example/b_(c), there.",
            &[
                ("https://x.example/a", "https://x.example/a"),
                ("https://x.example/b_(c)", "https://x.example/b_(c)"),
            ],
        );
    }
}
