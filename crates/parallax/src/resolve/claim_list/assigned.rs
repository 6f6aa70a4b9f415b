//! Takes statements and a codebook's claims, gives each claim with the statements that make it.

use super::{
    AssignedBy, Candidate, Claim, ClaimDecisions, ClaimMember, ReadWordings, Wording, about::Topic,
    canonical, position::position,
};
use crate::extract::stance::Stance;
use crate::resolve::{
    Collection,
    assign::{Assigner, ClaimWordings, Decision, Match, Side, Verdict},
    claims::{ClaimStatement, Relation, compare},
};

/// The claims of the codebook, in its order.
pub(super) fn claims(
    candidates: &[Candidate<'_>],
    wordings: &[ReadWordings],
    decisions: &ClaimDecisions,
) -> Vec<Claim> {
    let mut members: Vec<Vec<ClaimMember>> = vec![Vec::new(); wordings.len()];
    if !wordings.is_empty() {
        let collection = Collection::of(candidates.iter().map(|candidate| candidate.item));
        let listed: Vec<ClaimWordings> = wordings.iter().map(ReadWordings::items).collect();
        let assigner = Assigner::fit(&listed, &collection, &made(candidates, decisions));
        for (index, candidate) in candidates.iter().enumerate() {
            if let Some((claim, member)) =
                assign(index, candidate, wordings, &assigner, &collection, decisions)
            {
                members[claim].push(member);
            }
        }
    }
    let claim = |(codebook, members): (usize, Vec<ClaimMember>)| Claim {
        codebook: Some(codebook),
        canonical: canonical(&members, candidates),
        members,
        links: Vec::new(),
    };
    members.into_iter().enumerate().map(claim).collect()
}

fn made(candidates: &[Candidate<'_>], decisions: &ClaimDecisions) -> Vec<Decision> {
    let one = |&(candidate, claim, accepted): &(usize, usize, bool)| Decision {
        item: candidates[candidate].item.clone(),
        claim,
        verdict: if accepted { Verdict::Accepted } else { Verdict::Rejected },
    };
    decisions.assigned.iter().map(one).collect()
}

/// The claim that a statement makes: the best that the words speak for and no gate shuts out.
fn assign(
    index: usize,
    candidate: &Candidate<'_>,
    wordings: &[ReadWordings],
    assigner: &Assigner<'_>,
    collection: &Collection,
    decisions: &ClaimDecisions,
) -> Option<(usize, ClaimMember)> {
    let decided = |claim: usize| {
        let of = |&&(c, k, _): &&(usize, usize, bool)| (c, k) == (index, claim);
        decisions.assigned.iter().rev().find(of).map(|decision| decision.2)
    };
    // Wordings know no actors of the collection.
    let record = candidate.record.map(|record| record.clone().with_actors(|_| None));
    let record = record.as_ref();
    let accepted = (0..wordings.len()).find(|&claim| decided(claim) == Some(true));
    if let Some(claim) = accepted {
        let side = side(candidate, record, &wordings[claim], Side::For).unwrap_or(true);
        return Some((claim, member(index, candidate, side, AssignedBy::Decision, None)));
    }
    let topic = Topic::of(candidate.item);
    let ranked = assigner.rank(candidate.item);
    let open = |found: &&Match| {
        decided(found.claim).is_none() && topic.is_of(&wordings[found.claim], collection)
    };
    ranked.iter().filter(open).take(JUDGED).find_map(|found| {
        let same_side = side(candidate, record, &wordings[found.claim], found.side)?;
        let told = told(record, &wordings[found.claim]);
        let score = assigner.probability(found) as f32;
        // What the clauses say counts more than how many words are shared.
        let score = if told { score.max(TOLD) } else { score };
        let sure = score >= LEAST;
        sure.then(|| {
            let by = AssignedBy::Codebook;
            (found.claim, member(index, candidate, same_side, by, Some(score)))
        })
    })
}

/// Least probability at which a statement is assigned: irrelevant ones stay out, and a person adds
/// what is missing more easily than they take out what is wrong.
const LEAST: f32 = 0.8;
/// How many of the claims that fit best are judged by what their clauses say.
const JUDGED: usize = 5;
/// The probability of a statement whose clause is that of a wording.
const TOLD: f32 = 0.9;

fn member(
    index: usize,
    candidate: &Candidate<'_>,
    same_side: bool,
    by: AssignedBy,
    score: Option<f32>,
) -> ClaimMember {
    let (stance, rule) = position(candidate.stance, candidate.stance_rule, same_side);
    ClaimMember { candidate: index, stance, rule, by, score }
}

/// Whether the clauses of a statement and of some wording say the same.
fn told(record: Option<&ClaimStatement>, wordings: &ReadWordings) -> bool {
    let same = |wording: &Wording| matches!(relation(record, wording), Some(Relation::Same { .. }));
    wordings.samples.iter().chain(&wordings.against).any(same)
}

/// Whether a statement, its stance counted in, is on the side of the claim; none where it tells
/// the mirror image of a wording and no wording itself.
fn side(
    candidate: &Candidate<'_>,
    record: Option<&ClaimStatement>,
    wordings: &ReadWordings,
    closest: Side,
) -> Option<bool> {
    let lists = [(&wordings.samples, true), (&wordings.against, false)];
    let mut mirrored = false;
    for (list, is_claim) in lists {
        for wording in list {
            match relation(record, wording) {
                Some(Relation::Same { same_side, .. }) => return Some(same_side == is_claim),
                Some(Relation::Mirror) => mirrored = true,
                _ => {}
            }
        }
    }
    let asserts = candidate.stance != Stance::Deny;
    (!mirrored).then_some((closest == Side::For) == asserts)
}

fn relation(record: Option<&ClaimStatement>, wording: &Wording) -> Option<Relation> {
    Some(compare(record?, wording.record.as_ref()?))
}
