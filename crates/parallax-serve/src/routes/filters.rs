//! `/api/filters`: filters that people keep by name.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    ask::{Asked, Body, Coder, Nothing},
    problem::Problem,
    workbench::Shared,
};

/// A filter that is kept.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    name: String,
    /// The part of an address behind "?".
    query: String,
}

/// All filters that are kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Filters {
    items: Vec<Filter>,
}

/// The filters that are kept.
#[utoipa::path(
    get, path = "/api/filters", tag = "filters",
    responses((status = 200, body = Filters), (status = "default", body = Problem))
)]
pub(crate) async fn filters(
    State(bench): State<Shared>,
    _: Asked<Nothing>,
) -> Result<Json<Filters>, Problem> {
    let filter = |kept: parallax_store::SavedFilter| Filter { name: kept.name, query: kept.query };
    let read = move |project: &parallax_store::Project, _: &crate::workbench::Shelf| {
        let items = project.filters()?.into_iter().map(filter).collect();
        Ok(Json(Filters { items }))
    };
    bench.look(read).await
}

/// Keeps a filter; one of the same name is replaced.
#[utoipa::path(
    put, path = "/api/filters", tag = "filters", request_body = Filter,
    params(("x-parallax-coder" = String, Header, description = "who keeps it, percent-encoded")),
    responses((status = 204), (status = "default", body = Problem))
)]
pub(crate) async fn keep(
    State(bench): State<Shared>,
    _: Coder,
    _: Asked<Nothing>,
    Body(filter): Body<Filter>,
) -> Result<StatusCode, Problem> {
    if filter.name.trim().is_empty() {
        return Err(Problem::unusable("a filter needs a name"));
    }
    bench
        .write(move |project, _| Ok(project.save_filter(filter.name.trim(), &filter.query)?))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Forgets a filter.
#[utoipa::path(
    delete, path = "/api/filters/{name}", tag = "filters", params(("name" = String, Path)),
    responses((status = 204), (status = "default", body = Problem))
)]
pub(crate) async fn forget(
    State(bench): State<Shared>,
    Path(name): Path<String>,
    _: Asked<Nothing>,
) -> Result<StatusCode, Problem> {
    let missing = Problem::missing(format!("no filter is called {name}"));
    let was_there = bench.write(move |project, _| Ok(project.remove_filter(&name)?)).await?;
    if was_there { Ok(StatusCode::NO_CONTENT) } else { Err(missing) }
}
