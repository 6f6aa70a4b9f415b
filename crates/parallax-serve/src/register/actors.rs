//! The actors as columns, in the order of the comparison: those with most statements first.

use std::collections::BTreeMap;

use parallax::present::comparison::ActorRow;

use super::{
    day::Day,
    several::NONE,
    words::{Keys, Names, Words},
};

/// Actors by their numbers. Behind those that have a row come organisations that are only said to
/// have members.
#[derive(Clone, Debug, Default)]
pub(crate) struct Actors {
    pub(crate) ids: Keys,
    names: Words,
    kinds: Vec<u32>,
    parties: Vec<u32>,
    statements: Vec<u32>,
    documents: Vec<u32>,
    first: Vec<Option<Day>>,
    last: Vec<Option<Day>>,
    /// Those whose organisation or party has to be looked up.
    belongings: BTreeMap<u32, Box<ActorRow>>,
    /// How many have a row.
    rows: usize,
    pub(crate) kind_names: Names,
    pub(crate) party_names: Names,
}

impl Actors {
    /// Puts the columns together.
    pub(super) fn new(rows: Vec<ActorRow>) -> Self {
        let mut all = Self { rows: rows.len(), ..Self::default() };
        let mut ids = Words::default();
        for row in &rows {
            ids.push(&row.id);
            all.push(row);
        }
        let known = Keys::new(ids.clone());
        let mut named: BTreeMap<&str, &str> = BTreeMap::new();
        for whole in rows.iter().flat_map(|row| &row.affiliations) {
            if known.find(&whole.organization).is_none() {
                named.entry(&whole.organization).or_insert(&whole.name);
            }
        }
        for (id, name) in named {
            ids.push(id);
            let kind = "organization".to_owned();
            all.push(&ActorRow { name: name.to_owned(), kind, ..ActorRow::default() });
        }
        all.ids = Keys::new(ids);
        all.names.shrink();
        let belongs = |row: &ActorRow| {
            row.party.is_some() || !row.parties.is_empty() || !row.affiliations.is_empty()
        };
        let rows = rows.into_iter().enumerate().filter(|(_, row)| belongs(row));
        all.belongings = rows.map(|(number, row)| (number as u32, Box::new(row))).collect();
        all
    }

    fn push(&mut self, row: &ActorRow) {
        let party = row.party.as_deref().or(row.parties.first().map(|one| one.party.as_str()));
        self.names.push(&row.name);
        self.kinds.push(self.kind_names.number(&row.kind));
        self.parties.push(party.map_or(NONE, |party| self.party_names.number(party)));
        for other in row.parties.iter().chain(row.affiliations.iter().flat_map(|one| &one.parties))
        {
            self.party_names.number(&other.party);
        }
        self.statements.push(row.statements as u32);
        self.documents.push(row.documents as u32);
        self.first.push(row.first.as_deref().and_then(Day::of));
        self.last.push(row.last.as_deref().and_then(Day::of));
    }

    /// How many have a row.
    pub(crate) fn len(&self) -> usize {
        self.rows
    }

    /// How many have a number.
    pub(crate) fn all(&self) -> usize {
        self.ids.len()
    }

    /// Its name.
    pub(crate) fn name(&self, actor: u32) -> &str {
        self.names.get(actor)
    }

    /// The first that has this name.
    pub(crate) fn named(&self, name: &str) -> Option<u32> {
        (0..self.rows as u32).find(|&actor| self.names.get(actor) == name)
    }

    /// Number of its kind.
    pub(crate) fn kind(&self, actor: u32) -> u32 {
        self.kinds[actor as usize]
    }

    /// The party that is known of it, whenever it belonged to it.
    pub(crate) fn party(&self, actor: u32) -> Option<u32> {
        Some(self.parties[actor as usize]).filter(|&party| party != NONE)
    }

    /// Statements of its own.
    pub(crate) fn statements(&self, actor: u32) -> u32 {
        self.statements[actor as usize]
    }

    /// Documents that mention it.
    pub(crate) fn documents(&self, actor: u32) -> u32 {
        self.documents[actor as usize]
    }

    /// Days of the first and the last document that mentions it.
    pub(crate) fn span(&self, actor: u32) -> (Option<Day>, Option<Day>) {
        (self.first[actor as usize], self.last[actor as usize])
    }

    /// The party that it belonged to on a day.
    pub(crate) fn party_on(&self, actor: u32, day: Option<&str>) -> Option<u32> {
        let party = self.belongings.get(&actor)?.party_on(day)?;
        self.party_names.find(party)
    }

    /// Whom it speaks for on a day: the organisation of a person, else itself.
    pub(crate) fn speaks_for(&self, actor: u32, day: Option<&str>) -> Option<u32> {
        if self.kind_names.get(self.kind(actor)) != "person" {
            return Some(actor);
        }
        let (organization, _) = self.belongings.get(&actor)?.speaks_for(day)?;
        self.ids.find(organization)
    }
}
