//! Runs the program itself, as its user would.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::data::Article;

/// The program beside this one.
pub(crate) fn beside() -> Result<PathBuf> {
    let own = env::current_exe()?;
    let program = own.with_file_name(format!("parallax{}", env::consts::EXE_SUFFIX));
    ensure!(
        program.is_file(),
        "{} is missing; build it first: cargo build --release -p parallax-cli",
        program.display()
    );
    Ok(program)
}

/// Writes articles as the program reads them: one JSON object a line.
pub(crate) fn write_articles(path: &Path, articles: &[Article]) -> Result<()> {
    let line = |article: &Article| json!({"id": article.doc, "text": article.text}).to_string();
    let lines: Vec<String> = articles.iter().map(line).collect();
    fs::write(path, lines.join("\n") + "\n").with_context(|| path.display().to_string())
}

/// What a command writes to standard output; fails where it fails.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let problem = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{command:?}: {}: {problem}", output.status);
    Ok(output.stdout)
}
