//! Networks of invented statements: what must hold for all, and small ones counted by hand.

mod analysis;
mod corrected;
mod formats;
mod properties;

use super::{
    Aggregation, Column, Kind, Network, Options, Row, Scope, Table, Text, Values, calendar,
    networks,
};

/// A statement: day, document, who, what, stance, number on a scale.
pub(super) type Said<'a> = (&'a str, u32, &'a str, &'a str, bool, i64);

/// A statement of which a day, a stance and a number may be missing.
pub(super) type Partly<'a> = (&'a str, u32, &'a str, &'a str, Option<bool>, Option<i64>);

/// Both sides say good and bad things about one another.
pub(super) const DISPUTE: [Said; 7] = [
    ("2024-03-01", 1, "Varrow", "The bridge was shelled", true, 3),
    ("2024-03-01", 1, "Sarnholt", "The bridge was shelled", false, -3),
    ("2024-03-02", 2, "Varrow", "Convoys may pass", false, -1),
    ("2024-03-02", 2, "Sarnholt", "Convoys may pass", true, 2),
    ("2024-03-09", 3, "Observers", "The bridge was shelled", true, 2),
    ("2024-03-09", 3, "Observers", "Convoys may pass", true, 1),
    ("2024-04-02", 4, "Varrow", "The bridge was shelled", true, 3),
];

pub(super) fn table(said: &[Said]) -> Table {
    let whole = |&(day, document, who, what, stance, number)| {
        (day, document, who, what, Some(stance), Some(number))
    };
    partial(&said.iter().map(whole).collect::<Vec<Partly>>())
}

pub(super) fn partial(said: &[Partly]) -> Table {
    let rows = said.iter().enumerate().map(|(number, said)| Row {
        time: seconds(said.0),
        document: said.1,
        start: number as u32 * 10,
        id: number as u64,
        copy: None,
    });
    let text = |name: &str, of: fn(&Partly) -> String| {
        let values: Vec<String> = said.iter().map(of).collect();
        let values = Values::Text(Text::new(values.iter().map(|value| Some(value.as_str()))));
        Column { name: name.to_owned(), scope: Scope::Statement, values }
    };
    let stances = said.iter().map(|said| said.4).collect();
    let numbers = said.iter().map(|said| said.5).collect();
    let other =
        |name: &str, values| Column { name: name.to_owned(), scope: Scope::Statement, values };
    let columns = vec![
        text("speaker", |said| said.2.to_owned()),
        text("claim", |said| said.3.to_owned()),
        text("outlet", |said| format!("Outlet {}", said.1 % 2)),
        other("stance", Values::Boolean(stances)),
        other("strength", Values::Integer(numbers)),
    ];
    Table::new(rows.collect(), columns).expect("as many values as rows")
}

/// Of a day; a day that is empty is none.
fn seconds(day: &str) -> Option<i64> {
    let date: jiff::civil::Date = day.parse().ok()?;
    Some(calendar::seconds(date.into()))
}

pub(super) fn options(kind: Kind, aggregation: Aggregation) -> Options {
    Options {
        kind,
        rows: "speaker".to_owned(),
        columns: "claim".to_owned(),
        qualifier: Some("stance".to_owned()),
        aggregation,
        ..Options::default()
    }
}

pub(super) fn one(table: &Table, options: &Options) -> Network {
    let mut networks = networks(table, options).expect("the options fit");
    assert_eq!(networks.len(), 1);
    networks.remove(0)
}

/// The weight between two labels.
pub(super) fn weight(network: &Network, row: &str, column: &str) -> f64 {
    let place = |nodes: &[super::Node], label| nodes.iter().position(|node| node.label == label);
    let (Some(row), Some(column)) = (place(network.rows(), row), place(network.columns(), column))
    else {
        panic!("{row} and {column} are no labels of {network:?}")
    };
    network.line(&network.lines(), row)[column]
}
