//! The engine with the English model, where this machine has one.

#[path = "../english/mod.rs"]
mod english;

use parallax::codebook::Parties;
use parallax_spec::{Engine, tree};

use english::english;

/// The engine, blind to the parties of `codebook`; `None`, with a message, without a model.
pub(crate) fn engine(codebook: &str) -> Option<Engine> {
    let parties = Parties::from_toml(&tree::text(codebook));
    let parties = parties.unwrap_or_else(|error| panic!("{codebook}: {error}"));
    english().map(|language| Engine::new(Box::new(language), parties))
}
