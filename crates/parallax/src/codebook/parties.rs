//! Takes the `[[party]]` tables of a codebook, finds their names in texts and exchanges them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    CodebookError,
    table::{Book, Once, Table},
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
    /// Every declared name once, longest first, then alphabetical.
    names: Vec<DeclaredName>,
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

#[derive(Clone, Debug)]
struct DeclaredName {
    text: String,
    slot: Slot,
    declared: Declared,
    /// What the name becomes when the first two parties are exchanged.
    exchanged: Option<String>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    party: Vec<PartyTable>,
}

#[derive(Deserialize)]
struct PartyTable {
    id: String,
    names: BTreeMap<SlotKey, OneOrMany>,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum SlotKey {
    Country,
    Adjective,
    People,
    Capital,
    Place,
    Organization,
    Person,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Parties {
    /// Reads the parties of a codebook. A codebook without parties declares none.
    pub fn from_toml(toml: &str) -> Result<Self, CodebookError> {
        let file: File = toml::from_str(toml)?;
        let mut parties = Vec::new();
        for table in &file.party {
            parties.push(slots(table)?);
        }
        Ok(Self::declare(&parties))
    }

    /// Whether no name is declared.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Names these parties: what was read with others knows other declared names.
    pub fn fingerprint(&self) -> DocumentId {
        DocumentId::of(&[format!("{self:?}").as_bytes()])
    }

    /// The declared names in `text`, in order: at each place the longest, as whole words, as
    /// declared or in capitals.
    pub fn find(&self, text: &str) -> Vec<PartyName> {
        self.occurrences(text)
            .into_iter()
            .map(|(span, index, capitals)| PartyName {
                span,
                slot: self.names[index].slot,
                capitals,
            })
            .collect()
    }

    /// Which declared names stand where in `text`, in order: at the places of [`Parties::find`].
    pub fn identify(&self, text: &str) -> Vec<(Span, Declared)> {
        let found = self.occurrences(text).into_iter();
        found.map(|(span, index, _)| (span, self.names[index].declared)).collect()
    }

    /// `text` with the names of the first two parties exchanged, and where each exchanged name
    /// stood and stands.
    pub fn exchange(&self, text: &str) -> (String, Vec<(Span, Span)>) {
        let mut out = String::with_capacity(text.len());
        let mut moved = Vec::new();
        let mut done = 0;
        for (span, index, capitals) in self.occurrences(text) {
            let Some(other) = &self.names[index].exchanged else { continue };
            out.push_str(&text[done..span.start as usize]);
            let start = out.len();
            out.push_str(&if capitals { other.to_uppercase() } else { other.clone() });
            moved.push((span, Span::new(start, out.len())));
            done = span.end as usize;
        }
        out.push_str(&text[done..]);
        (out, moved)
    }

    /// Joins names into classes and decides what each becomes when parties are exchanged.
    fn declare(parties: &[Vec<(Slot, Vec<String>)>]) -> Self {
        let mut names: Vec<DeclaredName> = Vec::new();
        for (index, party) in parties.iter().enumerate() {
            let other = match index {
                0 => parties.get(1),
                1 => parties.first(),
                _ => None,
            };
            for (slot, texts) in party {
                for (position, text) in texts.iter().enumerate() {
                    if names.iter().all(|known| known.text != *text) {
                        let exchanged = other.and_then(|other| counterpart(other, *slot, position));
                        names.push(DeclaredName {
                            text: text.clone(),
                            slot: *slot,
                            declared: Declared {
                                party: index as u16,
                                slot: *slot,
                                class: *slot,
                                position: position as u16,
                                ending: None,
                            },
                            exchanged,
                        });
                    }
                }
            }
        }
        find_endings(&mut names);
        join_classes(&mut names);
        for name in &mut names {
            name.declared.class = name.slot;
        }
        names.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)));
        Self { names }
    }

    fn occurrences(&self, text: &str) -> Vec<(Span, usize, bool)> {
        let mut found = Vec::new();
        if self.names.is_empty() {
            return found;
        }
        let mut free_from = 0;
        let mut before: Option<char> = None;
        for (at, c) in text.char_indices() {
            let word_start = !before.is_some_and(char::is_alphanumeric);
            if at >= free_from
                && word_start
                && let Some((index, length, capitals)) = self.name_at(&text[at..])
            {
                found.push((Span::new(at, at + length), index, capitals));
                free_from = at + length;
            }
            before = Some(c);
        }
        found
    }

    fn name_at(&self, rest: &str) -> Option<(usize, usize, bool)> {
        self.names.iter().enumerate().find_map(|(index, name)| {
            let capitals = name.text.to_uppercase();
            let length = match_length(rest, &name.text);
            let in_capitals = || match_length(rest, &capitals).map(|length| (index, length, true));
            length.map(|length| (index, length, false)).or_else(in_capitals)
        })
    }
}

/// The ids of all parties, in order, after a check of their keys.
pub(super) fn ids(book: &Book<'_>) -> Result<Vec<String>, CodebookError> {
    let mut once = Once::new("party id");
    let tables = book.tables("party")?;
    let checked = |table: &Table<'_>| {
        table.known(&["id", "names"])?;
        let id = table.required("id")?;
        once.add(&id)?;
        if let Some(names) = table.table("names")? {
            names.known(&Slot::ALL.map(Slot::name))?;
        }
        Ok(id.text)
    };
    tables.iter().map(checked).collect()
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

/// The names of one party by slot, checked.
fn slots(table: &PartyTable) -> Result<Vec<(Slot, Vec<String>)>, CodebookError> {
    table
        .names
        .iter()
        .map(|(key, names)| {
            let slot = slot(key);
            let names = match names {
                OneOrMany::One(name) => vec![name.trim().to_owned()],
                OneOrMany::Many(names) => names.iter().map(|n| n.trim().to_owned()).collect(),
            };
            match names.iter().find(|name| !name.contains(char::is_alphanumeric)) {
                Some(name) => Err(CodebookError::EmptyName {
                    party: table.id.clone(),
                    slot: slot.name(),
                    name: name.clone(),
                }),
                None => Ok((slot, names)),
            }
        })
        .collect()
}

fn slot(key: &SlotKey) -> Slot {
    match key {
        SlotKey::Country => Slot::Country,
        SlotKey::Adjective => Slot::Adjective,
        SlotKey::People => Slot::People,
        SlotKey::Capital => Slot::Capital,
        SlotKey::Place => Slot::Place,
        SlotKey::Organization => Slot::Organization,
        SlotKey::Person => Slot::Person,
    }
}

/// The name of `other` that stands at the same place: same slot and position, else the slot's
/// first, else the first name of the nearest slot.
fn counterpart(other: &[(Slot, Vec<String>)], slot: Slot, position: usize) -> Option<String> {
    let distance = |candidate: Slot| (candidate as i32 - slot as i32).abs();
    let (found, names) = other
        .iter()
        .filter(|(_, names)| !names.is_empty())
        .min_by_key(|(candidate, _)| (distance(*candidate), *candidate))?;
    let same = (*found == slot).then(|| names.get(position)).flatten();
    Some(same.unwrap_or(&names[0]).clone())
}

/// Finds for each name the shortest one of its list that it ends in.
fn find_endings(names: &mut [DeclaredName]) {
    let endings: Vec<Option<usize>> = (0..names.len()).map(|i| ending(names, i)).collect();
    let place = |text: &str| names.iter().position(|name| name.text == text);
    let keeps = |long: usize, short: usize| match (&names[long].exchanged, &names[short].exchanged)
    {
        (Some(a), Some(b)) => {
            place(a).is_some_and(|a| endings[a].is_some() && endings[a] == place(b))
        }
        (None, None) => true,
        _ => false,
    };
    let kept: Vec<Option<u16>> = (0..names.len())
        .map(|long| endings[long].filter(|&short| keeps(long, short)))
        .map(|short| short.map(|short| names[short].declared.position))
        .collect();
    for (name, ending) in names.iter_mut().zip(kept) {
        name.declared.ending = ending;
    }
}

/// The shortest other name of the list of the name at `long` that it ends in.
fn ending(names: &[DeclaredName], long: usize) -> Option<usize> {
    let own = &names[long];
    let ends_in = |other: &DeclaredName| {
        let before = own.text.strip_suffix(other.text.as_str());
        let is_same_list =
            other.declared.party == own.declared.party && other.declared.slot == own.declared.slot;
        is_same_list && before.is_some_and(|before| before.ends_with(' '))
    };
    let found = (0..names.len()).filter(|&i| ends_in(&names[i]));
    found.min_by_key(|&i| names[i].text.len())
}

/// Gives all names of one class the smallest slot of the class.
fn join_classes(names: &mut [DeclaredName]) {
    loop {
        let mut changed = false;
        for index in 0..names.len() {
            let Some(exchanged) = names[index].exchanged.clone() else { continue };
            let Some(other) = names.iter().position(|name| name.text == exchanged) else {
                continue;
            };
            let (a, b) = (names[index].slot, names[other].slot);
            if a != b {
                let joined = a.min(b);
                for name in names.iter_mut().filter(|name| name.slot == a || name.slot == b) {
                    name.slot = joined;
                }
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
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
    fn a_broken_codebook_says_where() {
        let error =
            Parties::from_toml("[[party]]\nid = 3\nnames = {}").expect_err("id is a string");
        assert!(error.to_string().contains("line 2"), "{error}");
    }
}
