//! Findings that are known: a file that is written once and read by later runs.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};
use parallax::text::one_line;
use serde::{Deserialize, Serialize};

use super::{article::Article, found::Found};
use crate::{exit::advice, output};

/// Version of the file's form.
const VERSION: u32 = 1;

/// The file. A finding is known by its rule, its words and the words of its paragraph, wherever they
/// stand; the path is for people.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    version: u32,
    findings: Vec<Known>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Known {
    path: String,
    rule: String,
    words: String,
    paragraph: String,
}

type Key = (String, String, String);

/// How often each finding is known.
#[derive(Debug, Default)]
pub(crate) struct Baseline(BTreeMap<Key, usize>);

impl Baseline {
    /// Reads the file.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let next = format!("Write it with: parallax lint ... --baseline {shown} --write-baseline");
        let json = fs::read_to_string(path)
            .map_err(|error| advice(format!("{shown}: {error}"), next.clone()))?;
        let kept: Kept = serde_json::from_str(&json)
            .map_err(|error| advice(format!("{shown}: {error}"), next.clone()))?;
        if kept.version != VERSION {
            let wrong = format!("{shown}: its version is {}, not {VERSION}", kept.version);
            return Err(advice(wrong, next));
        }
        let mut known = BTreeMap::new();
        for one in kept.findings {
            *known.entry((one.rule, one.words, one.paragraph)).or_default() += 1;
        }
        Ok(Self(known))
    }

    /// Takes the known findings out of an article; gives how many.
    pub(crate) fn apply(&mut self, article: &mut Article) -> usize {
        let before = article.found.len();
        article.found.retain(|found| match self.0.get_mut(&key(found)) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        });
        before - article.found.len()
    }

    /// How many known findings were not found again.
    pub(crate) fn gone(&self) -> usize {
        self.0.values().sum()
    }
}

fn key(found: &Found) -> Key {
    (found.rule.to_owned(), one_line(&found.words), found.paragraph.clone())
}

/// Writes all findings down.
pub(crate) fn write(path: &Path, articles: &[Article]) -> Result<usize> {
    let known = |article: &Article, found: &Found| {
        let (rule, words, paragraph) = key(found);
        Known { path: article.path.clone(), rule, words, paragraph }
    };
    let of = |article| move |found| known(article, found);
    let findings: Vec<Known> =
        articles.iter().flat_map(|article| article.found.iter().map(of(article))).collect();
    let count = findings.len();
    let kept = Kept { version: VERSION, findings };
    output::to(Some(path), |out| {
        serde_json::to_writer_pretty(&mut *out, &kept)?;
        std::io::Write::write_all(out, b"\n").with_context(|| path.display().to_string())
    })?;
    Ok(count)
}
