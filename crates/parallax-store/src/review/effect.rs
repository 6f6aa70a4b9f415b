//! What comparing keeps to of what people said about statements.

use parallax::{
    compare::{ByHand, CorpusStatement},
    resolve::{Extract, Item, StatementExtract},
    text::Span,
};
use sha2::{Digest, Sha256};

use super::{AddedStatement, DocumentReviews, Mark, Review, ReviewState};
use crate::{
    Project, StoreError, actors,
    claims::{ASSIGNMENT, CLAIM},
    identity::short,
};

/// A claim of the codebook that a person gave a statement which they coded or changed.
pub(crate) struct CodedClaim {
    /// Id of the statement's document.
    pub(crate) document: String,
    /// The content by which decisions name the statement.
    pub(crate) content: Vec<Span>,
    pub(crate) quoted: String,
    pub(crate) claim: String,
    pub(crate) who: String,
    pub(crate) at: String,
    pub(crate) seq: u64,
}

impl Project {
    /// Names the decisions that a comparison has to keep to: it is another whenever one that makes
    /// a difference is made, undone or redone.
    pub fn decisions_state(&self) -> Result<String, StoreError> {
        let mut hasher = Sha256::new();
        let mut count = 0_u64;
        let mut add = |said: String| {
            hasher.update(said);
            hasher.update([0]);
            count += 1;
        };
        for decision in self.in_force(&[ASSIGNMENT, CLAIM, actors::KIND], None)? {
            add(decision.seq.to_string());
        }
        for own in self.reviews(None)?.documents.values() {
            for (id, review) in &own.statements {
                if let Some(by_hand) = of_machine(review) {
                    add(format!("{id} {by_hand:?} {:?}", review.edited));
                }
            }
            for added in &own.added {
                add(format!("{} {:?} {:?}", added.id, added.review.state, added.mark));
            }
        }
        Ok(format!("decisions {count} {}", short(hasher)))
    }

    /// The claims that people gave statements which they coded or changed, unless these were
    /// rejected.
    pub(crate) fn coded_claims(&self) -> Result<Vec<CodedClaim>, StoreError> {
        let mut all = Vec::new();
        for (document, own) in self.reviews(None)?.documents {
            for (id, review) in &own.statements {
                let Some((said, mark)) = review.edit().filter(|_| !is_rejected(review)) else {
                    continue;
                };
                let Some(claim) = mark.claim.clone() else { continue };
                let Some((_, content)) = self.place_of(id)? else { continue };
                let (who, at, seq) = (said.coder.clone(), said.at.clone(), said.seq);
                let (document, quoted) = (document.clone(), String::new());
                all.push(CodedClaim { document, content, quoted, claim, who, at, seq });
            }
            for added in own.added.into_iter().filter(|added| !is_rejected(&added.review)) {
                let AddedStatement { by, at, seq, content, mark, review, .. } = added;
                let Some(claim) = mark.claim else { continue };
                let edited = review.edit().map(|(said, _)| said.clone());
                let (who, at, seq) =
                    edited.map_or((by, at, seq), |said| (said.coder, said.at, said.seq));
                let (document, quoted) = (document.clone(), String::new());
                all.push(CodedClaim { document, content, quoted, claim, who, at, seq });
            }
        }
        for coded in &mut all {
            coded.quoted = self.words(&coded.document, &coded.content)?;
        }
        Ok(all)
    }
}

/// What comparing keeps to about a statement of the machine; none if that is nothing.
pub(crate) fn of_machine(review: &Review) -> Option<ByHand> {
    let by_hand = ByHand { is_rejected: is_rejected(review), ..of_mark(review.edited.as_ref()) };
    (by_hand != ByHand::default()).then_some(by_hand)
}

fn of_mark(mark: Option<&Mark>) -> ByHand {
    ByHand {
        is_rejected: false,
        content: mark.map(|mark| mark.content.as_slice().into()),
        kind: mark.map(|mark| mark.kind),
        basis: mark.map(|mark| mark.basis),
        speaker: mark.and_then(|mark| mark.speaker.as_deref().map(Into::into)),
        stance: mark.and_then(|mark| mark.stance),
    }
}

fn is_rejected(review: &Review) -> bool {
    review.state == ReviewState::Rejected
}

/// Puts the statements that people coded among those of a document, in the order of the text.
pub(crate) fn insert_added(
    own: &DocumentReviews,
    text: &str,
    statements: &mut Vec<CorpusStatement>,
    extract: &mut Extract,
) {
    for added in own.added.iter().filter(|added| added.mark.problem(text).is_none()) {
        let start = |content: &[Span]| content.first().map(|span| span.start);
        let at = start(&added.content);
        let place = statements.iter().position(|found| start(&found.content) > at);
        let place = place.unwrap_or(statements.len());
        let is_rejected = is_rejected(&added.review);
        let by_hand = ByHand { is_rejected, ..of_mark(Some(&added.mark)) };
        statements.insert(
            place,
            CorpusStatement {
                id: added.id.clone(),
                kind: added.mark.kind,
                content: added.content.clone(),
                by_hand: Some(Box::new(by_hand)),
            },
        );
        extract.statements.insert(
            place,
            StatementExtract {
                speakers: Vec::new(),
                claim: None,
                stance_rule: "person".to_owned(),
                item: Item::default(),
                numbers: Vec::new(),
            },
        );
        let later = extract.evidence.iter_mut().filter(|it| it.statement as usize >= place);
        later.for_each(|evidence| evidence.statement += 1);
    }
}
