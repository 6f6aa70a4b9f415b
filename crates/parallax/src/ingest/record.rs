//! Takes the named values of one row, gives a document.

use crate::text::{Document, Metadata, one_line};

use super::plain::{self, Origin};
use super::{Field, FieldMap, Options, Reason, date};

/// Which of a table's columns holds each field, by the order of [`Field::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns([Option<usize>; Field::ALL.len()]);

impl Columns {
    /// The columns that hold what is needed: by the names a person gave, else by common names.
    pub(super) fn find(present: &[String], named: &FieldMap) -> Result<Self, Reason> {
        let mut columns = Self::default();
        for field in Field::ALL {
            let Some(wanted) = named.get(field) else { continue };
            let found = position(present, wanted).ok_or_else(|| Reason::NoColumn {
                field,
                wanted: wanted.to_owned(),
                present: present.to_owned(),
            })?;
            columns.0[field as usize] = Some(found);
        }
        for field in Field::ALL {
            if columns.get(field).is_none() {
                columns.0[field as usize] = columns.guess(field, present);
            }
        }
        match columns.get(Field::Text) {
            Some(_) => Ok(columns),
            None => Err(Reason::NoTextColumn { present: present.to_owned() }),
        }
    }

    /// The column that holds `field`.
    pub(super) fn get(&self, field: Field) -> Option<usize> {
        self.0[field as usize]
    }

    /// The best common name among the columns that no one has claimed.
    fn guess(&self, field: Field, present: &[String]) -> Option<usize> {
        (0..present.len())
            .filter(|column| !self.0.contains(&Some(*column)))
            .filter_map(|column| Some((field.rank(&present[column])?, column)))
            .min()
            .map(|(_, column)| column)
    }
}

/// The column of a name: as written, else without regard to case.
fn position(present: &[String], wanted: &str) -> Option<usize> {
    present
        .iter()
        .position(|name| name == wanted)
        .or_else(|| present.iter().position(|name| name.eq_ignore_ascii_case(wanted)))
}

/// One row: what its fields hold; empty values are as good as none.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    pub(super) id: Option<String>,
    pub(super) text: Option<String>,
    pub(super) title: Option<String>,
    pub(super) date: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

impl Record {
    /// Sets `field` to `value`.
    pub(super) fn set(&mut self, field: Field, value: String) {
        match field {
            Field::Id => self.id = Some(value),
            Field::Text => self.text = Some(value),
            Field::Title => self.title = Some(value),
            Field::Date => self.date = Some(value),
            Field::Outlet => self.outlet = Some(value),
            Field::Author => self.authors = authors(&value),
            Field::Url => self.url = Some(value),
            Field::Language => self.language = Some(value),
        }
    }

    /// What the record says about its document.
    pub(super) fn metadata(&mut self) -> Metadata {
        Metadata {
            title: clean(self.title.take()),
            outlet: clean(self.outlet.take()),
            authors: std::mem::take(&mut self.authors),
            url: clean(self.url.take()),
            published: self.date.take().and_then(|date| date::parse(&date)),
            language: clean(self.language.take()),
        }
    }

    /// The document of a row that came from `origin`; `column` is where its text should have been.
    pub(super) fn document(
        mut self,
        origin: Origin<'_>,
        column: &str,
        options: &Options,
    ) -> Result<Document, Reason> {
        let text = self.text.take().filter(|text| !text.trim().is_empty());
        let text = text.ok_or_else(|| Reason::NoText(column.to_owned()))?;
        let id = clean(self.id.take());
        let origin = Origin { name: id.as_deref().unwrap_or(origin.name), ..origin };
        plain::document(origin, text, self.metadata(), options)
    }
}

/// A value on one line, without white space around it; `None` for nothing.
pub(super) fn clean(value: Option<String>) -> Option<String> {
    let value = one_line(&value?);
    (!value.is_empty()).then_some(value)
}

/// The authors of a byline: "By Ada Orlo and Ben Tarn; Cy Ude".
///
/// Commas part names only where each side has two words, so that "Orlo, Ada" stays one.
pub(super) fn authors(byline: &str) -> Vec<String> {
    let byline = byline.trim();
    let start = byline.get(..3).filter(|start| start.eq_ignore_ascii_case("by "));
    let byline = start.map_or(byline, |start| &byline[start.len()..]);
    let mut names = Vec::new();
    for part in byline.split([';', '|', '\n']).flat_map(|part| part.split(" and ")) {
        let pieces: Vec<&str> = part.split(',').map(str::trim).collect();
        if pieces.iter().all(|piece| piece.split_whitespace().nth(1).is_some()) {
            names.extend(pieces.into_iter().filter_map(|piece| clean(Some(piece.to_owned()))));
        } else {
            names.extend(clean(Some(part.to_owned())));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{Columns, Field, FieldMap, Reason, authors};

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn guesses_columns_by_common_names() {
        let columns = Columns::find(
            &names(&["Article", "Full Text", "HEADLINE", "pub_date", "Source"]),
            &FieldMap::default(),
        )
        .unwrap();
        assert_eq!(columns.get(Field::Text), Some(1));
        assert_eq!(columns.get(Field::Title), Some(2));
        assert_eq!(columns.get(Field::Date), Some(3));
        assert_eq!(columns.get(Field::Outlet), Some(4));
        assert_eq!(columns.get(Field::Url), None);
    }

    #[test]
    fn a_claimed_column_is_not_guessed_again() {
        let map = FieldMap::default().with(Field::Text, "title");
        let columns = Columns::find(&names(&["title", "text"]), &map).unwrap();
        assert_eq!((columns.get(Field::Text), columns.get(Field::Title)), (Some(0), None));
    }

    #[test]
    fn names_the_columns_there_are() {
        let map = FieldMap::default().with(Field::Date, "when");
        let reason = Columns::find(&names(&["text", "date"]), &map).unwrap_err();
        assert_eq!(
            reason.to_string(),
            "no column \"when\" for date; there are: \"text\", \"date\""
        );
        let reason = Columns::find(&names(&["a", "b"]), &FieldMap::default()).unwrap_err();
        assert!(matches!(reason, Reason::NoTextColumn { .. }));
    }

    #[test]
    fn parts_authors() {
        assert_eq!(authors("By Ada Orlo and Ben Tarn; Cy Ude"), ["Ada Orlo", "Ben Tarn", "Cy Ude"]);
        assert_eq!(authors("Ada Orlo, Ben Tarn"), ["Ada Orlo", "Ben Tarn"]);
        assert_eq!(authors("Orlo, Ada"), ["Orlo, Ada"]);
        assert!(authors(" ; ").is_empty());
    }
}
