//! The real binary, run as a person runs it.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

mod coding;
mod command;
mod comparison;
#[cfg(unix)]
mod kill;
mod map;
mod views;
