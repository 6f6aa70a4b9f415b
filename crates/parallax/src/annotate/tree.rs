//! Takes an analysis, gives the children of every token.

use crate::lang::Analysis;

/// The dependency tree read downwards.
#[derive(Debug)]
pub struct Tree {
    starts: Vec<u32>,
    children: Vec<u32>,
}

impl Tree {
    /// Indexes the heads of `analysis`.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let mut starts = vec![0u32; analysis.len() + 1];
        let attached = |i: &usize| analysis.head(*i) != *i;
        for i in (0..analysis.len()).filter(attached) {
            starts[analysis.head(i) + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts[starts.len() - 1] as usize];
        for i in (0..analysis.len()).filter(attached) {
            let slot = &mut next[analysis.head(i)];
            children[*slot as usize] = i as u32;
            *slot += 1;
        }
        Self { starts, children }
    }

    /// The tokens that depend on `i`, in order.
    pub fn children(&self, i: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.starts[i] as usize..self.starts[i + 1] as usize;
        self.children[range].iter().map(|&child| child as usize)
    }

    /// `i` and all that depends on it, in order.
    pub fn subtree(&self, i: usize) -> Vec<usize> {
        let mut found = vec![i];
        let mut next = 0;
        while next < found.len() {
            found.extend(self.children(found[next]));
            next += 1;
        }
        found.sort_unstable();
        found
    }
}
