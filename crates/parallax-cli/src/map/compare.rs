//! Compares all articles of a project, once those that are new have been read.

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    compare::{Corpus, VERSION, compare},
    present::comparison::Rows,
    resolve::{
        EXTRACT_VERSION,
        claim_list::{ClaimDecisions, ReadWordings},
    },
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
    let book = DocumentId::of(&[toml.as_bytes()]);
    let state =
        format!("{}; comparison {VERSION}.{EXTRACT_VERSION}; {book}", project.corpus_state()?);
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
    project.keep_comparison(&kept(&rows(&mut corpus, codebook, wordings)), &state, toml)?;
    Ok(())
}

fn rows(corpus: &mut Corpus, codebook: &Codebook, wordings: &[ReadWordings]) -> Rows {
    let comparison = compare(corpus, codebook, wordings, &ClaimDecisions::default());
    Rows::new(corpus, codebook, &comparison)
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
