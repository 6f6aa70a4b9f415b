//! Takes the declared parties and a text, finds their names there and exchanges them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    CodebookError,
    party_names::{self, DeclaredName},
    table::Book,
};
use crate::{
    lang::{PartyName, Slot},
    text::{DocumentId, Span},
};

/// The declared parties with their names.
///
/// Names that exchange into each other, or that are spelled alike, form one class and share one
/// placeholder; so a text and its exchange look the same to a language.
#[derive(Clone, Debug, Default)]
pub struct Parties {
    ids: Vec<String>,
    /// Every declared name once, longest first, then alphabetical.
    names: Vec<DeclaredName>,
    /// The spellings that a text is searched for, by their first letter, in the order of `names`.
    forms: HashMap<char, Vec<Form>>,
}

/// Which declared name stands at a place in a text.
///
/// Two are equal exactly where the same name is meant. Exchanging the parties permutes them, so
/// they may be compared for equality only: never sorted, hashed into features or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Declared {
    /// Number of the party in the codebook.
    pub party: u16,
    /// The kind of name, as declared.
    pub slot: Slot,
    /// The kind that decides its placeholder: that of all names it may become, so what depends on
    /// it alone is the same when the parties are exchanged.
    pub class: Slot,
    /// Place of the name in its list.
    pub position: u16,
    /// Place of the shortest name of its list that it ends in: "Oren Dask" ends in "Dask". Only
    /// where the names that the two become do the same.
    pub ending: Option<u16>,
}

/// A declared name as a text may spell it.
#[derive(Clone, Debug)]
struct Form {
    text: String,
    /// Place of the name in the list of all.
    name: usize,
    capitals: bool,
}

/// A form that stands in a text.
struct Occurrence<'p> {
    span: Span,
    name: &'p DeclaredName,
    capitals: bool,
}

impl Parties {
    /// Reads the parties of a codebook. A codebook without parties declares none.
    pub fn from_toml(toml: &str) -> Result<Self, CodebookError> {
        let tables = toml::de::DeTable::parse(toml)?;
        Self::read(&Book::new(toml, tables.get_ref()))
    }

    /// Reads the `[[party]]` tables of `book`.
    pub(super) fn read(book: &Book<'_>) -> Result<Self, CodebookError> {
        let (ids, names) = party_names::read(book)?;
        let forms = forms(&names);
        Ok(Self { ids, names, forms })
    }

    /// The parties' ids, in order: [`Declared::party`] is the place in this list.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// What a person calls a party, by its place: the first of its names, a country's before others;
    /// its id where it declares none.
    pub fn name(&self, party: usize) -> &str {
        let own = self.names.iter().filter(|name| usize::from(name.declared.party) == party);
        let order = |name: &&DeclaredName| {
            let slot = Slot::ALL.iter().position(|slot| *slot == name.declared.slot);
            (slot, name.declared.position)
        };
        own.min_by_key(order).map_or(&self.ids[party], |name| &name.text)
    }

    /// Whether no name is declared.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Names these parties: what was read with others knows other declared names.
    pub fn fingerprint(&self) -> DocumentId {
        DocumentId::of(&[format!("{:?}", self.names).as_bytes()])
    }

    /// The declared names in `text`, in order: at each place the longest, as whole words, as
    /// declared or in capitals.
    pub fn find(&self, text: &str) -> Vec<PartyName> {
        self.mark(text).0
    }

    /// Which declared names stand where in `text`, in order: at the places of [`Parties::find`].
    pub fn identify(&self, text: &str) -> Vec<(Span, Declared)> {
        self.mark(text).1
    }

    /// The results of [`Parties::find`] and [`Parties::identify`], in one pass over `text`.
    pub fn mark(&self, text: &str) -> (Vec<PartyName>, Vec<(Span, Declared)>) {
        let found = self.occurrences(text);
        let name = |found: Occurrence<'_>| {
            let Occurrence { span, name, capitals } = found;
            (PartyName { span, slot: name.declared.class, capitals }, (span, name.declared))
        };
        found.map(name).unzip()
    }

    /// `text` with the names of the first two parties exchanged, and where each exchanged name
    /// stood and stands.
    pub fn exchange(&self, text: &str) -> (String, Vec<(Span, Span)>) {
        let mut out = String::with_capacity(text.len());
        let mut moved = Vec::new();
        let mut done = 0;
        for Occurrence { span, name, capitals } in self.occurrences(text) {
            let Some(other) = &name.exchanged else { continue };
            out.push_str(&text[done..span.start as usize]);
            let start = out.len();
            out.push_str(&if capitals { other.to_uppercase() } else { other.clone() });
            moved.push((span, Span::new(start, out.len())));
            done = span.end as usize;
        }
        out.push_str(&text[done..]);
        (out, moved)
    }

    fn occurrences<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Occurrence<'a>> {
        let mut free_from = 0;
        let mut in_word = false;
        text.char_indices().filter_map(move |(at, first)| {
            let goes_on = std::mem::replace(&mut in_word, first.is_alphanumeric());
            if goes_on || at < free_from {
                return None;
            }
            let (form, length) = self.form_at(&text[at..], first)?;
            free_from = at + length;
            let span = Span::new(at, free_from);
            Some(Occurrence { span, name: &self.names[form.name], capitals: form.capitals })
        })
    }

    /// The form that stands at the start of `rest`, which begins with `first`, and its length.
    fn form_at(&self, rest: &str, first: char) -> Option<(&Form, usize)> {
        let forms = self.forms.get(&first)?;
        forms.iter().find_map(|form| Some((form, match_length(rest, &form.text)?)))
    }
}

/// The spellings of `names`, by their first letter: each as declared, then in capitals.
fn forms(names: &[DeclaredName]) -> HashMap<char, Vec<Form>> {
    let mut forms: HashMap<char, Vec<Form>> = HashMap::new();
    for (name, declared) in names.iter().enumerate() {
        let (text, capitals) = (declared.text.clone(), declared.text.to_uppercase());
        for (text, capitals) in [(text, false), (capitals, true)] {
            let Some(first) = text.chars().next() else { continue };
            forms.entry(first).or_default().push(Form { text, name, capitals });
        }
    }
    forms
}

/// Length of `name` at the start of `rest` as whole words; a space matches a line break too.
fn match_length(rest: &str, name: &str) -> Option<usize> {
    let mut chars = rest.char_indices();
    for wanted in name.chars() {
        let (_, c) = chars.next()?;
        if c != wanted && !(wanted == ' ' && c == '\n') {
            return None;
        }
    }
    let end = chars.offset();
    let ends_word = !rest[end..].starts_with(char::is_alphanumeric);
    ends_word.then_some(end)
}

#[cfg(test)]
mod tests {
    use super::Parties;

    const BOOK: &str = r#"
        [[party]]
        id = "north"
        names.country = ["Norland", "Republic of Norland"]
        names.adjective = "Norlandic"
        [[party]]
        id = "south"
        names.country = "Sudavia"
        names.people = "Sudavians"
    "#;

    #[test]
    fn names_are_exchanged_as_whole_words() {
        let parties = Parties::from_toml(BOOK).expect("a good codebook");
        let (text, _) =
            parties.exchange("The Republic of Norland and SUDAVIA; Norlands, Norlandic.");
        assert_eq!(text, "The Sudavia and NORLAND; Norlands, Sudavia.");
    }

    #[test]
    fn a_missing_slot_falls_back_and_shares_its_placeholder() {
        let parties = Parties::from_toml(BOOK).expect("a good codebook");
        let original = "The Norlandic army met the Sudavians in Norland.";
        let (exchanged, _) = parties.exchange(original);
        let slots = |text: &str| parties.find(text).iter().map(|n| n.slot).collect::<Vec<_>>();
        assert_eq!(slots(original), slots(&exchanged));
    }

    #[test]
    fn a_full_name_knows_the_surname_it_ends_in() {
        let book = "[[party]]\nid = \"a\"\n\
                    names.person = [\"Ann Ox\", \"Ox\", \"Jo Elk\", \"Elk\"]\n\
                    [[party]]\nid = \"b\"\n\
                    names.person = [\"Eve Ash\", \"Ash\", \"Max Oak\", \"Fir\"]";
        let parties = Parties::from_toml(book).expect("a good codebook");
        let endings = |text: &str| {
            parties.identify(text).iter().map(|(_, declared)| declared.ending).collect::<Vec<_>>()
        };
        // The other party has no such pair at the place of "Jo Elk".
        assert_eq!(endings("Ann Ox, Ox, Jo Elk, Elk"), [Some(1), None, None, None]);
        assert_eq!(endings("Eve Ash, Ash, Max Oak"), [Some(1), None, None]);
    }

    #[test]
    fn one_reading_finds_and_identifies() {
        let parties = Parties::from_toml(BOOK).expect("a good codebook");
        let text = "NORLAND met the Sudavians of the Republic of\nNorland, not of Norlands.";
        let (names, declared) = parties.mark(text);
        assert_eq!((&names, &declared), (&parties.find(text), &parties.identify(text)));
        let found: Vec<_> = names.iter().map(|name| (name.span.of(text), name.capitals)).collect();
        assert_eq!(
            found,
            [("NORLAND", true), ("Sudavians", false), ("Republic of\nNorland", false)]
        );
    }

    #[test]
    fn a_broken_codebook_says_where() {
        let problem = |toml: &str| {
            Parties::from_toml(toml).expect_err("a codebook that cannot be used").to_string()
        };
        assert_eq!(
            problem("[[party]]\nid = 3\nnames = {}"),
            "line 2: \"id\" of [[party]] must be a text"
        );
        assert_eq!(problem("\n[[party]]\nid = \"a\""), "line 2: [[party]] needs the key \"names\"");
        assert_eq!(
            problem("[[party]]\nid = \"a\"\nnames.person = [\n\"Ox\",\n\"-\"]"),
            "line 5: \"person\" of \"names\" of [[party]] holds a text without letters: \"-\""
        );
    }
}
