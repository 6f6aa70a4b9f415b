//! What coders say of units.

/// The values that coders gave to the same units, each by a number from a list that the caller
/// keeps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings {
    coders: usize,
    units: Vec<Unit>,
}

/// What coders say of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// What it is drawn together with when an interval is made, such as its document.
    pub group: u32,
    /// One for each coder; none where the coder did not say.
    pub values: Vec<Option<u32>>,
}

impl Ratings {
    /// None yet.
    pub fn new(coders: usize) -> Self {
        Self { coders, units: Vec::new() }
    }

    /// What coders say of one more unit.
    ///
    /// # Panics
    ///
    /// If there is not one value, or none, for each coder.
    pub fn add(&mut self, group: u32, values: Vec<Option<u32>>) {
        assert_eq!(values.len(), self.coders, "a value, or none, for each coder");
        self.units.push(Unit { group, values });
    }

    /// In the order in which they were added.
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// How many coders.
    pub fn coders(&self) -> usize {
        self.coders
    }
}
