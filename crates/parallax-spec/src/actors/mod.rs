//! Measures actors: the mentions of a marked article against those that the engine finds.
//!
//! A page holds an article between ```` ```actors ```` and its closing fence; `{key:words}` marks
//! words that mean somebody, nested where one mention lies in another; the key is the identity in
//! all articles. A key `a+b` means both together.

mod gold;
mod score;

pub use gold::{Article, GoldError, GoldMention};
pub use score::{Found, Pairs, Score, across, matched, within};
