//! Takes the `[[actor]]` tables of a codebook, gives its actors.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    CodebookError, Problem,
    table::{Book, Once, Table, Text},
};

/// Who acts or speaks, as a person declares it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodebookActor {
    /// What decisions and exports call it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Its other names. No two actors share a name.
    pub aliases: Vec<String>,
    /// What it is, if said.
    pub kind: Option<ActorKind>,
    /// Id of the party that it belongs to at all times, if any.
    pub party: Option<String>,
    /// The parties that it belonged to when, in their order in the codebook; no two at one time.
    pub parties: Vec<PartyMembership>,
    /// What it belonged to when.
    pub affiliations: Vec<Affiliation>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActorKind {
    /// A named or unnamed single person.
    Person,
    /// A ministry, army, company, party, news agency.
    Organization,
    /// A state or its government.
    State,
    /// Any other place.
    Place,
    /// People of a kind, or several actors together.
    Group,
    /// A decree, report, letter, poll.
    Document,
}

impl ActorKind {
    /// All kinds.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organization, Self::State, Self::Place, Self::Group, Self::Document];

    /// The kind's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::State => "state",
            Self::Place => "place",
            Self::Group => "group",
            Self::Document => "document",
        }
    }
}

/// That an actor belongs to an organisation, from a day to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affiliation {
    /// Id or name of the organisation.
    pub organization: String,
    /// The first day; none if it always did.
    pub from: Option<Date>,
    /// The last day; none if it still does.
    pub to: Option<Date>,
}

/// That an actor belongs to a party, from a day to a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyMembership {
    /// Id of the party.
    pub party: String,
    /// The first day; none if it always did.
    pub from: Option<Date>,
    /// The last day; none if it still does.
    pub to: Option<Date>,
}

impl PartyMembership {
    fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time =
            |one: &Self, two: &Self| one.from.is_none_or(|from| two.to.is_none_or(|to| from <= to));
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

/// All actors, checked against each other and the ids of the parties.
pub(super) fn read(
    book: &Book<'_>,
    parties: &[String],
) -> Result<Vec<CodebookActor>, CodebookError> {
    let (mut ids, mut names) = (Once::new("actor id"), Once::new("actor name"));
    book.tables("actor")?.iter().map(|table| actor(table, parties, &mut ids, &mut names)).collect()
}

fn actor(
    table: &Table<'_>,
    parties: &[String],
    ids: &mut Once,
    names: &mut Once,
) -> Result<CodebookActor, CodebookError> {
    table.known(&["id", "name", "aliases", "kind", "party", "parties", "affiliations"])?;
    let (id, name, aliases) =
        (table.required("id")?, table.required("name")?, table.list("aliases")?);
    ids.add(&id)?;
    [&name].into_iter().chain(&aliases).try_for_each(|name| names.add(name))?;
    let affiliations = table.tables("affiliations")?;
    Ok(CodebookActor {
        id: id.text,
        name: name.text,
        aliases: aliases.into_iter().map(|alias| alias.text).collect(),
        kind: table.optional("kind")?.as_ref().map(kind).transpose()?,
        party: table.optional("party")?.map(|party| declared(party, parties)).transpose()?,
        parties: dated_parties(table, parties)?,
        affiliations: affiliations.iter().map(affiliation).collect::<Result<_, _>>()?,
    })
}

fn kind(text: &Text) -> Result<ActorKind, CodebookError> {
    let names = ActorKind::ALL.map(ActorKind::name);
    Ok(ActorKind::ALL[text.among("kind of actor", &names)?])
}

fn declared(party: Text, parties: &[String]) -> Result<String, CodebookError> {
    if parties.is_empty() {
        return Err(party.problem(Problem::NoParties(party.text.clone())));
    }
    let ids: Vec<&str> = parties.iter().map(String::as_str).collect();
    party.among("declared party", &ids)?;
    Ok(party.text)
}

fn affiliation(table: &Table<'_>) -> Result<Affiliation, CodebookError> {
    table.known(&["organization", "from", "to"])?;
    let organization = table.required("organization")?.text;
    let (from, to) = term(table, "affiliation")?;
    Ok(Affiliation { organization, from, to })
}

/// The dated memberships of an actor, no two of which are at one time.
fn dated_parties(
    table: &Table<'_>,
    parties: &[String],
) -> Result<Vec<PartyMembership>, CodebookError> {
    let mut found: Vec<PartyMembership> = Vec::new();
    for one in &table.tables("parties")? {
        if table.optional("party")?.is_some() {
            return Err(one.problem(Problem::PartyTwice));
        }
        one.known(&["party", "from", "to"])?;
        let party = declared(one.required("party")?, parties)?;
        let (from, to) = term(one, "membership")?;
        let membership = PartyMembership { party, from, to };
        if let Some(other) = found.iter().find(|other| other.overlaps(&membership)) {
            let (first, second) = (other.party.clone(), membership.party);
            return Err(one.problem(Problem::PartiesAtOnce { first, second }));
        }
        found.push(membership);
    }
    Ok(found)
}

/// The first and last day of what a table tells of.
fn term(
    table: &Table<'_>,
    what: &'static str,
) -> Result<(Option<Date>, Option<Date>), CodebookError> {
    let (from, to) = (table.date("from")?, table.date("to")?);
    let first = from.as_ref().map(days).transpose()?.map(|(first, _)| first);
    let last = to.as_ref().map(days).transpose()?.map(|(_, last)| last);
    if let (Some(from), Some(to)) = (&from, &to)
        && first > last
    {
        let (from, ends) = (from.text.clone(), to.text.clone());
        return Err(to.problem(Problem::EndsBeforeItBegins { what, from, to: ends }));
    }
    Ok((first, last))
}

/// The first and last day of a day, month or year.
fn days(text: &Text) -> Result<(Date, Date), CodebookError> {
    let bad = || text.problem(Problem::BadDate(text.text.clone()));
    let first = match text.text.len() {
        4 => format!("{}-01-01", text.text),
        7 => format!("{}-01", text.text),
        10 => text.text.clone(),
        _ => return Err(bad()),
    };
    let first: Date = first.parse().map_err(|_| bad())?;
    let last = match text.text.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    };
    Ok((first, last))
}
