//! Compares all articles of a project, once those that are new have been read or decided about.

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    compare::{
        Comparison, VERSION, compare,
        conflicts::MOST_CONFLICTS,
        decided::{Located, Standing, locate},
    },
    present::comparison::{Sink, decision_rows, rows},
    resolve::{EXTRACT_VERSION, claim_list::ReadWordings},
    text::DocumentId,
};
use parallax_store::Project;
use parallax_threads::Threads;

use crate::output;

/// Compares, unless what there is to compare was compared before.
pub(crate) fn run(
    project: &mut Project,
    codebook: &Codebook,
    toml: &str,
    wordings: &[ReadWordings],
    threads: usize,
) -> Result<()> {
    let state = state(project, toml)?;
    if project.compared()?.as_deref() == Some(state.as_str()) {
        return Ok(());
    }
    output::say("Comparing all articles");
    let threads = Threads::new(threads)?;
    let with_items = !codebook.claims.is_empty();
    let (mut corpus, left_out) = project.corpus(&codebook.parties, with_items, &threads)?;
    if left_out > 0 {
        output::say(&format!(
            "{left_out} articles were read with another codebook or by an older version and are left \
             out of the comparison. Map them again, with this codebook, to take them in."
        ));
    }
    let log = project.assignments()?;
    let mut located = locate(&corpus, codebook, &log);
    let comparison = compare(&mut corpus, codebook, wordings, &located.decisions, &threads);
    located.settle(&comparison.claims);
    tell(&located, project);
    tell_conflicts(&comparison);
    project.keep_wordings(wordings, toml)?;
    project.keep_comparison(&state, toml, |kept| {
        rows(&corpus, codebook, &comparison, kept)?;
        let decisions = decision_rows(&log, &located.standings, codebook);
        decisions.iter().try_for_each(|row| kept.row(row))
    })?;
    Ok(())
}

/// Says where conflicts are left out.
fn tell_conflicts(comparison: &Comparison) {
    let full = comparison.conflicts.iter().filter(|found| found.len() >= MOST_CONFLICTS).count();
    if full > 0 {
        output::say(&format!(
            "{full} claims have {MOST_CONFLICTS} conflicts of numbers or more; the first of each are \
             listed."
        ));
    }
}

/// Names all that a comparison depends on.
fn state(project: &Project, toml: &str) -> Result<String> {
    let book = DocumentId::of(&[toml.as_bytes()]);
    let (corpus, decisions) = (project.corpus_state()?, project.decisions_state()?);
    Ok(format!("{corpus}; comparison {VERSION}.{EXTRACT_VERSION}; {book}; {decisions}"))
}

/// Says which decisions have lost their place: none is ever dropped in silence.
fn tell(located: &Located, project: &Project) {
    let count = |is: fn(Standing) -> bool| located.standings.iter().filter(|s| is(**s)).count();
    let moved = count(|standing| standing == Standing::Moved);
    let lost = count(Standing::is_lost);
    if moved > 0 {
        output::say(&format!(
            "{moved} decisions are about statements that now begin or end elsewhere; they hold."
        ));
    }
    if lost > 0 {
        output::say(&format!(
            "{lost} decisions no longer find their article, statement or claim, or contradict another. \
             They are kept, and hold again once that has changed."
        ));
    }
    if moved + lost > 0 {
        output::say(&format!("See them with: parallax decide {} --list", project.path().display()));
    }
}
