//! Writes ties as a long list: one line each, with all that is known of both ends.

use std::io;

use super::{
    super::{Network, Period},
    Attributes,
    time::{maybe, written},
};

/// What is written of a node before its attributes.
const OF_NODE: [(&str, Holds); 5] = [
    ("variable", Holds::Text),
    ("label", Holds::Text),
    ("statements", Holds::Count),
    ("first", Holds::Text),
    ("last", Holds::Text),
];

/// What is written of a tie.
const OF_TIE: [(&str, Holds); 4] = [
    ("weight", Holds::Real),
    ("period_start", Holds::Text),
    ("period_middle", Holds::Text),
    ("period_end", Holds::Text),
];

/// What a column of the list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words; moments are words as ISO 8601 has them.
    Text,
    /// Counts.
    Count,
    /// Weights.
    Real,
}

/// What stands in one column of one line.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Words.
    Text(String),
    /// A count.
    Count(u32),
    /// A weight.
    Real(f64),
    /// Nothing is known, or there is no other end.
    Nothing,
}

/// Writes the ties of networks as CSV, see [`edge_rows`].
///
/// # Errors
///
/// Those of `out`.
pub fn edges(
    networks: &[Network],
    attributes: &Attributes,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(edge_columns(attributes).iter().map(|(name, _)| name))?;
    edge_rows(networks, attributes, &mut |row| {
        writer.write_record(row.iter().map(Field::written))
    })?;
    writer.flush()
}

/// The names of the columns of the list, and what each holds.
pub fn edge_columns(attributes: &Attributes) -> Vec<(String, Holds)> {
    let of_node = |side: &'static str| {
        let given = attributes.names().iter().map(|name| (name.as_str(), Holds::Text));
        let all = OF_NODE.into_iter().chain(given);
        all.map(move |(name, holds)| (format!("{side}_{name}"), holds))
    };
    let of_tie = OF_TIE.map(|(name, holds)| (name.to_owned(), holds));
    of_node("source").chain(of_node("target")).chain(of_tie).collect()
}

/// Hands out the ties of networks, one or those of slices of time, as lines with one field for each
/// of [`edge_columns`]. A tie of a one-mode network stands once. A node without a tie has a line
/// with no target and no weight, so that it is not lost.
///
/// # Errors
///
/// Those of `visit`, which end it.
pub fn edge_rows<E>(
    networks: &[Network],
    attributes: &Attributes,
    visit: &mut dyn FnMut(Vec<Field>) -> Result<(), E>,
) -> Result<(), E> {
    let nothing = vec![Field::Nothing; OF_NODE.len() + attributes.names().len()];
    for network in networks {
        for tie in &network.ties {
            let from = node(network, tie.from as usize, attributes);
            let to = node(network, tie.to as usize, attributes);
            visit(line(network, from, to, Field::Real(tie.weight)))?;
        }
        for alone in alone(network) {
            let from = node(network, alone, attributes);
            visit(line(network, from, nothing.clone(), Field::Nothing))?;
        }
    }
    Ok(())
}

impl Field {
    /// As CSV has it.
    fn written(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Real(weight) => weight.to_string(),
            Self::Nothing => String::new(),
        }
    }

    /// Words; none are nothing.
    fn text(words: String) -> Self {
        if words.is_empty() { Self::Nothing } else { Self::Text(words) }
    }
}

fn line(network: &Network, from: Vec<Field>, to: Vec<Field>, weight: Field) -> Vec<Field> {
    let moment = |pick: fn(&Period) -> i64| {
        network.period.as_ref().map_or(Field::Nothing, |of| Field::Text(written(pick(of))))
    };
    let period = [moment(|p| p.start), moment(|p| p.middle), moment(|p| p.end)];
    from.into_iter().chain(to).chain([weight]).chain(period).collect()
}

fn node(network: &Network, place: usize, attributes: &Attributes) -> Vec<Field> {
    let (node, variable) = (&network.nodes[place], network.variable(place));
    let mut fields = vec![
        Field::Text(variable.to_owned()),
        Field::Text(node.label.clone()),
        Field::Count(node.statements),
        Field::text(maybe(node.first)),
        Field::text(maybe(node.last)),
    ];
    fields.extend(attributes.of(variable, &node.label).map(|value| Field::text(value.to_owned())));
    fields
}

fn alone(network: &Network) -> impl Iterator<Item = usize> {
    let mut is_tied = vec![false; network.nodes.len()];
    for tie in &network.ties {
        is_tied[tie.from as usize] = true;
        is_tied[tie.to as usize] = true;
    }
    (0..network.nodes.len()).filter(move |&place| !is_tied[place])
}
