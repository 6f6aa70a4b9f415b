//! `parallax-bench train`: learns the weights of the attribution model from `PolNeAR`.

mod predictions;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context as _, Result};
use parallax::{
    annotate::Annotated,
    extract::{
        Thresholds, Weights,
        learn::{Example, Gold, learn},
    },
    lang::Language,
    text::{Block, BlockKind, Document, DocumentId, Metadata, Span},
};
use parallax_english::English;

use crate::data::{self, Article, Attribution};

/// Settings of the training.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked English pipeline (the one with config.cfg).
    #[arg(long)]
    model: PathBuf,
    /// Where to write the weights.
    #[arg(long, default_value = "crates/parallax/src/extract/model/attribution.bin")]
    weights: PathBuf,
    /// Train without every eighth article, and write the predictions for those, with their gold,
    /// into this folder.
    #[arg(long)]
    holdout: Option<PathBuf>,
    /// Do not train: read the development articles with the weights, predictions into this folder.
    #[arg(long, conflicts_with = "holdout")]
    dev: Option<PathBuf>,
    /// Lowest probability of a cue.
    #[arg(long, default_value_t = Thresholds::default().statement)]
    statement: f32,
}

/// Trains, or reads with what was trained.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(folder) = data::folder() else { return Ok(()) };
    let split = if arguments.dev.is_some() { "dev" } else { "train" };
    let articles = data::articles(&folder, split)?;
    let english = English::load(&arguments.model)?;
    let documents: Vec<Document> = articles.iter().map(document).collect();
    let annotated: Vec<Annotated<'_>> =
        documents.iter().map(|d| Annotated::new(d, english.analyse(&d.text))).collect();
    let thresholds = Thresholds { statement: arguments.statement, ..Thresholds::default() };
    if let Some(out) = &arguments.dev {
        let bytes = fs::read(&arguments.weights)?;
        let mut weights = Weights::from_bytes(&bytes).context("not a weights file")?;
        weights.thresholds = thresholds;
        return predictions::write(out, &articles, &annotated, &weights, |_| true);
    }
    let is_held = |index: usize| arguments.holdout.is_some() && index.is_multiple_of(8);
    let gold: Vec<Vec<Gold>> = articles.iter().map(gold).collect();
    let examples: Vec<Example<'_, '_>> = (0..articles.len())
        .filter(|&index| !is_held(index))
        .map(|index| Example { annotated: &annotated[index], gold: &gold[index] })
        .collect();
    let start = Instant::now();
    let weights = learn(&examples, thresholds);
    data::print(&format!("{} articles in {:.0?}\n", examples.len(), start.elapsed()));
    match &arguments.holdout {
        Some(out) => predictions::write(out, &articles, &annotated, &weights, is_held),
        None => Ok(fs::write(&arguments.weights, weights.to_bytes())?),
    }
}

fn document(article: &Article) -> Document {
    Document {
        id: DocumentId::of(&[article.doc.as_bytes()]),
        name: article.doc.clone(),
        locator: article.doc.clone(),
        text: article.text.clone(),
        metadata: Metadata::default(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, article.text.len()) }],
        citations: Vec::new(),
        alignment: None,
    }
}

fn gold(article: &Article) -> Vec<Gold> {
    let bytes = byte_offsets(&article.text);
    let spans = |pairs: &[[usize; 2]]| {
        pairs.iter().map(|&[start, end]| Span::new(bytes[start], bytes[end])).collect()
    };
    let one = |Attribution { source, cue, content }: &Attribution| Gold {
        source: spans(source),
        cue: spans(cue),
        content: spans(content),
    };
    article.attributions.iter().map(one).collect()
}

/// The byte at which each code point of `text` begins, and the end.
fn byte_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect()
}

fn create(path: &Path) -> Result<std::io::BufWriter<fs::File>> {
    let file = fs::File::create(path).with_context(|| path.display().to_string())?;
    Ok(std::io::BufWriter::new(file))
}
