//! Takes token vectors, gives fine parts of speech.

use parallax::lang::{Label, Labels};
use serde::Deserialize;

use crate::{
    error::LoadError,
    network::{
        file::Nodes,
        matmul::{Rows, Weights},
        maxout::WIDTH,
        transition::linear,
    },
};

const MODEL: &str = "tagger/model";
const SETTINGS: &str = "tagger/cfg";
/// Tokens whose scores are computed at once.
const BLOCK: usize = 96;

/// The tagger of a pipeline.
pub(crate) struct Tagger {
    weights: Weights,
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
            .map_err(|error| LoadError::damaged(SETTINGS, error.to_string()))?;
        if settings.labels.is_empty() {
            return Err(LoadError::damaged(SETTINGS, "there are no tags"));
        }
        let nodes = Nodes::read(MODEL, model)?;
        nodes.expect(0, "tok2vec-listener>>with_array(softmax)")?;
        Ok(Self {
            weights: linear(&nodes, nodes.only("softmax")?, WIDTH, settings.labels.len())?,
            tags: settings.labels.iter().map(|label| labels.add(label)).collect(),
        })
    }

    /// Replaces `tags` by the best tag of each of the `count` tokens with these `vectors`.
    pub(crate) fn tag(&self, vectors: &[f32], count: usize, tags: &mut Vec<Label>) {
        tags.clear();
        let stride = self.weights.stride();
        let mut scores = vec![0.0; BLOCK * stride];
        for start in (0..count).step_by(BLOCK) {
            let count = BLOCK.min(count - start);
            let rows = Rows { values: &vectors[start * WIDTH..], stride: WIDTH, count };
            self.weights.multiply(rows, &mut scores);
            let rows = scores.chunks_exact(stride).take(count);
            tags.extend(rows.map(|scores| self.tags[best(&scores[..self.tags.len()])]));
        }
    }
}

/// The place of the highest score; of equal ones the first.
fn best(scores: &[f32]) -> usize {
    let pairs = scores.iter().enumerate();
    pairs.fold(0, |best, (at, &score)| if score > scores[best] { at } else { best })
}
