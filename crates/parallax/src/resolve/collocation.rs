//! Takes a verb and a noun, gives whether the verb says nothing beside it: "play a role" tells as
//! much as one word.

use std::{collections::HashSet, sync::LazyLock};

static PAIRS: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("words/collocations.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// Whether `verb` is only there to carry `noun`; both are lemmas.
pub(super) fn is_collocation(verb: &str, noun: &str) -> bool {
    PAIRS.contains(&(verb, noun))
}

#[cfg(test)]
mod tests {
    use super::is_collocation;

    #[test]
    fn a_verb_that_carries_a_noun_is_known() {
        assert!(is_collocation("play", "role") && !is_collocation("close", "role"));
        assert!(!is_collocation("role", "play"));
    }

    #[test]
    fn the_list_is_sorted() {
        let lines = include_str!("words/collocations.tsv").lines();
        assert!(lines.filter(|line| !line.starts_with('#')).is_sorted());
    }
}
