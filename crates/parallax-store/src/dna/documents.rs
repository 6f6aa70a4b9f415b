//! Adds documents to the rows of a database.

use std::collections::BTreeMap;

use parallax::text::{Document, Precision, Published};
use serde_json::json;

use super::{append::Append, lost::Lost, offsets::Utf16, tables::Table};
use crate::time::seconds;

/// A document's number in the database, and its text.
pub(super) struct Place {
    pub(super) row: i64,
    pub(super) text: String,
}

/// The documents of a database by their ids here; positions in each are counted once.
pub(super) struct Places<'p> {
    all: &'p BTreeMap<String, Place>,
    counted: BTreeMap<i64, Utf16<'p>>,
}

impl<'p> Places<'p> {
    /// None is counted yet.
    pub(super) fn new(all: &'p BTreeMap<String, Place>) -> Self {
        Self { all, counted: BTreeMap::new() }
    }

    /// The number of a document, and its text with its positions.
    pub(super) fn of(&mut self, document: &str) -> Option<(i64, &Utf16<'p>)> {
        let place = self.all.get(document)?;
        let text = self.counted.entry(place.row).or_insert_with(|| Utf16::new(&place.text));
        Some((place.row, text))
    }
}

/// Adds a document; gives its number there.
pub(super) fn add_document(append: &mut Append, document: &Document, lost: &mut Lost) -> i64 {
    let metadata = &document.metadata;
    let title = metadata.title.as_deref().unwrap_or(&document.name);
    let (title, author) = (append.short(title), append.short(&metadata.authors.join("; ")));
    let source = append.short(metadata.outlet.as_deref().unwrap_or(""));
    lost.more_authors += u64::from(metadata.authors.len() > 1);
    lost.urls += u64::from(metadata.url.is_some());
    let coder = append.coder("Admin");
    let published = metadata.published.as_ref();
    let date = published.and_then(|published| seconds(&published.iso)).unwrap_or(0);
    lost.no_date += u64::from(published.is_none());
    let is_rough = |published: &Published| published.precision < Precision::Day;
    lost.rough_date += u64::from(published.is_some_and(is_rough));
    let row = vec![
        json!(title),
        json!(document.text),
        json!(coder),
        json!(author),
        json!(source),
        json!(""),
        json!(""),
        json!(""),
        json!(date),
    ];
    append.database.add(Table::Documents, row)
}
