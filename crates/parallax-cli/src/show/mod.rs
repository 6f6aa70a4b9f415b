//! `parallax show`: an article with its statements marked under the text.
//!
//! | file | what |
//! |---|---|
//! | `wrap` | breaks the text into lines, keeping where each character stands |
//! | `lanes` | puts marks beneath a line, overlapping ones beneath one another |
//! | `page` | the whole article: heading, marked lines, and what each number means |
//! | `paint` | colours |

mod lanes;
mod page;
mod paint;
mod wrap;

use std::{
    io::{self, Write as _},
    ops::ControlFlow,
};

use anyhow::Result;
use parallax_store::{DocumentRow, Project};

use crate::{
    arguments::ShowArguments,
    exit::Exit,
    output, statements,
    terminal::{self, fitted, harmless},
};
use paint::Paint;

/// Runs the command.
pub(crate) fn run(arguments: &ShowArguments) -> Result<Exit> {
    let project = Project::open(&arguments.project)?;
    match &arguments.doc {
        Some(name) => {
            let kept = statements::document(&project, name)?;
            let mut out = output::data();
            let paint = Paint::new(terminal::has_colours());
            writeln!(out, "{}", page::page(&kept, terminal::width(), paint).trim_end())?;
            out.flush()?;
        }
        None => names(&project)?,
    }
    Ok(Exit::Done)
}

/// Prints the names of all articles.
fn names(project: &Project) -> Result<()> {
    let mut out = output::data();
    let width = terminal::width();
    let mut written: io::Result<()> = Ok(());
    project.documents(&mut |row| {
        written = writeln!(out, "{}", line(&row, width));
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    written?;
    out.flush()?;
    Ok(())
}

/// One article: its name in full, so that it can be copied, and what is known about it.
fn line(row: &DocumentRow, width: usize) -> String {
    let name = harmless(&row.name);
    let about = [row.outlet.as_deref(), row.published.as_deref(), row.title.as_deref()];
    let mut about: Vec<String> = about.into_iter().flatten().map(str::to_owned).collect();
    about.push(format!("{} words", row.words));
    about.extend(row.not_read.as_ref().map(|reason| format!("not read: {reason}")));
    let about = about.join(" · ");
    let left = width.saturating_sub(name.chars().count().max(24) + 2).max(20);
    format!("{name:<24}  {}", fitted(&about, left).trim_end())
}
