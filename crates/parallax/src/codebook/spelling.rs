//! Takes a word and those possible, gives the one that was probably meant.

/// The candidate that is spelled most like `word`, if any is close; ties by order.
pub(super) fn meant(word: &str, candidates: &[&str]) -> Option<String> {
    let near = candidates.iter().map(|candidate| (distance(word, candidate), *candidate));
    let (distance, candidate) = near.min_by_key(|(distance, _)| *distance)?;
    let longest = word.chars().count().max(candidate.chars().count());
    (distance <= (longest / 3).max(1)).then(|| candidate.to_owned())
}

/// How many letters must be put in, left out, changed or exchanged with their neighbour
/// (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn near_words_are_meant_and_far_ones_are_not() {
        assert_eq!(meant("sampels", &["label", "samples"]).as_deref(), Some("samples"));
        assert_eq!(meant("actors", &["actor", "claim"]).as_deref(), Some("actor"));
        assert_eq!(meant("colour", &["id", "name"]), None);
        assert_eq!(meant("x", &[]), None);
    }
}
