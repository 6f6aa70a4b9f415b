//! Lists of features, kept in one piece.

/// Lists of numbers, one after the other.
#[derive(Debug, Default)]
pub(super) struct Rows {
    values: Vec<u32>,
    ends: Vec<usize>,
}

impl Rows {
    /// Adds a list of features, each as its bucket of `buckets`.
    pub(super) fn push(&mut self, row: &[u32], buckets: usize) {
        self.values.extend(row.iter().map(|feature| feature & (buckets as u32 - 1)));
        self.ends.push(self.values.len());
    }

    /// List number `index`.
    pub(super) fn row(&self, index: usize) -> &[u32] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.values[start..self.ends[index]]
    }

    /// Number of lists.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}
