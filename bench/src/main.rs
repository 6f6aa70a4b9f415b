//! Measures Parallax against its peers, and trains its model.

mod data;
mod oracle;
mod train;

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
    /// Learn the weights of the attribution model
    Train(train::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Oracle(arguments) => oracle::run(&arguments),
        Command::Train(arguments) => train::run(&arguments),
    }
}
