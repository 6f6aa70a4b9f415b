//! `GET /api/statements`: the statements that fit a filter, with their words.

use std::{borrow::Cow, collections::BTreeMap};

use axum::{extract::State, response::Response};
use parallax_store::{Project, Reviews};
use serde::Deserialize;
use utoipa::IntoParams;

use super::documents::test_of;
use crate::{
    ask::Asked,
    list::list,
    page::{Page, Paging, Window, gone},
    problem::Problem,
    register::{Chosen, Order, Register, States},
    views::{Item, Marks, Places, item},
    workbench::{Shared, Shelf},
};

/// In which order, and as of when.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Listing {
    #[param(inline)]
    order: Order,
    /// Number of a decision: how the statements stood when it was the last.
    asof: Option<u64>,
}

/// The statements that fit a filter.
#[utoipa::path(
    get, path = "/api/statements", tag = "statements", params(Chosen, Listing, Paging),
    responses((status = 200, body = Page<Item>), (status = "default", body = Problem))
)]
pub(crate) async fn statements(
    State(bench): State<Shared>,
    Asked(chosen, listing, paging): Asked<Chosen, Listing, Paging>,
) -> Result<Response, Problem> {
    let read = move |project: &Project, shelf: &Shelf, window: &Window| {
        let register = &shelf.register;
        let then = listing.asof.map(|seq| project.reviews(Some(seq))).transpose()?;
        let states = match &then {
            Some(reviews) => Cow::Owned(States::at(register, reviews)),
            None => Cow::Borrowed(&register.states),
        };
        let test = test_of(project, register, &states, &chosen)?;
        let rows = test.fitting(register, &states);
        let after = window.after.as_deref().map(|id| register.statements.find(id).ok_or_else(gone));
        let (page, is_more) =
            register.listed(&rows, listing.order, after.transpose()?, window.limit);
        let last = page.last().filter(|_| is_more).map(|&row| register.statements.id(row));
        let items = items(project, register, &page, then.as_ref())?;
        Ok(Page::new(items, rows.count_ones(..), last.as_deref()))
    };
    list(bench, &paging, "statements", read).await
}

/// The items of some rows, in their order; how they stand now, or as `then` says.
pub(crate) fn items(
    project: &Project,
    register: &Register,
    rows: &[u32],
    then: Option<&Reviews>,
) -> Result<Vec<Item>, Problem> {
    // Each document is read once.
    let mut by_document: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, &row) in rows.iter().enumerate() {
        by_document.entry(register.statements.document(row)).or_default().push(place);
    }
    let mut items: Vec<Option<Item>> = vec![None; rows.len()];
    for (document, wanted) in by_document {
        let id = register.documents.id(document);
        let Some(kept) = project.document_by_id(&id)? else { continue };
        let reviews = match then {
            Some(then) => then.documents.get(&id).cloned().unwrap_or_default(),
            None => project.reviews_of(&id)?,
        };
        let places = Places::new(&kept.document.text);
        let marks = Marks {
            register,
            document: Some(document),
            places: &places,
            statements: &kept.statements,
            reviews: &reviews,
        };
        for place in wanted {
            let mark = marks.one(&register.statements.id(rows[place]));
            items[place] = mark.map(|mark| item(mark, &kept, &places));
        }
    }
    Ok(items.into_iter().flatten().collect())
}
