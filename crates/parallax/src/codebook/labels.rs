//! Takes the `[[labels]]` tables of a codebook, gives its sets of contested words.

use super::{
    CodebookError,
    table::{Book, Once, Table},
};

/// Words that different sides use for one thing: "exodus", "flight", "deportation".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet {
    /// What decisions and exports call it.
    pub id: String,
    /// The words; at least two, none twice.
    pub names: Vec<String>,
}

/// All sets, checked against each other.
pub(super) fn read(book: &Book<'_>) -> Result<Vec<LabelSet>, CodebookError> {
    let mut ids = Once::new("labels id");
    book.tables("labels")?.iter().map(|table| labels(table, &mut ids)).collect()
}

fn labels(table: &Table<'_>, ids: &mut Once) -> Result<LabelSet, CodebookError> {
    table.known(&["id", "names"])?;
    let (id, names) = (table.required("id")?, table.list("names")?);
    ids.add(&id)?;
    table.at_least("names", &names, 2, "two names")?;
    let mut once = Once::new("label");
    names.iter().try_for_each(|name| once.add(name))?;
    Ok(LabelSet { id: id.text, names: names.into_iter().map(|name| name.text).collect() })
}
