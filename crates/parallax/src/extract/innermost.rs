//! Takes statements, gives for each token the innermost one whose content holds it.

use super::Statement;
use crate::annotate::Annotated;

/// For each token the index of its innermost statement.
#[derive(Debug)]
pub(super) struct Innermost(Vec<Option<usize>>);

impl Innermost {
    /// Lays the contents over the tokens, larger ones first.
    pub(super) fn of(annotated: &Annotated<'_>, statements: &[Statement]) -> Self {
        let size = |statement: &Statement| -> u32 {
            statement.content.iter().map(|span| span.end - span.start).sum()
        };
        let mut order: Vec<usize> = (0..statements.len()).collect();
        order.sort_by_key(|&index| (std::cmp::Reverse(size(&statements[index])), index));
        let mut innermost = vec![None; annotated.analysis.len()];
        for index in order {
            for &span in &statements[index].content {
                innermost[annotated.tokens_in(span)].fill(Some(index));
            }
        }
        Self(innermost)
    }

    /// The innermost statement that holds `token`.
    pub(super) fn of_token(&self, token: usize) -> Option<usize> {
        self.0[token]
    }
}
