//! `GET /api/matrix`, `network`, `narratives`, ...: what comparing found, one address for each view.

use axum::{
    Json, Router,
    extract::State,
    http::{Uri, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use utoipa::openapi::{
    OpenApi, Required, ResponseBuilder,
    path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn},
};

use crate::{
    comparing::{Asked, VIEWS, View, csv},
    problem::Problem,
    workbench::Shared,
};

/// Adds a route for each view.
pub(crate) fn add(router: Router<Shared>) -> Router<Shared> {
    VIEWS.iter().fold(router, |router, view| {
        let answer = move |State(bench): State<Shared>, uri: Uri| answer(bench, view, uri);
        router.route(&address(view), get(answer))
    })
}

/// Describes them.
pub(crate) fn describe(interface: &mut OpenApi) {
    for view in VIEWS {
        let parameter = |name: &&str| {
            ParameterBuilder::new()
                .name(*name)
                .parameter_in(ParameterIn::Query)
                .required(Required::False)
                .build()
        };
        let operation = OperationBuilder::new()
            .summary(Some(view.about))
            .tag("comparing")
            .parameters(Some(view.parameters.iter().map(parameter)))
            .response("200", ResponseBuilder::new().description(view.about))
            .build();
        let get = vec![HttpMethod::Get];
        interface.paths.add_path_operation(address(view), get, operation);
    }
}

fn address(view: &View) -> String {
    format!("/api/{}", view.name)
}

async fn answer(bench: Shared, view: &'static View, uri: Uri) -> Result<Response, Problem> {
    let query = uri.query().unwrap_or_default();
    let mut pairs: Vec<(String, String)> =
        serde_html_form::from_str(query).map_err(|error| Problem::unusable(error.to_string()))?;
    let is_csv = pairs.iter().any(|(name, value)| name == "format" && value == "csv");
    pairs.retain(|(name, value)| name != "format" || !matches!(value.as_str(), "csv" | "json"));
    let asked = Asked::new(pairs, view.parameters)?;
    let made = bench.look(move |project, _| (view.make)(project, &asked)).await?;
    if !is_csv {
        return Ok(Json(made).into_response());
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{}.csv\"", view.name)),
    ];
    Ok((headers, csv(&made)?).into_response())
}
