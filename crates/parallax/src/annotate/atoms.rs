//! Takes an annotated document, gives its words cut as finely as the grammars of numbers and times
//! need them: "12-day" is three atoms, "$3.5bn" is three, whatever the tokenizer made of them.

use std::borrow::Cow;

use super::Annotated;
use crate::lang::Analysis;

/// The atoms of a document, in order, with a sign `"\n"` wherever a paragraph ends.
pub(super) struct Atoms<'a> {
    /// The layers below.
    pub(super) annotated: &'a Annotated<'a>,
    list: Vec<Atom<'a>>,
}

/// A run of letters, a figure, or one other character.
pub(super) struct Atom<'a> {
    /// The token that it is part of.
    pub(super) token: usize,
    /// Its letters in lower case, without the full stop of an abbreviation.
    pub(super) word: Cow<'a, str>,
    /// What it is.
    pub(super) kind: Kind,
    /// Whether it follows the atom before without a space.
    pub(super) glued: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// What an atom is made of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Digits.
    Figure(Figure),
    /// Letters.
    Word,
    /// Any other character.
    Sign,
}

/// A number in digits.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Figure {
    /// What it amounts to.
    pub(super) value: f64,
    /// Number of digits before the decimal point.
    pub(super) whole: usize,
    /// Whether it has a decimal point.
    pub(super) decimal: bool,
    /// Whether commas part its thousands.
    pub(super) grouped: bool,
    /// Whether it is an amount at all: "007", "1.2.3" and fifty digits are none.
    pub(super) amount: bool,
}

impl<'a> Atoms<'a> {
    /// Cuts the tokens of `annotated`.
    pub(super) fn of(annotated: &'a Annotated<'a>) -> Self {
        let analysis = &annotated.analysis;
        let mut list = Vec::with_capacity(analysis.len() + analysis.len() / 4);
        for token in 0..analysis.len() {
            if analysis.is_space(token) {
                if analysis.word(token).contains('\n') {
                    list.push(Atom::sign(token, "\n"));
                }
                continue;
            }
            let mut glued = is_glued(analysis, token);
            for piece in pieces(analysis.word(token)) {
                list.push(Atom::of(token, piece, glued));
                glued = true;
            }
        }
        Self { annotated, list }
    }

    /// Number of atoms.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Atom `at`, if there is one.
    pub(super) fn get(&self, at: usize) -> Option<&Atom<'a>> {
        self.list.get(at)
    }

    /// The word of atom `at`; empty beyond the text.
    pub(super) fn word(&self, at: usize) -> &str {
        self.get(at).map_or("", |atom| &atom.word)
    }

    /// The word of the atom before `at`; empty at the beginning.
    pub(super) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The figure at `at`, if one stands there.
    pub(super) fn figure(&self, at: usize) -> Option<Figure> {
        match self.get(at)?.kind {
            Kind::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// Whether letters stand at `at`.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.kind == Kind::Word)
    }

    /// Whether atom `at` follows the one before without a space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.glued)
    }

    /// Whether atom `at` begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.capital)
    }

    /// Whether `at` is a hyphen or dash that joins what stands on both sides.
    pub(super) fn joins(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "‑" | "—") && self.glued(at) && self.glued(at + 1)
    }

    /// The atom after `at`, a joining hyphen skipped.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.joins(at) { at + 1 } else { at }
    }

    /// Whether the atoms from `at` on spell `phrase`, words parted by spaces; then their end.
    pub(super) fn spells(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut end = at;
        for word in phrase.split(' ') {
            if self.word(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Whether atom `at` begins a sentence, a paragraph or a quotation.
    pub(super) fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.get(before)) else {
            return true;
        };
        let analysis = &self.annotated.analysis;
        let token = self.list[at].token;
        matches!(&*before.word, "\n" | "." | "!" | "?" | ":" | "\"" | "“" | "‘")
            || analysis.sentence(analysis.sentence_of(token)).start == token
    }
}

impl<'a> Atom<'a> {
    fn of(token: usize, piece: &'a str, glued: bool) -> Self {
        let first = piece.chars().next().unwrap_or(' ');
        let kind = match first {
            '0'..='9' => Kind::Figure(figure(piece)),
            letter if letter.is_alphabetic() => Kind::Word,
            _ => Kind::Sign,
        };
        let word = if kind == Kind::Word { lower(piece) } else { Cow::Borrowed(piece) };
        Self { token, word, kind, glued, capital: first.is_uppercase() }
    }

    fn sign(token: usize, sign: &'a str) -> Self {
        let word = Cow::Borrowed(sign);
        Self { token, word, kind: Kind::Sign, glued: false, capital: false }
    }
}

/// Whether no space parts `token` from the one before.
fn is_glued(analysis: &Analysis, token: usize) -> bool {
    token.checked_sub(1).is_some_and(|b| !analysis.is_space(b) && !analysis.space_after(b))
}

fn lower(piece: &str) -> Cow<'_, str> {
    let piece = piece.trim_end_matches('.');
    if piece.chars().all(char::is_lowercase) {
        Cow::Borrowed(piece)
    } else {
        Cow::Owned(piece.to_lowercase().replace('’', "'"))
    }
}

/// Cuts a token into runs of letters, figures and single characters.
fn pieces(token: &str) -> impl Iterator<Item = &str> {
    let mut rest = token;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = match first {
            '0'..='9' => figure_length(rest),
            letter if letter.is_alphabetic() => letters_length(rest),
            other => other.len_utf8(),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        Some(piece)
    })
}

/// Bytes of the letters that `text` begins with; "a.m.", "o'clock" and "approx." are one run.
fn letters_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let goes_on = match character {
            '.' => next.is_none_or(char::is_alphabetic),
            '\'' | '’' => next.is_some_and(char::is_alphabetic),
            _ => character.is_alphabetic(),
        };
        if !goes_on {
            return at;
        }
    }
    text.len()
}

/// Bytes of the figure that `text` begins with: digits, commas before three digits, points before
/// digits.
fn figure_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    while let Some(sign) = bytes.get(end) {
        let more = digits(end + 1);
        match sign {
            b',' if more == 3 => end += 4,
            b'.' if more > 0 => end += 1 + more,
            _ => break,
        }
    }
    end
}

/// More digits than this are a code.
const MOST_DIGITS: usize = 15;

fn figure(piece: &str) -> Figure {
    let digits = piece.replace(',', "");
    let whole = digits.find('.').unwrap_or(digits.len());
    let points = digits.matches('.').count();
    let zero = whole > 1 && digits.starts_with('0');
    let amount = points < 2 && !zero && digits.len() <= MOST_DIGITS;
    let value = if amount { digits.parse().unwrap_or_default() } else { 0.0 };
    Figure { value, whole, decimal: points > 0, grouped: piece.contains(','), amount }
}

#[cfg(test)]
mod tests {
    use super::{figure, pieces};

    fn cut(token: &str) -> Vec<&str> {
        pieces(token).collect()
    }

    #[test]
    fn tokens_are_cut_at_hyphens_and_between_digits_and_letters() {
        assert_eq!(cut("12-day"), ["12", "-", "day"]);
        assert_eq!(cut("US$3.5bn"), ["US", "$", "3.5", "bn"]);
        assert_eq!(cut("1,200,000"), ["1,200,000"]);
        assert_eq!(cut("1,20"), ["1", ",", "20"]);
        assert_eq!(cut("a.m."), ["a.m."]);
        assert_eq!(cut("20%"), ["20", "%"]);
        assert_eq!(cut("o’clock"), ["o’clock"]);
    }

    #[test]
    fn a_figure_knows_what_it_amounts_to() {
        assert!((figure("1,200.5").value - 1200.5).abs() < 1e-9);
        assert!(!figure("007").amount);
        assert!(!figure("1.2.3").amount);
        assert!(figure("0.5").amount);
        assert!(!figure(&"9".repeat(400)).amount);
    }
}
