//! Compares all documents of a project with what people decided, and keeps what that finds.

use parallax::{
    codebook::Codebook,
    compare::{
        VERSION, compare,
        conflicts::MOST_CONFLICTS,
        decided::{Standing, locate},
    },
    present::comparison::{Sink, decision_rows, rows},
    resolve::{EXTRACT_VERSION, claim_list::ReadWordings, groups::Chunks},
    text::DocumentId,
};

use crate::{Project, StoreError};

/// What comparing has to tell beside what it found: nothing is ever left out in silence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Documents that were read with another codebook or by an older version, and left out.
    pub left_out: usize,
    /// Decisions about statements that now begin or end elsewhere; they hold.
    pub moved: usize,
    /// Decisions about claims that can no longer be followed.
    pub lost: usize,
    /// Labels whose claim is gone.
    pub nameless: usize,
    /// Reviews whose statement is gone.
    pub unplaced: usize,
    /// Claims of which only the first conflicts are listed.
    pub full: usize,
}

impl Project {
    /// Compares with `codebook`, which was read of `toml`, and its claims as a language read them.
    /// What people decide meanwhile counts the next time.
    pub fn compare(
        &mut self,
        codebook: &Codebook,
        toml: &str,
        wordings: &[ReadWordings],
        chunks: &impl Chunks,
    ) -> Result<Compared, StoreError> {
        let state = self.comparison_state(toml)?;
        let mut codebook = codebook.clone();
        codebook.decide_actors(&self.actor_decisions()?);
        let with_items = !codebook.claims.is_empty();
        let (mut corpus, left_out) = self.corpus(&codebook.parties, with_items, chunks)?;
        let log = self.assignments()?;
        let mut located = locate(&corpus, &codebook, &log);
        let mut comparison = compare(&mut corpus, &codebook, wordings, &located.decisions, chunks);
        located.settle(&comparison.claims);
        let nameless = comparison.rename(&corpus, &codebook, &self.claim_labels()?).len();
        self.keep_wordings(wordings, toml)?;
        self.keep_comparison(&state, toml, |kept| {
            rows(&corpus, &codebook, &comparison, kept)?;
            let decisions = decision_rows(&log, &located.standings, &codebook);
            decisions.iter().try_for_each(|row| kept.row(row))
        })?;
        let all = &located.standings;
        let conflicts = comparison.conflicts.iter();
        Ok(Compared {
            left_out,
            moved: all.iter().filter(|standing| **standing == Standing::Moved).count(),
            lost: all.iter().filter(|standing| standing.is_lost()).count(),
            nameless,
            unplaced: self.reviews(None)?.lost.len(),
            full: conflicts.filter(|found| found.len() >= MOST_CONFLICTS).count(),
        })
    }

    /// Whether the last comparison is of what there is now, with this codebook.
    pub fn is_compared(&self, toml: &str) -> Result<bool, StoreError> {
        let Some(state) = self.compared()? else { return Ok(false) };
        Ok(state == self.comparison_state(toml)?)
    }

    /// Names all that a comparison depends on.
    fn comparison_state(&self, toml: &str) -> Result<String, StoreError> {
        let book = DocumentId::of(&[toml.as_bytes()]);
        let (corpus, decisions) = (self.corpus_state()?, self.decisions_state()?);
        Ok(format!("{corpus}; comparison {VERSION}.{EXTRACT_VERSION}; {book}; {decisions}"))
    }
}
