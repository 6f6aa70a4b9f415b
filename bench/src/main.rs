//! Measures Parallax against its peers, and trains its model.

mod data;
mod oracle;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about, version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compare the native English analysis with spaCy's, token by token
    Oracle(oracle::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Oracle(arguments) => oracle::run(&arguments),
    }
}
