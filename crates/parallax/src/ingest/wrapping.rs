//! Takes the lines of a text, tells whether they were wrapped at a fixed width.

use super::lines::Line;

/// The width, in characters, at which the text was wrapped by hand or by a program; `None` where
/// each line stands for itself (one paragraph a line, verse, lists).
///
/// Decided for the whole text from the lines that another line follows without a blank one
/// between: most must be about equally long, 50 to 120 characters at the widest, half of them must
/// not end a sentence, and a good part of the following lines must go on in lower case.
pub(super) fn width(lines: &[Line<'_>]) -> Option<usize> {
    let broken: Vec<(&Line<'_>, &Line<'_>)> = lines
        .windows(2)
        .filter(|pair| !pair[1].after_blank && !pair[1].begins_item() && !pair[0].begins_item())
        .map(|pair| (&pair[0], &pair[1]))
        .collect();
    if broken.len() < FEWEST {
        return None;
    }
    let mut widths: Vec<usize> = broken.iter().map(|(line, _)| line.width()).collect();
    widths.sort_unstable();
    let widest = widths[(widths.len() - 1) * 19 / 20];
    let share = |count: usize| count as f64 / broken.len() as f64;
    let full = widths.iter().filter(|&&width| is_full(width, widest)).count();
    let open = broken.iter().filter(|(line, _)| !line.ends_sentence()).count();
    let low = broken.iter().filter(|(_, next)| !next.begins_high()).count();
    let wrapped = (NARROWEST..=WIDEST).contains(&widest)
        && share(full) >= 0.7
        && share(open) >= 0.5
        && share(low) >= 0.3;
    wrapped.then_some(widest)
}

/// Whether a line of `width` is as long as wrapping at `widest` leaves it: a shorter one ended
/// before the margin.
pub(super) fn is_full(width: usize, widest: usize) -> bool {
    width * 4 >= widest * 3
}

/// Fewer breaks prove nothing.
const FEWEST: usize = 2;
const NARROWEST: usize = 50;
const WIDEST: usize = 120;
