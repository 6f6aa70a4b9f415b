//! Takes a word, gives its shape: `Xxxxx` for "Parallax", `d,ddd` for "1,000".

use std::sync::LazyLock;

use fancy_regex::Regex;

/// A shape ends a run of equal characters after so many.
const LONGEST_RUN: usize = 4;
/// Words of so many characters have no shape of their own.
const TOO_LONG: usize = 100;

/// Digits that are no decimal digits: superscript, circled and the like. Python's `isdigit` counts
/// them (Unicode 14, property `Numeric_Type=Digit`).
const OTHER_DIGITS: [(char, char); 20] = [
    ('\u{b2}', '\u{b3}'),
    ('\u{b9}', '\u{b9}'),
    ('\u{1369}', '\u{1371}'),
    ('\u{19da}', '\u{19da}'),
    ('\u{2070}', '\u{2070}'),
    ('\u{2074}', '\u{2079}'),
    ('\u{2080}', '\u{2089}'),
    ('\u{2460}', '\u{2468}'),
    ('\u{2474}', '\u{247c}'),
    ('\u{2488}', '\u{2490}'),
    ('\u{24ea}', '\u{24ea}'),
    ('\u{24f5}', '\u{24fd}'),
    ('\u{24ff}', '\u{24ff}'),
    ('\u{2776}', '\u{277e}'),
    ('\u{2780}', '\u{2788}'),
    ('\u{278a}', '\u{2792}'),
    ('\u{10a40}', '\u{10a43}'),
    ('\u{10e60}', '\u{10e68}'),
    ('\u{11052}', '\u{1105a}'),
    ('\u{1f100}', '\u{1f10a}'),
];

static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{L}"));
static DECIMAL_DIGIT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\p{Nd}"));

/// The shape: letters become `X` and `x`, digits `d`, and what follows four equal ones is left out.
pub(crate) fn shape(word: &str) -> String {
    if word.chars().nth(TOO_LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut run) = (None, 0);
    for character in word.chars() {
        let sign = sign(character);
        run = if last == Some(sign) { run + 1 } else { 1 };
        last = Some(sign);
        if run <= LONGEST_RUN {
            shape.push(sign);
        }
    }
    shape
}

fn sign(character: char) -> char {
    if is_letter(character) {
        if character.is_uppercase() { 'X' } else { 'x' }
    } else if is_digit(character) {
        'd'
    } else {
        character
    }
}

/// Python's `isalpha`: narrower than Rust's, which takes in some marks and numbers.
fn is_letter(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphabetic();
    }
    character.is_alphabetic() && is_match(&LETTER, character)
}

/// Python's `isdigit`.
fn is_digit(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_digit();
    }
    is_match(&DECIMAL_DIGIT, character)
        || OTHER_DIGITS.iter().any(|&(first, last)| (first..=last).contains(&character))
}

fn is_match(pattern: &Regex, character: char) -> bool {
    pattern.is_match(character.encode_utf8(&mut [0; 4])).unwrap_or(false)
}

fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("the pattern is valid")
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn shapes_are_spacys() {
        for (word, expected) in [
            ("", ""),
            ("Parallax", "Xxxxx"),
            ("NATO's", "XXXX'x"),
            ("1,000", "d,ddd"),
            ("......", "...."),
            ("x²", "xd"),
            ("٣٤", "dd"),
            ("Ⅷ", "Ⅷ"),
            ("ÄÖßé", "XXxx"),
            ("ǅ语", "xx"),
            ("🙂🙂", "🙂🙂"),
        ] {
            assert_eq!(shape(word), expected, "{word}");
        }
        assert_eq!(shape(&"é".repeat(99)), "xxxx");
        assert_eq!(shape(&"é".repeat(100)), "LONG");
    }
}
