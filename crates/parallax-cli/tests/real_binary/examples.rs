//! The articles of the example, mapped once and copied for each test.

use std::{fs, sync::OnceLock};

use crate::command::{Ended, Workplace};

pub(crate) const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles");
pub(crate) const CODEBOOK: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/codebook.toml");

/// A place with the example in `talks.plx`, mapped with its codebook; none without a model.
pub(crate) fn with_codebook() -> Option<Workplace> {
    static PROJECT: OnceLock<Option<Vec<u8>>> = OnceLock::new();
    copied(PROJECT.get_or_init(|| mapped(&["--codebook", CODEBOOK])).as_ref())
}

/// The same, mapped without a codebook.
pub(crate) fn without_codebook() -> Option<Workplace> {
    static PROJECT: OnceLock<Option<Vec<u8>>> = OnceLock::new();
    copied(PROJECT.get_or_init(|| mapped(&[])).as_ref())
}

/// What a command prints that must succeed.
pub(crate) fn printed(place: &Workplace, arguments: &[&str]) -> String {
    let Ended { code, stdout, stderr } = place.run(arguments);
    assert_eq!(code, Some(0), "{arguments:?}: {stderr}");
    stdout
}

fn mapped(more: &[&str]) -> Option<Vec<u8>> {
    let place = Workplace::new();
    let model = place.model();
    if model == "none" {
        return None;
    }
    let arguments = ["map", ARTICLES, "--model", model, "-o", "talks.plx"];
    printed(&place, &[&arguments, more].concat());
    Some(fs::read(place.path("talks.plx")).unwrap())
}

fn copied(project: Option<&Vec<u8>>) -> Option<Workplace> {
    let place = Workplace::new();
    place.write("talks.plx", project?);
    Some(place)
}
