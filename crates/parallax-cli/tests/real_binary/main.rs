//! The real binary, run as a person runs it.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

mod codebook;
mod coding;
mod command;
mod comparison;
mod decide;
mod examples;
#[cfg(unix)]
mod kill;
mod lint;
mod map;
mod matches;
mod narratives;
mod networks;
mod quality;
mod second_library;
mod views;
mod wording;
