//! Takes items with sparse features and a score of pairs, gives groups of items that go together.
//!
//! Nothing here knows what an item is: statements become claims with it, names become actors. The
//! caller gives features to search by and a [`Score`] that judges a pair, gates included.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | [`lexical`] | the words of an item | features: words, their stretches of letters |
//! | [`Items`] | items in any order | items in the order of their keys, features numbered |
//! | `near_copies` | items | items of almost the same features, behind one of them |
//! | [`Index`] | items | for each a few others that share rare features (BM25) |
//! | `links` | decisions of a person | what must and what must not be one group |
//! | `graph`, `leiden` | accepted pairs | groups (Leiden, constant Potts model) |
//! | [`medoid`] | members of a group | the one that is most like the others |
//!
//! The result depends neither on the order of the input (items are put in the order of their keys,
//! and ties go to the earlier key) nor on how [`Chunks`] shares out the work. Hashes are compared
//! for equality only, so that another hash for the same name changes nothing.

mod chunks;
mod features;
mod grouping;
mod index;
mod items;
mod leiden;
mod links;
mod medoid;
mod near_copies;
#[cfg(test)]
mod tests;

pub use chunks::{Chunks, InOrder};
pub use features::{Feature, lexical};
pub use grouping::{Groups, group};
pub use index::Index;
pub use items::{Item, Items, Key};
pub(crate) use leiden::{Random, sized_communities};
pub use links::Links;
pub use medoid::medoid;

/// Judges how much two items say the same.
pub trait Score: Sync {
    /// From 0 (never together: a gate is shut) to 1 (the same). The arguments are numbers of items
    /// as they were given to [`Items::new`], that with the earlier key first.
    fn score(&self, earlier: u32, later: u32) -> f32;
}

impl<F: Fn(u32, u32) -> f32 + Sync> Score for F {
    fn score(&self, earlier: u32, later: u32) -> f32 {
        self(earlier, later)
    }
}

/// How items are grouped.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many candidates an item gets from the index. 20, at which recall was measured.
    pub candidates: usize,
    /// Postings read for one item: bounds the cost of an item, rarest features first.
    pub postings: usize,
    /// Least share of features (Jaccard) of a near copy.
    pub near_copy: f32,
    /// Least score of a pair that is accepted.
    pub accept: f32,
    /// Least mean weight of all pairs inside a group: the resolution of the Potts model.
    pub resolution: f64,
    /// How often groups are grouped again by their most central members. An item gets few
    /// candidates, so a large group first falls into parts.
    pub rounds: usize,
    /// Days that may lie between two items that go together; `None` for any number.
    pub days_apart: Option<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            candidates: 20,
            postings: 4000,
            near_copy: 0.8,
            accept: 0.5,
            resolution: 0.3,
            rounds: 4,
            days_apart: None,
        }
    }
}
