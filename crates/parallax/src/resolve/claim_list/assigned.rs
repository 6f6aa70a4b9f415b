//! Takes statements and a codebook's claims, gives each claim with the statements that make it.

use std::collections::HashSet;

use super::{
    AssignedBy, Candidate, Claim, ClaimDecisions, ClaimMember, ReadWordings, Told, Wording,
    canonical, position::position,
};
use crate::extract::stance::Stance;
use crate::resolve::{
    Collection, Item,
    assign::{Assigner, ClaimWordings, Decision, Match, Side, Verdict},
    claims::{Records, Relation, relation},
    groups::Chunks,
};

/// The claims of a codebook, ready to be held against statements.
pub(super) struct Declared(Vec<DeclaredClaim>);

struct DeclaredClaim {
    items: ClaimWordings,
    /// The numbers of the records of its wordings, and whether they are on the side of the claim.
    records: Vec<(u32, bool)>,
    /// The lemmas of each wording.
    lemmas: Vec<HashSet<String>>,
    /// The parties that its own side names.
    parties: Vec<u16>,
}

impl Declared {
    /// Adds the records of the wordings to those of statements.
    pub(super) fn new(wordings: &[ReadWordings], records: &mut Records) -> Self {
        Self(wordings.iter().map(|read| DeclaredClaim::new(read, records)).collect())
    }
}

impl DeclaredClaim {
    fn new(read: &ReadWordings, records: &mut Records) -> Self {
        let lemmas =
            |wording: &Wording| wording.item.words.iter().map(|word| word.lemma.clone()).collect();
        let sides = [(&read.samples, true), (&read.against, false)];
        let mut of_side = |(wordings, is_claim): (&Vec<Wording>, bool)| -> Vec<(u32, bool)> {
            let told = wordings.iter().filter_map(|wording| wording.record.as_ref());
            told.map(|record| (records.push(record), is_claim)).collect()
        };
        Self {
            items: read.items(),
            records: sides.into_iter().flat_map(&mut of_side).collect(),
            lemmas: read.samples.iter().chain(&read.against).map(lemmas).collect(),
            parties: read.samples.iter().flat_map(|wording| wording.item.parties()).collect(),
        }
    }

    /// Whether a statement can be about the claim at all: it shares some words with one wording,
    /// and names a party if the claim does.
    fn is_about(&self, item: &Item) -> bool {
        let own: HashSet<&str> = item.words.iter().map(|word| word.lemma.as_str()).collect();
        let parties = item.parties();
        let names =
            self.parties.is_empty() || self.parties.iter().any(|party| parties.contains(party));
        let shared =
            |lemmas: &HashSet<String>| own.iter().filter(|lemma| lemmas.contains(**lemma)).count();
        names && self.lemmas.iter().any(|lemmas| shared(lemmas) >= FEWEST_SHARED)
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
        tells
    }
}

/// What a statement says to the wordings of a claim.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// What one of them says, on this side.
    It(bool),
    /// The mirror image of one, and none of them.
    Mirror,
    /// Neither.
    Nothing,
}

/// The claims of the codebook, in its order.
pub(super) fn claims(
    told: Told<'_>,
    declared: &Declared,
    decisions: &ClaimDecisions,
    chunks: &impl Chunks,
) -> Vec<Claim> {
    let mut members: Vec<Vec<ClaimMember>> = vec![Vec::new(); declared.0.len()];
    if !declared.0.is_empty() {
        let items = told.candidates.iter().filter_map(|candidate| candidate.item);
        let collection = Collection::of(items);
        let listed: Vec<ClaimWordings> =
            declared.0.iter().map(|claim| claim.items.clone()).collect();
        let assigner = Assigner::fit(&listed, &collection, &made(told.candidates, decisions));
        let assigning = Assigning { told, declared, assigner: &assigner, decisions };
        let assigned = chunks.run(told.candidates.len(), |range| {
            range.filter_map(|candidate| assigning.assign(candidate)).collect()
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
    let one = |&(candidate, claim, accepted): &(usize, usize, bool)| {
        let item = candidates[candidate].item?.clone();
        let verdict = if accepted { Verdict::Accepted } else { Verdict::Rejected };
        Some(Decision { item, claim, verdict })
    };
    decisions.assigned.iter().filter_map(one).collect()
}

struct Assigning<'a> {
    told: Told<'a>,
    declared: &'a Declared,
    assigner: &'a Assigner<'a>,
    decisions: &'a ClaimDecisions,
}

impl Assigning<'_> {
    /// The claim that a statement makes: the best that the words speak for and no gate shuts out.
    fn assign(&self, index: usize) -> Option<(usize, ClaimMember)> {
        let candidate = &self.told.candidates[index];
        let claims = &self.declared.0;
        let accepted = (0..claims.len()).find(|&claim| self.decided(index, claim) == Some(true));
        if let Some(claim) = accepted {
            let tells = claims[claim].tells(index, self.told);
            let side = side(candidate, tells, Side::For).unwrap_or(true);
            return Some((claim, member(index, candidate, side, AssignedBy::Decision, None)));
        }
        let item = candidate.item?;
        let open = |found: &&Match| {
            self.decided(index, found.claim).is_none() && claims[found.claim].is_about(item)
        };
        let ranked = self.assigner.rank(item);
        ranked.iter().filter(open).take(JUDGED).find_map(|found| self.judge(index, found))
    }

    /// The claim of `found`, if the statement is sure enough to make it.
    fn judge(&self, index: usize, found: &Match) -> Option<(usize, ClaimMember)> {
        let candidate = &self.told.candidates[index];
        let tells = self.declared.0[found.claim].tells(index, self.told);
        let same_side = side(candidate, tells, found.side)?;
        let score = self.assigner.probability(found) as f32;
        // What the clauses say counts more than how many words are shared.
        let score = if matches!(tells, Tells::It(_)) { score.max(TOLD) } else { score };
        let by = AssignedBy::Codebook;
        let sure = score >= LEAST;
        sure.then(|| (found.claim, member(index, candidate, same_side, by, Some(score))))
    }

    /// What a person last decided about a statement and a claim.
    fn decided(&self, candidate: usize, claim: usize) -> Option<bool> {
        let of = |&&(c, k, _): &&(usize, usize, bool)| (c, k) == (candidate, claim);
        self.decisions.assigned.iter().rev().find(of).map(|decision| decision.2)
    }
}

/// Least probability at which a statement is assigned: irrelevant ones stay out, and a person adds
/// what is missing more easily than they take out what is wrong.
const LEAST: f32 = 0.8;
/// Fewest words that a statement shares with one wording.
const FEWEST_SHARED: usize = 2;
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

/// Whether a statement, its stance counted in, is on the side of the claim; none where it tells
/// the mirror image of a wording and no wording itself.
fn side(candidate: &Candidate<'_>, tells: Tells, closest: Side) -> Option<bool> {
    match tells {
        Tells::It(same_side) => Some(same_side),
        Tells::Mirror => None,
        Tells::Nothing => Some((closest == Side::For) == (candidate.stance != Stance::Deny)),
    }
}
