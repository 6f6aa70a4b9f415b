//! Takes a project, gives its statements as a table of variables.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use parallax::{
    network::{Column, Row, Scope, Table, Text, Values, format::Attributes},
    present::comparison::CopyRow,
};

use crate::{
    Coded, Coding, DocumentFacts, MachineStatement, Project, StoreError, VariableKind, seconds,
};

/// Statements, and what is known about the values of their variables.
#[derive(Debug)]
pub struct StatementTable {
    /// Rows and columns.
    pub table: Table,
    /// Attributes of nodes.
    pub attributes: Attributes,
}

impl Project {
    /// Every statement of the machine that belongs to a claim, as networks take them.
    pub fn statement_table(&self) -> Result<StatementTable, StoreError> {
        of_machine(self)
    }

    /// Every coding of one type, as networks take them.
    pub fn coding_table(&self, kind: &str) -> Result<StatementTable, StoreError> {
        of_codings(self, kind)
    }
}

fn table(rows: Vec<Row>, columns: Vec<Column>) -> Result<Table, StoreError> {
    Table::new(rows, columns).map_err(|error| StoreError::Damaged(error.to_string()))
}

fn of_machine(project: &Project) -> Result<StatementTable, StoreError> {
    let mut statements: Vec<MachineStatement> = Vec::new();
    project.machine_statements(&mut |statement| statements.push(statement.clone()))?;
    let documents = Documents::new(project)?;
    let rows = statements
        .iter()
        .enumerate()
        .map(|(id, statement)| {
            let start = statement.spans.iter().map(|span| span.start).min().unwrap_or(0);
            documents.row(&statement.document, start, id as u64)
        })
        .collect();
    let text = |name: &str, of: &dyn Fn(&MachineStatement) -> Option<&str>| {
        column(name, Scope::Statement, Text::new(statements.iter().map(of)))
    };
    let mut columns = vec![
        text("organization", &|s| s.organization.as_deref()),
        text("person", &|s| s.person.as_deref()),
        text("speaker", &|s| s.person.as_deref().or(s.organization.as_deref())),
        text("party", &|s| s.party.as_deref()),
        text("claim", &|s| Some(&s.claim)),
        text("stance_kind", &|s| Some(&s.stance)),
        Column {
            name: "stance".to_owned(),
            scope: Scope::Statement,
            values: Values::Boolean(statements.iter().map(|s| s.agreement).collect()),
        },
    ];
    let ids: Vec<&str> = statements.iter().map(|s| s.document.as_str()).collect();
    columns.extend(documents.columns(&ids));
    let mut attributes = Attributes::new(vec!["party".to_owned()]);
    for statement in &statements {
        let Some(party) = &statement.party else { continue };
        for (variable, label) in
            [("organization", &statement.organization), ("person", &statement.person)]
        {
            if let Some(label) = label {
                attributes.set(variable, label, "party", party);
                attributes.set("speaker", label, "party", party);
            }
        }
    }
    Ok(StatementTable { table: table(rows, columns)?, attributes })
}

fn of_codings(project: &Project, kind: &str) -> Result<StatementTable, StoreError> {
    let mut codings: Vec<Coding> = Vec::new();
    project.codings(&mut |coding| {
        if coding.coded.kind == kind {
            codings.push(coding);
        }
        ControlFlow::Continue(())
    })?;
    let documents = Documents::new(project)?;
    let rows = codings
        .iter()
        .enumerate()
        .map(|(id, coding)| {
            let start = coding.coded.spans.iter().map(|span| span.start).min().unwrap_or(0);
            documents.row(&coding.document, start, id as u64)
        })
        .collect();
    let mut columns = Vec::new();
    let mut attributes = Known::default();
    let types = project.coding_types()?;
    for variable in types.iter().filter(|t| t.name == kind).flat_map(|t| &t.variables) {
        columns.push(coded_column(&codings, &variable.name, variable.kind));
        if variable.kind == VariableKind::ShortText {
            let known = project.value_attributes(kind, &variable.name)?;
            columns.extend(attributes.columns(&codings, &variable.name, &known));
        }
    }
    let ids: Vec<&str> = codings.iter().map(|coding| coding.document.as_str()).collect();
    let own: BTreeSet<String> = columns.iter().map(|column| column.name.clone()).collect();
    columns.extend(documents.columns(&ids).into_iter().filter(|c| !own.contains(&c.name)));
    Ok(StatementTable { table: table(rows, columns)?, attributes: attributes.given() })
}

fn column(name: &str, scope: Scope, text: Text) -> Column {
    Column { name: name.to_owned(), scope, values: Values::Text(text) }
}

fn coded_column(codings: &[Coding], name: &str, kind: VariableKind) -> Column {
    let values = codings.iter().map(|coding| coding.coded.variables.get(name));
    let values = match kind {
        VariableKind::Boolean => Values::Boolean(
            values
                .map(|value| match value {
                    Some(Coded::Boolean(value)) => Some(*value),
                    _ => None,
                })
                .collect(),
        ),
        VariableKind::Integer => Values::Integer(
            values
                .map(|value| match value {
                    Some(Coded::Integer(value)) => Some(*value),
                    _ => None,
                })
                .collect(),
        ),
        VariableKind::ShortText | VariableKind::LongText => {
            Values::Text(Text::new(values.map(|value| match value {
                Some(Coded::Text(value)) => Some(value.as_str()),
                _ => None,
            })))
        }
    };
    Column { name: name.to_owned(), scope: Scope::Statement, values }
}

/// Attributes of values, by variable, value and name.
#[derive(Default)]
struct Known(BTreeMap<(String, String, String), String>);

impl Known {
    /// One column for each attribute of a variable that any value has, as `organization.Type`.
    fn columns(
        &mut self,
        codings: &[Coding],
        variable: &str,
        known: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> Vec<Column> {
        let filled = known.iter().flat_map(|(value, attributes)| {
            attributes.iter().filter(|(_, said)| !said.is_empty()).map(move |(n, s)| (value, n, s))
        });
        let mut names = BTreeSet::new();
        for (value, name, said) in filled {
            names.insert(name.clone());
            self.0.insert((variable.to_owned(), value.clone(), name.clone()), said.clone());
        }
        let of = |coding: &'_ Coding, name: &str| match coding.coded.variables.get(variable) {
            Some(Coded::Text(value)) => known.get(value).and_then(|all| all.get(name)).cloned(),
            _ => None,
        };
        names
            .iter()
            .map(|name| {
                let values: Vec<Option<String>> =
                    codings.iter().map(|coding| of(coding, name)).collect();
                let text = Text::new(values.iter().map(Option::as_deref));
                column(&format!("{variable}.{name}"), Scope::Statement, text)
            })
            .collect()
    }

    /// As formats of networks take them.
    fn given(self) -> Attributes {
        let names: BTreeSet<&String> = self.0.keys().map(|(.., name)| name).collect();
        let mut attributes = Attributes::new(names.into_iter().cloned().collect());
        for ((variable, value, name), said) in &self.0 {
            attributes.set(variable, value, name, said);
        }
        attributes
    }
}

/// Documents by their ids, numbered by their names.
struct Documents {
    facts: BTreeMap<String, DocumentFacts>,
    numbers: BTreeMap<String, u32>,
    /// The text that a document is a copy of, by the document's name.
    copies: BTreeMap<String, u32>,
}

impl Documents {
    fn new(project: &Project) -> Result<Self, StoreError> {
        let facts = project.document_facts()?;
        let mut names: Vec<(&String, &String)> =
            facts.iter().map(|(id, facts)| (&facts.name, id)).collect();
        names.sort();
        let numbers =
            names.into_iter().zip(0..).map(|((_, id), number)| (id.clone(), number)).collect();
        let mut copies = BTreeMap::new();
        let mut number = 0;
        project.compared_rows::<CopyRow>(&mut |row| {
            if row.kind == "copy" {
                for place in &row.places {
                    copies.entry(place.doc.clone()).or_insert(number);
                }
                number += 1;
            }
            ControlFlow::Continue(())
        })?;
        Ok(Self { facts, numbers, copies })
    }

    fn row(&self, document: &str, start: u32, id: u64) -> Row {
        let facts = self.facts.get(document);
        Row {
            time: facts.and_then(|facts| seconds(facts.published.as_deref()?)),
            document: self.numbers.get(document).copied().unwrap_or(u32::MAX),
            start,
            id,
            copy: facts.and_then(|facts| self.copies.get(&facts.name).copied()),
        }
    }

    /// The variables of the documents in which statements stand.
    fn columns(&self, ids: &[&str]) -> Vec<Column> {
        let text = |name: &str, of: &dyn Fn(&DocumentFacts) -> Option<String>| {
            let values: Vec<Option<String>> =
                ids.iter().map(|id| self.facts.get(*id).and_then(of)).collect();
            column(name, Scope::Document, Text::new(values.iter().map(Option::as_deref)))
        };
        vec![
            text("doc", &|facts| Some(facts.name.clone())),
            text("title", &|facts| facts.title.clone()),
            text("outlet", &|facts| facts.outlet.clone()),
            text("author", &|facts| Some(facts.authors.join("; "))),
            text("section", &|facts| facts.fields.get("section").cloned()),
            text("type", &|facts| facts.fields.get("type").cloned()),
        ]
    }
}
