//! Takes statements, gives those whose cue holds a token.

use crate::{annotate::Annotated, extract::Statement};

/// Tokens of cues with the index of their statement, in order.
#[derive(Debug)]
pub(super) struct Cues(Vec<(usize, usize)>);

impl Cues {
    /// Looks up the cues of `statements`.
    pub(super) fn of(annotated: &Annotated<'_>, statements: &[Statement]) -> Self {
        let tokens = |(index, statement): (usize, &Statement)| -> Vec<(usize, usize)> {
            let all = statement.cue.iter().flat_map(|&span| annotated.tokens_in(span));
            all.map(|token| (token, index)).collect()
        };
        let mut cues: Vec<(usize, usize)> =
            statements.iter().enumerate().flat_map(tokens).collect();
        cues.sort_unstable();
        Self(cues)
    }

    /// The statements whose cue holds `token`, in order.
    pub(super) fn statements(&self, token: usize) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|&(known, _)| known < token);
        let own = self.0[first..].iter().take_while(move |&&(known, _)| known == token);
        own.map(|&(_, statement)| statement)
    }
}
