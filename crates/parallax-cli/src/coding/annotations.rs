//! `parallax export -o marks.jsonld`: every mark as an annotation for the web.

use std::{collections::BTreeMap, io::Write as _, ops::ControlFlow, path::Path};

use anyhow::Result;
use parallax::present::{
    AnnotatedDecision, AnnotatedMark, KeptStatement, annotation_page, comparison::ClaimRow,
    web_annotations,
};
use parallax_store::{
    AddedStatement, DocumentReviews, KeptDocument, Mark, Project, Review, ReviewState, StoreError,
};

use crate::output;

/// Writes the marks of all current documents, with what people said of them; gives their number.
pub(super) fn write(project: &Project, path: &Path) -> Result<usize> {
    let reviews = project.reviews(None)?;
    let claims = claims(project)?;
    let nothing = DocumentReviews::default();
    let mut annotations = Vec::new();
    let mut broken: Option<StoreError> = None;
    project.statements(&mut |kept| {
        let own = reviews.documents.get(&kept.document.id.to_string()).unwrap_or(&nothing);
        match marks(project, &kept, own, &claims) {
            Ok(marks) => annotations.extend(web_annotations(&kept.document, &marks)),
            Err(error) => {
                broken = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    })?;
    broken.map_or(Ok(()), Err)?;
    let count = annotations.len();
    output::to(Some(path), |out| {
        serde_json::to_writer_pretty(&mut *out, &annotation_page(&annotations))?;
        Ok(out.write_all(b"\n")?)
    })?;
    Ok(count)
}

/// By statement: the claims that it makes, with the stance taken to each.
type Claims = BTreeMap<String, Vec<(String, String)>>;

fn claims(project: &Project) -> Result<Claims> {
    let mut claims = Claims::new();
    project.compared_rows::<ClaimRow>(&mut |claim| {
        for member in &claim.members {
            let of = claims.entry(member.statement.clone()).or_default();
            of.push((claim.id.clone(), member.stance.clone()));
        }
        ControlFlow::Continue(())
    })?;
    Ok(claims)
}

/// The machine's marks as people left them, then those that people added.
fn marks(
    project: &Project,
    kept: &KeptDocument,
    own: &DocumentReviews,
    claims: &Claims,
) -> Result<Vec<AnnotatedMark>, StoreError> {
    let mut found = Vec::new();
    for statement in &kept.statements {
        let review = own.statements.get(&statement.id).cloned().unwrap_or_default();
        let speakers = project.speakers(&statement.id)?;
        found.push(AnnotatedMark {
            statement: edited(statement, review.edited.as_ref()),
            by: None,
            review: review.state.name(),
            speakers: speakers.into_iter().map(|speaker| speaker.name).collect(),
            claims: claims.get(&statement.id).cloned().unwrap_or_default(),
            decisions: decisions(&review),
        });
    }
    found.extend(own.added.iter().map(|added| by_hand(added, claims)));
    Ok(found)
}

fn edited(statement: &KeptStatement, mark: Option<&Mark>) -> KeptStatement {
    let Some(mark) = mark else { return statement.clone() };
    KeptStatement {
        source: mark.source.clone(),
        cue: mark.cue.clone(),
        content: mark.content.clone(),
        kind: mark.kind,
        act: mark.act,
        basis: mark.basis,
        ..statement.clone()
    }
}

fn by_hand(added: &AddedStatement, claims: &Claims) -> AnnotatedMark {
    let mark = &added.mark;
    let stance = mark.stance.map(|stance| stance.name().to_owned()).unwrap_or_default();
    let own = mark.claim.clone().map(|claim| (claim, stance));
    let known = claims.get(&added.id).cloned();
    AnnotatedMark {
        statement: KeptStatement {
            id: added.id.clone(),
            source: mark.source.clone(),
            cue: mark.cue.clone(),
            content: mark.content.clone(),
            kind: mark.kind,
            act: mark.act,
            basis: mark.basis,
            parent: None,
            rule: "person".to_owned(),
            score: None,
        },
        by: Some(added.by.clone()),
        review: ReviewState::name(added.review.state),
        speakers: mark.speaker.iter().cloned().collect(),
        claims: known.unwrap_or_else(|| own.into_iter().collect()),
        decisions: decisions(&added.review),
    }
}

fn decisions(review: &Review) -> Vec<AnnotatedDecision> {
    let said = |said: &parallax_store::CoderVerdict| AnnotatedDecision {
        who: said.coder.clone(),
        verdict: said.verdict.name(),
        at: said.at.clone(),
        reason: said.reason.clone(),
    };
    review.verdicts.iter().map(said).collect()
}
