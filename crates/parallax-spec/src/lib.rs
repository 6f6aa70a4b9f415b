//! Reads the pages in `spec/`, which are tests and documentation at once, and compares what the
//! engine finds with what they show.
//!
//! | module | what |
//! |---|---|
//! | `actors` | marked articles, and measures of the actors found in them |
//! | `page` | a Markdown page: its headings and its fenced examples |
//! | `example` | one example: lines of text, carets beneath, attributes |
//! | `finding` | blocks that show the findings of a rule |
//! | `layer` | blocks that show the quantities or times of a sentence |
//! | `layer_check` | those shown against those found |
//! | `claim` | the claim of a sentence, and how two of them relate |
//! | `pair` | pairs of sentences on the pages in `spec/claims` |
//! | `words` | spans as sets of words, so that punctuation at their edges does not matter |
//! | `comparison` | what is expected against what is found |
//! | `engine` | the only code that calls the engine: [`Engine::check`], [`Engine::check_exchange`] |
//! | `picture` | statements drawn with carets, for messages |
//! | `tree` | the files of the repository |

pub mod actors;
mod claim;
mod comparison;
mod engine;
mod example;
mod finding;
mod layer;
mod layer_check;
mod page;
mod pair;
mod picture;
pub mod tree;
mod words;

pub use engine::Engine;
pub use example::{Example, Expected, Parent};
pub use finding::{FindingBlock, finding_blocks};
pub use layer::{Block, Layer, blocks};
pub use layer_check::Score;
pub use page::{Page, PageError};
pub use pair::Pair;
