//! Compares all articles of a project, once those that are new have been read.

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    compare::{Corpus, compare},
    lang::Language,
    present::comparison::Rows,
    resolve::claim_list::{ClaimDecisions, ReadWordings},
    text::DocumentId,
};
use parallax_store::{NewComparison, Project};

use crate::output;

/// Compares, unless what there is to compare was compared before. Gives the number of articles
/// that an older version read, which are left out.
pub(crate) fn run(
    project: &mut Project,
    codebook: &Codebook,
    toml: &str,
    language: Option<&dyn Language>,
) -> Result<()> {
    let book = DocumentId::of(&[toml.as_bytes()]);
    let version = env!("CARGO_PKG_VERSION");
    let state = format!("parallax {version}; {}; {book}", project.corpus_state()?);
    if project.compared()?.as_deref() == Some(state.as_str()) {
        return Ok(());
    }
    output::say("Comparing all articles");
    let (corpus, left_out) = project.corpus()?;
    if left_out > 0 {
        output::say(&format!(
            "{left_out} articles were read by an older version and are left out of the \
             comparison; map them again to take them in."
        ));
    }
    let rows = rows(&corpus, codebook, language);
    project.keep_comparison(&kept(&rows), &state)?;
    project.note_codebook(toml)?;
    Ok(())
}

/// What comparing finds, as rows. Without a language the claims of a codebook cannot be read.
pub(crate) fn rows(corpus: &Corpus, codebook: &Codebook, language: Option<&dyn Language>) -> Rows {
    let wordings: Vec<ReadWordings> = match language {
        Some(language) => codebook
            .claims
            .iter()
            .map(|claim| ReadWordings::read(claim, language, &codebook.parties))
            .collect(),
        None => Vec::new(),
    };
    let comparison = compare(corpus, codebook, &wordings, &ClaimDecisions::default());
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
