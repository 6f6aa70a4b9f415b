//! Adds what is new to the rows of a database, and changes the rows of one statement.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{
    database::{Database, number, words},
    initial,
    tables::Table,
};
use crate::coding::{Coded, VariableKind};

/// A name there has fewer characters than this.
const LONGEST: usize = 191;

/// What a variable holds here, by its type and name.
pub(super) type VariableKinds = BTreeMap<(String, String), VariableKind>;

/// A database that rows are added to, with its names looked up.
#[derive(Debug)]
pub(super) struct Append {
    pub(super) database: Database,
    /// Password of coders that are added, as it is kept.
    password: String,
    coders: BTreeMap<String, i64>,
    types: BTreeMap<String, i64>,
    variables: BTreeMap<(i64, String), (i64, VariableKind)>,
    /// What variables hold that the database does not know.
    here: VariableKinds,
    entities: BTreeMap<(i64, String), i64>,
    /// Where the value of a statement's variable is: its table and row.
    values: BTreeMap<(i64, i64), (Table, usize)>,
    /// Names that were cut.
    pub(super) cut: u64,
}

const DATA: [Table; 4] =
    [Table::DataBoolean, Table::DataInteger, Table::DataShortText, Table::DataLongText];

impl Append {
    /// Looks the names of a database up.
    pub(super) fn new(database: Database, password: String, here: VariableKinds) -> Self {
        let labels = |table| -> BTreeMap<String, i64> {
            let rows = database.rows(table).iter();
            rows.map(|row| (words(&row[1]).to_owned(), number(&row[0]))).collect()
        };
        let variables = database.rows(Table::Variables).iter().map(|row| {
            let key = (number(&row[3]), words(&row[1]).to_owned());
            (key, (number(&row[0]), VariableKind::named(words(&row[2]))))
        });
        let entities = database
            .rows(Table::Entities)
            .iter()
            .map(|row| ((number(&row[1]), words(&row[2]).to_owned()), number(&row[0])));
        let mut append = Self {
            coders: labels(Table::Coders),
            types: labels(Table::StatementTypes),
            variables: variables.collect(),
            entities: entities.collect(),
            values: BTreeMap::new(),
            here,
            password,
            database,
            cut: 0,
        };
        append.find_values();
        append
    }

    /// Takes out every statement that is not wanted, with its values.
    pub(super) fn keep_statements(&mut self, wanted: impl Fn(i64) -> bool) {
        self.database.rows_mut(Table::Statements).retain(|row| wanted(number(&row[0])));
        for table in DATA {
            self.database.rows_mut(table).retain(|row| wanted(number(&row[1])));
        }
        self.find_values();
    }

    /// The number of a coder; a new one gets a number and may do everything.
    pub(super) fn coder(&mut self, name: &str) -> i64 {
        let name = self.short(if name.is_empty() { "Parallax" } else { name });
        if let Some(id) = self.coders.get(&name) {
            return *id;
        }
        let others: Vec<i64> = self.coders.values().copied().collect();
        let row = initial::coder(&name, [128, 128, 128], &self.password);
        let id = self.database.add(Table::Coders, row);
        for other in others {
            for (coder, other) in [(id, other), (other, id)] {
                let sees = [json!(1), json!(1), json!(1), json!(1)];
                let row = [json!(coder), json!(other)].into_iter().chain(sees).collect();
                self.database.add(Table::CoderRelations, row);
            }
        }
        self.coders.insert(name, id);
        id
    }

    /// The number of a type of statement.
    pub(super) fn kind(&mut self, name: &str) -> i64 {
        let name = self.short(name);
        if let Some(id) = self.types.get(&name) {
            return *id;
        }
        let id =
            self.database.add(Table::StatementTypes, initial::coloured(&name, [200, 200, 200]));
        self.types.insert(name, id);
        id
    }

    /// The number of a variable of a type, given by number and name, and what it holds: where the
    /// database does not know it, what it holds here and can hold `value`.
    pub(super) fn variable(
        &mut self,
        (kind, kind_name): (i64, &str),
        name: &str,
        value: &Coded,
    ) -> (i64, VariableKind) {
        let here = self.here.get(&(kind_name.to_owned(), name.to_owned())).copied();
        let holds = here.filter(|here| here.takes(value)).unwrap_or_else(|| value.kind());
        let name = self.short(name);
        if let Some(known) = self.variables.get(&(kind, name.clone())) {
            return *known;
        }
        let row = vec![json!(name), json!(holds.name()), json!(kind)];
        let id = self.database.add(Table::Variables, row);
        if holds == VariableKind::ShortText {
            self.entity(id, "");
            for attribute in ["Type", "Alias", "Notes"] {
                self.database.add(Table::AttributeVariables, vec![json!(id), json!(attribute)]);
            }
        }
        self.variables.insert((kind, name), (id, holds));
        (id, holds)
    }

    /// The number of an entity of a variable.
    pub(super) fn entity(&mut self, variable: i64, value: &str) -> i64 {
        let value = self.short(value);
        if let Some(id) = self.entities.get(&(variable, value.clone())) {
            return *id;
        }
        let row = vec![json!(variable), json!(value), json!(0), json!(0), json!(0), Value::Null];
        let id = self.database.add(Table::Entities, row);
        let attributes: Vec<i64> = self
            .database
            .rows(Table::AttributeVariables)
            .iter()
            .filter(|row| number(&row[1]) == variable)
            .map(|row| number(&row[0]))
            .collect();
        for attribute in attributes {
            let row = vec![json!(id), json!(attribute), json!("")];
            self.database.add(Table::AttributeValues, row);
        }
        self.entities.insert((variable, value), id);
        id
    }

    /// Gives a variable of a statement a value; what it had before goes.
    pub(super) fn set(&mut self, statement: i64, variable: (i64, VariableKind), value: &Coded) {
        let (variable, holds) = variable;
        let (table, value) = match holds {
            VariableKind::Boolean => (Table::DataBoolean, json!(whole(value).clamp(0, 1))),
            VariableKind::Integer => (Table::DataInteger, json!(whole(value))),
            VariableKind::LongText => (Table::DataLongText, json!(value.to_string())),
            VariableKind::ShortText => {
                (Table::DataShortText, json!(self.entity(variable, &value.to_string())))
            }
        };
        if let Some((table, row)) = self.values.get(&(statement, variable)) {
            self.database.rows_mut(*table)[*row][3] = value;
            return;
        }
        let place = self.database.rows(table).len();
        self.database.add(table, vec![json!(statement), json!(variable), value]);
        self.values.insert((statement, variable), (table, place));
    }

    /// A name as long as names may be.
    pub(super) fn short(&mut self, name: &str) -> String {
        match name.char_indices().nth(LONGEST - 1) {
            Some((end, _)) => {
                self.cut += 1;
                name[..end].to_owned()
            }
            None => name.to_owned(),
        }
    }

    fn find_values(&mut self) {
        self.values.clear();
        for table in DATA {
            for (place, row) in self.database.rows(table).iter().enumerate() {
                self.values.insert((number(&row[1]), number(&row[2])), (table, place));
            }
        }
    }
}

fn whole(value: &Coded) -> i64 {
    match value {
        Coded::Boolean(value) => i64::from(*value),
        Coded::Integer(value) => *value,
        Coded::Text(value) => value.parse().unwrap_or(0),
    }
}
