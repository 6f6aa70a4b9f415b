//! `POST /api/decisions`, `/api/decisions/bulk`, `/api/undo`, `/api/redo`: what a person decides,
//! written down as one step. It is on the disk before it is acknowledged.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use parallax_store::{NewDecision, NewReview, Project, Said, Step};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::documents::test_of;
use crate::{
    ask::{Asked, Body, Coder, Nothing},
    events::{Changed, Event},
    jobs::compare_soon,
    problem::Problem,
    register::{Chosen, Register},
    step::{self, label},
    views::{Mark, Marks, Places},
    workbench::{Shared, Shelf},
};

/// Decisions that become one step.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decisions {
    decisions: Vec<step::Asked>,
}

/// A step that was written down.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Acknowledged {
    /// Its id.
    step: String,
    /// What was done, in words.
    label: String,
    /// Number of its last decision.
    seq: u64,
    /// The statements that it is about, as they are now.
    changed: Vec<Mark>,
}

/// A step that was taken back or made again.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Turned {
    step: String,
    label: String,
    /// Ids of the statements that it is about; none where anything may have changed.
    changed: Option<Vec<String>>,
}

/// What is said about all statements that fit a filter.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bulk {
    /// As the parameters of /api/statements.
    #[schema(value_type = Object)]
    filter: Map<String, Value>,
    verdict: BulkVerdict,
    /// How many statements were shown.
    expected: usize,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum BulkVerdict {
    Accept,
    Reject,
    Flag,
}

/// Statements of an acknowledgement that are shown in full.
const SHOWN: usize = 200;

/// Writes decisions down as one step.
#[utoipa::path(
    post, path = "/api/decisions", tag = "decisions", request_body = Decisions,
    params(("x-parallax-coder" = String, Header, description = "who decides, percent-encoded")),
    responses((status = 200, body = Acknowledged), (status = "default", body = Problem))
)]
pub(crate) async fn decide(
    State(bench): State<Shared>,
    coder: Coder,
    _: Asked<Nothing>,
    Body(body): Body<Decisions>,
) -> Result<Json<Acknowledged>, Problem> {
    if body.decisions.is_empty() {
        return Err(Problem::unusable("there is nothing to decide"));
    }
    let about: Vec<String> =
        body.decisions.iter().flat_map(step::Asked::statements).map(str::to_owned).collect();
    let written = bench.write(move |project, shelf| {
        let made = step::decisions(project, &shelf.register, &coder.0, &body.decisions)?;
        write(project, &made)
    });
    let (step, label, additions) = written.await?;
    acknowledge(bench, step, label, [about, additions].concat()).await
}

/// Says one thing about all statements that fit a filter, as one step; 409 if they are not as many
/// as were shown.
#[utoipa::path(
    post, path = "/api/decisions/bulk", tag = "decisions", request_body = Bulk,
    params(("x-parallax-coder" = String, Header, description = "who decides, percent-encoded")),
    responses((status = 200, body = Acknowledged), (status = "default", body = Problem))
)]
pub(crate) async fn bulk(
    State(bench): State<Shared>,
    coder: Coder,
    _: Asked<Nothing>,
    Body(body): Body<Bulk>,
) -> Result<Json<Acknowledged>, Problem> {
    let Asked(chosen, ..) = Asked::<Chosen>::of(&query(&body.filter)?)?;
    let said = match body.verdict {
        BulkVerdict::Accept => Said::Accept,
        BulkVerdict::Reject => Said::Reject,
        BulkVerdict::Flag => Said::Flag,
    };
    let written = bench.write(move |project, shelf| {
        let register = &shelf.register;
        let test = test_of(project, register, &register.states, &chosen)?;
        let rows = test.fitting(register, &register.states);
        let found = rows.count_ones(..);
        if found != body.expected {
            let detail = format!("{found} statements fit now, {} were shown", body.expected);
            return Err(Problem::other_number(detail, found));
        }
        let ids: Vec<String> = rows.ones().map(|row| register.statements.id(row as u32)).collect();
        let review = |statement: &String| NewReview {
            statement: statement.clone(),
            said: said.clone(),
            reason: None,
        };
        let reviews: Vec<NewReview> = ids.iter().map(review).collect();
        let made = project.review_decisions(&coder.0, &reviews)?;
        let (step, label, _) = write(project, &made)?;
        Ok((step, label, ids))
    });
    let (step, label, ids) = written.await?;
    acknowledge(bench, step, label, ids).await
}

/// Takes the last step back, whoever made it; 204 if there is none.
#[utoipa::path(
    post, path = "/api/undo", tag = "decisions",
    params(("x-parallax-coder" = String, Header, description = "who decides, percent-encoded")),
    responses((status = 200, body = Turned), (status = 204), (status = "default", body = Problem))
)]
pub(crate) async fn undo(
    State(bench): State<Shared>,
    coder: Coder,
    _: Asked<Nothing>,
) -> Result<Response, Problem> {
    turn(bench, move |project| Ok(project.undo(&coder.0)?)).await
}

/// Makes the step again that was taken back last; 204 if there is none, or if something was decided
/// since.
#[utoipa::path(
    post, path = "/api/redo", tag = "decisions",
    params(("x-parallax-coder" = String, Header, description = "who decides, percent-encoded")),
    responses((status = 200, body = Turned), (status = 204), (status = "default", body = Problem))
)]
pub(crate) async fn redo(
    State(bench): State<Shared>,
    coder: Coder,
    _: Asked<Nothing>,
) -> Result<Response, Problem> {
    turn(bench, move |project| Ok(project.redo(&coder.0)?)).await
}

/// Writes a step; gives it with its label and the ids of statements that were added by it.
fn write(
    project: &mut Project,
    made: &[NewDecision],
) -> Result<(Step, String, Vec<String>), Problem> {
    let nothing = || Problem::conflict("nothing would change");
    let step = project.decide_step(made)?.ok_or_else(nothing)?;
    let entries = project.step(&step.id)?;
    let mut added = Vec::new();
    for one in made.iter().filter(|one| one.kind == "statement" && one.verdict == "add") {
        let own = project.reviews_of(&one.document)?.added;
        let same =
            own.into_iter().filter(|added| added.content == one.spans && added.by == one.who);
        added.extend(same.map(|added| added.id));
    }
    Ok((step, label(&entries), added))
}

async fn acknowledge(
    bench: Shared,
    step: Step,
    label: String,
    about: Vec<String>,
) -> Result<Json<Acknowledged>, Problem> {
    bench.events.tell(Event::Changed(Changed { what: "decisions", seq: step.seq }));
    compare_soon(&bench);
    let changed = bench.look(move |project, shelf| marks(project, shelf, &about)).await?;
    Ok(Json(Acknowledged { step: step.id, label, seq: step.seq, changed }))
}

/// The statements with these ids as they are now.
fn marks(project: &Project, shelf: &Shelf, ids: &[String]) -> Result<Vec<Mark>, Problem> {
    let register: &Register = &shelf.register;
    let mut marks = Vec::new();
    for id in ids.iter().take(SHOWN) {
        let Some(row) = register.statements.find(id) else { continue };
        let document = register.statements.document(row);
        let own = register.documents.id(document);
        let Some(kept) = project.document_by_id(&own)? else { continue };
        let places = Places::new(&kept.document.text);
        let all = Marks {
            register,
            document: Some(document),
            places: &places,
            statements: &kept.statements,
            reviews: &project.reviews_of(&own)?,
        };
        marks.extend(all.one(id));
    }
    Ok(marks)
}

async fn turn(
    bench: Shared,
    act: impl FnOnce(&mut Project) -> Result<Option<Step>, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let turned = bench.write(move |project, shelf| {
        let Some(step) = act(project)? else { return Ok(None) };
        let about = step.about.clone().unwrap_or_default();
        let entries = project.step(&about)?;
        let is_review = entries.iter().all(|entry| entry.decision.decided.kind == "statement");
        let ids = step::statements_of(&shelf.register, &entries);
        let changed = Some(ids).filter(|_| is_review);
        Ok(Some((step.seq, Turned { step: about, label: label(&entries), changed })))
    });
    let Some((seq, turned)) = turned.await? else {
        return Ok(StatusCode::NO_CONTENT.into_response());
    };
    bench.events.tell(Event::Changed(Changed { what: "decisions", seq }));
    compare_soon(&bench);
    Ok(Json(turned).into_response())
}

/// A filter as the part of an address behind "?".
fn query(filter: &Map<String, Value>) -> Result<String, Problem> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for (name, value) in filter {
        let values = match value {
            Value::Array(values) => values.clone(),
            Value::Null => Vec::new(),
            one => vec![one.clone()],
        };
        for value in values {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            pairs.push((name.clone(), text));
        }
    }
    serde_html_form::to_string(&pairs).map_err(|error| Problem::unusable(error.to_string()))
}
