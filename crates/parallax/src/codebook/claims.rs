//! Takes the `[[claim]]` tables of a codebook, gives its claims.

use super::{
    CodebookError,
    table::{Book, Once, Table, Text},
};

/// Something that is claimed, as a person declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodebookClaim {
    /// What decisions and exports call it.
    pub id: String,
    /// What people call it, in a few words.
    pub label: String,
    /// What it means and what belongs to it, for those who code by hand.
    pub description: Option<String>,
    /// Sample wordings; at least one.
    pub samples: Vec<String>,
    /// Wordings of the opposite side; may be empty.
    pub against: Vec<String>,
}

/// All claims, checked against each other.
pub(super) fn read(book: &Book<'_>) -> Result<Vec<CodebookClaim>, CodebookError> {
    let (mut ids, mut samples) = (Once::new("claim id"), Once::new("sample"));
    book.tables("claim")?.iter().map(|table| claim(table, &mut ids, &mut samples)).collect()
}

fn claim(
    table: &Table<'_>,
    ids: &mut Once,
    wordings: &mut Once,
) -> Result<CodebookClaim, CodebookError> {
    table.known(&["id", "label", "description", "samples", "against"])?;
    let (id, label) = (table.required("id")?, table.required("label")?);
    let (samples, against) = (table.list("samples")?, table.list("against")?);
    ids.add(&id)?;
    table.at_least("samples", &samples, 1, "one sample wording")?;
    samples.iter().chain(&against).try_for_each(|sample| wordings.add(sample))?;
    let texts = |texts: Vec<Text>| texts.into_iter().map(|text| text.text).collect();
    Ok(CodebookClaim {
        id: id.text,
        label: label.text,
        description: table.optional("description")?.map(|text| text.text),
        samples: texts(samples),
        against: texts(against),
    })
}
