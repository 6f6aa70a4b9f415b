//! Takes the folder of a sentence encoder, gives embeddings of texts.

use std::{fmt, path::Path, sync::Arc};

use rten::{Model, NodeId, RunOptions, ThreadPool, Value, ValueOrView};

use crate::{EmbedError, Embedding, pieces::Pieces};

/// A sentence encoder: word pieces, a transformer, the mean of its last states.
///
/// A text of more than 256 pieces is embedded by its beginning. Texts are embedded one by one on
/// a thread of the embedder's own, so that an embedding depends on nothing but its text. Threads
/// may share an embedder, but wait for each other; who wants more of them loads it again.
///
/// ```no_run
/// let embedder = parallax_embed::Embedder::load("path/to/minilm-1.0.0".as_ref())?;
/// let stopped = embedder.embed("The ferry to Orleth stopped.");
/// let halted = embedder.embed("Boats no longer run to Orleth.");
/// assert!(stopped.likeness(&halted) > 0.5);
/// # Ok::<(), parallax_embed::EmbedError>(())
/// ```
pub struct Embedder {
    model: Model,
    /// Inputs in the order of [`INPUTS`].
    inputs: Vec<NodeId>,
    output: NodeId,
    pieces: Pieces,
    width: usize,
    options: RunOptions,
}

/// The network, as ONNX.
const NETWORK: &str = "model.onnx";
/// The word pieces, as Hugging Face's tokenizers write them.
const PIECES: &str = "tokenizer.json";

/// The inputs of a BERT encoder: pieces, which of them are text, which sentence they are of.
const INPUTS: [&str; 3] = ["input_ids", "attention_mask", "token_type_ids"];

impl Embedder {
    /// Reads the encoder in `folder` (`model.onnx` and `tokenizer.json`) and tries it.
    pub fn load(folder: &Path) -> Result<Self, EmbedError> {
        let file = |name: &str, problem: &dyn fmt::Display| EmbedError::File {
            path: folder.join(name),
            problem: problem.to_string(),
        };
        let kind = |problem: &dyn fmt::Display| EmbedError::Kind {
            folder: folder.to_owned(),
            problem: problem.to_string(),
        };
        let model = Model::load_file(folder.join(NETWORK)).map_err(|e| file(NETWORK, &e))?;
        let pieces = Pieces::load(&folder.join(PIECES)).map_err(|e| file(PIECES, &e))?;
        let inputs: Result<Vec<NodeId>, _> =
            INPUTS.iter().map(|name| model.node_id(name)).collect();
        let output = *model.output_ids().first().ok_or_else(|| kind(&"it gives nothing"))?;
        let mut embedder = Self {
            inputs: inputs.map_err(|e| kind(&e))?,
            output,
            model,
            pieces,
            width: 0,
            options: on_one_thread(),
        };
        let trial = embedder.states(&embedder.pieces.of("a trial"));
        embedder.width = trial.map_err(|problem| kind(&problem))?.1;
        Ok(embedder)
    }

    /// The embedding of a text; of one without words, one that is like nothing.
    pub fn embed(&self, text: &str) -> Embedding {
        // Texts differ in their pieces only, all of which the network knows.
        let pieces = self.pieces.of(text);
        if pieces.is_empty() {
            return Embedding::empty(self.width);
        }
        let tried = "the encoder was tried when it was loaded";
        Embedding::of_mean(&self.states(&pieces).expect(tried).0, self.width)
    }

    /// The network's last states, one row for each piece, and the width of a row.
    fn states(&self, pieces: &[i32]) -> Result<(Vec<f32>, usize), String> {
        let shape = [1, pieces.len()];
        let rows = [pieces.to_vec(), vec![1; pieces.len()], vec![0; pieces.len()]];
        let inputs = self.inputs.iter().zip(rows).map(|(&input, row)| {
            let value = Value::from_shape(shape, row).map_err(|e| e.to_string())?;
            Ok((input, ValueOrView::from(value)))
        });
        let inputs = inputs.collect::<Result<Vec<_>, String>>()?;
        let run = self.model.run_n(inputs, [self.output], Some(self.options.clone()));
        let [states] = run.map_err(|e| e.to_string())?;
        let ([_, _, width], states) =
            states.into_shape_vec::<f32, 3>().map_err(|e| e.to_string())?;
        Ok((states, width))
    }
}

/// One thread, so that sums keep their order and the caller says how much of a machine is used.
fn on_one_thread() -> RunOptions {
    let mut options = RunOptions::default();
    options.thread_pool = Some(Arc::new(ThreadPool::with_num_threads(1)));
    options
}

impl fmt::Debug for Embedder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Embedder").field("width", &self.width).finish_non_exhaustive()
    }
}
