//! How often each of three labels was read as each: rows are what is right, columns what was read.

/// Counts of a classifier with three labels.
pub(crate) type Counts = [[usize; 3]; 3];

/// F1 of one label.
pub(crate) fn f1(counts: &Counts, label: usize) -> f64 {
    let right = counts[label][label] as f64;
    let rated: usize = counts[label].iter().sum();
    let read: usize = counts.iter().map(|row| row[label]).sum();
    2.0 * right / (rated + read).max(1) as f64
}
