//! Takes statements and a codebook's claims, gives each claim with the statements that make it.

use super::{
    Assigned, AssignedBy, Candidate, Claim, ClaimDecisions, ClaimMember, ReadWordings, Wording,
    about::Topic, canonical, position::position,
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
        let decided = decisions.by_candidate();
        let elsewhere = decisions.following();
        for (index, candidate) in candidates.iter().enumerate() {
            let decided = decided.get(&index).map_or(&[][..], Vec::as_slice);
            let assigned = || assign(index, candidate, wordings, &assigner, &collection, decided);
            if !elsewhere.contains_key(&index)
                && let Some((claim, member)) = assigned()
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
    let one = |made: &Assigned| Decision {
        item: candidates[made.candidate].item.clone(),
        claim: made.claim,
        verdict: made.verdict,
    };
    decisions.assigned.iter().map(one).collect()
}

/// The claim that a statement makes: the one that a person gave it or a verbatim copy of it, else
/// the best that the words speak for and neither a gate nor a person shuts out.
fn assign(
    index: usize,
    candidate: &Candidate<'_>,
    wordings: &[ReadWordings],
    assigner: &Assigner<'_>,
    collection: &Collection,
    decided: &[&Assigned],
) -> Option<(usize, ClaimMember)> {
    // Wordings know no actors of the collection.
    let record = candidate.record.map(|record| record.clone().with_actors(|_| None));
    let record = record.as_ref();
    let given = |claim: usize, score| {
        let side = side(candidate, record, &wordings[claim], Side::For).unwrap_or(true);
        (claim, member(index, candidate, side, score))
    };
    if let Some(made) = decided.iter().find(|made| made.verdict == Verdict::Accepted) {
        let (claim, member) = given(made.claim, None);
        let (by, decided_by) = (AssignedBy::Decision, Some(made.who.clone()));
        return Some((claim, ClaimMember { by, decided_by, ..member }));
    }
    let own = |claim: usize| decided.iter().any(|made| made.claim == claim);
    let of_copies = assigner.decided(candidate.item);
    let of_copy = of_copies.iter().find(|(claim, verdict)| {
        let contested = of_copies.contains(&(*claim, Verdict::Rejected));
        *verdict == Verdict::Accepted && !contested && !own(*claim)
    });
    if let Some(&(claim, _)) = of_copy {
        return Some(given(claim, Some(1.0)));
    }
    let topic = Topic::of(candidate.item);
    let open = |found: &&Match| {
        let shut = own(found.claim) || of_copies.contains(&(found.claim, Verdict::Rejected));
        !shut && topic.is_of(&wordings[found.claim], collection)
    };
    assigner.rank(candidate.item).iter().filter(open).take(JUDGED).find_map(|found| {
        let same_side = side(candidate, record, &wordings[found.claim], found.side)?;
        let told = told(record, &wordings[found.claim]);
        let score = assigner.probability(found) as f32;
        // What the clauses say counts more than how many words are shared.
        let score = if told { score.max(TOLD) } else { score };
        (score >= LEAST).then(|| (found.claim, member(index, candidate, same_side, Some(score))))
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
    score: Option<f32>,
) -> ClaimMember {
    let (stance, rule) = position(candidate.stance, candidate.stance_rule, same_side);
    let by = AssignedBy::Codebook;
    ClaimMember { candidate: index, stance, rule, by, score, decided_by: None }
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
