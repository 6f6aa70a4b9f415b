//! Takes the article that was cut out of a page, gives its prose.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use trafilatura::dom::{Document, NodeId};

use crate::ingest::lines::{begins_caption, ends_sentence, heads_notes};
use crate::ingest::prose::{Finished, Prose};
use crate::text::{BlockKind, CitationKind};

/// The prose of `article`, HTML without menus and the like.
///
/// Paragraphs, headings, block quotes, items, captions and rows of tables become blocks; a line
/// break behind a sentence parts paragraphs as well; items under a heading like "Notes" are notes.
pub(super) fn prose(article: &str) -> Finished {
    let page = Document::parse(article);
    let mut writer = Writer { page: &page, prose: Prose::default() };
    if let Some(body) = page.body() {
        writer.inside(body, BlockKind::Paragraph, 0);
    }
    let mut finished = writer.prose.finish();
    name_notes(&mut finished);
    finished
}

/// Deeper elements are left out; the page was flattened before, so there are none.
const DEEPEST: usize = 400;

struct Writer<'p> {
    page: &'p Document,
    prose: Prose,
}

impl Writer<'_> {
    /// Writes what is inside of `node`, where blocks are of `kind`.
    fn inside(&mut self, node: NodeId, kind: BlockKind, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in self.page.child_nodes(node) {
            if self.page.is_text(child) {
                self.prose.write_collapsed(&self.page.text_content(child));
            } else if self.page.is_element(child) {
                self.element(child, kind, depth + 1);
            }
        }
    }

    fn element(&mut self, node: NodeId, kind: BlockKind, depth: usize) {
        let block = match self.page.tag_name(node) {
            "script" | "style" | "template" | "noscript" | "head" => return,
            "a" => return self.link(node, kind, depth),
            "br" => return self.line_break(kind),
            "td" | "th" => {
                if self.prose.is_open() {
                    self.prose.write("\t", None);
                }
                return self.inside(node, kind, depth);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Title,
            "blockquote" => BlockKind::Quote,
            "li" | "dt" | "dd" if kind != BlockKind::Quote => BlockKind::List,
            "figcaption" | "caption" | "tr" => BlockKind::Caption,
            "p" | "div" | "section" | "article" | "main" | "header" | "figure" | "pre" | "ul"
            | "ol" | "dl" | "li" | "dt" | "dd" | "hr" | "table" | "tbody" | "thead" | "tfoot"
            | "details" | "summary" | "address" | "center" => kind,
            _ => return self.inside(node, kind, depth),
        };
        if self.is_in_row(node) {
            // A paragraph in a cell does not break the row.
            self.prose.write_collapsed(" ");
            return self.inside(node, kind, depth);
        }
        self.begin(block);
        self.inside(node, block, depth);
        self.end();
        self.begin(kind);
    }

    fn is_in_row(&self, node: NodeId) -> bool {
        let parent = self.page.parent(node).map(|parent| self.page.tag_name(parent));
        matches!(parent, Some("td" | "th"))
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.prose.begin(kind);
    }

    fn end(&mut self) {
        if begins_caption(self.prose.written()) {
            self.prose.turn_into(BlockKind::Caption);
        }
        self.prose.end();
    }

    /// Old pages part paragraphs with line breaks; inside a sentence one is only a break.
    fn line_break(&mut self, kind: BlockKind) {
        if ends_sentence(self.prose.written()) {
            self.begin(kind);
        } else if self.prose.is_open() {
            self.prose.write("\n", None);
        }
    }

    fn link(&mut self, node: NodeId, kind: BlockKind, depth: usize) {
        static LABEL: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^\s*[\[(]?(\d{1,3}|[a-z*†‡§])[\])]?\s*$").expect("well-formed")
        });
        let target = self.page.get_attribute(node, "href").unwrap_or_default();
        let words = self.page.text_content(node);
        if target.contains('#')
            && let Some(label) = LABEL.captures(&words)
        {
            self.prose.mark(&label[1], None);
        } else if target.is_empty() || target.starts_with('#') {
            self.inside(node, kind, depth);
        } else {
            self.prose.begin_link(target);
            self.inside(node, kind, depth);
            self.prose.end_link();
        }
    }
}

/// Makes items notes that stand under a heading of notes, and those of a last list that has as many
/// items as the text has footnote marks.
fn name_notes(finished: &mut Finished) {
    let mut in_notes = false;
    for block in &mut finished.blocks {
        match block.kind {
            BlockKind::Title => in_notes = heads_notes(block.span.of(&finished.text)),
            BlockKind::List if in_notes => block.kind = BlockKind::Note,
            _ => {}
        }
    }
    let marks: BTreeSet<&str> = finished
        .citations
        .iter()
        .filter(|citation| citation.kind == CitationKind::Footnote)
        .map(|citation| citation.target.as_str())
        .collect();
    let items = finished.blocks.iter().rev().take_while(|block| block.kind == BlockKind::List);
    let items = items.count();
    if items > 0 && items == marks.len() {
        finished.blocks.iter_mut().rev().take(items).for_each(|item| item.kind = BlockKind::Note);
    }
}

#[cfg(test)]
mod tests {
    use super::prose;

    fn check(article: &str, expected: &[(&str, &str)]) {
        let finished = prose(article);
        let blocks: Vec<(&str, &str)> = finished
            .blocks
            .iter()
            .map(|block| (block.kind.name(), block.span.of(&finished.text)))
            .collect();
        assert_eq!(blocks, expected);
    }

    #[test]
    fn gives_each_element_its_kind() {
        check(
            "<h1>Ferry</h1><p>It <b>left</b>\n at <i>no</i>on .</p><blockquote><p>One.</p><p>Two.</p>\
             </blockquote><ul><li>a<ul><li>b</li></ul></li></ul>tail<p>Photo: the mill</p>",
            &[
                ("title", "Ferry"),
                ("paragraph", "It left at noon ."),
                ("quote", "One."),
                ("quote", "Two."),
                ("list", "a"),
                ("list", "b"),
                ("paragraph", "tail"),
                ("caption", "Photo: the mill"),
            ],
        );
    }

    #[test]
    fn rows_of_a_table_are_captions() {
        check(
            "<table><tr><th>town</th><th>left</th></tr><tr><td><p>Norvale</p></td><td>12</td></tr>\
             </table>",
            &[("caption", "town\tleft"), ("caption", "Norvale\t12")],
        );
    }

    #[test]
    fn line_breaks_part_sentences_only() {
        check(
            "<div>It left.<br><br>It came<br>back.<br></div>",
            &[("paragraph", "It left."), ("paragraph", "It came\nback.")],
        );
    }

    #[test]
    fn finds_links_marks_and_notes() {
        let finished = prose(
            "<p>See <a href='https://x.example/a'> the letter</a>.<a href='#n1'>[1]</a></p>\
             <h2>Notes</h2><ol><li>A letter. <a href='#r1'>back</a></li></ol>",
        );
        assert_eq!(finished.text, "See the letter.[1]\n\nNotes\n\nA letter. back");
        let found: Vec<_> = finished
            .citations
            .iter()
            .map(|found| (found.span.of(&finished.text), found.target.as_str()))
            .collect();
        assert_eq!(found, [("the letter", "https://x.example/a"), ("[1]", "1")]);
        assert_eq!(finished.blocks[2].kind.name(), "note");
        let kinds =
            |article| prose(article).blocks.iter().map(|b| b.kind.name()).collect::<Vec<_>>();
        assert_eq!(
            kinds("<p>It left.<a href='#a'>1</a></p><ol><li>A letter.</li></ol>"),
            ["paragraph", "note"]
        );
        assert_eq!(kinds("<p>It left.</p><ol><li>A letter.</li></ol>"), ["paragraph", "list"]);
    }
}
