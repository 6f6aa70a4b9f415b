//! One row an actor.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Cell, Row};

/// An actor of the collection.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ActorRow {
    /// Public id.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// person, organization, state, place, group, document.
    pub kind: String,
    /// Every other name, in order of appearance.
    pub aliases: Vec<String>,
    /// The party a codebook gives it at all times.
    pub party: Option<String>,
    /// The parties that a codebook gives it, each at another time; the one of all times too.
    #[serde(default)]
    pub parties: Vec<PartyRow>,
    /// Whom it belonged to or spoke for, and when.
    pub affiliations: Vec<AffiliationRow>,
    /// In how many documents it is mentioned.
    pub documents: usize,
    /// How many statements are its own.
    pub statements: usize,
    /// When the first document that mentions it appeared, in this collection.
    pub first: Option<String>,
    /// When the last one appeared.
    pub last: Option<String>,
    /// Rules that joined its mentions over documents.
    pub rules: Vec<String>,
}

/// An organisation that a person is said to belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffiliationRow {
    /// Id of the organisation.
    pub organization: String,
    /// Its name.
    pub name: String,
    /// Who says so: document or codebook.
    pub by: String,
    /// The first day on which a document says so, or on which it holds by the codebook; ISO 8601.
    pub first: Option<String>,
    /// The last such day.
    pub last: Option<String>,
    /// Parties of the organisation by the codebook.
    #[serde(default)]
    pub parties: Vec<PartyRow>,
}

/// That somebody belongs to a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyRow {
    /// The party's id.
    pub party: String,
    /// The first day; none if it always did.
    pub first: Option<String>,
    /// The last day; none if it still does.
    pub last: Option<String>,
}

impl ActorRow {
    /// The organisation that it belonged to on a day, written as ISO 8601; a time of day may follow.
    ///
    /// What the codebook says holds on its days and on no other; without a day it holds if it has
    /// neither beginning nor end. Else it is the organisation that documents name on that day, or
    /// last before it, or at all.
    pub fn organization_on(&self, day: Option<&str>) -> Option<&AffiliationRow> {
        let day = day.and_then(|day| day.get(..10));
        let by_codebook = |one: &&AffiliationRow| one.by == "codebook";
        let dated: Vec<&AffiliationRow> = self.affiliations.iter().filter(by_codebook).collect();
        let holds =
            |one: &&AffiliationRow| is_in_time(one.first.as_deref(), one.last.as_deref(), day);
        if let Some(declared) = dated.iter().find(|one| holds(one)) {
            return Some(declared);
        }
        // Where the codebook says when, documents do not say otherwise.
        let is_open = |one: &&AffiliationRow| {
            !by_codebook(one) && dated.iter().all(|known| known.organization != one.organization)
        };
        let said: Vec<&AffiliationRow> = self.affiliations.iter().filter(is_open).collect();
        let then = said.iter().find(|one| day.is_some() && one.first.is_some() && holds(one));
        let is_before = |one: &&&AffiliationRow| one.last.is_some() && one.last.as_deref() <= day;
        let before =
            || said.iter().filter(is_before).max_by(|one, other| one.last.cmp(&other.last));
        then.or_else(before).or(said.first()).copied()
    }

    /// The party that it belonged to on a day: its own, else that of its organisation.
    pub fn party_on(&self, day: Option<&str>) -> Option<&str> {
        let own = self.parties.iter();
        let found = party_among(own, day).or_else(|| {
            self.organization_on(day).and_then(|whole| party_among(whole.parties.iter(), day))
        });
        found.or(self.party.as_deref())
    }

    /// Whom it speaks for on a day, by id and name: the organisation of a person, else itself.
    pub fn speaks_for(&self, day: Option<&str>) -> Option<(&str, &str)> {
        if self.kind == "person" {
            self.organization_on(day).map(|whole| (whole.organization.as_str(), &*whole.name))
        } else {
            Some((&self.id, &self.name))
        }
    }

    /// The first party that is known of it.
    fn any_party(&self) -> Option<&str> {
        self.party.as_deref().or_else(|| self.parties.first().map(|one| one.party.as_str()))
    }
}

/// One label for each actor, by id: its name, and where several have it something that tells them
/// apart, the party where the codebook gives one, else a number in the order of the rows.
pub fn actor_labels(actors: &[ActorRow]) -> BTreeMap<String, String> {
    let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
    for actor in actors {
        *bearers.entry(&actor.name).or_default() += 1;
    }
    let is_only = |actor: &&ActorRow| bearers[actor.name.as_str()] == 1;
    let mut taken: BTreeSet<String> =
        actors.iter().filter(is_only).map(|actor| actor.name.clone()).collect();
    let mut next: BTreeMap<String, usize> = BTreeMap::new();
    let mut label = |actor: &ActorRow| {
        let name = &actor.name;
        if is_only(&actor) {
            return name.clone();
        }
        let own = actor.any_party().map_or(name.clone(), |party| format!("{name} ({party})"));
        let number = next.entry(own.clone()).or_default();
        loop {
            *number += 1;
            let label = if *number == 1 { own.clone() } else { format!("{own} ({number})") };
            if taken.insert(label.clone()) {
                return label;
            }
        }
    };
    actors.iter().map(|actor| (actor.id.clone(), label(actor))).collect()
}

fn party_among<'r>(
    mut parties: impl Iterator<Item = &'r PartyRow>,
    day: Option<&str>,
) -> Option<&'r str> {
    let day = day.and_then(|day| day.get(..10));
    let found = parties.find(|one| is_in_time(one.first.as_deref(), one.last.as_deref(), day))?;
    Some(&found.party)
}

/// Whether a day is from the one to the other; without a day, whether that is at all times.
fn is_in_time(first: Option<&str>, last: Option<&str>, day: Option<&str>) -> bool {
    let Some(day) = day else { return first.is_none() && last.is_none() };
    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
}

impl Row for ActorRow {
    const KIND: &'static str = "actors";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "kind",
        "statements",
        "documents",
        "affiliations",
        "aliases",
        "party",
        "first",
        "last",
        "id",
    ];
    const WIDTHS: &'static [usize] = &[24, 10, 8, 7, 18, 17, 0, 8, 0, 8];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        // The codebook and documents may both say so.
        let mut affiliations: Vec<&str> = Vec::new();
        for affiliation in &self.affiliations {
            if !affiliations.contains(&affiliation.name.as_str()) {
                affiliations.push(&affiliation.name);
            }
        }
        let parties: Vec<&str> = self.parties.iter().map(|one| one.party.as_str()).collect();
        vec![
            Cell::Text(self.name.clone()),
            Cell::Text(self.kind.clone()),
            Cell::Count(self.statements),
            Cell::Count(self.documents),
            Cell::list(&affiliations),
            Cell::list(&self.aliases),
            Cell::list(&parties),
            Cell::optional(self.first.as_deref()),
            Cell::optional(self.last.as_deref()),
            Cell::Text(self.id.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{ActorRow, AffiliationRow, PartyRow};

    fn party(name: &str, first: Option<&str>, last: Option<&str>) -> PartyRow {
        let [first, last] = [first, last].map(|day| day.map(str::to_owned));
        PartyRow { party: name.to_owned(), first, last }
    }

    fn belongs(name: &str, by: &str, first: Option<&str>, last: Option<&str>) -> AffiliationRow {
        let [first, last] = [first, last].map(|day| day.map(str::to_owned));
        let parties = vec![party(&format!("party of the {name}"), None, None)];
        let organization = name.to_owned();
        AffiliationRow {
            organization,
            name: name.to_owned(),
            by: by.to_owned(),
            first,
            last,
            parties,
        }
    }

    fn person(affiliations: Vec<AffiliationRow>, parties: Vec<PartyRow>) -> ActorRow {
        let kind = "person".to_owned();
        ActorRow { kind, parties, affiliations, ..ActorRow::default() }
    }

    #[test]
    fn an_organisation_is_that_of_the_day() {
        let dask = person(
            vec![
                belongs("office", "codebook", None, Some("2019-05-31")),
                belongs("court", "codebook", Some("2019-07-01"), None),
            ],
            Vec::new(),
        );
        let on = |day| dask.organization_on(day).map(|one| one.name.as_str());
        assert_eq!(on(Some("2019-05-31T23:00:00")), Some("office"));
        assert_eq!(on(Some("2019-06-10")), None, "between both");
        assert_eq!(on(Some("2019-07-01")), Some("court"));
        assert_eq!(on(None), None, "nobody knows when");
        assert_eq!(dask.party_on(Some("2019-07-02")), Some("party of the court"));
    }

    #[test]
    fn documents_are_asked_where_the_codebook_is_silent() {
        let office = belongs("office", "document", Some("2019-05-02"), Some("2019-05-09"));
        let court = belongs("court", "document", Some("2019-06-02"), Some("2019-06-09"));
        let said = person(vec![office.clone(), court.clone()], Vec::new());
        let on = |who: &ActorRow, day| who.organization_on(day).map(|one| one.name.clone());
        assert_eq!(on(&said, Some("2019-05-01")).as_deref(), Some("office"), "the first known");
        assert_eq!(on(&said, Some("2019-05-20")).as_deref(), Some("office"), "the last before");
        assert_eq!(on(&said, Some("2019-07-20")).as_deref(), Some("court"));
        assert_eq!(on(&said, None).as_deref(), Some("office"));
        let undated = belongs("mill", "document", None, None);
        let longer = belongs("office", "document", Some("2019-05-02"), Some("2019-07-01"));
        let overlapping = person(vec![longer, court.clone(), undated], Vec::new());
        assert_eq!(on(&overlapping, Some("2019-07-20")).as_deref(), Some("office"), "named last");
        let declared = belongs("office", "codebook", None, Some("2019-05-05"));
        let both = person(vec![declared, office], Vec::new());
        assert_eq!(on(&both, Some("2019-05-08")), None, "the codebook says that it had ended");
    }

    #[test]
    fn a_party_is_that_of_the_day() {
        let parties = vec![
            party("kestria", None, Some("2019-06-30")),
            party("ulmere", Some("2019-07-01"), None),
        ];
        let turned = person(Vec::new(), parties);
        let days = ["2019-06-30T08:00:00", "2019-07-01"].map(|day| turned.party_on(Some(day)));
        assert_eq!(days, [Some("kestria"), Some("ulmere")]);
        assert_eq!(turned.party_on(None), None);
        let own = party("kestria", None, None);
        let office = belongs("office", "codebook", None, None);
        let always = person(vec![office], vec![own]);
        assert_eq!(always.party_on(None), Some("kestria"), "its own comes first");
    }
}
