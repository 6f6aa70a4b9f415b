//! Takes the table of claims or fact-checks that a person gives, gives its claims.

use anyhow::Result;

use super::arguments::{ListField, MatchArguments};
use crate::{exit::advice, sheet::Sheet};

/// A claim of the list.
#[derive(Debug)]
pub(super) struct Listed {
    /// As the list has it, else the number of its row.
    pub(super) id: String,
    pub(super) claim: String,
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
}

/// The claims, in the order of the list.
pub(super) fn read(arguments: &MatchArguments) -> Result<Vec<Listed>> {
    let sheet = Sheet::read(&arguments.claims)?;
    let column = |field: ListField| -> Result<Option<&str>> {
        let named = arguments.fields.iter().find(|(known, _)| *known == field);
        match named {
            Some((_, name)) => sheet.named(name).map(Some),
            None => Ok(sheet.column(names(field))),
        }
    };
    let claim = column(ListField::Claim)?.ok_or_else(|| {
        let wrong = format!("{}: no column seems to hold the claims", sheet.path());
        advice(wrong, format!("{}. Name it: --field claim=COLUMN", sheet.has_columns()))
    })?;
    let [id, title, url] =
        [column(ListField::Id)?, column(ListField::Title)?, column(ListField::Url)?];
    let mut listed = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        let get = |column: Option<&str>| column.and_then(|column| row.get(column));
        let words = row.get(claim).filter(|words| words.contains(char::is_alphanumeric));
        let words = words.ok_or_else(|| {
            let wrong = sheet.at(row.line, format!("\"{claim}\" is empty"));
            advice(wrong, "Every row needs a claim; take the row out or fill it in.")
        })?;
        listed.push(Listed {
            id: get(id).map_or_else(|| row.number.to_string(), str::to_owned),
            claim: words.to_owned(),
            title: get(title).map(str::to_owned),
            url: get(url).map(str::to_owned),
        });
    }
    Ok(listed)
}

/// Common names of columns, best first.
fn names(field: ListField) -> &'static [&'static str] {
    match field {
        ListField::Claim => &[
            "claim",
            "vclaim",
            "claim_text",
            "claim_reviewed",
            "text",
            "statement",
            "content",
            "sentence",
            "key_point",
        ],
        ListField::Id => &["id", "claim_id", "vclaim_id", "factcheck_id", "uuid"],
        ListField::Title => &["title", "headline", "heading", "label"],
        ListField::Url => &["url", "link", "href", "permalink"],
    }
}
