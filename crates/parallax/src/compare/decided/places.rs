//! Takes a corpus, finds the statements and claims that decisions name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Decided, DecidedClaim, Standing, Target, state::Known};
use crate::{
    codebook::Codebook,
    compare::{Corpus, KeptDocument},
    resolve::assign::Verdict,
    text::Span,
};

/// Where the documents and statements of a corpus are.
pub(super) struct Places<'c> {
    documents: BTreeMap<&'c str, (usize, &'c KeptDocument)>,
    /// Candidates that a person said are no statements.
    pub(super) rejected: BTreeSet<usize>,
}

/// The statements that were found, and whether they still stand where they stood.
pub(super) type Found = (Vec<usize>, Standing);

impl<'c> Places<'c> {
    /// Counts candidates as comparing does.
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        let mut first = 0;
        let one = |document: &'c KeptDocument| {
            let own = first;
            first += document.statements.len();
            (&*document.name, (own, document))
        };
        let documents = corpus.documents().iter().map(one).collect();
        let all = corpus.documents().iter().flat_map(|document| &document.statements).enumerate();
        let rejected = all.filter(|(_, statement)| statement.is_rejected());
        Self { documents, rejected: rejected.map(|(candidate, _)| candidate).collect() }
    }

    /// The candidates whose content is the target's, else the one that shares most with it.
    pub(super) fn statements(&self, target: &Target) -> Result<Found, Standing> {
        if target.is_outdated {
            return Err(Standing::Outdated);
        }
        let Some((first, document)) = self.documents.get(target.document.as_str()) else {
            return Err(Standing::NoDocument);
        };
        let all = || document.statements.iter().enumerate();
        let same = all().filter(|(_, statement)| *statement.content == *target.content);
        let same: Vec<usize> = same.map(|(index, _)| first + index).collect();
        if !same.is_empty() {
            return Ok((same, Standing::Holds));
        }
        let mut shares: Vec<(f64, usize)> = all()
            .map(|(index, statement)| (shared(&statement.content, &target.content), index))
            .collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match shares.first() {
            Some((share, index)) if *share >= MOST => Ok((vec![first + index], Standing::Moved)),
            _ => Err(Standing::NoStatement),
        }
    }

    fn claim(&self, claim: &DecidedClaim, codebook: &Codebook) -> Result<Known, Standing> {
        let known = match claim {
            DecidedClaim::Codebook(id) => {
                let place = codebook.claims.iter().position(|declared| declared.id == *id);
                place.map(Known::Codebook)
            }
            DecidedClaim::Found(targets) => {
                let found = targets.iter().filter_map(|target| self.statements(target).ok());
                let found: Vec<usize> = found.filter_map(|(all, _)| all.first().copied()).collect();
                (!found.is_empty()).then_some(Known::Found(found))
            }
        };
        known.ok_or(Standing::NoClaim)
    }

    /// What a decision says of each claim; none if it takes all back.
    pub(super) fn verdicts(
        &self,
        decided: &Decided,
        codebook: &Codebook,
    ) -> Result<Option<Vec<(Known, Verdict)>>, Standing> {
        let known = |claim: &DecidedClaim| self.claim(claim, codebook);
        Ok(Some(match decided {
            Decided::Undo => return Ok(None),
            Decided::Accept(claim) => vec![(known(claim)?, Verdict::Accepted)],
            Decided::Reject(claim) => vec![(known(claim)?, Verdict::Rejected)],
            Decided::Assign(to, from) => {
                let to = known(to)?;
                let from = from.as_ref().and_then(|from| known(from).ok());
                let left = from.filter(|from| !from.is(&to)).map(|from| (from, Verdict::Rejected));
                left.into_iter().chain([(to, Verdict::Accepted)]).collect()
            }
        }))
    }
}

/// Whether two contents are those of one statement: what two readings cut otherwise is one if most
/// of it is in both.
pub fn is_same(some: &[Span], others: &[Span]) -> bool {
    some == others || shared(some, others) >= MOST
}

/// Least share of two contents that makes them the same statement.
const MOST: f64 = 0.5;

/// Bytes that are in both over bytes that are in either.
pub fn shared(some: &[Span], others: &[Span]) -> f64 {
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    let both: usize =
        pairs.map(|(a, b)| a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize).sum();
    // Spans of one content may overlap, and then they share more than they have.
    let either = (length(some) + length(others)).saturating_sub(both);
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}
