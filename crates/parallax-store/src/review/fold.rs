//! Takes the statements of a document and the decisions about them, oldest first, gives the review
//! of each.

use std::collections::BTreeMap;

use parallax::compare::decided::Standing;
use sha2::{Digest, Sha256};

use super::{
    AddedStatement, CoderVerdict, DocumentReviews, LostReview, Mark, Review, ReviewVerdict,
    SENTENCE, SentenceVerdict,
    place::{Found, find},
};
use crate::{
    Decision, NewDecision, StoreError,
    columns::{named, spans_to_column},
    identity::short,
};

/// The reviews of one document, and the decisions that find no statement in it.
pub(super) fn fold(
    found: Vec<Found>,
    decisions: Vec<Decision>,
) -> Result<(DocumentReviews, Vec<LostReview>), StoreError> {
    let machine = found.len();
    let mut fold =
        Fold { found, machine, reviews: BTreeMap::new(), added: Vec::new(), sentences: Vec::new() };
    let mut lost = Vec::new();
    for decision in decisions {
        if !fold.take(&decision)? {
            lost.push(LostReview { decision, standing: Standing::NoStatement });
        }
    }
    Ok((fold.done(), lost))
}

struct Fold {
    /// The machine's statements, then those that a person coded.
    found: Vec<Found>,
    /// How many are the machine's.
    machine: usize,
    /// By place in `found`.
    reviews: BTreeMap<usize, Review>,
    /// In the order of `found`, each with what it was when it was coded.
    added: Vec<(CoderVerdict, Mark)>,
    sentences: Vec<SentenceVerdict>,
}

impl Fold {
    /// Takes a decision; no if what it is about is not there.
    fn take(&mut self, decision: &Decision) -> Result<bool, StoreError> {
        if decision.decided.kind == SENTENCE {
            self.sentence(decision)?;
            return Ok(true);
        }
        let said = said(decision)?;
        let new = decision.decided.new.as_deref().map(Mark::from_column).transpose()?;
        let new = new.map(|(_, mark)| mark);
        if said.verdict == ReviewVerdict::Add {
            let mark = new.ok_or_else(|| StoreError::Damaged("nothing was added".to_owned()))?;
            self.add(decision, said, mark)?;
            return Ok(true);
        }
        // A mark in a form that nobody reads any more tells nothing; the words still do.
        let shown = decision.decided.old.as_deref().and_then(|old| Mark::from_column(old).ok());
        let place = find(&self.found, &decision.decided.spans, shown.as_ref())?;
        let Some((place, is_moved)) = place else { return Ok(false) };
        let edited = new.filter(|_| said.verdict == ReviewVerdict::Edit);
        let review = self.reviews.entry(place).or_default();
        review.say(said, edited);
        review.is_moved |= is_moved;
        Ok(true)
    }

    /// Adds a statement. One that the machine has found since is the machine's, accepted, or changed
    /// to what the person wanted.
    fn add(
        &mut self,
        decision: &Decision,
        said: CoderVerdict,
        mark: Mark,
    ) -> Result<(), StoreError> {
        let (cue, content) = (spans_to_column(&mark.cue), spans_to_column(&mark.content));
        let is_it = |found: &Found| found.content == content && found.cue == cue;
        if let Some(place) = self.found[..self.machine].iter().position(is_it) {
            let is_changed = self.found[place].mark()? != mark;
            let verdict = if is_changed { ReviewVerdict::Edit } else { ReviewVerdict::Accept };
            let review = self.reviews.entry(place).or_default();
            review.say(CoderVerdict { verdict, ..said }, is_changed.then_some(mark));
            return Ok(());
        }
        let id = self.free_id(decision);
        self.reviews.insert(self.found.len(), Review::of_added(said.clone()));
        self.found.push(Found::added(id, &mark));
        self.added.push((said, mark));
        Ok(())
    }

    /// The same in whichever project the decision is.
    fn free_id(&self, decision: &Decision) -> String {
        let NewDecision { who, document, new, .. } = &decision.decided;
        let parts = [&decision.at, who, document, new.as_ref().unwrap_or(who)];
        let id = |repeat: u32| {
            let mut hasher = Sha256::new();
            for part in parts {
                hasher.update((part.len() as u64).to_le_bytes());
                hasher.update(part);
            }
            hasher.update(repeat.to_le_bytes());
            short(hasher)
        };
        let is_free = |id: &String| self.found.iter().all(|found| found.id != *id);
        (0..=u32::MAX).map(id).find(is_free).expect("numbers never end")
    }

    /// Keeps the latest of each coder about each sentence.
    fn sentence(&mut self, decision: &Decision) -> Result<(), StoreError> {
        let Decision { seq, at, decided, .. } = decision;
        self.sentences.retain(|said| said.coder != decided.who || said.spans != decided.spans);
        let is_complete = match decided.verdict.as_str() {
            "complete" => true,
            "missing" => false,
            "clear" => return Ok(()),
            other => return Err(StoreError::Damaged(format!("\"{other}\" is no verdict"))),
        };
        self.sentences.push(SentenceVerdict {
            spans: decided.spans.clone(),
            is_complete,
            coder: decided.who.clone(),
            at: at.clone(),
            seq: *seq,
        });
        Ok(())
    }

    fn done(mut self) -> DocumentReviews {
        let added = self.found.split_off(self.machine).into_iter().zip(self.added);
        let mut added: Vec<AddedStatement> = (self.machine..)
            .zip(added)
            .map(|(place, (found, (said, mark)))| {
                let review = self.reviews.remove(&place).unwrap_or_default();
                AddedStatement {
                    id: found.id,
                    by: said.coder,
                    at: said.at,
                    seq: said.seq,
                    content: mark.content.clone(),
                    mark: review.edited.clone().unwrap_or(mark),
                    review,
                }
            })
            .collect();
        added.sort_by(|a, b| (&a.content, &a.id).cmp(&(&b.content, &b.id)));
        let id = |place: usize| self.found[place].id.clone();
        let statements = self.reviews.into_iter().map(|(place, review)| (id(place), review));
        DocumentReviews { statements: statements.collect(), added, sentences: self.sentences }
    }
}

fn said(decision: &Decision) -> Result<CoderVerdict, StoreError> {
    Ok(CoderVerdict {
        coder: decision.decided.who.clone(),
        verdict: named(&decision.decided.verdict)?,
        at: decision.at.clone(),
        seq: decision.seq,
        reason: decision.decided.reason.clone(),
    })
}
