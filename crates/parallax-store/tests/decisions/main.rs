//! What people decide about statements, claims and actors.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

mod changes;
mod review;
mod talks;
