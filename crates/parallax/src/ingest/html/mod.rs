//! Takes a saved web page, gives a document of its article.
//!
//! | file | what |
//! |---|---|
//! | `elements`, `tags`, `flatten` | the page without hostile nesting, before any parser sees it |
//! | `date`, `shown` | when the page appeared: rules of our own |
//! | `blocks` | the article's paragraphs, quotes, items and links |
//!
//! The article is found by the crate `trafilatura`. There is no alignment: it works on a tree that
//! has forgotten the source.

mod blocks;
mod date;
mod elements;
mod flatten;
mod shown;
mod tags;

use std::collections::{HashMap, HashSet};
use std::panic::catch_unwind;

use trafilatura::dom::{Document as Page, NodeId};
use trafilatura::{ExtractResult, HtmlDateMode, Options as Extraction};

use crate::text::{Document, Metadata, Published};

use super::plain::Origin;
use super::record::{authors, clean};
use super::{MAX_TEXT, Options, Reason, language, marks};

/// Longest page that is read, in bytes, after pictures inside of it were dropped.
const MAX_PAGE: usize = 16 << 20;

/// The document of the article in `source`, a web page.
pub(super) fn document(
    origin: Origin<'_>,
    source: &str,
    options: &Options,
) -> Result<Document, Reason> {
    let source = flatten::flattened(source);
    if source.len() > MAX_PAGE {
        return Err(Reason::TooLong(MAX_PAGE >> 20));
    }
    // A panic of a parser on a hostile page costs this page and no other. Nesting, which could
    // exhaust the stack and could not be caught, is gone by now.
    let (found, published, declared) =
        catch_unwind(|| extract(&source)).map_err(|_| Reason::Unreadable)??;
    let finished =
        catch_unwind(|| blocks::prose(&found.content_html)).map_err(|_| Reason::Unreadable)?;
    if finished.text.trim().is_empty() {
        return Err(Reason::NoArticle);
    }
    if finished.text.len() > MAX_TEXT {
        return Err(Reason::TooLong(MAX_TEXT >> 20));
    }
    // Templates declare a language that the text is not in, so what is detected comes first.
    let language = language::detected(&finished.text)
        .or_else(|| declared.as_deref().and_then(language::declared))
        .or_else(|| options.language.clone());
    Ok(Document {
        id: origin.id(),
        name: origin.name.to_owned(),
        locator: origin.locator.to_owned(),
        text: finished.text,
        metadata: metadata(found, published, language),
        blocks: finished.blocks,
        citations: finished.citations,
        alignment: None,
    })
}

/// The article of a page, when it was published, and the language that the page declares.
type Found = (ExtractResult, Option<Published>, Option<String>);

fn extract(source: &str) -> Result<Found, Reason> {
    let mut page = Page::parse(source);
    write_marks(&mut page);
    let language = declared_language(&page);
    let address = address(&page);
    let published = date::published(&page, address.as_deref());
    // Its date rules look at the clock.
    let extraction = Extraction::default()
        .with_fallback(true)
        .with_links(true)
        .with_exclude_comments(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    let found = trafilatura::extract_document(page, &extraction).map_err(|_| Reason::NoArticle)?;
    Ok((found, published, language))
}

fn metadata(
    found: ExtractResult,
    published: Option<Published>,
    language: Option<String>,
) -> Metadata {
    let said = found.metadata;
    let host = said.hostname.trim_start_matches("www.").to_owned();
    Metadata {
        title: clean(Some(said.title)),
        outlet: clean(Some(said.sitename)).or_else(|| clean(Some(host))),
        authors: authors(&said.author),
        url: clean(Some(said.url)),
        published,
        language,
    }
}

/// Writes raised numbers as marks, `[12]`: extraction forgets that they were raised.
fn write_marks(page: &mut Page) {
    let raised = page.get_elements_by_tag_name(page.root(), "sup");
    let before = before(page, &raised);
    for node in raised {
        let label = page.text_content(node);
        let label = label.trim().trim_matches(['[', ']', '(', ')']);
        let is_number = (1..=3).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_digit());
        let links = page.get_elements_by_tag_name(node, "a");
        let text_before =
            |node| before.get(&node).map(|&node| page.text_content(node)).unwrap_or_default();
        if is_number && links.is_empty() && marks::can_bear_mark(&text_before(node)) {
            let mark = format!("[{label}]");
            for child in page.children(node) {
                page.remove(child, false);
            }
            page.set_text(node, &mark);
        }
    }
}

/// What stands right before each of `nodes`, where anything does. Each parent is looked through
/// once.
fn before(page: &Page, nodes: &[NodeId]) -> HashMap<NodeId, NodeId> {
    let mut seen = HashSet::new();
    let parents = nodes.iter().filter_map(|&node| page.parent(node));
    let children = parents.filter(|&parent| seen.insert(parent)).map(|it| page.child_nodes(it));
    children.flat_map(|nodes| nodes.windows(2).map(|w| (w[1], w[0])).collect::<Vec<_>>()).collect()
}

fn declared_language(page: &Page) -> Option<String> {
    let html = page.query_selector(page.root(), "html")?;
    page.get_attribute(html, "lang")
}

/// The page's own address.
fn address(page: &Page) -> Option<String> {
    [
        ("link[rel=\"canonical\"]", "href"),
        ("meta[property=\"og:url\"]", "content"),
        ("link[rel=\"shortlink\"]", "href"),
    ]
    .iter()
    .filter_map(|(selector, name)| {
        page.get_attribute(page.query_selector(page.root(), selector)?, name)
    })
    .find(|address| address.starts_with("http"))
}
