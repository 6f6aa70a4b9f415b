//! Adds documents to the rows of a database.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use parallax::text::Document;
use serde_json::json;

use super::{append::Append, lost::Lost, tables::Table};

/// A document's number in the database, and its text.
pub(super) struct Place {
    pub(super) row: i64,
    pub(super) text: String,
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
    let date = seconds(document, lost);
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

/// When a document appeared, in seconds since 1970.
fn seconds(document: &Document, lost: &mut Lost) -> i64 {
    let Some(published) = &document.metadata.published else {
        lost.no_date += 1;
        return 0;
    };
    let iso = &published.iso;
    if let Ok(moment) = iso.parse::<Timestamp>() {
        return moment.as_second();
    }
    let day = iso.get(..10).unwrap_or(iso);
    lost.rough_date += u64::from(day.len() < 10);
    let day = format!(
        "{day}{}",
        ["-01-01", "-01", ""][match day.len() {
            4 => 0,
            7 => 1,
            _ => 2,
        }]
    );
    let time = iso.parse::<jiff::civil::DateTime>().ok();
    let time = time.or_else(|| day.parse::<Date>().ok().map(|day| day.at(0, 0, 0, 0)));
    time.and_then(|time| TimeZone::UTC.to_timestamp(time).ok()).map_or(0, Timestamp::as_second)
}
