//! Takes a seed, gives numbers that look like chance and are the same each time.

/// `SplitMix64`.
pub(crate) struct Chance(pub(super) u64);

impl Chance {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to under 1.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.share() * bound as f64) as usize
    }

    /// Whether something happens that happens so often.
    pub(crate) fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// Small numbers more often than great ones.
    pub(crate) fn skewed(&mut self, bound: u32) -> u32 {
        let share = self.share();
        (share * share * f64::from(bound)) as u32
    }

    pub(crate) fn mix<T>(&mut self, things: &mut [T]) {
        for i in (1..things.len()).rev() {
            things.swap(i, self.below(i + 1));
        }
    }
}

/// Ranks of words with the frequencies of Zipf's law.
pub(crate) struct Zipf(Vec<f64>);

impl Zipf {
    pub(crate) fn new(count: u32) -> Self {
        let mut sum = 0.0;
        let sums = (1..=count).map(|rank| {
            sum += 1.0 / f64::from(rank);
            sum
        });
        Self(sums.collect())
    }

    pub(crate) fn draw(&self, chance: &mut Chance) -> u32 {
        let all = self.0.last().expect("there are words");
        let at = chance.share() * all;
        self.0.partition_point(|&sum| sum < at).min(self.0.len() - 1) as u32
    }

    /// A content word: none of the most frequent.
    pub(crate) fn rarer(&self, chance: &mut Chance) -> u32 {
        loop {
            let word = self.draw(chance);
            if word >= 200 {
                return word;
            }
        }
    }
}
