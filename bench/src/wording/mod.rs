//! Measures the findings of `wording` on texts that people judged, and trains its weights.
//!
//! | module | what |
//! |---|---|
//! | `texts` | a set of judged sentences, read into features |
//! | `folds` | folds, thresholds, F1 |
//! | `dense` | logistic regression on the numbers of an encoder |
//! | `weasel` | sentences that Wikipedia's readers tagged for weasel words |
//! | `loaded` | sentences and words that experts called biased |
//! | `prose` | warnings in ordinary prose and in sentences tagged as not neutral |
//! | `exchange` | the same sentences with the names of two parties exchanged |
//! | `train` | the weights that ship |

mod dense;
mod exchange;
mod folds;
mod loaded;
mod prose;
mod texts;
mod train;
mod weasel;

use std::path::PathBuf;

pub(crate) use exchange::run as exchange;
pub(crate) use loaded::run as loaded;
pub(crate) use prose::run as prose;
pub(crate) use train::{Train, run as train};
pub(crate) use weasel::run as weasel;

/// Where the models are.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked pipeline: the one that holds config.cfg
    #[arg(long, value_name = "DIR")]
    model: PathBuf,
    #[command(flatten)]
    encoder: crate::encoder::Arguments,
}

/// How the sentence models learn.
const SENTENCE: parallax::wording::learn::Settings =
    parallax::wording::learn::Settings { buckets: 1 << 18, epochs: 12, rate: 0.3, decay: 0.0002 };

/// How the word models learn.
const WORD: parallax::wording::learn::Settings =
    parallax::wording::learn::Settings { buckets: 1 << 17, epochs: 8, rate: 0.2, decay: 0.0001 };
