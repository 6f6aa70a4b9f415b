//! Takes documents, actors and claims, gives what lies between them: copies, conflicts, names.

pub mod conflicts;
pub mod copies;
pub mod naming;
