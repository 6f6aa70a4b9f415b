//! Measures Parallax against its peers, and trains its model.

mod agreement;
mod clusters;
mod cpu;
mod data;
mod oracle;
mod scale;
mod speed;
mod threads;
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
    /// Group arguments into claims, and compare with the key points that people found
    Clusters(clusters::Arguments),
    /// Compare the native English analysis with spaCy's, token by token
    Oracle(oracle::Arguments),
    /// Group a great many made-up statements into claims: time, memory, claims recovered
    Scale(scale::Arguments),
    /// Count words per CPU second on one thread, for spaCy and for the native analysis
    Speed(speed::Arguments),
    /// Learn the weights of the attribution model
    Train(train::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Clusters(arguments) => clusters::run(&arguments),
        Command::Oracle(arguments) => oracle::run(&arguments),
        Command::Scale(arguments) => scale::run(&arguments),
        Command::Speed(arguments) => speed::run(&arguments),
        Command::Train(arguments) => train::run(&arguments),
    }
}
