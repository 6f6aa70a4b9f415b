//! Takes drafts and a project, adds what its articles claim, quote and count otherwise.
//!
//! The drafts are compared as documents of the collection, with its codebook and with what people
//! decided about it; the project itself is not changed. Nothing here says who is right.

mod contested;
mod differing;
mod drafts;
mod naming;
mod rows;
mod told;

use std::path::Path;

use anyhow::Result;
use parallax::{
    codebook::{Codebook, Parties},
    compare::{compare, decided::locate},
    resolve::claim_list::ReadWordings,
};
use parallax_store::Project;
use parallax_threads::Threads;

use super::{
    explain::Explained,
    read::{Read, Reader},
};
use crate::{output, rows::open};
use drafts::Drafts;
use rows::Compared;
pub(crate) use told::{Told, told};

/// The rules that need a collection, alphabetical.
pub(crate) const RULES: &[Explained] = &[
    contested::CLAIM,
    naming::NAME,
    differing::NUMBER,
    differing::QUOTATION,
    contested::OTHER_SIDE,
];

/// The parties with whose names a project was read.
pub(crate) fn parties(project: &Path) -> Result<Parties> {
    let toml = Project::open(project)?.codebook()?.unwrap_or_default();
    Ok(Codebook::from_toml(&toml)?.parties)
}

/// Compares the drafts with the project and adds what differs to their findings.
pub(crate) fn add(path: &Path, read: &mut Read, reader: &Reader) -> Result<()> {
    let project = open(path)?;
    let drafts = Drafts::of(&read.articles);
    let compared = compared(&project, &drafts, reader)?;
    let mut found = contested::findings(&compared, &drafts, &read.articles);
    found.extend(differing::quotations(&compared, &drafts, &read.articles));
    found.extend(differing::numbers(&compared, &drafts, &read.articles));
    found.extend(naming::findings(&compared, &drafts, &read.articles));
    for (article, finding) in found {
        read.articles[article].article.found.push(finding);
    }
    for one in &mut read.articles {
        one.article.found.sort_by(|a, b| (a.place, a.rule).cmp(&(b.place, b.rule)));
    }
    Ok(())
}

fn compared(project: &Project, drafts: &Drafts, reader: &Reader) -> Result<Compared> {
    let toml = project.codebook()?.unwrap_or_default();
    let codebook = Codebook::from_toml(&toml)?;
    let codebook = Codebook { parties: reader.settings.parties.clone(), ..codebook };
    let wordings = match project.wordings(&toml)? {
        Some(wordings) => wordings,
        None => ReadWordings::of(&codebook, reader.language.as_ref()),
    };
    let threads = Threads::new(reader.threads)?;
    let with_items = !codebook.claims.is_empty();
    let documents = drafts.documents();
    let (mut corpus, left_out) =
        project.corpus_with(documents, &codebook.parties, with_items, &threads)?;
    if left_out > 0 {
        output::say(&format!("{left_out} articles were read with other names and are left out."));
    }
    let located = locate(&corpus, &codebook, &project.assignments()?);
    let comparison = compare(&mut corpus, &codebook, &wordings, &located.decisions, &threads);
    Compared::of(&corpus, &codebook, &comparison, &|name| drafts.text(name).is_some())
}
