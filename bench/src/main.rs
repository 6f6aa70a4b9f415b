//! Measures Parallax against its peers, and trains its model.

mod agreement;
mod argkp;
mod attribution;
mod candidates;
mod chance;
mod checkthat;
mod clusters;
mod comparison;
mod confusion;
mod cpu;
mod data;
mod dna;
mod emergent;
mod encoder;
mod job;
mod memory;
mod networks;
mod oracle;
mod program;
mod refit;
mod resample;
mod scale;
mod speed;
mod train;
mod veridicality;
mod wording;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about, version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Score what the program finds in the raw texts of annotated articles
    Attribution(attribution::Arguments),
    /// Measure the whole main job: CPU against spaCy, threads, memory
    Job(job::Arguments),
    /// Assign arguments to key points, before and after decisions
    Argkp(argkp::Arguments),
    /// Find what says the same, by words and by meaning
    Candidates(candidates::Arguments),
    /// Compare all articles of a project: time, memory, the same rows on any number of threads
    Comparison(comparison::Arguments),
    /// Find the fact-checked claim of a tweet
    Checkthat(checkthat::Arguments),
    /// Judge the stance of headlines toward claims, by rules and by a classifier on ten folds
    Emergent(emergent::Arguments),
    /// Group arguments into claims, and compare with the key points that people found
    Clusters(clusters::Arguments),
    /// Count the networks that Discourse Network Analyzer has counted, and compare every number
    Dna(dna::Arguments),
    /// Count networks of a great many made-up statements: time, memory
    Networks(networks::Arguments),
    /// Compare the native English analysis with spaCy's, token by token
    Oracle(oracle::Arguments),
    /// Learn from decisions which claims a great many made-up statements make: time
    Refit(refit::Arguments),
    /// Group a great many made-up statements into claims: time, memory, claims recovered
    Scale(scale::Arguments),
    /// Count words per CPU second on one thread, for spaCy and for the native analysis
    Speed(speed::Arguments),
    /// Learn the weights of the attribution model
    Train(train::Arguments),
    /// Compare what readers take from governed clauses with the signature lexicon
    Veridicality(veridicality::Arguments),
    /// Exchange the names of two parties in judged sentences: no finding may change
    WordingExchange(wording::Arguments),
    /// Find loaded words, trained on the judged sentences and as the program ships
    WordingLoaded(wording::Arguments),
    /// Count warnings in ordinary prose and in sentences tagged as not neutral
    WordingProse(wording::Arguments),
    /// Learn the weights of wording
    WordingTrain(wording::Train),
    /// Find weasel words and hedges, on five folds
    WordingWeasel(wording::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().command {
        Command::Attribution(arguments) => attribution::run(&arguments),
        Command::Job(arguments) => job::run(&arguments),
        Command::Argkp(arguments) => argkp::run(&arguments),
        Command::Candidates(arguments) => candidates::run(&arguments),
        Command::Checkthat(arguments) => checkthat::run(&arguments),
        Command::Comparison(arguments) => comparison::run(&arguments),
        Command::Emergent(arguments) => emergent::run(&arguments),
        Command::Clusters(arguments) => clusters::run(&arguments),
        Command::Dna(arguments) => dna::run(&arguments),
        Command::Networks(arguments) => networks::run(&arguments),
        Command::Oracle(arguments) => oracle::run(&arguments),
        Command::Refit(arguments) => {
            refit::run(&arguments);
            Ok(())
        }
        Command::Scale(arguments) => scale::run(&arguments),
        Command::Speed(arguments) => speed::run(&arguments),
        Command::Train(arguments) => train::run(&arguments),
        Command::Veridicality(arguments) => veridicality::run(&arguments),
        Command::WordingExchange(arguments) => wording::exchange(&arguments),
        Command::WordingLoaded(arguments) => wording::loaded(&arguments),
        Command::WordingProse(arguments) => wording::prose(&arguments),
        Command::WordingTrain(arguments) => wording::train(&arguments),
        Command::WordingWeasel(arguments) => wording::weasel(&arguments),
    }
}
