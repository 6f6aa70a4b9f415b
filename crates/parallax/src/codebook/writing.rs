//! Takes what a codebook is to declare, gives the lines of its tables.

use std::fmt::Write as _;

use jiff::civil::Date;

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
        let parties = self.parties.iter().map(|one| dated("party", &one.party, one.from, one.to));
        lines.extend(tables("parties", parties.collect()));
        let own = self.affiliations.iter();
        let own = own.map(|one| dated("organization", &one.organization, one.from, one.to));
        lines.extend(tables("affiliations", own.collect()));
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

/// What somebody belonged to, and from when to when.
fn dated(key: &str, text: &str, from: Option<Date>, to: Option<Date>) -> String {
    let day = |key: &str, day: Option<Date>| day.map(|day| pair(key, &day.to_string()));
    let all: Vec<String> =
        [Some(pair(key, text)), day("from", from), day("to", to)].into_iter().flatten().collect();
    format!("{{ {} }}", all.join(", "))
}

/// A list of inline tables, a line each; none if it is empty.
fn tables(key: &str, tables: Vec<String>) -> Option<String> {
    let lines: Vec<String> = tables.into_iter().map(|table| format!("    {table},\n")).collect();
    (!lines.is_empty()).then(|| format!("{key} = [\n{}]", lines.concat()))
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
    use jiff::civil::Date;

    use crate::codebook::{
        ActorKind, Affiliation, Codebook, CodebookActor, CodebookClaim, LabelSet, PartyMembership,
    };

    fn day(of_june: i8) -> Date {
        Date::constant(2019, 6, of_june)
    }

    #[test]
    fn what_is_written_is_read_back() {
        let actor = CodebookActor {
            id: "dask".to_owned(),
            name: "Oren \"the\" Dask".to_owned(),
            aliases: vec!["Dask\\".to_owned(), "the\tgovernor\u{7}".to_owned()],
            kind: Some(ActorKind::Person),
            parties: vec![PartyMembership {
                party: "kestria".to_owned(),
                from: None,
                to: Some(day(30)),
            }],
            affiliations: vec![
                Affiliation { organization: "The \"Mill\"".to_owned(), from: None, to: None },
                Affiliation {
                    organization: "the court".to_owned(),
                    from: Some(day(1)),
                    to: Some(day(30)),
                },
            ],
            ..CodebookActor::default()
        };
        let party = "[[party]]\nid = \"kestria\"\nnames.country = \"Kestria\"\n".to_owned();
        let claim = CodebookClaim {
            id: "lists".to_owned(),
            label: "There were lists".to_owned(),
            description: Some("Whoever\nsays so".to_owned()),
            samples: vec!["“names were read out”".to_owned()],
            against: vec!["there were no lists".to_owned(), "nobody read".to_owned()],
        };
        let names = vec!["Tavik".to_owned(), "Orleth".to_owned()];
        let labels = LabelSet { id: "town".to_owned(), names };
        let toml = [party, actor.to_toml(), claim.to_toml(), labels.to_toml()].concat();
        let book = Codebook::from_toml(&toml).expect("it was written as a codebook");
        assert_eq!(
            (book.actors, book.claims, book.labels),
            (vec![actor], vec![claim], vec![labels])
        );
    }
}
