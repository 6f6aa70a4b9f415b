//! What the layout and fixed wordings say without a model: takes what was found, gives it with
//! what each rule adds.

mod block_quote;
mod continued_quote;
mod document_source;
mod hearsay;
mod nested_report;
mod transcript;

use super::{found::Found, kept::Kept};
use crate::annotate::Annotated;

/// Changes what was found so far.
type Rule = fn(&Annotated<'_>, &mut Kept);

/// All rules, in the order of the alphabet, in which they are applied.
const RULES: [Rule; 6] = [
    block_quote::apply,
    continued_quote::apply,
    document_source::apply,
    hearsay::apply,
    nested_report::apply,
    transcript::apply,
];

/// Applies all rules.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    for rule in RULES {
        rule(annotated, found);
    }
}

/// Adds `new`; it takes the place of what says the same, or has the same cue.
fn put(found: &mut Kept, new: Found) {
    let same_head = new.head.and_then(|head| found.of_head(head)).map(|(slot, _)| slot);
    let sharing = found.sharing(&new.content);
    let same_words = sharing.filter(|(_, old)| same_content(&old.content, &new.content));
    let same: Vec<usize> = same_words.map(|(slot, _)| slot).chain(same_head).collect();
    for slot in same {
        found.remove(slot);
    }
    found.add(new);
}

/// Whether two contents differ in less than a fifth.
fn same_content(a: &[usize], b: &[usize]) -> bool {
    let shared = a.iter().filter(|i| b.binary_search(i).is_ok()).count();
    10 * shared > 8 * a.len().max(b.len())
}

/// The words of `i` and all that depends on it, without those of `left_out`.
fn branch(annotated: &Annotated<'_>, i: usize, left_out: &[usize]) -> Vec<usize> {
    let mut words = annotated.tree.subtree(i);
    words.retain(|word| !annotated.analysis.is_space(*word) && !left_out.contains(word));
    words
}
