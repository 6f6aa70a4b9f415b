//! `parallax serve`: opens the workbench in a browser.

use std::{io::Write as _, path::PathBuf};

use anyhow::Result;
use clap::Args;
use parallax_serve::{ServeError, Settings};

use crate::{
    exit::{Exit, advice},
    output,
};

const EXAMPLES: &str = "\
Examples:
  parallax serve talks.plx --open                  the workbench, in your browser
  parallax serve talks.plx --port 0                on a free port; the address is printed
  parallax serve talks.plx --read-only             nobody can change anything
  parallax serve talks.plx --host 0.0.0.0 --token-file token.txt
                                                   for others on the network, who need the token

The address is all that goes to stdout. Programs can ask for everything that the pages show:
/api/openapi.json describes it. The server ends with Ctrl-C; every decision that a page showed as
saved is in the project.

Exit codes:
  0    ended by Ctrl-C
  2    the project or the address cannot be used";

/// `parallax serve`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ServeArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// The port; 0 for one that is free
    #[arg(long, value_name = "PORT", default_value_t = 7400)]
    pub(crate) port: u16,
    /// Where to listen: a name or an address; others can reach what is not this machine's own
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub(crate) host: String,
    /// Opens the workbench in the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Only shows: nothing can be decided or read in
    #[arg(long)]
    pub(crate) read_only: bool,
    /// A file with the secret that is asked for; it is made where there is none
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(arguments: &ServeArguments) -> Result<Exit> {
    let settings = Settings {
        project: arguments.project.clone(),
        host: arguments.host.clone(),
        port: arguments.port,
        is_read_only: arguments.read_only,
        token: arguments.token_file.clone(),
    };
    let ready = |address: &str| {
        let mut out = output::data();
        // Whoever does not want to know the address may close the pipe.
        let _ = writeln!(out, "{address}").and_then(|()| out.flush());
        if arguments.open && opener::open_browser(address).is_err() {
            output::say("No browser could be opened; open the address yourself.");
        }
    };
    match parallax_serve::serve(&settings, ready) {
        Ok(()) => Ok(Exit::Done),
        Err(ServeError::Project(error)) => Err(error.into()),
        Err(error) => Err(with_next_step(&error)),
    }
}

fn with_next_step(error: &ServeError) -> anyhow::Error {
    let next = match error {
        ServeError::Open(_) => "Name a file for it: --token-file token.txt; it is made if need be.",
        ServeError::Address { .. } => "Take another --port, or 0 for one that is free.",
        ServeError::Token { .. } => "Give a file that can be read, or name a new one.",
        _ => "Try again; if it stays so, start the server with another --port.",
    };
    advice(error.to_string(), next)
}
