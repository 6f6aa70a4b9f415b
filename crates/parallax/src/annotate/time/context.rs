//! Takes atoms and the day of publication, gives what the words around an expression say of it.

use crate::annotate::atoms::Atoms;

/// What expressions of time are read against.
pub(super) struct Context<'a> {
    /// The text.
    pub(super) atoms: &'a Atoms<'a>,
    /// The day that it appeared, if known.
    pub(super) today: Option<i32>,
}

/// How far back the verb of an expression is looked for.
const REACH: usize = 14;

impl Context<'_> {
    /// Whether the nearest verb before `end` is about the future: "will meet on Monday".
    pub(super) fn is_future(&self, end: usize) -> bool {
        let analysis = &self.atoms.annotated.analysis;
        for at in (end.saturating_sub(REACH)..end).rev() {
            let word = self.atoms.word(at);
            if matches!(word, "\n" | "." | ";" | "!" | "?") {
                return false;
            }
            if matches!(word, "will" | "shall" | "'ll" | "’ll" | "wo" | "due" | "scheduled") {
                return true;
            }
            let token = self.atoms.get(at).map_or(0, |atom| atom.token);
            if analysis.tag(token) == "VBD" {
                return false;
            }
        }
        false
    }
}
