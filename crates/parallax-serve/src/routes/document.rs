//! `GET /api/documents/{id}`: one document with everything that lies over its text.

use std::collections::BTreeMap;

use axum::{
    Json,
    extract::{Path, State},
};
use parallax_store::{Coded, Coding as Kept, KeptLayer, Project};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
    ask::{Asked, Nothing},
    problem::Problem,
    register::Register,
    views::{Mark, Marks, Pair, Places},
    workbench::{Shared, Shelf},
};

/// A document with everything that lies over its text. Positions count UTF-16 code units.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Document {
    id: String,
    name: String,
    title: Option<String>,
    outlet: Option<String>,
    authors: Vec<String>,
    url: Option<String>,
    published: Option<String>,
    language: Option<String>,
    /// 1 for a document that never changed.
    version: u32,
    /// Why it was not read; none if it was.
    not_read: Option<String>,
    text: String,
    blocks: Vec<Block>,
    citations: Vec<Citation>,
    layers: Layers,
    statements: Vec<Mark>,
    codings: Vec<Coding>,
    /// Id of the document before it, by name.
    previous: Option<String>,
    /// Id of the one behind it.
    next: Option<String>,
}

/// A stretch of the layout.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Block {
    kind: &'static str,
    start: usize,
    end: usize,
    lang: Option<String>,
    /// ltr or rtl; none where no letter says so.
    dir: Option<&'static str>,
}

/// A footnote mark or a link.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Citation {
    kind: &'static str,
    start: usize,
    end: usize,
    target: String,
}

/// What the machine lays over a text, apart from statements.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
struct Layers {
    sentences: Vec<Pair>,
    names: Vec<Name>,
    /// Numbers with what they count.
    numbers: Vec<Number>,
    /// Quotations, with their marks.
    quotes: Vec<Pair>,
}

/// A number in the text.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Number {
    start: usize,
    end: usize,
}

/// A name in the text.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Name {
    start: usize,
    end: usize,
    kind: String,
}

/// What a person coded.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct Coding {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    coder: String,
    spans: Vec<Pair>,
    #[schema(value_type = BTreeMap<String, Object>)]
    variables: BTreeMap<String, Value>,
}

/// One document, current or of an earlier version.
#[utoipa::path(
    get, path = "/api/documents/{id}", tag = "documents", params(("id" = String, Path)),
    responses((status = 200, body = Document), (status = "default", body = Problem))
)]
pub(crate) async fn document(
    State(bench): State<Shared>,
    Path(id): Path<String>,
    _: Asked<Nothing>,
) -> Result<Json<Document>, Problem> {
    bench
        .look(move |project: &Project, shelf: &Shelf| read(project, &shelf.register, &id).map(Json))
        .await
}

fn read(project: &Project, register: &Register, id: &str) -> Result<Document, Problem> {
    let missing = || Problem::missing(format!("there is no document {id}"));
    let kept = project.document_by_id(id)?.ok_or_else(missing)?;
    let number = register.documents.find(id);
    let reviews = project.reviews_of(id)?;
    let document = &kept.document;
    let places = Places::new(&document.text);
    let marks = Marks {
        register,
        document: number,
        places: &places,
        statements: &kept.statements,
        reviews: &reviews,
    };
    let language = document.metadata.language.clone();
    let neighbour = |number: Option<u32>| {
        let number = number.filter(|&number| (number as usize) < register.documents.len());
        number.map(|number| register.documents.id(number))
    };
    let card = number.map(|number| project.document_card(register.documents.key(number)));
    Ok(Document {
        id: document.id.to_string(),
        name: document.name.clone(),
        title: document.metadata.title.clone(),
        outlet: document.metadata.outlet.clone(),
        authors: document.metadata.authors.clone(),
        url: document.metadata.url.clone(),
        published: document.metadata.published.as_ref().map(|published| published.iso.clone()),
        version: card.transpose()?.flatten().map_or(1, |card| card.version),
        not_read: kept.not_read.clone(),
        blocks: blocks(&places, &document.blocks, language.as_deref()),
        citations: document
            .citations
            .iter()
            .map(|citation| {
                let Pair(start, end) = places.pair(citation.span);
                let target = citation.target.clone();
                Citation { kind: citation.kind.name(), start, end, target }
            })
            .collect(),
        layers: layers(&places, &project.layers(id)?),
        statements: marks.all(),
        codings: project.codings_of(id)?.iter().map(|coding| coded(&places, coding)).collect(),
        previous: neighbour(number.and_then(|number| number.checked_sub(1))),
        next: neighbour(number.map(|number| number + 1)),
        language,
        text: document.text.clone(),
    })
}

fn blocks(
    places: &Places<'_>,
    blocks: &[parallax::text::Block],
    language: Option<&str>,
) -> Vec<Block> {
    let block = |block: &parallax::text::Block| {
        let Pair(start, end) = places.pair(block.span);
        let dir = direction(block.span.of(places.text()));
        Block { kind: block.kind.name(), start, end, lang: language.map(str::to_owned), dir }
    };
    blocks.iter().map(block).collect()
}

/// The direction of a paragraph: that of its first letter that has one (UAX 9, rules P2 and P3).
fn direction(text: &str) -> Option<&'static str> {
    match unicode_bidi::get_base_direction(text) {
        unicode_bidi::Direction::Ltr => Some("ltr"),
        unicode_bidi::Direction::Rtl => Some("rtl"),
        unicode_bidi::Direction::Mixed => None,
    }
}

fn layers(places: &Places<'_>, kept: &[KeptLayer]) -> Layers {
    let of = |kind: &str| {
        let layer = kept.iter().find(|layer| layer.kind == kind && layer.version == 1);
        layer.map_or("[]", |layer| layer.data.as_str())
    };
    let pair = |(start, end): (usize, usize)| Pair(places.unit(start), places.unit(end));
    let pairs = |kind: &str| -> Vec<Pair> {
        let spans: Vec<(usize, usize)> = serde_json::from_str(of(kind)).unwrap_or_default();
        spans.into_iter().map(pair).collect()
    };
    let names: Vec<(usize, usize, String)> = serde_json::from_str(of("names")).unwrap_or_default();
    let name = |(start, end, kind): (usize, usize, String)| {
        let Pair(start, end) = pair((start, end));
        Name { start, end, kind }
    };
    let number = |Pair(start, end): Pair| Number { start, end };
    Layers {
        sentences: pairs("sentences"),
        names: names.into_iter().map(name).collect(),
        numbers: pairs("numbers").into_iter().map(number).collect(),
        quotes: pairs("quotes"),
    }
}

fn coded(places: &Places<'_>, coding: &Kept) -> Coding {
    let value = |coded: &Coded| match coded {
        Coded::Boolean(value) => Value::from(*value),
        Coded::Integer(value) => Value::from(*value),
        Coded::Text(value) => Value::from(value.as_str()),
    };
    let variables = coding.coded.variables.iter();
    Coding {
        id: coding.id.clone(),
        kind: coding.coded.kind.clone(),
        coder: coding.coded.coder.clone(),
        spans: places.pairs(&coding.coded.spans),
        variables: variables.map(|(name, coded)| (name.clone(), value(coded))).collect(),
    }
}
