//! Databases of Discourse Network Analyzer (`.dna`, version 3) in and out.
//!
//! Every row of a database is kept as it was, so that it can be written again; its statements are
//! codings besides, which a person can go on working with. What is written is the rows as they
//! were, with those statements changed, added or left out that were changed here.
//!
//! | file | what |
//! |---|---|
//! | `database` | all rows of a database, [`Database`] |
//! | `tables` | its tables and columns |
//! | `schema.sql` | the tables as SQL |
//! | `offsets` | UTF-16 positions of a text |
//! | `coded` | what a database's statements say, as codings |
//! | `import` | takes a database into a project |
//! | `export` | writes a project as a database |
//! | `kept` | reads back a database that was taken in |
//! | `statements`, `documents` | what of it is changed and what is new |
//! | `lost` | what such a database cannot hold |
//! | `append` | adds what is new to the rows of a database |
//! | `initial` | the rows that a database begins with |
//! | `password` | how passwords of coders are kept |

mod append;
mod coded;
mod database;
mod documents;
mod export;
mod import;
mod initial;
mod kept;
mod lost;
mod offsets;
mod password;
mod statements;
mod tables;

pub use export::{DnaExport, DnaOptions};
pub use import::DnaImport;
pub(crate) use import::free_import;
