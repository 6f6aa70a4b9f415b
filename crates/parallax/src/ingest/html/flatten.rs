//! Takes the source of a page, gives it without the tags that nest too deeply.
//!
//! Extraction takes time with the cube of the nesting, and a hostile page nests a hundred thousand
//! elements. Depth is counted as a browser counts it, rather too high than too low; pages made for
//! readers stay below a hundred levels.

use std::borrow::Cow;

use super::elements::{
    BARRIERS, BLOCKS, CELLS, FORMATTING, IMPLIED, TABLE_BARRIERS, TABLE_PARTS, VOID, is_among, kind,
};
use super::tags::{Tag, Tags};

/// Deepest nesting that is kept.
const MAX_DEPTH: usize = 128;

/// Most formatting elements that are open beyond their paragraph: a browser opens each of them
/// anew in every paragraph that follows.
const MAX_PENDING: usize = 8;

/// Longest tag that is kept, in bytes: pictures inside of a page are longer, and of no use here.
const MAX_TAG: usize = 32 << 10;

/// Most attributes of a tag that is kept: parsers compare each with each.
const MAX_ATTRIBUTES: usize = 128;

/// How much depth, summed over all tags, a page may have before only what is near the top is kept.
/// A page of a hundred thousand tags stays below.
const MAX_WORK: usize = 4_000_000;

/// What is near the top.
const SHALLOW: usize = 24;

/// The page without tags that nest deeper than [`MAX_DEPTH`] and without overlong ones.
pub(super) fn flattened(source: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut copied = 0;
    let mut open = Open::default();
    let mut tags = Tags::of(source);
    while let Some(tag) = tags.next() {
        let is_kept = if tag.opens { open.start(&tag) } else { open.end(tag.name) };
        tags.in_foreign = open.foreign > 0;
        if !is_kept {
            kept.push_str(&source[copied..tag.range.start]);
            copied = tag.range.end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    kept.push_str(&source[copied..]);
    Cow::Owned(kept)
}

/// The elements that are open at a place of a page.
#[derive(Default)]
struct Open<'s> {
    /// Outermost first.
    stack: Vec<&'s str>,
    /// Formatting elements whose paragraph was closed around them, with the number of cells that
    /// were open then.
    pending: Vec<(&'s str, usize)>,
    /// Tables on the stack; a browser adds two elements to each.
    tables: usize,
    /// Cells and other elements on the stack that an end tag outside of them does not reach.
    cells: usize,
    /// Drawings and formulas on the stack.
    foreign: usize,
    /// The depth of all tags so far, summed.
    work: usize,
}

impl<'s> Open<'s> {
    /// Opens an element; false where it would be too deep.
    fn start(&mut self, tag: &Tag<'s>) -> bool {
        if tag.range.len() > MAX_TAG || tag.attributes > MAX_ATTRIBUTES {
            return false;
        }
        if tag.is(&VOID) || tag.is(&["html", "head", "body"]) {
            return true;
        }
        if tag.is(&IMPLIED) {
            self.end_implied(tag.name);
        } else if tag.is(&BLOCKS) && self.stack.last().is_some_and(|top| is_among(top, &["p"])) {
            // A table stays inside of its paragraph in old pages.
            if !tag.is(&["table"]) {
                self.cut(self.stack.len() - 1);
            }
        }
        let depth = self.stack.len() + 2 * self.tables + self.pending.len();
        self.work += depth;
        let limit = if self.work > MAX_WORK { SHALLOW } else { MAX_DEPTH };
        if depth >= limit || (self.pending.len() >= MAX_PENDING && tag.is(&FORMATTING)) {
            return false;
        }
        self.stack.push(tag.name);
        self.count(tag.name, true);
        true
    }

    /// Closes an element; false where none of that name is open, so that a flood of such tags
    /// costs nothing.
    fn end(&mut self, name: &str) -> bool {
        if is_among(name, &["html", "head", "body", "br", "p"]) {
            // These have a meaning even where nothing is open.
            if is_among(name, &["p"]) {
                self.close(name);
            }
            return true;
        }
        self.close(name)
    }

    fn close(&mut self, name: &str) -> bool {
        let is_block = is_among(name, &BLOCKS);
        for at in (0..self.stack.len()).rev() {
            let found = self.stack[at];
            if found.eq_ignore_ascii_case(name) {
                if is_block || at + 1 == self.stack.len() {
                    self.cut(at);
                } else {
                    // Formatting and forms end alone; what is inside of them stays open.
                    self.stack.remove(at);
                    self.count(name, false);
                }
                return true;
            }
            let barriers: &[&str] =
                if is_among(name, &TABLE_PARTS) { &TABLE_BARRIERS } else { &BARRIERS };
            if is_among(found, barriers) || !(is_block || passes(name, found)) {
                return false;
            }
        }
        let cells = self.cells;
        let pending = self
            .pending
            .iter()
            .rposition(|&(open, inside)| open.eq_ignore_ascii_case(name) && inside == cells);
        if let Some(pending) = pending {
            self.pending.remove(pending);
        }
        pending.is_some()
    }

    /// Closes the element of the kind of `name` that ends where `name` begins.
    fn end_implied(&mut self, name: &str) {
        for at in (0..self.stack.len()).rev() {
            let found = self.stack[at];
            let same = kind(found).is_some_and(|found| Some(found) == kind(name));
            if same {
                self.cut(at);
                return;
            }
            if !is_among(found, &IMPLIED) && !is_among(found, &FORMATTING) {
                return;
            }
        }
    }

    /// Closes the element at `at` with all that is inside; formatting inside stays pending.
    fn cut(&mut self, at: usize) {
        let closed = self.stack.split_off(at);
        for name in &closed {
            self.count(name, false);
        }
        for name in &closed[1..] {
            if is_among(name, &FORMATTING) {
                self.pending.push((name, self.cells));
            }
        }
    }

    fn count(&mut self, name: &str, opens: bool) {
        let step = |count: &mut usize| {
            *count = if opens { *count + 1 } else { count.saturating_sub(1) };
        };
        if is_among(name, &["table"]) {
            step(&mut self.tables);
        }
        if is_among(name, &CELLS) {
            step(&mut self.cells);
        }
        if is_among(name, &["svg", "math"]) {
            step(&mut self.foreign);
        }
    }
}

/// Whether the end tag of `name`, no block, reaches beyond an open `found`.
fn passes(name: &str, found: &str) -> bool {
    is_among(name, &FORMATTING) || is_among(name, &["form"]) || !is_among(found, &BLOCKS)
}

#[cfg(test)]
mod tests {
    use super::{MAX_DEPTH, flattened};

    #[test]
    fn leaves_a_common_page_as_it_is() {
        let page =
            "<html><body><ul><li>a<li>b</ul><table><tr><td>x<td>y</table><p>a<p>b<br></body>";
        let long = page.repeat(500);
        assert!(flattened(&long) == long);
        let old = "<p>one <b>bold</b><p>two".repeat(1000);
        assert!(flattened(&old) == old);
    }

    #[test]
    fn drops_what_is_too_deep() {
        for name in ["div", "blockquote", "table", "span", "x-y", "b", "ul"] {
            let page = format!("<{name}>").repeat(10_000);
            let kept = flattened(&page).matches('<').count();
            assert!((MAX_DEPTH / 4..=MAX_DEPTH).contains(&kept), "{name} {kept}");
        }
    }

    #[test]
    fn is_not_fooled_by_tags_that_close_nothing() {
        for piece in ["<div></x>", "<div></span>", "<table></div>", "<span><div></span>", "<p><b>"]
        {
            let page = piece.repeat(10_000);
            let kept = flattened(&page);
            let opened = kept.matches("<div>").count() + kept.matches("<table>").count();
            assert!(opened <= MAX_DEPTH, "{piece} {opened}");
            assert!(kept.matches("<b>").count() <= 16, "{piece}");
        }
    }

    #[test]
    fn drops_pictures_inside_the_page() {
        let page = format!("<p>a<img src=\"data:{}\">b", "A".repeat(40_000));
        assert_eq!(flattened(&page), "<p>ab");
    }
}
