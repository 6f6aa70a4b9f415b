//! Reads codings back.

use std::ops::ControlFlow;

use rusqlite::Params;

use super::{Coding, NewCoding, value};
use crate::{Project, StoreError, columns::spans_from_column};

const COLUMNS: &str = "SELECT c.id, d.id, c.type, c.coder, c.spans, c.variables, d.text \
                       FROM codings c JOIN documents d ON d.key = c.document";

/// A row as it comes: id, document, type, coder, spans, variables, the document's text.
type Columns = (String, String, String, String, String, String, String);

impl Project {
    /// Hands out all codings, in the order in which they were made.
    pub fn codings(
        &self,
        visit: &mut dyn FnMut(Coding) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.visit_codings(&format!("{COLUMNS} ORDER BY c.key"), [], visit)
    }

    /// The codings of the document with this id, in the order in which they were made.
    pub fn codings_of(&self, document: &str) -> Result<Vec<Coding>, StoreError> {
        let mut all = Vec::new();
        let sql = format!("{COLUMNS} WHERE d.id = ?1 ORDER BY c.key");
        self.visit_codings(&sql, [document], &mut |coding| {
            all.push(coding);
            ControlFlow::Continue(())
        })?;
        Ok(all)
    }

    /// The coding with this id.
    pub fn coding(&self, id: &str) -> Result<Option<Coding>, StoreError> {
        let sql = format!("{COLUMNS} WHERE c.id = ?1");
        let mut ask = self.connection.prepare_cached(&sql).map_err(self.failed())?;
        let mut rows = ask.query([id]).map_err(self.failed())?;
        match rows.next().map_err(self.failed())? {
            Some(row) => coding(columns(row).map_err(self.failed())?).map(Some),
            None => Ok(None),
        }
    }

    fn visit_codings(
        &self,
        sql: &str,
        values: impl Params,
        visit: &mut dyn FnMut(Coding) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut ask = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = ask.query(values).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let coding = coding(columns(row).map_err(self.failed())?)?;
            if visit(coding).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn columns(row: &rusqlite::Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
}

fn coding(
    (id, document, kind, coder, spans, variables, text): Columns,
) -> Result<Coding, StoreError> {
    let spans = spans_from_column(&spans, &text)?;
    let variables = value::from_column(&variables)?;
    Ok(Coding { id, document, coded: NewCoding { kind, coder, spans, variables } })
}
