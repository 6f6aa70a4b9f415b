//! What a person declares in a codebook (TOML).
//!
//! So far: the parties whose names are read blindly, see [`Parties`].

mod parties;

pub use parties::{CodebookError, Declared, Parties};
