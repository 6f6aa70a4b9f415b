//! The rows that a database begins with: one coder, the usual three types of statements.

use serde_json::{Value, json};

use super::{database::Database, tables::Table};
use crate::CodingType;

/// The version of the format that is written, and its date.
const VERSION: [&str; 2] = ["3.0.7", "2022-06-10"];

/// A database without documents. Its coder `Admin` has the password that is kept as `password`.
pub(super) fn database(password: &str) -> Database {
    let mut database = Database::default();
    let settings = database.rows_mut(Table::Settings);
    settings.push(vec![json!("version"), json!(VERSION[0])]);
    settings.push(vec![json!("date"), json!(VERSION[1])]);
    database.add(Table::Coders, coder("Admin", [255, 255, 0], password));
    for (usual, colour) in CodingType::usual().iter().zip(COLOURS) {
        let kind = database.add(Table::StatementTypes, coloured(&usual.name, colour));
        for variable in &usual.variables {
            let row = vec![json!(variable.name), json!(variable.kind.name()), json!(kind)];
            database.add(Table::Variables, row);
        }
    }
    for variable in 1..=3 {
        let empty = vec![json!(variable), json!(""), json!(0), json!(0), json!(0), Value::Null];
        database.add(Table::Entities, empty);
    }
    for attribute in ["Type", "Alias", "Notes"] {
        for variable in 1..=3 {
            database.add(Table::AttributeVariables, vec![json!(variable), json!(attribute)]);
        }
    }
    database
}

/// A coder who may do everything.
pub(super) fn coder(name: &str, colour: [u8; 3], password: &str) -> Vec<Value> {
    let mut row = coloured(name, colour);
    row.extend([json!(0), json!(14), json!(password), json!(300)]);
    row.extend([json!(0), json!(0), json!(1)]);
    row.extend(std::iter::repeat_n(json!(1), 16));
    row
}

/// A name and a colour.
pub(super) fn coloured(name: &str, [red, green, blue]: [u8; 3]) -> Vec<Value> {
    vec![json!(name), json!(red), json!(green), json!(blue)]
}

/// Colours of the usual types of statements.
const COLOURS: [[u8; 3]; 3] = [[239, 208, 51], [100, 200, 190], [211, 211, 211]];
