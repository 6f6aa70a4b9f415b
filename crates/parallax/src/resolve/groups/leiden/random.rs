//! A generator of numbers that look like chance and are the same on every run (`SplitMix64`, Steele,
//! Lea and Flood 2014).

/// The state of the generator.
pub(crate) struct Random(u64);

impl Random {
    /// Always from the same seed.
    pub(super) fn new() -> Self {
        Self::seeded(0x70_61_72_61_6c_6c_61_78)
    }

    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The numbers below `count` in a mixed order.
    pub(super) fn order(&mut self, count: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..count as u32).collect();
        for i in (1..count).rev() {
            order.swap(i, self.below(i as u64 + 1) as usize);
        }
        order
    }

    /// From 0 to less than 1.
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number less than the bound.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
