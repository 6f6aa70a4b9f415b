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

/// The mean of the labels' F1.
pub(crate) fn macro_f1(counts: &Counts) -> f64 {
    [0, 1, 2].map(|label| f1(counts, label)).iter().sum::<f64>() / 3.0
}
