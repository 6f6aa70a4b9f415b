//! `GET /api/documents`: the documents, by words, outlet and time.

use axum::{extract::State, response::Response};
use fixedbitset::FixedBitSet;
use parallax_store::Project;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    ask::Asked,
    list::{Row, cell, list},
    page::{Page, Paging, Window, gone},
    problem::Problem,
    register::{Chosen, Register, Test, day},
    workbench::{Shared, Shelf},
};

/// Which documents are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct DocumentFilter {
    /// Words that they hold; in quotation marks they must follow one another, and a star at the end
    /// of one stands for any ending.
    q: Option<String>,
    /// Outlets; - for none.
    outlet: Vec<String>,
    /// The first day, as 2019-05-14.
    from: Option<String>,
    /// The last day.
    to: Option<String>,
    /// read, not-read, or pending: some of its statements are.
    #[param(inline)]
    status: Option<Status>,
    #[param(inline)]
    sort: Sort,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Status {
    Read,
    NotRead,
    Pending,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Sort {
    /// By name.
    #[default]
    Name,
    /// The earliest first.
    Date,
    /// Those with most statements first.
    Statements,
    /// Those with most statements that nobody has said anything about first.
    Pending,
}

/// A document in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct DocumentItem {
    id: String,
    name: String,
    title: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    words: u32,
    statements: usize,
    /// Statements that are not pending.
    reviewed: u32,
    /// Why it was not read; none if it was.
    not_read: Option<String>,
    /// 1 for a document that never changed.
    version: u32,
    /// Words around the first that were found.
    snippet: Option<Vec<Piece>>,
}

/// A piece of an excerpt.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Piece {
    text: String,
    /// Whether it was looked for.
    hit: bool,
}

/// The documents.
#[utoipa::path(
    get, path = "/api/documents", tag = "documents", params(DocumentFilter, Paging),
    responses((status = 200, body = Page<DocumentItem>), (status = "default", body = Problem))
)]
pub(crate) async fn documents(
    State(bench): State<Shared>,
    Asked(filter, paging, _): Asked<DocumentFilter, Paging>,
) -> Result<Response, Problem> {
    let read = move |project: &Project, shelf: &Shelf, window: &Window| {
        page(project, &shelf.register, &filter, window)
    };
    list(bench, &paging, "documents", read).await
}

fn page(
    project: &Project,
    register: &Register,
    filter: &DocumentFilter,
    window: &Window,
) -> Result<Page<DocumentItem>, Problem> {
    let found = found(project, register, filter)?;
    let start = match &window.after {
        None => 0,
        Some(id) => {
            let last = register.documents.find(id).ok_or_else(gone)?;
            found.iter().position(|&document| document == last).ok_or_else(gone)? + 1
        }
    };
    let mut items = Vec::new();
    for &document in found.iter().skip(start).take(window.limit) {
        items.extend(item(project, register, document, filter.q.as_deref())?);
    }
    let end = start + window.limit;
    let last = found[..found.len().min(end)].last().filter(|_| end < found.len());
    let last = last.map(|&document| register.documents.id(document));
    Ok(Page::new(items, found.len(), last.as_deref()))
}

/// The documents that are asked for, in their order.
fn found(
    project: &Project,
    register: &Register,
    filter: &DocumentFilter,
) -> Result<Vec<u32>, Problem> {
    let documents = &register.documents;
    let words = with_words(project, register, filter.q.as_deref())?;
    let from = day("from", filter.from.as_ref()).map_err(Problem::unusable)?;
    let to = day("to", filter.to.as_ref()).map_err(Problem::unusable)?;
    let outlets: Vec<&str> =
        filter.outlet.iter().map(|name| if name == "-" { "" } else { name }).collect();
    let fits = |&document: &u32| {
        let own = documents.day(document);
        let outlet = documents.outlet_names.get(documents.outlet(document));
        words.as_ref().is_none_or(|words| words.contains(document as usize))
            && (outlets.is_empty() || outlets.contains(&outlet))
            && from.is_none_or(|from| own.is_some_and(|own| own >= from))
            && to.is_none_or(|to| own.is_some_and(|own| own <= to))
            && match filter.status {
                None => true,
                Some(Status::Read) => documents.is_read(document),
                Some(Status::NotRead) => !documents.is_read(document),
                Some(Status::Pending) => pending(register, document) > 0,
            }
    };
    let all = match filter.sort {
        Sort::Date => documents.by_time(),
        _ => (0..documents.len() as u32).collect(),
    };
    let mut found: Vec<u32> = all.into_iter().filter(fits).collect();
    let most = |count: u32| u32::MAX - count;
    match filter.sort {
        Sort::Name | Sort::Date => {}
        Sort::Statements => found.sort_by_key(|&one| most(statements(register, one) as u32)),
        Sort::Pending => found.sort_by_key(|&one| most(pending(register, one))),
    }
    Ok(found)
}

/// The documents that hold some words; none where no words are looked for.
pub(crate) fn with_words(
    project: &Project,
    register: &Register,
    words: Option<&str>,
) -> Result<Option<FixedBitSet>, Problem> {
    let Some(words) = words else { return Ok(None) };
    let Some(keys) = project.keys_with_words(words)? else { return Ok(None) };
    let mut found = FixedBitSet::with_capacity(register.documents.len());
    for document in keys.into_iter().filter_map(|key| register.documents.find_key(key)) {
        found.insert(document as usize);
    }
    Ok(Some(found))
}

/// The test of a filter of statements.
pub(crate) fn test_of(
    project: &Project,
    register: &Register,
    states: &crate::register::States,
    chosen: &Chosen,
) -> Result<Test, Problem> {
    let words = with_words(project, register, chosen.q.as_deref())?;
    Test::new(register, states, chosen, words.as_ref()).map_err(Problem::unusable)
}

/// The statements that are there.
fn statements(register: &Register, document: u32) -> usize {
    let own = register.statements.of_document(document);
    own.filter(|&row| register.states.of(row).is_some()).count()
}

fn pending(register: &Register, document: u32) -> u32 {
    (statements(register, document) as u32).saturating_sub(register.states.reviewed(document))
}

fn item(
    project: &Project,
    register: &Register,
    document: u32,
    words: Option<&str>,
) -> Result<Option<DocumentItem>, Problem> {
    let key = register.documents.key(document);
    let Some(card) = project.document_card(key)? else { return Ok(None) };
    let excerpt = words.map(|words| project.excerpt(key, words)).transpose()?.flatten();
    let pieces = excerpt
        .map(|excerpt| excerpt.pieces.into_iter().map(|(text, hit)| Piece { text, hit }).collect());
    Ok(Some(DocumentItem {
        id: card.id,
        name: card.name,
        title: card.title,
        outlet: card.outlet,
        published: card.published,
        words: register.documents.words(document),
        statements: statements(register, document),
        reviewed: register.states.reviewed(document),
        not_read: card.not_read,
        version: card.version,
        snippet: pieces,
    }))
}

impl Row for DocumentItem {
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "title",
        "outlet",
        "published",
        "words",
        "statements",
        "reviewed",
        "not_read",
        "version",
        "snippet",
        "id",
    ];

    fn cells(&self) -> Vec<String> {
        let snippet = self.snippet.iter().flatten().map(|piece| piece.text.as_str());
        vec![
            self.name.clone(),
            cell(self.title.as_deref()),
            cell(self.outlet.as_deref()),
            cell(self.published.as_deref()),
            self.words.to_string(),
            self.statements.to_string(),
            self.reviewed.to_string(),
            cell(self.not_read.as_deref()),
            self.version.to_string(),
            snippet.collect(),
            self.id.clone(),
        ]
    }
}
