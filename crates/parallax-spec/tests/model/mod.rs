//! The English model, where this machine has one.

use parallax::{codebook::Parties, lang::Language};
use parallax_english::{English, package};
use parallax_spec::{Engine, tree};

/// The engine, blind to the parties of `codebook`; `None`, with a message, without a model.
#[expect(clippy::print_stderr, reason = "whoever runs the tests must see that some did not run")]
pub(crate) fn engine(codebook: &str) -> Option<Engine> {
    let parties = Parties::from_toml(&tree::text(codebook));
    let parties = parties.unwrap_or_else(|error| panic!("{codebook}: {error}"));
    let language = english();
    if language.is_none() {
        eprintln!("SKIPPED: no English model here; `parallax model fetch` gets it");
    }
    language.map(|language| Engine::new(language, parties))
}

fn english() -> Option<Box<dyn Language>> {
    let folder = package::find(package::DEFAULT_MODEL, &package::default_data_dir()?).ok()?;
    let english = English::load(&folder).expect("a model that was found can be loaded");
    Some(Box::new(english))
}
