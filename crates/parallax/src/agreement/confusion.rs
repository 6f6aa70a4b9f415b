//! Takes ratings and two coders, gives each pair of their values with the units behind it.

use std::collections::BTreeMap;

use super::Ratings;

/// Units of which two coders say the same pair of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// What the first coder says.
    pub first: u32,
    /// What the second coder says.
    pub second: u32,
    /// The units, by their places among the ratings.
    pub units: Vec<u32>,
}

/// The table of two coders, cell by cell: those in which they agree, too. Sorted by what the first
/// says, then by what the second says. Units of which one of them says nothing are not in it.
pub fn confusion(ratings: &Ratings, first: usize, second: usize) -> Vec<Confusion> {
    let mut cells: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
    for (place, unit) in ratings.units().iter().enumerate() {
        if let (Some(one), Some(other)) = (unit.values[first], unit.values[second]) {
            cells.entry((one, other)).or_default().push(place as u32);
        }
    }
    let cell = |((first, second), units)| Confusion { first, second, units };
    cells.into_iter().map(cell).collect()
}
