//! Takes token vectors, gives parts of speech.

use parallax::lang::{Label, Labels};
use serde::Deserialize;

use crate::{
    error::LoadError,
    network::{file::Nodes, matmul::Packing, tok2vec::WIDTH, transition::best},
};

/// The tagger of a pipeline.
pub(crate) struct Tagger {
    weights: Packing,
    bias: Vec<f32>,
    tags: Vec<Label>,
}

#[derive(Deserialize)]
struct Settings {
    labels: Vec<String>,
}

impl Tagger {
    /// Reads the files `tagger/model` and `tagger/cfg`.
    pub(crate) fn load(
        model: &[u8],
        settings: &[u8],
        labels: &mut Labels,
    ) -> Result<Self, LoadError> {
        let settings: Settings = serde_json::from_slice(settings)
            .map_err(|error| LoadError::damaged("tagger/cfg", error.to_string()))?;
        let nodes = Nodes::read("tagger/model", model)?;
        let node = nodes.named("softmax", 1)?[0];
        let count = settings.labels.len();
        let weights = nodes.array(node, "W", &[count, WIDTH])?;
        Ok(Self {
            weights: Packing::new(WIDTH, count, |k, c| weights.data[c * WIDTH + k]),
            bias: nodes.array(node, "b", &[count])?.data.clone(),
            tags: settings.labels.iter().map(|label| labels.add(label)).collect(),
        })
    }

    /// Fills `tags` with the best tag of each of `count` tokens; `scores` is scratch.
    pub(crate) fn tag(
        &self,
        vectors: &[f32],
        count: usize,
        scores: &mut Vec<f32>,
        tags: &mut Vec<Label>,
    ) {
        let stride = self.weights.stride();
        scores.resize(count * stride, 0.0);
        self.weights.multiply(count, vectors, WIDTH, scores);
        tags.clear();
        tags.extend(scores.chunks_exact_mut(stride).take(count).map(|row| {
            row.iter_mut().zip(&self.bias).for_each(|(score, bias)| *score += bias);
            let (index, _) = best(row, 0..self.bias.len(), None).expect("there are tags");
            self.tags[index]
        }));
    }
}
