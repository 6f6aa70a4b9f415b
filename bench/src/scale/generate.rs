//! Takes a number and a seed, gives so many statements of claims that are known, one by one.
//!
//! Sizes of claims follow a power law. A near copy repeats a statement of its claim but for a word.
//! A twentieth of the claims are mirrors: another claim with its two actors exchanged and all else
//! the same, so that words alone cannot tell them apart.

use parallax::resolve::claims::ClaimStatement;

use super::statement::{Claim, statement};
use crate::chance::{Chance, Zipf};

/// Words by their frequency: the number is the rank.
const VOCABULARY: u32 = 60_000;
const NEAR_COPIES: f64 = 0.15;
const MIRRORS: f64 = 0.05;

/// Statements and what is right about them.
pub(super) struct Corpus {
    plans: Vec<Plan>,
    claims: Vec<Claim>,
    zipf: Zipf,
    pub(super) largest: usize,
    pub(super) copies: usize,
    /// Pairs of claims that differ only in who did it to whom.
    mirrors: Vec<(u32, u32)>,
}

/// From what a statement is made, so that all of them need not lie in memory.
#[derive(Clone, Copy)]
struct Plan {
    claim: u32,
    /// Two statements of one claim with one seed are the same.
    seed: u64,
    /// What a near copy changes.
    change: Option<u64>,
}

impl Corpus {
    /// `count` statements in the order in which a corpus would be read.
    pub(super) fn new(count: usize, seed: u64) -> Self {
        let mut chance = Chance(seed);
        let zipf = Zipf::new(VOCABULARY);
        let sizes = sizes(count, &mut chance);
        let copy = NEAR_COPIES * count as f64 / (count - sizes.len()).max(1) as f64;
        let (mut claims, mut mirrors) = (Vec::with_capacity(sizes.len()), Vec::new());
        let mut plans: Vec<Plan> = Vec::with_capacity(count);
        for (number, &size) in (0..).zip(&sizes) {
            let last: Option<&Claim> = claims.last();
            let mirrored = last.filter(|_| chance.happens(MIRRORS)).map(Claim::mirrored);
            if mirrored.is_some() {
                mirrors.push((number - 1, number));
            }
            claims.push(mirrored.unwrap_or_else(|| Claim::new(&zipf, &mut chance)));
            let first = plans.len();
            for member in 0..size {
                let is_copy = member > 0 && chance.happens(copy);
                let change = is_copy.then(|| chance.next());
                let seed = match change {
                    Some(_) => plans[first + chance.below(member)].seed,
                    None => chance.next(),
                };
                plans.push(Plan { claim: number, seed, change });
            }
        }
        chance.mix(&mut plans);
        let copies = plans.iter().filter(|plan| plan.change.is_some()).count();
        let largest = sizes.iter().copied().max().unwrap_or(0);
        Self { plans, claims, zipf, largest, copies, mirrors }
    }

    /// The statements, as records that a reader would have made.
    pub(super) fn statements(&self) -> impl Iterator<Item = ClaimStatement> {
        let one = |plan: &Plan| {
            let claim = &self.claims[plan.claim as usize];
            statement(claim, plan.seed, plan.change, &self.zipf)
        };
        self.plans.iter().map(one)
    }

    /// How many claims there are.
    pub(super) fn claims(&self) -> usize {
        self.claims.len()
    }

    /// The claim of each statement.
    pub(super) fn claim_of(&self) -> impl Iterator<Item = u32> {
        self.plans.iter().map(|plan| plan.claim)
    }

    /// Share of the mirrored claims of which some statement is in a group with one of the other.
    /// Only statements that name who and whom count: nothing tells the others apart.
    pub(super) fn mirrored_merged(&self, group_of: &[u32], names_both: &[bool]) -> f64 {
        let mut groups = vec![Vec::new(); self.claims.len()];
        for ((claim, &group), _) in
            self.claim_of().zip(group_of).zip(names_both).filter(|(_, names)| **names)
        {
            groups[claim as usize].push(group);
        }
        for groups in &mut groups {
            groups.sort_unstable();
            groups.dedup();
        }
        let is_merged = |&&(one, other): &&(u32, u32)| {
            groups[one as usize]
                .iter()
                .any(|group| groups[other as usize].binary_search(group).is_ok())
        };
        let merged = self.mirrors.iter().filter(is_merged).count();
        merged as f64 / self.mirrors.len().max(1) as f64
    }
}

/// Sizes of claims whose sum is `count`: P(size >= n) = n ^ -1.1, none over a hundredth of all.
fn sizes(count: usize, chance: &mut Chance) -> Vec<usize> {
    let (mut left, mut sizes) = (count, Vec::new());
    while left > 0 {
        let size = (1.0 - chance.share()).powf(-1.0 / 1.1) as usize;
        let size = size.clamp(1, (count / 100).max(1)).min(left);
        sizes.push(size);
        left -= size;
    }
    sizes
}
