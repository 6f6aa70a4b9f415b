//! Takes a page, gives the dates that a reader of it sees.

use trafilatura::dom::{Document, NodeId};

use crate::ingest::date::{find, parse};
use crate::text::Published;

/// Dates that a page shows, each list in the order of the page.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Marked as dates of publication.
    pub(super) marked: Vec<Published>,
    /// In short lines near the headline, marked as dates first.
    pub(super) near: Vec<Published>,
    /// Of the last change.
    pub(super) changed: Vec<Published>,
}

/// The dates shown outside of menus, footers, side columns, comments and lists of links.
pub(super) fn shown(page: &Document) -> Shown {
    let mut search =
        Search { page, shown: Shown::default(), plain: Vec::new(), headline: None, text: 0 };
    search.inside(page.root(), false, 0);
    search.shown.near.append(&mut search.plain);
    search.shown
}

const DEEPEST: usize = 400;

/// How many bytes of text may lie between the headline and a date that is the article's.
const NEAR: usize = 600;

/// Longest line that is a date and not a sentence about one, in bytes.
const LONGEST: usize = 90;

struct Search<'p> {
    page: &'p Document,
    shown: Shown,
    /// Dates near the headline that no mark says to be dates.
    plain: Vec<Published>,
    /// How much text there was before the end of the headline.
    headline: Option<usize>,
    /// How much text there was so far.
    text: usize,
}

impl Search<'_> {
    /// Searches `node`; `dated` where an element around it is marked as a date.
    fn inside(&mut self, node: NodeId, dated: bool, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for child in self.page.child_nodes(node) {
            if self.page.is_text(child) {
                self.words(&self.page.text_content(child), dated);
            } else if self.page.is_element(child) && !self.is_elsewhere(child) {
                self.element(child, dated, depth);
            }
        }
    }

    fn element(&mut self, node: NodeId, dated: bool, depth: usize) {
        let marks = self.marks(node);
        let name = self.page.tag_name(node);
        let date = ["datetime", "content", "title", "data-datetime"]
            .iter()
            .filter(|_| name == "time" || marks.dated)
            .filter_map(|attribute| self.page.get_attribute(node, attribute))
            .find_map(|value| parse(&value));
        let date = date.or_else(|| {
            // A line may come in pieces: "Published <b>9</b> <b>March</b> 2024".
            let has_pieces = (name == "time" || marks.dated)
                && self.page.child_nodes(node).iter().any(|&child| self.page.is_element(child));
            let line = has_pieces.then(|| self.page.text_content(node))?;
            short(&line).and_then(find)
        });
        if let Some(date) = date {
            let is_near = self.is_near();
            match (marks.changed, marks.published) {
                (true, _) => self.shown.changed.push(date),
                (false, true) => self.shown.marked.push(date),
                (false, false) if is_near => self.shown.near.push(date),
                (false, false) => {}
            }
            if name == "time" {
                return;
            }
        }
        self.inside(node, dated || marks.dated, depth + 1);
        if name == "h1" && self.headline.is_none() {
            self.headline = Some(self.text);
        }
    }

    fn words(&mut self, words: &str, dated: bool) {
        self.text += words.trim().len();
        let Some(date) = short(words).and_then(find) else { return };
        let low = words.to_lowercase();
        if ["©", "copyright", "(c)", "all rights"].iter().any(|sign| low.contains(sign)) {
            return;
        }
        if ["updated", "modified", "last edit", "changed"].iter().any(|sign| low.contains(sign))
            && !["published", "posted"].iter().any(|sign| low.contains(sign))
        {
            self.shown.changed.push(date);
        } else if self.is_near() {
            if dated { self.shown.near.push(date) } else { self.plain.push(date) }
        }
    }

    /// Whether the headline is near; a date above it is near only where it stands right above.
    fn is_near(&self) -> bool {
        self.headline.map_or(self.text < NEAR, |headline| self.text - headline < NEAR)
    }

    /// What an element's attributes say about a date in it.
    fn marks(&self, node: NodeId) -> Marks {
        let attribute = |name| self.page.get_attribute(node, name).unwrap_or_default();
        let property = attribute("itemprop").to_lowercase();
        let labels = format!("{} {}", attribute("class"), attribute("id")).to_lowercase();
        let has = |signs: &[&str]| signs.iter().any(|sign| labels.contains(sign));
        let changed = property.contains("datemodified") || has(&["updated", "modified"]);
        let published = property.contains("datepublished")
            || self.page.get_attribute(node, "pubdate").is_some()
            || has(&[
                "published",
                "entry-date",
                "pubdate",
                "pub-date",
                "publish-date",
                "posted-on",
            ]);
        let dated = changed
            || published
            || has(&["date", "timestamp", "datum", "byline", "dateline", "posted", "article-meta"]);
        // "published updated" marks a date that is both: it was never changed.
        Marks { changed: changed && !published, published, dated }
    }

    /// Whether an element holds no part of the article.
    fn is_elsewhere(&self, node: NodeId) -> bool {
        const TAGS: [&str; 14] = [
            "head",
            "nav",
            "footer",
            "aside",
            "script",
            "style",
            "noscript",
            "template",
            "form",
            "iframe",
            "svg",
            "select",
            "button",
            "blockquote",
        ];
        const LABELS: [&str; 16] = [
            "related",
            "sidebar",
            "comment",
            "footer",
            "copyright",
            "recommend",
            "most-read",
            "mostread",
            "popular",
            "trending",
            "latest",
            "more-news",
            "read-more",
            "breadcrumb",
            "newsletter",
            "archive",
        ];
        let name = self.page.tag_name(node);
        let labels =
            format!("{} {}", self.page.class_name(node), self.page.id_attr(node)).to_lowercase();
        // Themes put such words on the whole page: "has-sidebar", "single-post comments-open".
        let is_page = matches!(name, "html" | "body" | "main" | "article");
        TAGS.contains(&name)
            || (!is_page && LABELS.iter().any(|label| labels.contains(label)))
            || (name == "a" && self.page.parent(node).is_some_and(|item| self.is_item(item)))
    }

    fn is_item(&self, node: NodeId) -> bool {
        matches!(self.page.tag_name(node), "li" | "h2" | "h3" | "h4")
    }
}

struct Marks {
    changed: bool,
    published: bool,
    dated: bool,
}

/// `words` where they are few.
fn short(words: &str) -> Option<&str> {
    let words = words.trim();
    (!words.is_empty() && words.len() <= LONGEST).then_some(words)
}
