//! Takes the statements and actors of a collection, gives a first codebook for a person to go on
//! from: nothing in it is used before that person has kept it.
//!
//! - [`suggest`]: groups of similar statements, each with a verbatim member as sample wording;
//! - [`frequent_actors`]: who is named most.
//!
//! Similarity is blind to who did what to whom and to denial, so a group may hold both sides: the
//! person decides what becomes a sample and what becomes a wording against.

mod actors;
mod groups;

pub use actors::{SuggestedActor, frequent_actors};
pub use groups::{Said, SuggestedClaim, suggest};
