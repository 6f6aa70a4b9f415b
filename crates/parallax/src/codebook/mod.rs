//! Takes TOML, gives what a person declares about an event before anything is read.
//!
//! | table | file | what |
//! |---|---|---|
//! | `[[party]]` | `party_names.rs` | the parties, whose names are read blindly: `parties.rs` |
//! | `[[actor]]` | `actors.rs` | who acts and speaks, with other names, party and affiliations |
//! | `[[claim]]` | `claims.rs` | what is claimed, with sample wordings |
//! | `[[labels]]` | `labels.rs` | the words that different sides use for one thing |
//!
//! All tables are optional. A codebook that cannot be used is refused with the line and the reason.

mod actors;
mod claims;
mod decided;
mod error;
mod exchanged;
mod labels;
mod parties;
mod party_names;
mod spelling;
mod table;
mod writing;

pub use actors::{ActorKind, Affiliation, CodebookActor, PartyMembership};
pub use claims::CodebookClaim;
pub use decided::ActorDecision;
pub use error::{CodebookError, Problem};
pub use labels::LabelSet;
pub use parties::{Declared, Parties};

use table::Book;

/// What a person declares about an event.
#[derive(Clone, Debug, Default)]
pub struct Codebook {
    /// The parties, whose names are read blindly.
    pub parties: Parties,
    /// In the order of the file.
    pub actors: Vec<CodebookActor>,
    /// In the order of the file.
    pub claims: Vec<CodebookClaim>,
    /// In the order of the file.
    pub labels: Vec<LabelSet>,
}

impl Codebook {
    /// Reads a codebook. Of several problems the one in the first table is named.
    pub fn from_toml(toml: &str) -> Result<Self, CodebookError> {
        let tables = toml::de::DeTable::parse(toml)?;
        let book = Book::new(toml, tables.get_ref());
        book.known(&["party", "actor", "claim", "labels"])?;
        let parties = Parties::read(&book)?;
        Ok(Self {
            actors: actors::read(&book, parties.ids())?,
            claims: claims::read(&book)?,
            labels: labels::read(&book)?,
            parties,
        })
    }
}

#[cfg(test)]
mod tests;
