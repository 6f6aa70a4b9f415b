//! `parallax codings`: prints what people coded.

use std::{collections::BTreeMap, ops::ControlFlow};

use anyhow::Result;
use parallax::{
    present::{CodedSpan, CodedValue, CodingRow},
    text::CodePoints,
};
use parallax_store::{Coded, Coding, KeptDocument, Project};

use crate::{arguments::RowsArguments, exit::Exit, rows};

/// Runs the command.
pub(crate) fn run(arguments: &RowsArguments) -> Result<Exit> {
    let project = Project::open(&arguments.project)?;
    let mut codings = Vec::new();
    project.codings(&mut |coding| {
        codings.push(coding);
        ControlFlow::Continue(())
    })?;
    let mut rows: Vec<(usize, CodingRow)> = Vec::with_capacity(codings.len());
    let mut by_document: BTreeMap<&str, Vec<(usize, &Coding)>> = BTreeMap::new();
    for (place, coding) in codings.iter().enumerate() {
        by_document.entry(&coding.document).or_default().push((place, coding));
    }
    for (document, codings) in by_document {
        // Earlier versions too: what was coded there is still there.
        let Some(kept) = project.document_by_id(document)? else { continue };
        let points = CodePoints::new(&kept.document.text);
        rows.extend(
            codings.into_iter().map(|(place, coding)| (place, row(coding, &kept, &points))),
        );
    }
    rows.sort_by_key(|(place, _)| *place);
    rows::print_chosen(rows.into_iter().map(|(_, row)| row), arguments)?;
    Ok(Exit::Done)
}

fn row(coding: &Coding, kept: &KeptDocument, points: &CodePoints) -> CodingRow {
    let text = &kept.document.text;
    let spans = coding.coded.spans.iter().map(|span| CodedSpan {
        start: points.of_byte(span.start as usize),
        end: points.of_byte(span.end as usize),
        text: text.get(span.range()).unwrap_or_default().to_owned(),
    });
    let variables = coding.coded.variables.iter().map(|(name, value)| {
        let value = match value {
            Coded::Boolean(value) => CodedValue::Boolean(*value),
            Coded::Integer(value) => CodedValue::Integer(*value),
            Coded::Text(value) => CodedValue::Text(value.clone()),
        };
        (name.clone(), value)
    });
    let metadata = &kept.document.metadata;
    CodingRow {
        id: coding.id.clone(),
        doc: kept.document.name.clone(),
        kind: coding.coded.kind.clone(),
        coder: coding.coded.coder.clone(),
        spans: spans.collect(),
        variables: variables.collect(),
        published: metadata.published.as_ref().map(|published| published.iso.clone()),
        outlet: metadata.outlet.clone(),
    }
}
