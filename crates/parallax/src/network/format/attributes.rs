//! What is known of nodes beside their names.

use std::collections::BTreeMap;

/// Attributes of nodes, such as the party of an organisation, by variable and label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributes {
    names: Vec<String>,
    values: BTreeMap<(String, String), Vec<String>>,
}

impl Attributes {
    /// Attributes of these names.
    pub fn new(names: Vec<String>) -> Self {
        Self { names, values: BTreeMap::new() }
    }

    /// Sets the value of an attribute of a node; one that has no such name is left out.
    pub fn set(&mut self, variable: &str, label: &str, name: &str, value: &str) {
        let Some(place) = self.names.iter().position(|known| known == name) else { return };
        let node = (variable.to_owned(), label.to_owned());
        let count = self.names.len();
        let values = self.values.entry(node).or_insert_with(|| vec![String::new(); count]);
        value.clone_into(&mut values[place]);
    }

    /// Their names, in their order.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// One value for each name; empty where none is known.
    pub fn of(&self, variable: &str, label: &str) -> impl Iterator<Item = &str> {
        let values = self.values.get(&(variable.to_owned(), label.to_owned()));
        (0..self.names.len()).map(move |place| values.map_or("", |values| values[place].as_str()))
    }
}
