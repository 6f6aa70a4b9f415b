//! The sheet on which a sample is judged: written as CSV, taken in with its column `verdict`.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;
use parallax::text::{Span, one_line};
use parallax_store::{
    KeptDocument, KeptSample, NewDecision, NewReview, Project, ReviewState, Reviews, Said,
};

use crate::{
    exit::advice,
    output,
    sheet::{Row, Sheet},
};

const COLUMNS: [&str; 10] = [
    "verdict",
    "what",
    "doc",
    "source",
    "cue",
    "content",
    "context",
    "statement",
    "document",
    "span",
];

/// Writes what is still to be judged of a sample; gives the number of rows. The marks in a sentence
/// come right before it.
pub(super) fn write(path: &Path, sample: &KeptSample, project: &Project) -> Result<usize> {
    let reviews = project.reviews(None)?;
    let mut written: BTreeSet<String> = BTreeSet::new();
    let mut rows: Vec<[String; 10]> = Vec::new();
    for sampled in sample.marks.iter().chain(&sample.sentences) {
        let Some(kept) = project.document_by_id(&sampled.document)? else { continue };
        let place = sampled.place();
        for statement in &kept.statements {
            let first = statement.cue.first().or(statement.content.first());
            let is_in =
                first.is_some_and(|span| place.start <= span.start && span.start < place.end);
            let is_asked = match &sampled.statement {
                Some(id) => *id == statement.id,
                None => is_in,
            };
            let is_open = !is_judged(&reviews, &sampled.document, &statement.id);
            if is_asked && is_open && written.insert(statement.id.clone()) {
                rows.push(mark(&kept, &sampled.document, statement));
            }
        }
        let said = reviews.documents.get(&sampled.document);
        let is_said = said.is_some_and(|own| own.sentences.iter().any(|it| it.spans == [place]));
        if sampled.statement.is_none() && !is_said {
            rows.push(sentence(&kept, &sampled.document, place));
        }
    }
    output::to(Some(path), |out| {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(COLUMNS)?;
        for row in &rows {
            csv.write_record(row)?;
        }
        csv.flush()?;
        Ok(())
    })?;
    Ok(rows.len())
}

fn is_judged(reviews: &Reviews, document: &str, statement: &str) -> bool {
    reviews
        .of(document, statement)
        .is_some_and(|review| !matches!(review.state, ReviewState::Pending | ReviewState::Flagged))
}

fn mark(
    kept: &KeptDocument,
    document: &str,
    statement: &parallax::present::KeptStatement,
) -> [String; 10] {
    let text = &kept.document.text;
    let words = |spans: &[Span]| {
        let parts: Vec<String> = spans.iter().map(|span| one_line(span.of(text))).collect();
        parts.join(" … ")
    };
    let all = statement.source.iter().chain(&statement.cue).chain(&statement.content);
    let around = all.copied().reduce(|one, other| Span {
        start: one.start.min(other.start),
        end: one.end.max(other.end),
    });
    let context = around.map(|span| one_line(span.of(text))).unwrap_or_default();
    [
        String::new(),
        format!(
            "mark: {}, {}, {}",
            statement.kind.name(),
            statement.act.name(),
            statement.basis.name()
        ),
        kept.document.name.clone(),
        words(&statement.source),
        words(&statement.cue),
        words(&statement.content),
        context,
        statement.id.clone(),
        document.to_owned(),
        String::new(),
    ]
}

fn sentence(kept: &KeptDocument, document: &str, place: Span) -> [String; 10] {
    let mut row: [String; 10] = std::array::from_fn(|_| String::new());
    "sentence".clone_into(&mut row[1]);
    row[2].clone_from(&kept.document.name);
    row[6] = kept.document.text.get(place.range()).map(one_line).unwrap_or_default();
    document.clone_into(&mut row[8]);
    row[9] = format!("{}-{}", place.start, place.end);
    row
}

/// Takes in the verdicts of a sheet as one step, all or none; gives their number.
pub(super) fn take(path: &Path, coder: &str, project: &mut Project) -> Result<usize> {
    let sheet = Sheet::read(path)?;
    let mut decisions: Vec<NewDecision> = Vec::new();
    for row in &sheet.rows {
        let Some(verdict) = row.get("verdict") else { continue };
        let made = match row.get("statement") {
            Some(statement) => of_mark(verdict, statement)
                .and_then(|review| Ok(project.review_decisions(coder, &[review])?)),
            None => of_sentence(verdict, row, coder, project).map(|made| vec![made]),
        };
        decisions.extend(
            made.map_err(|error| error.context(sheet.at(row.line, "nothing was taken in")))?,
        );
    }
    let count = decisions.len();
    project.decide_step(&decisions)?;
    Ok(count)
}

fn of_mark(verdict: &str, statement: &str) -> Result<NewReview> {
    let said = match verdict {
        "accept" => Said::Accept,
        "reject" => Said::Reject,
        "flag" => Said::Flag,
        other => {
            return Err(advice(
                format!("{other} is no verdict about a mark"),
                "Write accept, reject or flag.",
            ));
        }
    };
    Ok(NewReview { statement: statement.to_owned(), said, reason: None })
}

fn of_sentence(verdict: &str, row: &Row, coder: &str, project: &Project) -> Result<NewDecision> {
    let is_complete = match verdict {
        "complete" => true,
        "missing" => false,
        other => {
            return Err(advice(
                format!("{other} is no verdict about a sentence"),
                "Write complete where no statement is missing in it, else missing.",
            ));
        }
    };
    let damaged = || {
        advice(
            "the row names neither a statement nor a sentence",
            "Keep the columns statement, document and span as they were written.",
        )
    };
    let ends = row.get("span").and_then(|span| span.split_once('-')).ok_or_else(damaged)?;
    let (Ok(start), Ok(end)) = (ends.0.parse::<u32>(), ends.1.parse::<u32>()) else {
        return Err(damaged());
    };
    let document = row.get("document").ok_or_else(damaged)?;
    if start > end {
        return Err(damaged());
    }
    let place = Span { start, end };
    Ok(project.sentence_decision(coder, document, place, Some(is_complete))?)
}
