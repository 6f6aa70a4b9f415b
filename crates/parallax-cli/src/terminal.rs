//! What the terminal can do, and text made harmless for it.

use std::{
    borrow::Cow,
    env,
    io::{self, IsTerminal as _},
};

use unicode_width::UnicodeWidthChar as _;

/// Columns when nobody says how many there are.
const USUAL_WIDTH: usize = 100;
/// Fewer columns than these are not laid out for.
const LEAST_WIDTH: usize = 40;

/// Columns to fill: the terminal's, else `COLUMNS`, else 100.
pub(crate) fn width() -> usize {
    let asked = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let real = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
    real.or(asked).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH)
}

/// Whether stdout shows colours: a terminal, and `NO_COLOR` is not set.
pub(crate) fn has_colours() -> bool {
    io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// `text` on one line, with every character that could steer a terminal, or reorder what it shows,
/// replaced by a visible one.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// What stands for `c` on a terminal.
pub(crate) fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        c if turns_direction(c) || ('\u{80}'..='\u{9F}').contains(&c) => '\u{FFFD}',
        c => c,
    }
}

/// Whether `c` is an invisible mark that changes in which direction others are written.
fn turns_direction(c: char) -> bool {
    matches!(
        c,
        '\u{61C}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// Columns that `c` takes.
pub(crate) fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// `text` on one line in exactly `width` columns: cut with `…` or filled up with spaces.
pub(crate) fn fitted(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(width);
    let mut used = 0;
    let mut words = text.split_whitespace().peekable();
    'words: while let Some(word) = words.next() {
        let space = if words.peek().is_some() { " " } else { "" };
        for c in word.chars().chain(space.chars()).map(shown) {
            if used + columns(c) > width {
                cut(&mut out, &mut used, width);
                break 'words;
            }
            used += columns(c);
            out.push(c);
        }
    }
    out.extend(std::iter::repeat_n(' ', width - used));
    out
}

/// Makes room for `…` at the end and writes it.
fn cut(out: &mut String, used: &mut usize, width: usize) {
    while *used + 1 > width
        && let Some(last) = out.pop()
    {
        *used -= columns(last);
    }
    if *used < width {
        out.push('…');
        *used += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{fitted, harmless};

    #[test]
    fn nothing_can_steer_the_terminal() {
        let attack = "a\u{1b}]0;owned\u{7}\u{1b}[2Jb\u{9b}31mc\u{202e}d\r\ne";
        let shown = harmless(attack);
        assert!(shown.chars().all(|c| !c.is_control()), "{shown:?}");
        assert!(!shown.contains('\u{202e}'));
        assert_eq!(harmless("Ámbor – 語"), "Ámbor – 語");
    }

    #[test]
    fn cells_have_their_width() {
        assert_eq!(fitted("a\n b", 5), "a b  ");
        assert_eq!(fitted("abcdef", 4), "abc…");
        assert_eq!(fitted("語語語", 5), "語語…");
        assert_eq!(fitted("語語語", 4), "語… ");
        assert_eq!(fitted("abcd", 4), "abcd");
    }
}
