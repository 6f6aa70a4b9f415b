//! The command line of Parallax: the only crate that prints.
//!
//! | file | what |
//! |---|---|
//! | `arguments` | what can be typed |
//! | `exit` | the exit codes, and errors with a next step |
//! | `output` | stdout and stderr |
//! | `terminal` | its width and colours; text made harmless for it |
//! | `map/` | `parallax map` |
//! | `statements` | `parallax statements` |
//! | `rows/` | `parallax actors`, `claims`, `conflicts`, `copies`, `naming` |
//! | `codebook/` | `parallax codebook` |
//! | `decide/` | `parallax decide` |
//! | `matches/` | `parallax match` |
//! | `sheet` | tables that a person gives |
//! | `show/` | `parallax show` |
//! | `exchange` | `parallax exchange` |
//! | `narratives/` | `parallax narratives` |
//! | `network/` | `parallax network`, `coalitions`, `polarization`, `backbone`, `consistency`, `plot` |
//! | `figures/` | figures as SVG |
//! | `coding/` | `parallax code`, `codings`, `import`, `export`, `merge` |
//! | `lint/` | `parallax lint`, `explain` |
//! | `wording/` | `parallax wording` |
//! | `serve` | `parallax serve` |
//! | `failures` | `parallax failures` |
//! | `model` | `parallax model`, and the model that `map` reads with |

mod arguments;
mod codebook;
mod coding;
mod decide;
mod exchange;
mod exit;
mod failures;
mod figures;
mod lint;
mod map;
mod matches;
mod model;
mod narratives;
mod network;
mod output;
mod quality;
mod rows;
mod serve;
mod sheet;
mod show;
mod statements;
mod terminal;
mod wording;

use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Command::Map(arguments) => map::run(&arguments),
        Command::Statements(arguments) => statements::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Actors(arguments) => rows::actors(&arguments),
        Command::Claims(arguments) => rows::claims(&arguments),
        Command::Conflicts(arguments) => rows::conflicts(&arguments),
        Command::Copies(arguments) => rows::copies(&arguments),
        Command::Naming(arguments) => rows::naming(&arguments),
        Command::Codebook(command) => codebook::run(&command),
        Command::Decide(arguments) => decide::run(&arguments),
        Command::Match(arguments) => matches::run(&arguments),
        Command::Exchange(arguments) => exchange::run(&arguments),
        Command::Failures(arguments) => failures::run(&arguments),
        Command::Lint(arguments) => lint::run(&arguments),
        Command::Explain(arguments) => lint::explain::run(&arguments),
        Command::Wording(arguments) => wording::run(&arguments),
        Command::Network(arguments) => network::run(&arguments),
        Command::Coalitions(arguments) => network::analyses::coalitions_of(&arguments),
        Command::Polarization(arguments) => network::analyses::polarization(&arguments),
        Command::Backbone(arguments) => network::analyses::backbone_of(&arguments),
        Command::Consistency(arguments) => network::analyses::consistency_of(&arguments),
        Command::Plot(arguments) => network::analyses::plot(&arguments),
        Command::Narratives(arguments) => narratives::run(&arguments),
        Command::Agreement(arguments) => quality::agreement::run(&arguments),
        Command::Evaluate(arguments) => quality::evaluate::run(&arguments),
        Command::Codings(arguments) => coding::list::run(&arguments),
        Command::Code(command) => coding::code::run(&command),
        Command::Import(arguments) => coding::dna::import(&arguments),
        Command::Export(arguments) => coding::dna::export(&arguments),
        Command::Merge(arguments) => coding::merge::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Model(command) => model::run(&command),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(error) => exit::report(&error).into(),
    }
}
