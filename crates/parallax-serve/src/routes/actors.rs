//! `GET /api/actors` and `/api/actors/{id}`: who acts and speaks.

use std::{collections::BTreeMap, ops::ControlFlow};

use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse as _, Response},
};
use parallax::present::comparison::{ActorRow, NamingRow};
use parallax_store::Project;
use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    ask::{Asked, Nothing},
    list::{Row, cell, list},
    page::{Page, Paging, Window, gone},
    problem::Problem,
    register::{Actors, Register},
    workbench::{Shared, Shelf},
};

/// Which actors are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct ActorFilter {
    /// Words of its name.
    q: Option<String>,
    /// person, organization, state, place, group, document.
    kind: Vec<String>,
    /// Parties; - for none.
    party: Vec<String>,
    #[param(inline)]
    sort: Sort,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Sort {
    /// Those with most statements first.
    #[default]
    Statements,
    /// Those that most documents mention first.
    Documents,
    /// By name.
    Name,
    /// Those that came first.
    First,
}

/// An actor.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ActorItem {
    id: String,
    name: String,
    kind: String,
    aliases: Vec<String>,
    party: Option<String>,
    affiliations: Vec<Affiliation>,
    /// Documents that mention it.
    documents: usize,
    /// Statements of its own.
    statements: usize,
    first: Option<String>,
    last: Option<String>,
    /// Rules that joined its mentions.
    rules: Vec<String>,
}

/// Whom it belonged to or spoke for, and when.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Affiliation {
    organization: String,
    name: String,
    /// Who says so: document or codebook.
    by: String,
    first: Option<String>,
    last: Option<String>,
}

/// An actor with what it says.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ActorPage {
    #[serde(flatten)]
    actor: ActorItem,
    /// What it speaks of, most first.
    claims: Vec<ActorClaim>,
    /// The names that it uses where there are several for one thing.
    names: Vec<UsedName>,
    /// Claims that it both asserts and denies.
    contradictions: Vec<ClaimName>,
}

/// A claim with how often an actor takes each stance to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct ActorClaim {
    id: String,
    label: String,
    stance: BTreeMap<String, usize>,
}

/// A name that an actor uses.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct UsedName {
    set: String,
    name: String,
    uses: usize,
}

/// A claim by its name.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct ClaimName {
    id: String,
    label: String,
}

/// The actors.
#[utoipa::path(
    get, path = "/api/actors", tag = "comparison", params(ActorFilter, Paging),
    responses((status = 200, body = Page<ActorItem>), (status = "default", body = Problem))
)]
pub(crate) async fn actors(
    State(bench): State<Shared>,
    Asked(filter, paging, _): Asked<ActorFilter, Paging>,
) -> Result<Response, Problem> {
    let read = move |project: &Project, shelf: &Shelf, window: &Window| {
        let actors = &shelf.register.actors;
        let found = found(actors, &filter)?;
        let start = match &window.after {
            None => 0,
            Some(id) => {
                let last = actors.ids.find(id).ok_or_else(gone)?;
                found.iter().position(|&actor| actor == last).ok_or_else(gone)? + 1
            }
        };
        let page: Vec<u32> = found.iter().copied().skip(start).take(window.limit).collect();
        let last = page.last().filter(|_| start + page.len() < found.len());
        let last = last.map(|&actor| actors.ids.get(actor));
        let mut items = Vec::new();
        for &actor in &page {
            let row: Option<ActorRow> = project.compared_row(actors.ids.get(actor))?;
            items.extend(row.map(item));
        }
        Ok(Page::new(items, found.len(), last))
    };
    list(bench, &paging, "actors", read).await
}

/// One actor with what it says.
#[utoipa::path(
    get, path = "/api/actors/{id}", tag = "comparison", params(("id" = String, Path)),
    responses((status = 200, body = ActorPage), (status = "default", body = Problem))
)]
pub(crate) async fn actor(
    State(bench): State<Shared>,
    Path(id): Path<String>,
    _: Asked<Nothing>,
) -> Result<Response, Problem> {
    let read = move |project: &Project, shelf: &Shelf| {
        let missing = || Problem::missing(format!("there is no actor {id}"));
        let row: ActorRow = project.compared_row(&id)?.ok_or_else(missing)?;
        let claims = claims(&shelf.register, &id);
        let is_both = |claim: &&ActorClaim| {
            ["assert", "deny"].iter().all(|stance| claim.stance.contains_key(*stance))
        };
        let name =
            |claim: &ActorClaim| ClaimName { id: claim.id.clone(), label: claim.label.clone() };
        let contradictions = claims.iter().filter(is_both).map(name).collect();
        let names = names(project, &id)?;
        Ok(Json(ActorPage { actor: item(row), claims, names, contradictions }).into_response())
    };
    bench.look(read).await
}

fn found(actors: &Actors, filter: &ActorFilter) -> Result<Vec<u32>, Problem> {
    let words = filter.q.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let words: Option<Regex> = words
        .map(|words| RegexBuilder::new(&regex::escape(words)).case_insensitive(true).build())
        .transpose()
        .map_err(|_| Problem::unusable("these words are too many"))?;
    let is_in =
        |chosen: &[String], value: &str| chosen.is_empty() || chosen.iter().any(|one| one == value);
    let fits = |&actor: &u32| {
        let party = actors.party(actor).map_or("-", |party| actors.party_names.get(party));
        words.as_ref().is_none_or(|words| words.is_match(actors.name(actor)))
            && is_in(&filter.kind, actors.kind_names.get(actors.kind(actor)))
            && is_in(&filter.party, party)
    };
    let mut found: Vec<u32> = (0..actors.len() as u32).filter(fits).collect();
    let most = |count: u32| u32::MAX - count;
    match filter.sort {
        Sort::Statements => found.sort_by_key(|&actor| most(actors.statements(actor))),
        Sort::Documents => found.sort_by_key(|&actor| most(actors.documents(actor))),
        Sort::Name => found.sort_by(|&one, &other| actors.name(one).cmp(actors.name(other))),
        Sort::First => {
            found.sort_by_key(|&actor| (actors.span(actor).0.is_none(), actors.span(actor).0));
        }
    }
    Ok(found)
}

fn item(row: ActorRow) -> ActorItem {
    let affiliation = |one: parallax::present::comparison::AffiliationRow| Affiliation {
        organization: one.organization,
        name: one.name,
        by: one.by,
        first: one.first,
        last: one.last,
    };
    let party = row.party.or_else(|| row.parties.first().map(|one| one.party.clone()));
    ActorItem {
        id: row.id,
        name: row.name,
        kind: row.kind,
        aliases: row.aliases,
        party,
        affiliations: row.affiliations.into_iter().map(affiliation).collect(),
        documents: row.documents,
        statements: row.statements,
        first: row.first,
        last: row.last,
        rules: row.rules,
    }
}

/// What an actor speaks of, most first.
fn claims(register: &Register, id: &str) -> Vec<ActorClaim> {
    let Some(actor) = register.actors.ids.find(id) else { return Vec::new() };
    let claims = &register.claims;
    let mut counts: BTreeMap<u32, BTreeMap<String, usize>> = BTreeMap::new();
    for member in claims.all_members() {
        if register.statements.speakers.of(member.row).any(|speaker| speaker == actor) {
            let stance = claims.names.stances.get(member.stance.into()).to_owned();
            *counts.entry(member.claim).or_default().entry(stance).or_default() += 1;
        }
    }
    let mut found: Vec<(u32, BTreeMap<String, usize>)> = counts.into_iter().collect();
    found.sort_by_key(|(claim, stances)| (usize::MAX - stances.values().sum::<usize>(), *claim));
    let named = |(claim, stance): (u32, BTreeMap<String, usize>)| ActorClaim {
        id: claims.ids.get(claim).to_owned(),
        label: claims.label(claim).to_owned(),
        stance,
    };
    found.into_iter().map(named).collect()
}

fn names(project: &Project, id: &str) -> Result<Vec<UsedName>, Problem> {
    let mut names = Vec::new();
    project.compared_rows::<NamingRow>(&mut |row| {
        let own = row.speakers.iter().find(|speaker| speaker.id == id);
        names.extend(own.map(|own| UsedName {
            set: row.set.clone(),
            name: row.name.clone(),
            uses: own.uses,
        }));
        ControlFlow::Continue(())
    })?;
    Ok(names)
}

impl Row for ActorItem {
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "kind",
        "party",
        "statements",
        "documents",
        "affiliations",
        "aliases",
        "first",
        "last",
        "id",
    ];

    fn cells(&self) -> Vec<String> {
        let affiliations = self.affiliations.iter().map(|one| one.name.as_str());
        vec![
            self.name.clone(),
            self.kind.clone(),
            cell(self.party.as_deref()),
            self.statements.to_string(),
            self.documents.to_string(),
            affiliations.collect::<Vec<_>>().join("; "),
            self.aliases.join("; "),
            cell(self.first.as_deref()),
            cell(self.last.as_deref()),
            self.id.clone(),
        ]
    }
}
