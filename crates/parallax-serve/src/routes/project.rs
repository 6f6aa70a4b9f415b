//! `GET /api/project`: what the project holds.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use parallax_store::{Project as Store, ReviewState};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    ask::{Asked, Nothing},
    jobs::Job,
    problem::Problem,
    workbench::{Shared, Shelf},
};

/// What a project holds.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Project {
    /// Name of its file, without ending.
    name: String,
    path: String,
    /// Version of the program.
    version: &'static str,
    read_only: bool,
    documents: usize,
    statements: usize,
    claims: usize,
    actors: usize,
    decisions: u64,
    /// Statements by how they stand with those who review them.
    review: BTreeMap<&'static str, usize>,
    /// Who decided, in the order of the first decision of each.
    coders: Vec<String>,
    parties: Vec<Party>,
    outlets: Vec<String>,
    /// Whether all documents and decisions are in the comparison.
    compared: bool,
    /// The job that goes on.
    job: Option<Job>,
    has_codebook: bool,
}

/// A party of the codebook.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Party {
    id: String,
    name: String,
    /// Its place in the codebook, which its colour follows.
    slot: usize,
}

/// What the project holds.
#[utoipa::path(
    get, path = "/api/project", tag = "project",
    responses((status = 200, body = Project), (status = "default", body = Problem))
)]
pub(crate) async fn project(
    State(bench): State<Shared>,
    _: Asked<Nothing>,
) -> Result<Json<Project>, Problem> {
    let (path, job) = (bench.path.clone(), bench.jobs.current());
    let read_only = bench.guard.is_read_only;
    let read = move |project: &Store, shelf: &Shelf| {
        let register = &shelf.register;
        let log = project.log_facts()?;
        let outlets = register.documents.outlet_names.all().iter();
        let mut outlets: Vec<String> = outlets.filter(|name| !name.is_empty()).cloned().collect();
        outlets.sort();
        let parties = shelf.parties.iter().enumerate();
        let review = reviewed(shelf);
        Ok(Json(Project {
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            path: path.to_string_lossy().into_owned(),
            version: env!("CARGO_PKG_VERSION"),
            read_only,
            documents: register.documents.len(),
            statements: review.values().sum(),
            claims: register.claims.len(),
            actors: register.actors.len(),
            decisions: log.decisions,
            review,
            coders: log.coders,
            parties: parties
                .map(|(slot, party)| Party { id: party.id.clone(), name: party.name.clone(), slot })
                .collect(),
            outlets,
            compared: shelf.knows_all(project)?,
            job,
            has_codebook: shelf.has_codebook,
        }))
    };
    bench.look(read).await
}

fn reviewed(shelf: &Shelf) -> BTreeMap<&'static str, usize> {
    let mut counts: BTreeMap<&'static str, usize> =
        ReviewState::ALL.iter().map(|state| (state.name(), 0)).collect();
    let register = &shelf.register;
    for row in 0..register.statements.len() as u32 {
        if let Some(state) = register.states.of(row) {
            *counts.entry(state.name()).or_default() += 1;
        }
    }
    counts
}
