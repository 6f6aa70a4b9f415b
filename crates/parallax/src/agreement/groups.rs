//! Values by group: what a bootstrap draws from.

use std::collections::BTreeMap;

use super::{
    Interval, Resampling,
    chance::{Disagreement, Paired},
};

/// The values of each group, by category.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Groups {
    /// For each group, a category by its place among all of them, and its values.
    groups: Vec<Vec<(usize, Paired)>>,
    categories: usize,
}

impl Groups {
    pub(super) fn new(groups: &[BTreeMap<u32, Paired>]) -> Self {
        let mut places: BTreeMap<u32, usize> = BTreeMap::new();
        for category in groups.iter().flat_map(BTreeMap::keys) {
            places.insert(*category, 0);
        }
        places.values_mut().enumerate().for_each(|(place, of)| *of = place);
        let placed = |group: &BTreeMap<u32, Paired>| {
            group.iter().map(|(category, &paired)| (places[category], paired)).collect()
        };
        Self { groups: groups.iter().map(placed).collect(), categories: places.len() }
    }

    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// Of all groups, each once.
    pub(super) fn disagreement(&self) -> Disagreement {
        self.drawn(&(0..self.len()).collect::<Vec<_>>())
    }

    pub(super) fn interval(&self, resampling: Resampling) -> Option<Interval> {
        let alpha = self.disagreement().alpha();
        resampling.interval(self.len(), alpha, |drawn| self.drawn(drawn).alpha())
    }

    fn drawn(&self, drawn: &[usize]) -> Disagreement {
        let mut sums = vec![Paired::default(); self.categories];
        for &group in drawn {
            for &(place, paired) in &self.groups[group] {
                sums[place].add(paired);
            }
        }
        Disagreement::of(sums.into_iter())
    }
}
