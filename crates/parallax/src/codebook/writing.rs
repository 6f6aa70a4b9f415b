//! Takes what a codebook is to declare, gives the lines of its tables.

use std::fmt::Write as _;

use super::{ActorKind, CodebookActor, CodebookClaim, LabelSet};

impl CodebookActor {
    /// Its `[[actor]]` table.
    pub fn to_toml(&self) -> String {
        let mut lines =
            vec!["[[actor]]".to_owned(), pair("id", &self.id), pair("name", &self.name)];
        if !self.aliases.is_empty() {
            lines.push(format!("aliases = {}", list(&self.aliases)));
        }
        lines.extend(self.kind.map(ActorKind::name).map(|kind| pair("kind", kind)));
        lines.extend(self.party.as_deref().map(|party| pair("party", party)));
        lines.join("\n") + "\n"
    }
}

impl CodebookClaim {
    /// Its `[[claim]]` table.
    pub fn to_toml(&self) -> String {
        let mut lines =
            vec!["[[claim]]".to_owned(), pair("id", &self.id), pair("label", &self.label)];
        lines.extend(self.description.as_deref().map(|text| pair("description", text)));
        lines.push(format!("samples = {}", list(&self.samples)));
        if !self.against.is_empty() {
            lines.push(format!("against = {}", list(&self.against)));
        }
        lines.join("\n") + "\n"
    }
}

impl LabelSet {
    /// Its `[[labels]]` table.
    pub fn to_toml(&self) -> String {
        let names = format!("names = {}", list(&self.names));
        ["[[labels]]".to_owned(), pair("id", &self.id), names].join("\n") + "\n"
    }
}

fn pair(key: &str, text: &str) -> String {
    format!("{key} = {}", quoted(text))
}

/// One text on one line; several on a line each.
fn list(texts: &[String]) -> String {
    let [one] = texts else {
        let lines: Vec<String> =
            texts.iter().map(|text| format!("    {},\n", quoted(text))).collect();
        return format!("[\n{}]", lines.concat());
    };
    format!("[{}]", quoted(one))
}

/// A basic string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let number = u32::from(c);
                write!(out, "\\u{number:04X}").expect("strings can be written to");
            }
            c => out.push(c),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use crate::codebook::{ActorKind, Codebook, CodebookActor, CodebookClaim, LabelSet};

    #[test]
    fn what_is_written_is_read_back() {
        let actor = CodebookActor {
            id: "dask".to_owned(),
            name: "Oren \"the\" Dask".to_owned(),
            aliases: vec!["Dask\\".to_owned(), "the\tgovernor\u{7}".to_owned()],
            kind: Some(ActorKind::Person),
            ..CodebookActor::default()
        };
        let claim = CodebookClaim {
            id: "lists".to_owned(),
            label: "There were lists".to_owned(),
            description: Some("Whoever\nsays so".to_owned()),
            samples: vec!["“names were read out”".to_owned()],
            against: vec!["there were no lists".to_owned(), "nobody read".to_owned()],
        };
        let names = vec!["Tavik".to_owned(), "Orleth".to_owned()];
        let labels = LabelSet { id: "town".to_owned(), names };
        let toml = [actor.to_toml(), claim.to_toml(), labels.to_toml()].concat();
        let book = Codebook::from_toml(&toml).expect("it was written as a codebook");
        assert_eq!(
            (book.actors, book.claims, book.labels),
            (vec![actor], vec![claim], vec![labels])
        );
    }
}
