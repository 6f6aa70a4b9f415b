//! Statements drawn as the pages draw them: the lines of text with carets beneath.

use std::fmt::Write;

use parallax::text::Span;

/// Draws the lines of `text` that hold one of the spans, each with its carets.
pub(crate) fn draw(text: &str, roles: &[(&str, &[Span])]) -> String {
    let mut picture = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let place = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let carets: Vec<String> = roles
            .iter()
            .filter_map(|(role, spans)| carets_below(text, place, role, spans))
            .collect();
        if !carets.is_empty() {
            writeln!(picture, "    {}", place.of(text)).expect("a string takes everything");
        }
        for row in carets {
            writeln!(picture, "    {row}").expect("a string takes everything");
        }
    }
    if picture.is_empty() { "    (no span)\n".to_owned() } else { picture }
}

fn carets_below(text: &str, line: Span, role: &str, spans: &[Span]) -> Option<String> {
    let mut row = String::new();
    for (at, _) in line.of(text).char_indices() {
        let at = line.start + at as u32;
        let marked = spans.iter().any(|span| span.start <= at && at < span.end);
        row.push(if marked { '^' } else { ' ' });
    }
    let row = row.trim_end();
    (!row.is_empty()).then(|| format!("{row} {role}"))
}

#[cfg(test)]
mod tests {
    use parallax::text::Span;

    use super::draw;

    #[test]
    fn only_lines_with_spans_are_drawn() {
        let text = "One line.\nÄnother line.\n";
        let spans = [Span::new(text.find("line.\n").expect("first"), 8), Span::new(10, 18)];
        let picture = draw(text, &[("cue", &spans[1..])]);
        assert_eq!(picture, "    Änother line.\n    ^^^^^^^ cue\n");
    }
}
