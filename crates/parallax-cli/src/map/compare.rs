//! Compares all articles of a project, once those that are new have been read.

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    compare::{VERSION, compare},
    present::comparison::rows,
    resolve::{
        EXTRACT_VERSION,
        claim_list::{ClaimDecisions, ReadWordings},
    },
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
    let book = DocumentId::of(&[toml.as_bytes()]);
    let state =
        format!("{}; comparison {VERSION}.{EXTRACT_VERSION}; {book}", project.corpus_state()?);
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
    let decisions = ClaimDecisions::default();
    let comparison = compare(&mut corpus, codebook, wordings, &decisions, &threads);
    project.keep_comparison(&state, toml, |kept| rows(&corpus, codebook, &comparison, kept))?;
    Ok(())
}
