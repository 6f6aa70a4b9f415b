//! Compares all articles of a project, once those that are new have been read or decided about.

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    compare::{
        VERSION, compare,
        decided::{Located, Standing, locate},
    },
    present::comparison::{Rows, decision_rows},
    resolve::{EXTRACT_VERSION, claim_list::ReadWordings},
    text::DocumentId,
};
use parallax_store::{NewComparison, Project};

use crate::output;

/// Compares, unless what there is to compare was compared before.
pub(crate) fn run(
    project: &mut Project,
    codebook: &Codebook,
    toml: &str,
    wordings: &[ReadWordings],
) -> Result<()> {
    let state = state(project, toml)?;
    if project.compared()?.as_deref() == Some(state.as_str()) {
        return Ok(());
    }
    output::say("Comparing all articles");
    let (mut corpus, left_out) = project.corpus(&codebook.parties)?;
    if left_out > 0 {
        output::say(&format!(
            "{left_out} articles were read with another codebook or by an older version and are left \
             out of the comparison. Map them again, with this codebook, to take them in."
        ));
    }
    let log = project.assignments()?;
    let located = locate(&corpus, codebook, &log);
    tell(&located, project);
    let comparison = compare(&mut corpus, codebook, wordings, &located.decisions);
    let mut kept = kept(&Rows::new(&corpus, codebook, &comparison));
    kept.add(&decision_rows(&log, &located.standings, codebook));
    project.keep_wordings(wordings, toml)?;
    project.keep_comparison(&kept, &state, toml)?;
    Ok(())
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
            "{lost} decisions no longer find their article, statement or claim. They are kept, and \
             hold again once it is back."
        ));
    }
    if moved + lost > 0 {
        output::say(&format!("See them with: parallax decide {} --list", project.path().display()));
    }
}

fn kept(rows: &Rows) -> NewComparison {
    let mut kept = NewComparison::default();
    kept.add(&rows.actors);
    kept.add(&rows.claims);
    kept.add(&rows.conflicts);
    kept.add(&rows.copies);
    kept.add(&rows.quotations);
    kept.add(&rows.naming);
    for (statement, speakers) in &rows.speakers {
        kept.speak(statement.clone(), speakers.clone());
    }
    kept
}
