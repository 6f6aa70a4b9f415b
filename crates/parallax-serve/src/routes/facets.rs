//! `GET /api/facets`: how many statements there are with each value of each filter.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use parallax_store::Project;
use serde::Serialize;
use utoipa::ToSchema;

use super::documents::test_of;
use crate::{
    ask::Asked,
    problem::Problem,
    register::{Chosen, Counted, facets as counted},
    workbench::{Shared, Shelf},
};

/// Values of a facet, at most.
const MOST: usize = 50;

/// How many statements fit, and how many would with other values.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Facets {
    total: u32,
    /// By the name of the filter: its values with the number of statements that would fit if only
    /// this filter were set otherwise; those with most first, months and years in their order.
    facets: BTreeMap<&'static str, Vec<FacetValue>>,
}

/// A value of a filter. The value - stands for none.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct FacetValue {
    value: String,
    /// What a person reads.
    label: String,
    count: u32,
}

/// How many statements there are with each value of each filter.
#[utoipa::path(
    get, path = "/api/facets", tag = "statements", params(Chosen),
    responses((status = 200, body = Facets), (status = "default", body = Problem))
)]
pub(crate) async fn facets(
    State(bench): State<Shared>,
    Asked(chosen, ..): Asked<Chosen>,
) -> Result<Json<Facets>, Problem> {
    let read = move |project: &Project, shelf: &Shelf| {
        let register = &shelf.register;
        let test = test_of(project, register, &register.states, &chosen)?;
        let (total, all) = counted(register, &register.states, &test, MOST);
        let value = |Counted { value, label, count }| FacetValue { value, label, count };
        let facets = all
            .into_iter()
            .map(|(facet, values)| (facet.name(), values.into_iter().map(value).collect()));
        Ok(Json(Facets { total, facets: facets.collect() }))
    };
    bench.look(read).await
}
