//! The data sets, found through the variable `PARALLAX_DATA`.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use parallax::text::{Block, BlockKind, Document, DocumentId, Metadata, Span};
use serde::{Deserialize, Serialize};

/// The folder of data sets; says so and gives none if `PARALLAX_DATA` is unset.
pub(crate) fn folder() -> Option<PathBuf> {
    let folder = env::var_os("PARALLAX_DATA").map(PathBuf::from);
    if folder.is_none() {
        print("skipped: set PARALLAX_DATA to the folder of data sets\n");
    }
    folder
}

/// Prints the result of a bench.
pub(crate) fn print(text: &str) {
    // A closed pipe is no failure of a bench.
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// One article of `PolNeAR`.
#[derive(Deserialize)]
pub(crate) struct Article {
    /// Its name.
    pub doc: String,
    /// What it says.
    pub text: String,
    /// The statements that annotators found.
    pub attributions: Vec<Attribution>,
}

/// One annotated statement; offsets in code points.
#[derive(Clone, Deserialize, Serialize)]
pub(crate) struct Attribution {
    /// Whose it is.
    pub source: Vec<[usize; 2]>,
    /// What attributes it.
    pub cue: Vec<[usize; 2]>,
    /// What is said.
    pub content: Vec<[usize; 2]>,
}

/// The articles of a split of `PolNeAR`.
pub(crate) fn articles(data: &Path, split: &str) -> Result<Vec<Article>> {
    let path = data.join(format!("polnear/{split}.jsonl"));
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A document of one paragraph.
pub(crate) fn scratch(text: &str) -> Document {
    Document {
        id: DocumentId::of(&[text.as_bytes()]),
        name: String::new(),
        locator: String::new(),
        text: text.to_owned(),
        metadata: Metadata::default(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        citations: Vec::new(),
        alignment: None,
    }
}
