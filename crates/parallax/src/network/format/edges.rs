//! Writes ties as a long list (CSV): one line each, with all that is known of both ends.

use std::io;

use super::{
    super::Network,
    Attributes,
    time::{maybe, written},
};

/// What is written of a node before its attributes.
const OF_NODE: [&str; 5] = ["variable", "label", "statements", "first", "last"];

/// Writes the ties of networks, one or those of slices of time. A tie of a one-mode network stands
/// once. A node without a tie has a line with no target and no weight, so that it is not lost.
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
    writer.write_record(header(attributes))?;
    for network in networks {
        let nothing = vec![String::new(); OF_NODE.len() + attributes.names().len()];
        for tie in &network.ties {
            let weight = tie.weight.to_string();
            let to = node(network, tie.to as usize, attributes);
            let from = node(network, tie.from as usize, attributes);
            writer.write_record(line(network, from, to, weight))?;
        }
        for alone in alone(network) {
            let from = node(network, alone, attributes);
            writer.write_record(line(network, from, nothing.clone(), String::new()))?;
        }
    }
    writer.flush()
}

fn header(attributes: &Attributes) -> Vec<String> {
    let of_node = |side: &'static str| {
        let given = attributes.names().iter().map(String::as_str);
        OF_NODE.into_iter().chain(given).map(move |name| format!("{side}_{name}"))
    };
    let period = ["weight", "period_start", "period_middle", "period_end"];
    of_node("source").chain(of_node("target")).chain(period.map(str::to_owned)).collect()
}

fn line(network: &Network, from: Vec<String>, to: Vec<String>, weight: String) -> Vec<String> {
    let moment = |pick: fn(&super::super::Period) -> i64| {
        network.period.as_ref().map(|period| written(pick(period))).unwrap_or_default()
    };
    let period = [moment(|p| p.start), moment(|p| p.middle), moment(|p| p.end)];
    from.into_iter().chain(to).chain([weight]).chain(period).collect()
}

fn node(network: &Network, place: usize, attributes: &Attributes) -> Vec<String> {
    let (node, variable) = (&network.nodes[place], network.variable(place));
    let mut fields = vec![
        variable.to_owned(),
        node.label.clone(),
        node.statements.to_string(),
        maybe(node.first),
        maybe(node.last),
    ];
    fields.extend(attributes.of(variable, &node.label).map(str::to_owned));
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
