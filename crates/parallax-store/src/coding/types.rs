//! Types of statements with their variables, and what is known about values.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};

use super::VariableKind;
use crate::{Project, StoreError, columns::named};

/// A type of statement that people code with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingType {
    /// Its name, as `DNA Statement`.
    pub name: String,
    /// Its variables, in the order in which they are shown.
    pub variables: Vec<Variable>,
}

/// A variable of a type of statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name, as `organization`.
    pub name: String,
    /// What it can hold.
    pub kind: VariableKind,
}

impl CodingType {
    /// The types that Discourse Network Analyzer begins with.
    pub fn usual() -> Vec<Self> {
        let mut types: Vec<Self> = Vec::new();
        for (kind, name, holds) in USUAL {
            if types.last().is_none_or(|last| last.name != kind) {
                types.push(Self { name: kind.to_owned(), variables: Vec::new() });
            }
            if let Some(last) = types.last_mut() {
                last.variables.push(Variable { name: name.to_owned(), kind: holds });
            }
        }
        types
    }
}

const USUAL: [(&str, &str, VariableKind); 11] = [
    ("DNA Statement", "person", VariableKind::ShortText),
    ("DNA Statement", "organization", VariableKind::ShortText),
    ("DNA Statement", "concept", VariableKind::ShortText),
    ("DNA Statement", "agreement", VariableKind::Boolean),
    ("NPF Story Element", "narrator", VariableKind::ShortText),
    ("NPF Story Element", "victim", VariableKind::ShortText),
    ("NPF Story Element", "villain", VariableKind::ShortText),
    ("NPF Story Element", "plot", VariableKind::ShortText),
    ("NPF Story Element", "hero", VariableKind::ShortText),
    ("NPF Story Element", "policy solution", VariableKind::ShortText),
    ("Annotation", "note", VariableKind::LongText),
];

impl Project {
    /// All types of statements, in the order in which they came; the usual ones where there are none.
    pub fn coding_types(&self) -> Result<Vec<CodingType>, StoreError> {
        let own = self.own_types()?;
        Ok(if own.is_empty() { CodingType::usual() } else { own })
    }

    /// Adds a type, or variables to a type that is there.
    pub fn add_coding_type(&mut self, new: &CodingType) -> Result<(), StoreError> {
        let all = self.coding_types()?;
        self.in_one_step(|transaction| {
            for kind in all.iter().chain([new]) {
                keep_type(transaction, kind)?;
            }
            Ok(())
        })
    }

    fn own_types(&self) -> Result<Vec<CodingType>, StoreError> {
        let sql = "SELECT name FROM coding_types ORDER BY position, name";
        let names: Vec<String> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| ask.query_map([], |row| row.get(0))?.collect())
            .map_err(self.failed())?;
        names
            .into_iter()
            .map(|name| Ok(CodingType { variables: self.variables(&name)?, name }))
            .collect()
    }

    /// What is known about the values of a variable: attributes by value.
    pub fn value_attributes(
        &self,
        kind: &str,
        variable: &str,
    ) -> Result<BTreeMap<String, BTreeMap<String, String>>, StoreError> {
        let sql = "SELECT value, attributes FROM coding_values WHERE type = ?1 AND variable = ?2";
        let rows: Vec<(String, String)> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_map([kind, variable], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .map_err(self.failed())?;
        let parse = |column: String| {
            serde_json::from_str(&column)
                .map_err(|_| StoreError::Damaged(format!("\"{column}\" holds no attributes")))
        };
        rows.into_iter().map(|(value, column)| Ok((value, parse(column)?))).collect()
    }

    fn variables(&self, kind: &str) -> Result<Vec<Variable>, StoreError> {
        let sql = "SELECT name, kind FROM coding_variables WHERE type = ?1 ORDER BY position";
        let rows: Vec<(String, String)> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .map_err(self.failed())?;
        rows.into_iter().map(|(name, kind)| Ok(Variable { name, kind: named(&kind)? })).collect()
    }
}

/// Keeps a type, and those of its variables that are not there yet.
pub(crate) fn keep_type(transaction: &Transaction<'_>, new: &CodingType) -> rusqlite::Result<()> {
    transaction.execute(
        "INSERT OR IGNORE INTO coding_types (name, position) \
         VALUES (?1, (SELECT count(*) FROM coding_types))",
        [&new.name],
    )?;
    let mut insert = transaction.prepare_cached(
        "INSERT OR IGNORE INTO coding_variables (type, position, name, kind) \
         VALUES (?1, (SELECT count(*) FROM coding_variables WHERE type = ?1), ?2, ?3)",
    )?;
    for variable in &new.variables {
        insert.execute(params![new.name, variable.name, variable.kind.name()])?;
    }
    Ok(())
}
