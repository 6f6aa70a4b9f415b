//! Takes what people said and coded in a project, gives what each made of each text.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
};

use parallax::{
    present::agreement::{CodedMark, CodedText, CoderText},
    text::Span,
};

use crate::{
    Coded, Coding, DocumentReviews, KeptDocument, Mark, Project, Review, ReviewVerdict, StoreError,
};

/// The name under which the machine is one of the coders: all that it found is as it should be.
pub const MACHINE: &str = "machine";

impl Project {
    /// Everybody who said something about a statement, by name.
    pub fn reviewers(&self) -> Result<Vec<String>, StoreError> {
        let reviews = self.reviews(None)?;
        let mut names = BTreeSet::new();
        for own in reviews.documents.values() {
            let added = own.added.iter().map(|added| &added.review);
            for review in own.statements.values().chain(added) {
                names.extend(review.verdicts.iter().map(|said| said.coder.clone()));
            }
        }
        Ok(names.into_iter().collect())
    }

    /// What each of `coders` made of the statements of each document that somebody reviewed. A unit is
    /// a statement, with the variables `verdict`, `kind`, `act` and `basis`. A coder is done with a
    /// document when they have accepted, changed or rejected every statement of the machine; the
    /// [`MACHINE`] always is.
    pub fn reviewed_texts(&self, coders: &[String]) -> Result<Vec<CodedText>, StoreError> {
        let mut texts = Vec::new();
        for (document, own) in self.reviews(None)?.documents {
            let Some(kept) = self.document_by_id(&document)? else { continue };
            let coders = coders.iter().map(|coder| reviewed(coder, &own, &kept));
            texts.push(CodedText {
                doc: kept.document.name.clone(),
                length: kept.document.text.len() as u32,
                coders: coders.collect(),
            });
        }
        Ok(texts)
    }

    /// Everybody who coded something, by name.
    pub fn hand_coders(&self) -> Result<Vec<String>, StoreError> {
        let mut names = BTreeSet::new();
        self.codings(&mut |coding| {
            names.insert(coding.coded.coder);
            ControlFlow::Continue(())
        })?;
        Ok(names.into_iter().collect())
    }

    /// What each of `coders` coded in each document. A unit is a type and a place, with the variable
    /// `type` and those of the type, as `type.variable`. A coder is done with a document when they
    /// coded something in it: nothing else says that they read it.
    pub fn hand_coded_texts(&self, coders: &[String]) -> Result<Vec<CodedText>, StoreError> {
        let mut by_document: BTreeMap<String, Vec<Coding>> = BTreeMap::new();
        self.codings(&mut |coding| {
            by_document.entry(coding.document.clone()).or_default().push(coding);
            ControlFlow::Continue(())
        })?;
        let mut texts = Vec::new();
        for (document, codings) in by_document {
            let Some(kept) = self.document_by_id(&document)? else { continue };
            let of = |coder: &String| {
                let own = codings.iter().filter(|coding| coding.coded.coder == *coder);
                let marks: Vec<CodedMark> = own.map(coded).collect();
                (!marks.is_empty()).then_some(CoderText { is_whole: true, marks })
            };
            texts.push(CodedText {
                doc: kept.document.name.clone(),
                length: kept.document.text.len() as u32,
                coders: coders.iter().map(of).collect(),
            });
        }
        Ok(texts)
    }
}

/// What a coder made of the statements of a document; none where they said nothing.
fn reviewed(coder: &str, own: &DocumentReviews, kept: &KeptDocument) -> Option<CoderText> {
    if coder == MACHINE {
        let marks = kept.statements.iter().map(|it| marked(&it.id, "accept", Some(&Mark::of(it))));
        return Some(CoderText { is_whole: true, marks: marks.collect() });
    }
    let verdict = |review: &Review| {
        let said = review.verdicts.iter().find(|said| said.coder == coder)?;
        (said.verdict != ReviewVerdict::Flag).then_some(said.verdict)
    };
    let mut found = CoderText { is_whole: true, marks: Vec::new() };
    for statement in &kept.statements {
        let review = own.statements.get(&statement.id);
        match review.and_then(|review| Some((review, verdict(review)?))) {
            None => found.is_whole = false,
            Some((review, said)) => {
                let mark = review.mark_of(coder, &Mark::of(statement));
                found.marks.push(marked(&statement.id, said.name(), mark.as_ref()));
            }
        }
    }
    for added in &own.added {
        if let Some(said) = verdict(&added.review) {
            let mark = added.review.mark_of(coder, &added.mark);
            found.marks.push(marked(&added.id, said.name(), mark.as_ref()));
        }
    }
    (!found.marks.is_empty()).then_some(found)
}

/// A statement of which a coder said something; without a mark, that it is none.
fn marked(unit: &str, verdict: &str, mark: Option<&Mark>) -> CodedMark {
    let mut values = BTreeMap::from([("verdict".to_owned(), verdict.to_owned())]);
    if let Some(mark) = mark {
        for (variable, value) in
            [("kind", mark.kind.name()), ("act", mark.act.name()), ("basis", mark.basis.name())]
        {
            values.insert(variable.to_owned(), value.to_owned());
        }
    }
    let spans = mark.map(|mark| mark.content.clone()).unwrap_or_default();
    CodedMark { unit: unit.to_owned(), spans, values }
}

fn coded(coding: &Coding) -> CodedMark {
    let of = &coding.coded;
    let place = |span: &Span| format!("{}-{}", span.start, span.end);
    let places: Vec<String> = of.spans.iter().map(place).collect();
    let mut values = BTreeMap::from([("type".to_owned(), of.kind.clone())]);
    for (variable, value) in &of.variables {
        let value = match value {
            Coded::Boolean(value) => if *value { "yes" } else { "no" }.to_owned(),
            Coded::Integer(value) => value.to_string(),
            Coded::Text(value) => value.clone(),
        };
        values.insert(format!("{}.{variable}", of.kind), value);
    }
    CodedMark { unit: format!("{} {}", of.kind, places.join(" ")), spans: of.spans.clone(), values }
}
