//! Takes a number and a seed, gives so many statements of claims that are known.
//!
//! Sizes of claims follow a power law. A statement of a claim names its actors, says its verb in
//! one of three words, keeps most of its content words, exchanges some for a synonym and adds words
//! of its own by Zipf's law. Near copies repeat an earlier statement but for a word or two. A
//! twentieth of the claims are mirrors: another claim with its two actors exchanged and all else
//! the same, so that words alone cannot tell them apart.

use parallax::resolve::groups::Key;

/// Words by their frequency: the number is the rank.
const VOCABULARY: u32 = 60_000;
const NEAR_COPIES: f64 = 0.15;
const MIRRORS: f64 = 0.05;
/// Statements in a document.
const DOCUMENT: u32 = 10;

/// Statements and what is right about them.
pub(super) struct Corpus {
    pub(super) statements: Vec<Statement>,
    pub(super) vocabulary: u32,
    pub(super) claims: usize,
    pub(super) largest: usize,
    pub(super) copies: usize,
    /// Pairs of claims that differ only in who did it to whom.
    mirrors: Vec<(u32, u32)>,
}

/// One made-up statement, as if it had been read.
#[derive(Clone)]
pub(super) struct Statement {
    pub(super) key: Key,
    pub(super) claim: u32,
    /// In the order of the text.
    pub(super) words: Vec<u32>,
    pub(super) sorted: Vec<u32>,
    pub(super) names: Vec<u32>,
    pub(super) number: Option<u32>,
    /// Unknown where the reader did not find it.
    pub(super) agent: Option<u32>,
    pub(super) patient: Option<u32>,
    pub(super) verb: u32,
}

impl Corpus {
    /// Share of the mirrored claims of which some statement is in a group with one of the other.
    pub(super) fn mirrored_merged(&self, group_of: &[u32]) -> f64 {
        let mut groups = vec![Vec::new(); self.claims];
        for (statement, &group) in self.statements.iter().zip(group_of) {
            groups[statement.claim as usize].push(group);
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

#[derive(Clone)]
struct Claim {
    agent: u32,
    patient: u32,
    place: u32,
    verb: u32,
    words: Vec<u32>,
    number: Option<u32>,
}

/// `count` statements in the order in which a corpus would be read.
pub(super) fn generate(count: usize, seed: u64) -> Corpus {
    let mut chance = Chance(seed);
    let zipf = Zipf::new(VOCABULARY);
    let sizes = sizes(count, &mut chance);
    let copy = NEAR_COPIES * count as f64 / (count - sizes.len()).max(1) as f64;
    let (mut statements, mut mirrors, mut copies) = (Vec::with_capacity(count), Vec::new(), 0);
    let mut last: Option<Claim> = None;
    for (number, &size) in sizes.iter().enumerate() {
        let is_mirror = chance.share() < MIRRORS;
        let mirrored = last.take().filter(|_| is_mirror).map(|claim| {
            mirrors.push((number as u32 - 1, number as u32));
            Claim { agent: claim.patient, patient: claim.agent, ..claim }
        });
        let claim = mirrored.unwrap_or_else(|| claim(&zipf, &mut chance));
        let first = statements.len();
        for member in 0..size {
            let is_copy = member > 0 && chance.share() < copy;
            copies += usize::from(is_copy);
            let new = if is_copy {
                near_copy(&statements[first + chance.below(member)], &zipf, &mut chance)
            } else {
                statement(number as u32, &claim, &zipf, &mut chance)
            };
            statements.push(new);
        }
        last = Some(claim);
    }
    shuffle(&mut statements, &mut chance);
    let largest = sizes.iter().copied().max().unwrap_or(0);
    let claims = sizes.len();
    Corpus { statements, vocabulary: VOCABULARY + 1, claims, largest, copies, mirrors }
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

fn claim(zipf: &Zipf, chance: &mut Chance) -> Claim {
    let words = (0..4 + chance.below(5)).map(|_| zipf.rarer(chance)).collect();
    Claim {
        agent: chance.skewed(20_000),
        patient: chance.skewed(20_000),
        place: chance.skewed(2_000),
        verb: chance.skewed(3_000),
        words,
        number: (chance.share() < 0.4).then(|| chance.skewed(5_000)),
    }
}

fn statement(number: u32, claim: &Claim, zipf: &Zipf, chance: &mut Chance) -> Statement {
    let mut words: Vec<u32> = (0..4 + chance.below(7)).map(|_| zipf.draw(chance)).collect();
    for &word in &claim.words {
        match chance.share() {
            share if share < 0.75 => words.push(word),
            // A synonym is a word of its own that belongs to the first.
            share if share < 0.9 => words.push((word * 7 + 11) % VOCABULARY),
            _ => {}
        }
    }
    let synonym = chance.below(3) as u32;
    words.push((claim.verb * 3 + synonym) * 6 + 101);
    chance.mix(&mut words);
    let mut names = vec![claim.agent, claim.patient];
    if chance.share() < 0.8 {
        names.push(20_000 + claim.place);
    }
    let known = |actor: u32, chance: &mut Chance| (chance.share() < 0.85).then_some(actor);
    Statement {
        key: Key { document: 0, position: 0 },
        claim: number,
        sorted: sorted(&words),
        words,
        names,
        number: claim.number.filter(|_| chance.share() < 0.9),
        agent: known(claim.agent, chance),
        patient: known(claim.patient, chance),
        // The reader takes one word in ten for another verb.
        verb: if chance.share() < 0.9 { claim.verb } else { chance.skewed(3_000) },
    }
}

/// The same but for a word that is left out or put in.
fn near_copy(statement: &Statement, zipf: &Zipf, chance: &mut Chance) -> Statement {
    let mut words = statement.words.clone();
    match chance.below(3) {
        0 => {}
        1 => words.truncate(words.len() - 1),
        _ => words.push(zipf.draw(chance)),
    }
    Statement { sorted: sorted(&words), words, ..statement.clone() }
}

fn sorted(words: &[u32]) -> Vec<u32> {
    let mut words = words.to_vec();
    words.sort_unstable();
    words.dedup();
    words
}

fn shuffle(statements: &mut [Statement], chance: &mut Chance) {
    chance.mix(statements);
    for (place, statement) in (0..).zip(statements) {
        statement.key = Key { document: place / DOCUMENT, position: place % DOCUMENT };
    }
}

/// Ranks of words with the frequencies of Zipf's law.
struct Zipf(Vec<f64>);

impl Zipf {
    fn new(count: u32) -> Self {
        let mut sum = 0.0;
        Self(
            (1..=count)
                .map(|rank| {
                    sum += 1.0 / f64::from(rank);
                    sum
                })
                .collect(),
        )
    }

    fn draw(&self, chance: &mut Chance) -> u32 {
        let all = self.0.last().expect("there are words");
        let at = chance.share() * all;
        self.0.partition_point(|&sum| sum < at).min(self.0.len() - 1) as u32
    }

    /// A content word: none of the most frequent.
    fn rarer(&self, chance: &mut Chance) -> u32 {
        loop {
            let word = self.draw(chance);
            if word >= 200 {
                return word;
            }
        }
    }
}

/// `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to under 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.share() * bound as f64) as usize
    }

    /// Small numbers more often than great ones.
    fn skewed(&mut self, bound: u32) -> u32 {
        let share = self.share();
        (share * share * f64::from(bound)) as u32
    }

    fn mix<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}
