//! Makes decisions about statements, ready to be a step, alone or with others.

use std::collections::BTreeMap;

use parallax::{compare::decided::Target, present::KeptStatement, text::Span};
use rusqlite::OptionalExtension;

use super::{DocumentReviews, Mark, ReviewVerdict, SENTENCE, STATEMENT};
use crate::{KeptDocument, NewDecision, Project, StoreError};

/// What a person says about a statement that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It is as it should be.
    Accept,
    /// It is no statement.
    Reject,
    /// It needs another look.
    Flag,
    /// What I said no longer holds.
    Clear,
    /// It should be this.
    Edit(Mark),
}

impl Said {
    /// The verdict without what it should be.
    pub fn verdict(&self) -> ReviewVerdict {
        match self {
            Self::Accept => ReviewVerdict::Accept,
            Self::Reject => ReviewVerdict::Reject,
            Self::Flag => ReviewVerdict::Flag,
            Self::Clear => ReviewVerdict::Clear,
            Self::Edit(_) => ReviewVerdict::Edit,
        }
    }
}

/// What a person says about the statement with an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReview {
    /// Its id: the machine's, or that of one that a person coded.
    pub statement: String,
    /// What.
    pub said: Said,
    /// Why.
    pub reason: Option<String>,
}

impl Project {
    /// What `who` says about statements, as decisions in the same order. All statements must be in
    /// current documents, and what they are changed to must be in their texts.
    pub fn review_decisions(
        &self,
        who: &str,
        reviews: &[NewReview],
    ) -> Result<Vec<NewDecision>, StoreError> {
        let mut shown = Shown { project: self, open: None, added: None };
        reviews.iter().map(|review| shown.decision(who, review)).collect()
    }

    /// A statement that `who` codes by hand in the current document with this id, as a decision.
    pub fn addition(
        &self,
        who: &str,
        document: &str,
        mark: &Mark,
        reason: Option<&str>,
    ) -> Result<NewDecision, StoreError> {
        let kept = self.current(document)?;
        mark.problem(&kept.document.text).map_or(Ok(()), |why| Err(StoreError::BadMark(why)))?;
        Ok(NewDecision {
            who: who.to_owned(),
            kind: STATEMENT.to_owned(),
            document: document.to_owned(),
            spans: mark.content.clone(),
            quoted: mark.quoted(&kept.document.text),
            verdict: ReviewVerdict::Add.name().to_owned(),
            old: None,
            new: Some(mark.to_column(None)),
            reason: reason.map(str::to_owned),
        })
    }

    /// Whether `who` finds every statement of a sentence found, as a decision; none takes back what
    /// they said.
    pub fn sentence_decision(
        &self,
        who: &str,
        document: &str,
        sentence: Span,
        is_complete: Option<bool>,
    ) -> Result<NewDecision, StoreError> {
        let kept = self.current(document)?;
        let quoted = kept.document.text.get(sentence.range());
        let outside =
            || StoreError::BadMark(format!("{}..{} is no place", sentence.start, sentence.end));
        let verdict = match is_complete {
            Some(true) => "complete",
            Some(false) => "missing",
            None => "clear",
        };
        Ok(NewDecision {
            who: who.to_owned(),
            kind: SENTENCE.to_owned(),
            document: document.to_owned(),
            spans: vec![sentence],
            quoted: quoted.ok_or_else(outside)?.to_owned(),
            verdict: verdict.to_owned(),
            ..NewDecision::default()
        })
    }

    /// A statement of a current document as decisions name it: the machine's, or one that a person
    /// coded.
    pub fn target(&self, statement: &str) -> Result<Option<Target>, StoreError> {
        let machine = self.document_of(statement)?.is_some();
        let place =
            if machine { self.place_of(statement)? } else { self.place_of_added(statement)? };
        let Some((document, content)) = place else { return Ok(None) };
        let quoted = self.words(&document, &content)?;
        let name = self.document_named(&document)?.unwrap_or_default();
        Ok(Some(Target { document: name, is_outdated: false, content, quoted }))
    }

    fn place_of_added(&self, id: &str) -> Result<Option<(String, Vec<Span>)>, StoreError> {
        let Some(document) = self.documents_of_added()?.remove(id) else { return Ok(None) };
        let added = self.reviews_of(&document)?.added.into_iter().find(|added| added.id == id);
        Ok(added.map(|added| (document, added.content)))
    }

    /// The words that stand in places of the document with this id.
    pub(crate) fn words(&self, document: &str, spans: &[Span]) -> Result<String, StoreError> {
        let sql = "SELECT text FROM documents WHERE id = ?1";
        let text: Option<String> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| ask.query_row([document], |row| row.get(0)).optional())
            .map_err(self.failed())?;
        let text = text.unwrap_or_default();
        let words: Vec<&str> = spans.iter().filter_map(|span| text.get(span.range())).collect();
        Ok(words.join(" … "))
    }

    fn current(&self, document: &str) -> Result<KeptDocument, StoreError> {
        let sql = "SELECT key FROM documents WHERE id = ?1 AND current = 1";
        let key: Option<i64> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| ask.query_row([document], |row| row.get(0)).optional())
            .map_err(self.failed())?;
        self.kept(key.ok_or_else(|| StoreError::NoDocument(document.to_owned()))?)
    }

    /// The current document of the machine's statement with this id.
    fn document_of(&self, statement: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT d.id FROM statements s JOIN documents d ON d.key = s.document \
                   WHERE s.id = ?1 AND d.current = 1";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut ask| ask.query_row([statement], |row| row.get(0)).optional())
            .map_err(self.failed())
    }

    /// The document of each statement that a person coded.
    fn documents_of_added(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let reviews = self.reviews(None)?;
        let of = |(document, own): (String, DocumentReviews)| {
            own.added.into_iter().map(move |added| (added.id, document.clone()))
        };
        Ok(reviews.documents.into_iter().flat_map(of).collect())
    }
}

/// Statements as they are shown now; those of one document at a time are looked at.
struct Shown<'p> {
    project: &'p Project,
    open: Option<Open>,
    added: Option<BTreeMap<String, String>>,
}

struct Open {
    id: String,
    text: String,
    statements: Vec<KeptStatement>,
    reviews: DocumentReviews,
}

impl Shown<'_> {
    fn decision(&mut self, who: &str, review: &NewReview) -> Result<NewDecision, StoreError> {
        let statement = &review.statement;
        let unknown = || StoreError::NoStatement(statement.clone());
        let document = self.document(statement)?.ok_or_else(unknown)?;
        let open = self.open(&document)?;
        let (content, shown) = open.shown(statement).ok_or_else(unknown)?;
        let new = match &review.said {
            Said::Edit(mark) => match mark.problem(&open.text) {
                Some(why) => return Err(StoreError::BadMark(why)),
                None => Some(mark.to_column(None)),
            },
            _ => None,
        };
        let words: Vec<&str> =
            content.iter().filter_map(|span| open.text.get(span.range())).collect();
        Ok(NewDecision {
            who: who.to_owned(),
            kind: STATEMENT.to_owned(),
            document,
            quoted: words.join(" … "),
            spans: content,
            verdict: review.said.verdict().name().to_owned(),
            old: Some(shown.to_column(Some(statement))),
            new,
            reason: review.reason.clone(),
        })
    }

    fn document(&mut self, statement: &str) -> Result<Option<String>, StoreError> {
        if let Some(document) = self.project.document_of(statement)? {
            return Ok(Some(document));
        }
        if self.added.is_none() {
            self.added = Some(self.project.documents_of_added()?);
        }
        Ok(self.added.as_ref().and_then(|added| added.get(statement).cloned()))
    }

    fn open(&mut self, document: &str) -> Result<&Open, StoreError> {
        let open = if let Some(open) = self.open.take().filter(|open| open.id == document) {
            open
        } else {
            let kept = self.project.current(document)?;
            let reviews = self.project.reviews_of(document)?;
            let KeptDocument { document: read, statements, .. } = kept;
            Open { id: document.to_owned(), text: read.text, statements, reviews }
        };
        Ok(self.open.insert(open))
    }
}

impl Open {
    /// The content by which decisions name a statement, and the statement as it is shown.
    fn shown(&self, id: &str) -> Option<(Vec<Span>, Mark)> {
        let added = || self.reviews.added.iter().find(|added| added.id == id);
        match self.statements.iter().find(|statement| statement.id == id) {
            Some(statement) => {
                let edited = self.reviews.statements.get(id).and_then(|own| own.edited.clone());
                let mark = edited.unwrap_or_else(|| Mark::of(statement));
                Some((statement.content.clone(), mark))
            }
            None => added().map(|added| (added.content.clone(), added.mark.clone())),
        }
    }
}
