//! A column in which nearly every row has one value or none, and a few have more.

use fixedbitset::FixedBitSet;

/// No value.
pub(crate) const NONE: u32 = u32::MAX;

/// The values of each row, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Several {
    first: Vec<u32>,
    /// Row and value of all that come after a first, by row.
    more: Vec<(u32, u32)>,
    has_more: FixedBitSet,
}

impl Several {
    /// Adds a row at the end, with one value or none.
    pub(crate) fn push_row(&mut self, value: u32) {
        self.first.push(value);
        self.has_more.grow(self.first.len());
    }

    /// Adds a value to a row. [`Several::sort`] is to follow.
    pub(crate) fn add(&mut self, row: u32, value: u32) {
        let first = &mut self.first[row as usize];
        if *first == NONE {
            *first = value;
        } else {
            self.more.push((row, value));
            self.has_more.insert(row as usize);
        }
    }

    /// Puts the values in order once all are there; those of one row stay in the order in which
    /// they came.
    pub(crate) fn sort(&mut self) {
        self.more.sort_by_key(|&(row, _)| row);
        self.more.shrink_to_fit();
    }

    /// The first value of a row, or none.
    pub(crate) fn first(&self, row: u32) -> Option<u32> {
        Some(self.first[row as usize]).filter(|&value| value != NONE)
    }

    /// The values of a row, in the order in which they came.
    pub(crate) fn of(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        let start = if self.has_more.contains(row as usize) {
            self.more.partition_point(|&(before, _)| before < row)
        } else {
            self.more.len()
        };
        let more = self.more[start..].iter().take_while(move |&&(of, _)| of == row);
        self.first(row).into_iter().chain(more.map(|&(_, value)| value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{NONE, Several};

    proptest! {
        #[test]
        fn values_come_back_in_their_order(pairs in proptest::collection::vec((0_u32..12, 0_u32..9), 0..60)) {
            let mut column = Several::default();
            (0..12).for_each(|_| column.push_row(NONE));
            for &(row, value) in &pairs {
                column.add(row, value);
            }
            column.sort();
            for row in 0..12 {
                let right: Vec<u32> = pairs.iter().filter(|pair| pair.0 == row).map(|pair| pair.1).collect();
                prop_assert_eq!(column.of(row).collect::<Vec<_>>(), right.clone());
                prop_assert_eq!(column.first(row), right.first().copied());
            }
        }
    }
}
