//! The sentence encoder, where a bench was given one, with the CPU time that it took.

use std::{
    path::{Path, PathBuf},
    thread,
};

use anyhow::Result;
use parallax_embed::{Embedder, Embedding};

use crate::{cpu, data::print};

/// How a bench is told of the encoder.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the sentence encoder (the one with model.onnx); without it words alone count
    #[arg(long, value_name = "DIR")]
    encoder: Option<PathBuf>,
}

impl Arguments {
    /// The embeddings of `texts`, or none without an encoder. Prints what they cost.
    pub(crate) fn embed(&self, texts: &[&str]) -> Result<Option<Vec<Embedding>>> {
        let Some(folder) = &self.encoder else { return Ok(None) };
        let (embeddings, seconds) = cpu::timed_process(|| embed(folder, texts));
        let each = 1000.0 * seconds / texts.len().max(1) as f64;
        let count = texts.len();
        print(&format!("embedded {count} texts: {each:.2} CPU seconds per 1,000\n"));
        embeddings.map(Some)
    }
}

const THREADS: usize = 2;

/// The embeddings, in the order of the texts, whatever thread made them.
fn embed(folder: &Path, texts: &[&str]) -> Result<Vec<Embedding>> {
    let share = |texts: &[&str]| -> Result<Vec<Embedding>> {
        let embedder = Embedder::load(folder)?;
        Ok(texts.iter().map(|text| embedder.embed(text)).collect())
    };
    let size = texts.len().div_ceil(THREADS).max(1);
    thread::scope(|scope| {
        let shares: Vec<_> =
            texts.chunks(size).map(|texts| scope.spawn(move || share(texts))).collect();
        let mut all = Vec::with_capacity(texts.len());
        for share in shares {
            all.extend(share.join().expect("no share panics")?);
        }
        Ok(all)
    })
}
