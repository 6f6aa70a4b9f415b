//! Takes statements and a codebook's claims, gives each claim with the statements that make it.

use std::collections::BTreeMap;

use super::{
    Assigned, AssignedBy, Candidate, Claim, ClaimDecisions, ClaimMember, ReadWordings, Told,
    Wording,
    about::{Names, Said, Topic},
    canonical,
};
use crate::extract::stance::Stance;
use crate::resolve::{
    Collection, Item,
    assign::{Assigner, ClaimWordings, Decision, Match, Side, Verdict},
    claims::{Record, Records, Relation, overlap, relation, same_happening},
    groups::Chunks,
};

/// The claims of a codebook, ready to be held against statements.
pub(super) struct Declared<'a>(Vec<DeclaredClaim<'a>>);

struct DeclaredClaim<'a> {
    items: ClaimWordings,
    topic: Topic<'a>,
    /// The numbers of the records of its wordings, and whether they are on the side of the claim.
    records: Vec<(u32, bool)>,
}

impl<'a> Declared<'a> {
    /// Adds the records of the wordings to those of statements.
    pub(super) fn new(wordings: &'a [ReadWordings], records: &mut Records) -> Self {
        Self(wordings.iter().map(|read| DeclaredClaim::new(read, records)).collect())
    }
}

impl<'a> DeclaredClaim<'a> {
    fn new(read: &'a ReadWordings, records: &mut Records) -> Self {
        let sides = [(&read.samples, true), (&read.against, false)];
        let mut of_side = |(wordings, is_claim): (&Vec<Wording>, bool)| -> Vec<(u32, bool)> {
            let told = wordings.iter().filter_map(|wording| wording.record.as_ref());
            told.map(|record| (records.push(record), is_claim)).collect()
        };
        let records = sides.into_iter().flat_map(&mut of_side).collect();
        Self { items: read.items(), topic: Topic::of(read), records }
    }

    /// What the clauses of a statement say to its wordings.
    fn tells(&self, candidate: usize, told: Told<'_>) -> Tells {
        let mut tells = Tells::Nothing;
        let Some(record) = told.record(candidate) else { return tells };
        for &(wording, is_claim) in &self.records {
            match relation(record, told.records.record(wording)) {
                Relation::Same { same_side, .. } => return Tells::It(same_side == is_claim),
                Relation::Mirror => tells = Tells::Mirror,
                _ => {}
            }
        }
        match tells {
            Tells::Nothing => self.side_of_likest(record, told).map_or(tells, Tells::Like),
            _ => tells,
        }
    }

    /// The side that a statement takes by its negations, held against the wording most like it of
    /// those that tell the same happening.
    fn side_of_likest(&self, record: Record<'_>, told: Told<'_>) -> Option<bool> {
        let alike = self.records.iter().filter_map(|&(wording, is_claim)| {
            let wording = told.records.record(wording);
            Some((overlap(record, wording), same_happening(record, wording)? == is_claim))
        });
        // Of equals the first: the claim's own wordings stand before those against it.
        let likest = alike.reduce(|best, other| if other.0 > best.0 { other } else { best });
        likest.map(|(_, side)| side)
    }
}

/// What a statement says to the wordings of a claim.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// What one of them says, on this side.
    It(bool),
    /// The happening of one, on this side, but not of the same ones.
    Like(bool),
    /// The mirror image of one, and none of them.
    Mirror,
    /// Neither.
    Nothing,
}

/// The claims of the codebook, in its order.
pub(super) fn claims(
    told: Told<'_>,
    declared: &Declared<'_>,
    decisions: &ClaimDecisions,
    chunks: &impl Chunks,
) -> Vec<Claim> {
    let mut members: Vec<Vec<ClaimMember>> = vec![Vec::new(); declared.0.len()];
    if !declared.0.is_empty() {
        let items = told.candidates.iter().filter_map(|candidate| candidate.item);
        let collection = Collection::of(items);
        let listed: Vec<ClaimWordings> =
            declared.0.iter().map(|claim| claim.items.clone()).collect();
        let made = made(told.candidates, decisions);
        let assigning = Assigning {
            told,
            claims: &declared.0,
            collection: &collection,
            assigner: &Assigner::fit(&listed, &collection, &made),
            decided: decisions.by_candidate(),
            names: Names::of(told.records),
        };
        let elsewhere = decisions.following();
        let assigned = chunks.run(told.candidates.len(), |range| {
            let stay = range.filter(|candidate| !elsewhere.contains_key(candidate));
            stay.filter_map(|candidate| assigning.assign(candidate)).collect()
        });
        for (claim, member) in assigned {
            members[claim].push(member);
        }
    }
    let claim = |(codebook, members): (usize, Vec<ClaimMember>)| Claim {
        codebook: Some(codebook),
        canonical: canonical(&members, told),
        members,
        links: Vec::new(),
    };
    members.into_iter().enumerate().map(claim).collect()
}

fn made(candidates: &[Candidate<'_>], decisions: &ClaimDecisions) -> Vec<Decision> {
    let one = |made: &Assigned| {
        let item = candidates[made.candidate].item?.clone();
        Some(Decision { item, claim: made.claim, verdict: made.verdict })
    };
    decisions.assigned.iter().filter_map(one).collect()
}

struct Assigning<'a> {
    told: Told<'a>,
    claims: &'a [DeclaredClaim<'a>],
    collection: &'a Collection,
    assigner: &'a Assigner<'a>,
    /// The names that the collection has.
    names: Names<'a>,
    /// What a person decided about each candidate.
    decided: BTreeMap<usize, Vec<&'a Assigned>>,
}

impl Assigning<'_> {
    /// The claim that a statement makes: the one that a person gave it or a verbatim copy of it,
    /// else the best that the words speak for and neither a gate nor a person shuts out.
    fn assign(&self, index: usize) -> Option<(usize, ClaimMember)> {
        let decided = self.decided.get(&index).map_or(&[][..], Vec::as_slice);
        if let Some(made) = decided.iter().find(|made| made.verdict == Verdict::Accepted) {
            let (claim, member) = self.given(index, made.claim, None);
            let (by, decided_by) = (AssignedBy::Decision, Some(made.who.clone()));
            return Some((claim, ClaimMember { by, decided_by, ..member }));
        }
        let own = |claim: usize| decided.iter().any(|made| made.claim == claim);
        let item = self.told.candidates[index].item?;
        let of_copies = self.assigner.decided(item);
        let shuts_out = |claim: usize| of_copies.contains(&(claim, Verdict::Rejected));
        let mut given = of_copies.iter().filter(|(claim, verdict)| {
            *verdict == Verdict::Accepted && !shuts_out(*claim) && !own(*claim)
        });
        match given.next() {
            Some(&(claim, _)) => Some(self.given(index, claim, Some(1.0))),
            None => self.best(index, item, |claim| own(claim) || shuts_out(claim)),
        }
    }

    /// The claim that a person gave a statement.
    fn given(&self, index: usize, claim: usize, score: Option<f32>) -> (usize, ClaimMember) {
        let candidate = &self.told.candidates[index];
        let side = side(candidate, self.claims[claim].tells(index, self.told), Side::For);
        (claim, member(index, candidate, side.unwrap_or(true), score))
    }

    /// The best claim that is not shut out.
    fn best(
        &self,
        index: usize,
        item: &Item,
        is_shut: impl Fn(usize) -> bool,
    ) -> Option<(usize, ClaimMember)> {
        let said = Said::of(item, self.told.record(index));
        let is_open = |found: &&Match| {
            let claim = &self.claims[found.claim];
            let is_told = || claim.tells(index, self.told) != Tells::Nothing;
            !is_shut(found.claim) && claim.topic.is_of(&said, self.collection, &self.names, is_told)
        };
        let ranked = self.assigner.rank(item);
        ranked.iter().filter(is_open).take(JUDGED).find_map(|found| self.judge(index, found))
    }

    /// The claim of `found`, if the statement is sure enough to make it.
    fn judge(&self, index: usize, found: &Match) -> Option<(usize, ClaimMember)> {
        let candidate = &self.told.candidates[index];
        let tells = self.claims[found.claim].tells(index, self.told);
        let same_side = side(candidate, tells, found.side)?;
        let score = self.assigner.probability(found) as f32;
        // What the clauses say counts more than how many words are shared.
        let score = if matches!(tells, Tells::It(_)) { score.max(TOLD) } else { score };
        (score >= LEAST).then(|| (found.claim, member(index, candidate, same_side, Some(score))))
    }
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
    let (stance, rule) = candidate.position(same_side);
    let by = AssignedBy::Codebook;
    ClaimMember { candidate: index, stance, rule, by, score, decided_by: None }
}

/// Whether a statement, its stance counted in, is on the side of the claim; none where it tells
/// the mirror image of a wording and no wording itself.
fn side(candidate: &Candidate<'_>, tells: Tells, closest: Side) -> Option<bool> {
    match tells {
        Tells::It(same_side) | Tells::Like(same_side) => Some(same_side),
        Tells::Mirror => None,
        Tells::Nothing => Some((closest == Side::For) == (candidate.stance != Stance::Deny)),
    }
}
