//! The files of the workbench: the web pages that were built into the program.

use axum::{
    http::{StatusCode, Uri, header},
    response::{Html, IntoResponse as _, Response},
};
use rust_embed::RustEmbed;

use crate::problem::Problem;

/// What `npm run build` makes; empty where the program was built without it.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/dist"]
#[allow_missing = true]
struct Files;

/// The page that all addresses of the workbench show.
const INDEX: &str = "index.html";

/// Where files have their content in their names.
const NAMED_BY_CONTENT: &str = "assets/";

/// What stands in for the page where there is none.
const UNBUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
    <title>Parallax</title><h1>The workbench was not built</h1>\
    <p>This program was built without its web pages. Build them and the program again:</p>\
    <pre>npm --prefix web ci\nnpm --prefix web run build\ncargo build --release -p parallax-cli</pre>\
    <p>The interface for programs works: <a href=\"/api/project\">/api/project</a>, described in \
    <a href=\"/api/openapi.json\">/api/openapi.json</a>.</p></html>";

/// The file at an address; the page for every address of the workbench.
pub(crate) fn file(uri: &Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if let Some(found) = Files::get(path) {
        return answer(path, found.data.into_owned());
    }
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_page = path != "api" && !path.starts_with("api/") && !path.starts_with(NAMED_BY_CONTENT);
    if !is_page || (last.contains('.') && !path.contains('/')) {
        return Problem::missing(format!("there is nothing at {}", uri.path())).into_response();
    }
    match Files::get(INDEX) {
        Some(page) => answer(INDEX, page.data.into_owned()),
        None => (StatusCode::OK, Html(UNBUILT)).into_response(),
    }
}

fn answer(path: &str, bytes: Vec<u8>) -> Response {
    let kept = if path.starts_with(NAMED_BY_CONTENT) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let kind = kind(path);
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], bytes).into_response()
}

/// The type of a file, by its ending.
fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
