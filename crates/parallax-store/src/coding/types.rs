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

/// The types that a project has.
#[derive(Debug)]
pub(crate) struct PresentTypes {
    /// Its own; where it has none, the usual ones that something is coded with.
    pub(crate) used: Vec<CodingType>,
    /// All usual ones where it has none of its own.
    usual: Vec<CodingType>,
}

impl PresentTypes {
    /// Its own types.
    pub(crate) fn own(&self) -> &[CodingType] {
        if self.usual.is_empty() { &self.used } else { &[] }
    }

    /// Keeps the usual types beside those that others brought, which would hide them; one that
    /// others brought under its name stands for it.
    pub(crate) fn keep_beside(&self, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let sql = "SELECT EXISTS (SELECT 1 FROM coding_types WHERE ?1 IS NULL OR name = ?1)";
        let mut ask = transaction.prepare_cached(sql)?;
        let any: bool = ask.query_row([None::<&str>], |row| row.get(0))?;
        if !any {
            return Ok(());
        }
        for kind in &self.used {
            keep_type(transaction, kind)?;
        }
        for kind in &self.usual {
            if !ask.query_row([&kind.name], |row| row.get::<_, bool>(0))? {
                keep_type(transaction, kind)?;
            }
        }
        Ok(())
    }
}

/// Refuses a variable that holds one thing here and another there: values of both would be mixed.
pub(crate) fn fits(here: &[CodingType], there: &[CodingType]) -> Result<(), StoreError> {
    for (kind, own) in there.iter().flat_map(|kind| kind.variables.iter().map(move |v| (kind, v))) {
        let same = here.iter().filter(|known| known.name == kind.name);
        let other = same
            .flat_map(|known| &known.variables)
            .find(|known| known.name == own.name && known.kind != own.kind);
        if let Some(other) = other {
            return Err(StoreError::OtherKind {
                kind: kind.name.clone(),
                variable: own.name.clone(),
                here: other.kind.name(),
                there: own.kind.name(),
            });
        }
    }
    Ok(())
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

    /// Adds a type, or variables to a type that is there. What a variable holds stays.
    pub fn add_coding_type(&mut self, new: &CodingType) -> Result<(), StoreError> {
        self.in_step(|project, step| {
            let all = project.coding_types()?;
            fits(&all, std::slice::from_ref(new))?;
            for kind in all.iter().chain([new]) {
                keep_type(step.transaction, kind).map_err(project.failed())?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// The types that are there, and those that others would hide.
    pub(crate) fn present_types(&self) -> Result<PresentTypes, StoreError> {
        let own = self.own_types()?;
        if !own.is_empty() {
            return Ok(PresentTypes { used: own, usual: Vec::new() });
        }
        let coded: Vec<String> = self
            .connection
            .prepare_cached("SELECT DISTINCT type FROM codings")
            .and_then(|mut ask| ask.query_map([], |row| row.get(0))?.collect())
            .map_err(self.failed())?;
        let usual = CodingType::usual();
        let used = usual.iter().filter(|kind| coded.contains(&kind.name)).cloned().collect();
        Ok(PresentTypes { used, usual })
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
         VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM coding_types))",
        [&new.name],
    )?;
    let mut insert = transaction.prepare_cached(
        "INSERT OR IGNORE INTO coding_variables (type, position, name, kind) \
         VALUES (?1, (SELECT coalesce(max(position) + 1, 0) FROM coding_variables WHERE type = ?1), \
                 ?2, ?3)",
    )?;
    for variable in &new.variables {
        insert.execute(params![new.name, variable.name, variable.kind.name()])?;
    }
    Ok(())
}
