//! Takes all marks or sentences of a collection, gives a random sample of them.

use std::{cmp::Ordering, collections::BTreeMap};

use sha2::{Digest as _, Sha256};

/// Something that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'c> {
    /// Names it for good: no two have the same.
    pub id: &'c str,
    /// What it belongs to, where a sample is to hold some of each, such as its outlet.
    pub stratum: &'c str,
}

/// How a sample is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// How many to draw.
    pub size: usize,
    /// How many of each stratum at least, if it has so many. Where this is more than `size` for all
    /// strata together, it is lowered; where there are more strata than `size`, there is one only.
    pub least: usize,
    /// Another seed gives another sample.
    pub seed: u64,
}

/// What was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// Sorted by name.
    pub strata: Vec<Stratum>,
    /// In an order that is random too: whoever judges them in this order may stop at any place, and
    /// what was judged of a stratum is a random sample of it.
    pub drawn: Vec<Drawn>,
}

/// Candidates that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// As the candidates have it; empty where all are in one.
    pub name: String,
    /// How many there are.
    pub all: usize,
    /// How many were drawn.
    pub drawn: usize,
}

/// A candidate that was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its place among the candidates.
    pub place: usize,
    /// Its stratum, by its place among the strata.
    pub stratum: usize,
}

/// Draws a sample without replacement, the same for the same candidates in any order: each has a
/// number, a hash of the seed and its id, and the lowest numbers of each stratum are drawn. So a
/// candidate that is added takes the place of one that was drawn, or leaves the sample as it is.
///
/// Each stratum gets the least that the design asks for; the rest goes to strata in proportion to
/// their sizes, one after the other to the one that is owed most (the method of Sainte-Laguë).
pub fn draw(candidates: &[Candidate], design: Design) -> Sample {
    let mut strata = by_stratum(candidates);
    if strata.len() > design.size {
        strata = BTreeMap::from([("", (0..candidates.len()).collect())]);
    }
    let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
    let shares = shares(&sizes, design);
    let number = |place: usize| number(design.seed, candidates[place].id);
    let mut sample = Sample::default();
    let mut drawn = Vec::new();
    for (stratum, ((name, places), share)) in strata.into_iter().zip(shares).enumerate() {
        let (name, all) = (name.to_owned(), places.len());
        sample.strata.push(Stratum { name, all, drawn: share });
        let mut numbered: Vec<(u64, &str, usize)> =
            places.into_iter().map(|place| (number(place), candidates[place].id, place)).collect();
        numbered.sort_unstable();
        drawn.extend(numbered.into_iter().take(share).map(|it| (it, stratum)));
    }
    drawn.sort_unstable();
    sample.drawn =
        drawn.into_iter().map(|((_, _, place), stratum)| Drawn { place, stratum }).collect();
    sample
}

fn by_stratum<'c>(candidates: &[Candidate<'c>]) -> BTreeMap<&'c str, Vec<usize>> {
    let mut strata: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, candidate) in candidates.iter().enumerate() {
        strata.entry(candidate.stratum).or_default().push(place);
    }
    strata
}

/// How many of each stratum are drawn, by their sizes.
fn shares(sizes: &[usize], design: Design) -> Vec<usize> {
    let least = design.least.min(design.size / sizes.len().max(1));
    let mut shares: Vec<usize> = sizes.iter().map(|&size| size.min(least)).collect();
    let all: usize = sizes.iter().sum();
    let rest = design.size.min(all) - shares.iter().sum::<usize>();
    for _ in 0..rest {
        let is_open = |&stratum: &usize| shares[stratum] < sizes[stratum];
        // sizes / (2 shares + 1), compared without a fraction.
        let owed = |&one: &usize, &other: &usize| -> Ordering {
            let of = |mine: usize, others: usize| sizes[mine] * (2 * shares[others] + 1);
            of(one, other).cmp(&of(other, one)).then(other.cmp(&one))
        };
        let next = (0..sizes.len()).filter(is_open).max_by(owed);
        shares[next.expect("there are more candidates than are drawn")] += 1;
    }
    shares
}

/// A number that looks like chance.
fn number(seed: u64, id: &str) -> u64 {
    let mut hasher = Sha256::new();
    hasher.update(seed.to_le_bytes());
    hasher.update(id);
    let hash = hasher.finalize();
    u64::from_be_bytes(hash[..8].try_into().expect("a hash has 32 bytes"))
}
