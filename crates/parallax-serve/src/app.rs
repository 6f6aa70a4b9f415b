//! All that is answered: the routes, the description of them, the pages.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Request},
    http::{Method, StatusCode},
    middleware,
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{
    assets,
    guard::{self, MOST_BYTES},
    problem::Problem,
    routes::{
        actors, claims, comparing, decisions, document, documents, events, facets, filters, jobs,
        log, project, statements,
    },
    twins,
    workbench::Shared,
};

/// What is said about the interface as a whole.
#[derive(OpenApi)]
#[openapi(info(
    title = "Parallax",
    description = "A project as an interface for programs. Positions count UTF-16 code units of a \
                   document's text. Lists come in pages: `next` is the `cursor` of the page behind. \
                   An unknown parameter is a problem with the status 400."
))]
struct Interface;

/// All routes with their description.
fn routes() -> OpenApiRouter<Shared> {
    OpenApiRouter::with_openapi(Interface::openapi())
        .routes(routes!(project::project))
        .routes(routes!(documents::documents))
        .routes(routes!(document::document))
        .routes(routes!(statements::statements))
        .routes(routes!(facets::facets))
        .routes(routes!(decisions::decide))
        .routes(routes!(decisions::bulk))
        .routes(routes!(decisions::undo))
        .routes(routes!(decisions::redo))
        .routes(routes!(log::log))
        .routes(routes!(actors::actors))
        .routes(routes!(actors::actor))
        .routes(routes!(claims::claims))
        .routes(routes!(claims::claim))
        .routes(routes!(filters::filters, filters::keep))
        .routes(routes!(filters::forget))
        .routes(routes!(events::events))
        .routes(routes!(jobs::jobs, jobs::start))
}

/// Everything that is answered.
pub(crate) fn app(bench: Shared) -> Router {
    let (router, mut interface) = routes().split_for_parts();
    comparing::describe(&mut interface);
    let interface = Arc::new(interface);
    let described = move || async move { Json(interface.as_ref().clone()) };
    comparing::add(router)
        .route("/api/openapi.json", get(described))
        .with_state(Arc::clone(&bench))
        .fallback(page)
        .method_not_allowed_fallback(other_method)
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn_with_state(bench, guard::guard))
}

async fn page(request: Request) -> Response {
    match *request.method() {
        Method::GET | Method::HEAD => match twins::of(request.uri()) {
            Some(address) => Redirect::temporary(&address).into_response(),
            None => assets::file(request.uri()),
        },
        _ => other_method().await,
    }
}

async fn other_method() -> Response {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "this address does not take this method")
        .into_response()
}
