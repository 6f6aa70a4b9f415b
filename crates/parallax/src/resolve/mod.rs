//! Takes what was found in each document, gives what holds for all of them: actors and claims.

pub mod groups;
