//! Takes what a headline and a body claim, gives whether the body supports the headline.

use super::Told;
use crate::resolve::claims::{Record, Records, Relation, relation, same_happening};

/// How firmly something is claimed, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::wording) enum Firmness {
    /// The other way round, with another number, or with who and whom exchanged.
    Against,
    /// As possible, asked, doubted or hearsay.
    Hedged,
    /// As the words of a source.
    Attributed,
    /// As it is.
    Plain,
}

/// Whether the body supports `claim` as firmly as the headline makes it; none where the body says
/// nothing about it.
pub(in crate::wording) fn supported(claim: &Told, body: &[Told]) -> Option<bool> {
    let mut records = Records::default();
    let own = records.push(&claim.claim);
    let others: Vec<u32> = body.iter().map(|told| records.push(&told.claim)).collect();
    let own = records.record(own);
    let about = others
        .iter()
        .zip(body)
        .filter_map(|(&number, told)| firmness(own, records.record(number), told.firmness));
    Some(about.max()? >= claim.firmness)
}

/// How firmly `other` makes the claim `own`; none where it is about something else.
fn firmness(own: Record<'_>, other: Record<'_>, firmness: Firmness) -> Option<Firmness> {
    match relation(own, other) {
        Relation::Same { same_side: true, number_conflict: false } => Some(firmness),
        Relation::Same { .. } | Relation::Mirror => Some(Firmness::Against),
        Relation::Relabels => Some(firmness),
        Relation::Different => {
            let same_side = same_happening(own, other)?;
            Some(if same_side { firmness } else { Firmness::Against })
        }
    }
}
