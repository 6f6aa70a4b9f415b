//! `GET /api/claims` and `/api/claims/{id}`: who asserts, denies or doubts what.

use axum::{
    Json,
    extract::{Path, State},
    response::{IntoResponse as _, Response},
};
use parallax::present::comparison::ClaimRow;
use parallax_store::Project;
use regex::RegexBuilder;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    ask::Asked,
    list::{Row, cell, list},
    page::{Format, Page, Paging, Window, gone},
    problem::Problem,
    register::{Claims, Register},
    views::{Member, member},
    workbench::{Shared, Shelf},
};

/// Which claims are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct ClaimFilter {
    /// Words of its label.
    q: Option<String>,
    /// codebook or found.
    #[param(inline)]
    origin: Option<Origin>,
    #[param(inline)]
    sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Origin {
    Codebook,
    Found,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Sort {
    /// Those with most statements first.
    #[default]
    Statements,
    /// Those that most speak of first.
    Speakers,
    /// Those that came first.
    First,
    /// Those on which most speakers take either side first.
    Contested,
}

/// A claim in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ClaimItem {
    id: String,
    /// The codebook's label, else a member's words.
    label: String,
    /// A member's words, verbatim.
    canonical: String,
    /// codebook or found.
    origin: &'static str,
    statements: usize,
    speakers: u32,
    documents: u32,
    /// When it first appeared.
    first: Option<String>,
    stances: Vec<StanceCount>,
    links: Vec<Link>,
    /// How many conflicts of numbers there are inside of it.
    conflicts: u32,
}

/// A stance and how often it is taken.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct StanceCount {
    stance: String,
    statements: u32,
    speakers: u32,
}

/// A claim beside another.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Link {
    /// mirror or relabels.
    kind: String,
    claim: String,
    label: String,
}

/// A claim with the statements that make it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ClaimPage {
    #[serde(flatten)]
    claim: ClaimItem,
    members: Page<Member>,
}

/// The claims.
#[utoipa::path(
    get, path = "/api/claims", tag = "comparison", params(ClaimFilter, Paging),
    responses((status = 200, body = Page<ClaimItem>), (status = "default", body = Problem))
)]
pub(crate) async fn claims(
    State(bench): State<Shared>,
    Asked(filter, paging, _): Asked<ClaimFilter, Paging>,
) -> Result<Response, Problem> {
    let read = move |_: &Project, shelf: &Shelf, window: &Window| {
        let claims = &shelf.register.claims;
        let found = found(claims, &filter)?;
        let start = match &window.after {
            None => 0,
            Some(id) => {
                let last = claims.ids.find(id).ok_or_else(gone)?;
                found.iter().position(|&claim| claim == last).ok_or_else(gone)? + 1
            }
        };
        let page: Vec<u32> = found.iter().copied().skip(start).take(window.limit).collect();
        let last = page.last().filter(|_| start + page.len() < found.len());
        let last = last.map(|&claim| claims.ids.get(claim));
        let items = page.iter().map(|&claim| item(claims, claim)).collect();
        Ok(Page::new(items, found.len(), last))
    };
    list(bench, &paging, "claims", read).await
}

/// One claim with the statements that make it, in the order of publication.
#[utoipa::path(
    get, path = "/api/claims/{id}", tag = "comparison", params(("id" = String, Path), Paging),
    responses((status = 200, body = ClaimPage), (status = "default", body = Problem))
)]
pub(crate) async fn claim(
    State(bench): State<Shared>,
    Path(id): Path<String>,
    Asked(paging, ..): Asked<Paging>,
) -> Result<Response, Problem> {
    if paging.format == Format::Csv {
        let read = move |project: &Project, shelf: &Shelf, window: &Window| {
            members(project, &shelf.register, &id, window).map(|(_, page)| page)
        };
        return list(bench, &paging, "members", read).await;
    }
    let window = paging.window()?;
    let read = move |project: &Project, shelf: &Shelf| {
        let (number, members) = members(project, &shelf.register, &id, &window)?;
        Ok(Json(ClaimPage { claim: item(&shelf.register.claims, number), members }).into_response())
    };
    bench.look(read).await
}

fn members(
    project: &Project,
    register: &Register,
    id: &str,
    window: &Window,
) -> Result<(u32, Page<Member>), Problem> {
    let missing = || Problem::missing(format!("there is no claim {id}"));
    let number = register.claims.ids.find(id).ok_or_else(missing)?;
    let row: ClaimRow = project.compared_row(id)?.ok_or_else(missing)?;
    let all: Vec<Member> = row.members.iter().filter_map(|row| member(row, register)).collect();
    Ok((number, Page::of(all, window, |member| member.statement.clone())?))
}

fn found(claims: &Claims, filter: &ClaimFilter) -> Result<Vec<u32>, Problem> {
    let words = match filter.q.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
        None => None,
        Some(words) => {
            let pattern = RegexBuilder::new(&regex::escape(words)).case_insensitive(true).build();
            Some(pattern.map_err(|_| Problem::unusable("these words are too many"))?)
        }
    };
    let fits = |&claim: &u32| {
        let is_declared = claims.is_declared(claim);
        filter.origin.is_none_or(|origin| (origin == Origin::Codebook) == is_declared)
            && words.as_ref().is_none_or(|words| {
                words.is_match(claims.label(claim)) || words.is_match(claims.canonical(claim))
            })
    };
    let mut found: Vec<u32> = (0..claims.len() as u32).filter(fits).collect();
    let most = |count: u32| u32::MAX - count;
    let statements = |claim: u32| most(claims.members(claim).len() as u32);
    match filter.sort {
        Sort::Statements => found.sort_by_key(|&claim| statements(claim)),
        Sort::Speakers => {
            found.sort_by_key(|&claim| (most(claims.speakers(claim)), statements(claim)));
        }
        Sort::First => {
            found.sort_by_key(|&claim| (claims.first(claim).is_none(), claims.first(claim)));
        }
        Sort::Contested => {
            found.sort_by_cached_key(|&claim| (most(claims.contested(claim)), statements(claim)));
        }
    }
    Ok(found)
}

fn item(claims: &Claims, claim: u32) -> ClaimItem {
    let stance = |sum: &crate::register::StanceSum| StanceCount {
        stance: claims.names.stances.get(sum.stance.into()).to_owned(),
        statements: sum.statements,
        speakers: sum.speakers,
    };
    let link = |link: &crate::register::Link| {
        let other = link.claim?;
        Some(Link {
            kind: claims.names.links.get(link.kind.into()).to_owned(),
            claim: claims.ids.get(other).to_owned(),
            label: claims.label(other).to_owned(),
        })
    };
    ClaimItem {
        id: claims.ids.get(claim).to_owned(),
        label: claims.label(claim).to_owned(),
        canonical: claims.canonical(claim).to_owned(),
        origin: if claims.is_declared(claim) { "codebook" } else { "found" },
        statements: claims.members(claim).len(),
        speakers: claims.speakers(claim),
        documents: claims.documents(claim),
        first: claims.first(claim).map(|day| day.to_string()),
        stances: claims.stances(claim).iter().map(stance).collect(),
        links: claims.links(claim).iter().filter_map(link).collect(),
        conflicts: claims.conflicts(claim),
    }
}

impl Row for ClaimItem {
    const COLUMNS: &'static [&'static str] = &[
        "label",
        "stances",
        "statements",
        "speakers",
        "documents",
        "first",
        "links",
        "conflicts",
        "origin",
        "canonical",
        "id",
    ];

    fn cells(&self) -> Vec<String> {
        let stances = self.stances.iter().map(|sum| format!("{} {}", sum.stance, sum.statements));
        let links = self.links.iter().map(|link| format!("{} {}", link.kind, link.claim));
        vec![
            self.label.clone(),
            stances.collect::<Vec<_>>().join("; "),
            self.statements.to_string(),
            self.speakers.to_string(),
            self.documents.to_string(),
            cell(self.first.as_deref()),
            links.collect::<Vec<_>>().join("; "),
            self.conflicts.to_string(),
            self.origin.to_owned(),
            self.canonical.clone(),
            self.id.clone(),
        ]
    }
}
