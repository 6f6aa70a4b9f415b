//! The statements of the current documents, and who speaks in them.

use std::ops::ControlFlow;

use parallax::extract::{Act, Basis, Kind};

use crate::{Project, StoreError, columns::named};

/// What an index keeps of a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListedStatement<'r> {
    /// The number of its document in this project.
    pub document: i64,
    /// Public id, 16 hexadecimal digits.
    pub id: &'r str,
    /// Where the content begins, in bytes of the document's text.
    pub start: u32,
    /// How the content is given.
    pub kind: Kind,
    /// What the source does.
    pub act: Act,
    /// On whose authority.
    pub basis: Basis,
    /// The rule or model that made it.
    pub rule: &'r str,
    /// The model's probability.
    pub score: Option<f32>,
}

impl Project {
    /// Hands out the statements of the current documents: documents by name, statements in the
    /// order of the text.
    pub fn listed_statements(
        &self,
        visit: &mut dyn FnMut(ListedStatement<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let sql = "SELECT s.document, s.id, s.content, s.kind, s.act, s.basis, s.rule, s.score \
                   FROM documents d JOIN statements s ON s.document = d.key \
                   WHERE d.current = 1 ORDER BY d.name, s.position";
        let mut ask = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = ask.query([]).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let text = |column: usize| {
                let value = row.get_ref(column).map_err(self.failed())?;
                value.as_str().map_err(|error| StoreError::Damaged(error.to_string()))
            };
            let statement = ListedStatement {
                document: row.get(0).map_err(self.failed())?,
                id: text(1)?,
                start: first_place(text(2)?)?,
                kind: named(text(3)?)?,
                act: named(text(4)?)?,
                basis: named(text(5)?)?,
                rule: text(6)?,
                score: row.get(7).map_err(self.failed())?,
            };
            if visit(statement).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Hands out who speaks, statement by statement in the order of their ids: the statement's id
    /// and the actor's.
    pub fn listed_speakers(&self, visit: &mut dyn FnMut(&str, &str)) -> Result<(), StoreError> {
        let mut read = || {
            let sql = "SELECT statement, actor FROM speakers ORDER BY statement, position";
            let mut ask = self.connection.prepare_cached(sql)?;
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                visit(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
            }
            Ok(())
        };
        read().map_err(self.failed())
    }
}

/// The least place in a list of spans, 0 for an empty one. The list is not parsed as JSON: of a
/// great many statements nothing else is wanted.
fn first_place(spans: &str) -> Result<u32, StoreError> {
    let starts = spans.split('[').filter(|part| part.contains(','));
    let mut least: Option<u32> = None;
    for part in starts {
        let number = part.split(',').next().and_then(|number| number.trim().parse().ok());
        let number: u32 = number
            .ok_or_else(|| StoreError::Damaged(format!("\"{spans}\" is not a list of spans")))?;
        least = Some(least.map_or(number, |least| least.min(number)));
    }
    Ok(least.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use parallax::text::Span;

    use super::first_place;
    use crate::columns::spans_to_column;

    #[test]
    fn the_first_place_of_spans_is_found_without_parsing_them() {
        let spans = [Span::new(40, 55), Span::new(12, 31)];
        assert_eq!(first_place(&spans_to_column(&spans)).ok(), Some(12));
        assert_eq!(first_place(&spans_to_column(&[])).ok(), Some(0));
        assert!(first_place("[[x,3]]").is_err());
    }
}
