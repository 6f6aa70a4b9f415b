//! The rows that a database begins with: one coder, the usual three types of statements.

use serde_json::{Value, json};

use super::{database::Database, tables::Table};

/// The version of the format that is written, and its date.
const VERSION: [&str; 2] = ["3.0.7", "2022-06-10"];

/// A database without documents. Its coder `Admin` has the password that is kept as `password`.
pub(super) fn database(password: &str) -> Database {
    let mut database = Database::default();
    let settings = database.rows_mut(Table::Settings);
    settings.push(vec![json!("version"), json!(VERSION[0])]);
    settings.push(vec![json!("date"), json!(VERSION[1])]);
    database.add(Table::Coders, coder("Admin", [255, 255, 0], password));
    for (kind, colour) in [
        ("DNA Statement", [239, 208, 51]),
        ("NPF Story Element", [100, 200, 190]),
        ("Annotation", [211, 211, 211]),
    ] {
        database.add(Table::StatementTypes, coloured(kind, colour));
    }
    for (kind, name, holds) in VARIABLES {
        database.add(Table::Variables, vec![json!(name), json!(holds), json!(kind)]);
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

const VARIABLES: [(i64, &str, &str); 11] = [
    (1, "person", "short text"),
    (1, "organization", "short text"),
    (1, "concept", "short text"),
    (1, "agreement", "boolean"),
    (2, "narrator", "short text"),
    (2, "victim", "short text"),
    (2, "villain", "short text"),
    (2, "plot", "short text"),
    (2, "hero", "short text"),
    (2, "policy solution", "short text"),
    (3, "note", "long text"),
];
