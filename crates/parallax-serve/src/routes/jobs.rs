//! `GET` and `POST /api/jobs`: work that takes long.

use axum::{Json, extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    ask::{Asked, Body, Nothing},
    jobs::{Job, compare_now},
    problem::Problem,
    workbench::Shared,
};

/// The last job, if there was one.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct JobList {
    items: Vec<Job>,
}

/// What is to be done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    kind: Kind,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Compare,
}

/// The last job.
#[utoipa::path(
    get, path = "/api/jobs", tag = "jobs",
    responses((status = 200, body = JobList), (status = "default", body = Problem))
)]
pub(crate) async fn jobs(State(bench): State<Shared>, _: Asked<Nothing>) -> Json<JobList> {
    Json(JobList { items: bench.jobs.last().into_iter().collect() })
}

/// Begins a job, or gives the one that goes on.
#[utoipa::path(
    post, path = "/api/jobs", tag = "jobs", request_body = Wanted,
    responses((status = 202, body = Job), (status = "default", body = Problem))
)]
pub(crate) async fn start(
    State(bench): State<Shared>,
    _: Asked<Nothing>,
    Body(wanted): Body<Wanted>,
) -> Result<(StatusCode, Json<Job>), Problem> {
    let Kind::Compare = wanted.kind;
    Ok((StatusCode::ACCEPTED, Json(compare_now(&bench)?)))
}
