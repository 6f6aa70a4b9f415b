//! Takes an unpacked pipeline, gives a language.

use std::{
    fmt,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use parallax::lang::{Analysis, AnalysisBuilder, Labels, Language, Slot};

use crate::{
    error::LoadError,
    pieces::pieces,
    pipeline::{Piece, Pipeline, Session},
};

/// A trained English pipeline of spaCy 3.8 (`sm` or `md`), run natively.
///
/// An analysis is what spaCy gives for the same text, with two exceptions. A text of more than
/// 60,000 bytes is analysed in pieces, cut at a paragraph if it has any, so that memory stays
/// bounded. A word of more than 10,000 bytes is not split.
///
/// Any number of threads may share one `English`. The analysis of a text is the same to the bit on
/// every thread and machine, whatever was analysed before. Each thread that is inside of
/// [`Language::analyse`] has buffers of its own, some tens of megabytes if it reads long texts; what
/// was computed of words is kept for all threads together, 200 MB at most.
///
/// ```no_run
/// use parallax::lang::Language;
/// use parallax_english::English;
///
/// let english = English::load("path/to/en_core_web_md-3.8.0".as_ref())?;
/// let analysis = english.analyse("The ferry stopped on Monday.");
/// assert_eq!(analysis.lemma(2), "stop");
/// assert_eq!(analysis.dep(1), "nsubj");
/// assert_eq!(analysis.entity(4), "DATE");
/// # Ok::<(), parallax_english::LoadError>(())
/// ```
pub struct English {
    model: String,
    labels: Arc<Labels>,
    pipeline: Pipeline,
    /// Sessions that no thread uses now.
    idle: Mutex<Vec<Session>>,
}

impl English {
    /// Reads the pipeline in `folder`, the one that holds `config.cfg`.
    ///
    /// Fails if a file is missing or damaged, or if the pipeline has a component, a setting or a
    /// layer that this crate does not know: what can be loaded is run as spaCy would.
    pub fn load(folder: &Path) -> Result<Self, LoadError> {
        let mut labels = Labels::default();
        let (meta, pipeline) = Pipeline::load(folder, &mut labels)?;
        Ok(Self {
            model: format!("{} {}", meta.name, meta.version),
            labels: Arc::new(labels),
            pipeline,
            idle: Mutex::default(),
        })
    }

    /// Runs `work` with a session that no other thread uses.
    fn with_session<T>(&self, work: impl FnOnce(&mut Session) -> T) -> T {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut session = idle().pop().unwrap_or_default();
        let result = work(&mut session);
        idle().push(session);
        result
    }
}

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn model(&self) -> &str {
        &self.model
    }

    fn placeholder(&self, slot: Slot) -> &'static str {
        // Invented; both models tag them as names of these kinds in sentences of many forms.
        match slot {
            Slot::Country => "Zembria",
            Slot::Adjective => "Zelvanian",
            Slot::People => "Zelvanians",
            Slot::Capital => "Zemburg",
            Slot::Place => "Torburg",
            Slot::Organization => "Velcorp",
            Slot::Person => "Kestrov",
        }
    }

    fn neutral_article(&self, word: &str) -> Option<&'static str> {
        match word {
            "an" => Some("a"),
            "An" | "AN" => Some("A"),
            _ => None,
        }
    }

    fn analyse(&self, seen: &str) -> Analysis {
        let mut analysis = AnalysisBuilder::new(seen, Arc::clone(&self.labels));
        self.with_session(|session| {
            let (mut start, mut tokens_before) = (0, 0);
            for text in pieces(seen) {
                let piece = Piece { text, start, tokens_before };
                tokens_before += self.pipeline.run(piece, &self.labels, session, &mut analysis);
                start += text.len();
            }
        });
        analysis.finish()
    }
}

impl fmt::Debug for English {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("English").field("model", &self.model).finish_non_exhaustive()
    }
}
