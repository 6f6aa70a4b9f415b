//! Takes the source of a page, gives its tags one by one, as a browser would cut them.

use std::ops::Range;

use super::elements::{RAW, is_among};

/// A tag in the source of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'s> {
    /// The element's name, in the source's case.
    pub(super) name: &'s str,
    /// Whether it opens an element or closes one.
    pub(super) opens: bool,
    /// Where it is, with its angle brackets.
    pub(super) range: Range<usize>,
    /// How many attributes it has.
    pub(super) attributes: usize,
}

impl Tag<'_> {
    /// Whether the element's name is among `names`, which are in lower case.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        is_among(self.name, names)
    }
}

/// Cuts a page into tags; comments, declarations and the content of scripts are passed over.
pub(super) struct Tags<'s> {
    source: &'s str,
    at: usize,
    /// Inside of drawings and formulas a script is an element like others.
    pub(super) in_foreign: bool,
}

impl<'s> Tags<'s> {
    /// The tags of `source`.
    pub(super) fn of(source: &'s str) -> Self {
        Self { source, at: 0, in_foreign: false }
    }

    /// Where the name of a tag that begins at `start` begins; `None` where `<` begins none.
    fn name_start(&self, start: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let name = start + if bytes.get(start + 1) == Some(&b'/') { 2 } else { 1 };
        bytes.get(name)?.is_ascii_alphabetic().then_some(name)
    }

    /// The tag that begins at `start`; `None` where the page ends before the tag does.
    fn tag(&self, start: usize, name_start: usize) -> Option<Tag<'s>> {
        let bytes = self.source.as_bytes();
        let opens = name_start == start + 1;
        let rest = &bytes[name_start..];
        let length = rest.iter().position(|byte| matches!(byte, b'>' | b'/') || is_space(*byte))?;
        let (end, attributes) = end_of_tag(bytes, name_start + length)?;
        let name = &self.source[name_start..name_start + length];
        Some(Tag { name, opens, range: start..end, attributes })
    }

    /// Where a comment or declaration that begins at `start` ends; the end of the page where it is
    /// never closed.
    fn end_of_other(&self, start: usize) -> usize {
        let rest = &self.source[start..];
        let behind = |mark: &str, from: usize| {
            let from = from.min(rest.len());
            rest[from..].find(mark).map_or(self.source.len(), |at| start + from + at + mark.len())
        };
        if rest.starts_with("<!-->") {
            start + 5
        } else if rest.starts_with("<!--") {
            let end = behind("-->", 4);
            self.source[start..end].find("--!>").map_or(end, |at| start + at + 4)
        } else if rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</") {
            behind(">", 1)
        } else {
            start + 1
        }
    }

    /// Where the content of the raw element `name`, which begins at `start`, ends.
    fn end_of_raw(&self, name: &str, start: usize) -> usize {
        let bytes = self.source.as_bytes();
        let mut at = start;
        while let Some(found) = self.source[at..].find("</") {
            at += found + 2;
            let end = at + name.len();
            let same = bytes.get(at..end).is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()));
            if same && bytes.get(end).is_none_or(|b| matches!(b, b'>' | b'/') || is_space(*b)) {
                return at - 2;
            }
        }
        self.source.len()
    }
}

impl<'s> Iterator for Tags<'s> {
    type Item = Tag<'s>;

    fn next(&mut self) -> Option<Tag<'s>> {
        loop {
            let start = self.at + self.source[self.at..].find('<')?;
            let Some(name_start) = self.name_start(start) else {
                self.at = self.end_of_other(start);
                continue;
            };
            let Some(tag) = self.tag(start, name_start) else {
                // A browser drops a tag that is never closed, and with it the rest of the page.
                self.at = self.source.len();
                return None;
            };
            self.at = tag.range.end;
            if tag.opens && !self.in_foreign && tag.is(&RAW) {
                self.at = self.end_of_raw(tag.name, self.at);
            }
            return Some(tag);
        }
    }
}

/// Where in a tag one is: the states of a browser, as far as they matter here.
#[derive(Clone, Copy)]
enum State {
    /// Before an attribute.
    Between,
    /// In the name of an attribute.
    Name,
    /// In white space behind a name, where `=` may follow.
    Named,
    /// Behind `=`: only here does a quotation mark count.
    Equals,
    /// In a value without quotation marks.
    Bare,
}

/// One past the `>` that closes a tag whose name ends at `at`, and the number of attributes before
/// it.
fn end_of_tag(bytes: &[u8], mut at: usize) -> Option<(usize, usize)> {
    let mut attributes = 0;
    let mut state = State::Between;
    loop {
        let byte = *bytes.get(at)?;
        state = match (state, byte) {
            (_, b'>') => return Some((at + 1, attributes)),
            (State::Equals, b'"' | b'\'') => {
                at += 1 + bytes[at + 1..].iter().position(|&other| other == byte)?;
                State::Between
            }
            (State::Name | State::Named, b'=') => State::Equals,
            (State::Between | State::Name | State::Named, b'/') => State::Between,
            (State::Between | State::Bare, _) if is_space(byte) => State::Between,
            (State::Name | State::Named, _) if is_space(byte) => State::Named,
            (State::Equals, _) if is_space(byte) => State::Equals,
            (State::Equals | State::Bare, _) => State::Bare,
            (State::Between | State::Named, _) => {
                attributes += 1;
                State::Name
            }
            (State::Name, _) => State::Name,
        };
        at += 1;
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c')
}

#[cfg(test)]
mod tests {
    use super::Tags;

    fn check(source: &str, expected: &[&str]) {
        let tags: Vec<&str> = Tags::of(source).map(|tag| &source[tag.range]).collect();
        assert_eq!(tags, expected, "{source}");
    }

    #[test]
    fn cuts_as_a_browser_does() {
        check("a < b <p>x</p >", &["<p>", "</p >"]);
        check("<a href='>' b=\">\" c=d'>x", &["<a href='>' b=\">\" c=d'>"]);
        check("<div a\"b><i>", &["<div a\"b>", "<i>"]);
        check("<!-- <p> --><p><!--><i><!DOCTYPE x><?y?></ z><u>", &["<p>", "<i>", "<u>"]);
        check("<script>'<p>'</scripts></SCRIPT><p>", &["<script>", "</SCRIPT>", "<p>"]);
        check("<style><p>", &["<style>"]);
        check("<p a=\"never closed><i>", &[]);
        check("<p a = '>'><i>", &["<p a = '>'>", "<i>"]);
        check("<p a '>'><i>", &["<p a '>", "<i>"]);
    }

    #[test]
    fn counts_attributes() {
        let count = |source| Tags::of(source).next().unwrap().attributes;
        assert_eq!(count("<p>"), 0);
        assert_eq!(count("<p a b=c d = 'e f' g=\"h\"i=j/k/ >"), 5);
        assert_eq!(count("<p/a/b/>"), 2);
    }
}
