//! Takes a page, gives the date on which it says it was published.
//!
//! Sources, best first: structured data (JSON-LD), meta elements, marked `time` elements, the
//! address, dates shown near the headline; then the same for changes. Of dates for one day the most
//! precise is taken; a source that gives only a month or year waits for a better one. Never read:
//! menus, footers, side columns, comments, lists of other articles, lines about rights.

use serde_json::Value;
use trafilatura::dom::Document;

use crate::ingest::date::{of_url, parse};
use crate::text::{Precision, Published};

use super::shown::shown;

/// When `page`, found at `address`, appeared.
pub(super) fn published(page: &Document, address: Option<&str>) -> Option<Published> {
    let mut found = structured(page, "datePublished");
    found.extend(meta(page, &PUBLISHED));
    let shown = shown(page);
    found.extend(shown.marked.iter().cloned());
    found.extend(address.and_then(of_url).filter(|date| date.precision >= Precision::Day));
    found.extend(shown.near.iter().cloned());
    found.extend(structured(page, "dateCreated"));
    found.extend(address.and_then(of_url));
    best(&found).or_else(|| {
        let mut changed = structured(page, "dateModified");
        changed.extend(meta(page, &CHANGED));
        changed.extend(shown.changed);
        best(&changed)
    })
}

/// Names of meta elements for the date of publication, best first.
const PUBLISHED: [&str; 32] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "rnews:datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article_date_original",
    "article:published",
    "published_time",
    "publish-date",
    "publish_date",
    "publishdate",
    "published-date",
    "publication_date",
    "publication-date",
    "pubdate",
    "pub_date",
    "originalpublicationdate",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "citation_publication_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
];

/// Names of meta elements for the date of the last change.
const CHANGED: [&str; 7] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "revised",
];

/// The first date that is at least a day, as precisely as any source gives that day; else the
/// first at all.
fn best(found: &[Published]) -> Option<Published> {
    let first = found.iter().find(|date| date.precision >= Precision::Day);
    let Some(first) = first else { return found.first().cloned() };
    // An ISO date begins with its day: ten characters.
    let day = first.iso.get(..10)?;
    let same_day =
        |date: &&Published| date.precision == Precision::Time && date.iso.starts_with(day);
    Some(found.iter().find(same_day).unwrap_or(first).clone())
}

/// Dates under `key` in the JSON-LD of the page: those of articles before those of other things.
fn structured(page: &Document, key: &str) -> Vec<Published> {
    let mut found = Vec::new();
    for script in page.scripts_with_type(&["application/ld+json"]) {
        if let Ok(value) = serde_json::from_str::<Value>(page.text_content(script).trim()) {
            collect(&value, key, &mut found);
        }
    }
    found.sort_by_key(|(is_article, _)| !is_article);
    found.into_iter().map(|(_, date)| date).collect()
}

/// Looks into `value`, but not into things that have a date of their own.
fn collect(value: &Value, key: &str, found: &mut Vec<(bool, Published)>) {
    const OTHERS: [&str; 12] = [
        "itemListElement",
        "hasPart",
        "isPartOf",
        "mentions",
        "comment",
        "review",
        "author",
        "publisher",
        "image",
        "video",
        "isBasedOn",
        "citation",
    ];
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, key, found)),
        Value::Object(object) => {
            if let Some(date) = object.get(key).and_then(Value::as_str).and_then(parse) {
                found.push((is_article(object.get("@type")), date));
            }
            for (name, value) in object {
                if !OTHERS.contains(&name.as_str()) {
                    collect(value, key, found);
                }
            }
        }
        _ => {}
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    match kind {
        Some(Value::String(kind)) => {
            ["Article", "Posting", "Report"].iter().any(|name| kind.contains(name))
        }
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| is_article(Some(kind))),
        _ => false,
    }
}

/// Dates of the meta elements called `names`, in the order of the names.
fn meta(page: &Document, names: &[&str]) -> Vec<Published> {
    let mut found: Vec<(usize, Published)> = Vec::new();
    for node in page.get_elements_by_tag_name(page.root(), "meta") {
        let rank = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .filter_map(|attribute| page.get_attribute(node, attribute))
            .find_map(|name| names.iter().position(|known| known.eq_ignore_ascii_case(&name)));
        let Some(rank) = rank else { continue };
        if let Some(date) = page.get_attribute(node, "content").as_deref().and_then(parse) {
            found.push((rank, date));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, date)| date).collect()
}
