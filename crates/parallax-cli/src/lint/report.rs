//! What a run found, before it is printed.

use std::collections::BTreeMap;

use parallax::wording::Level;

use super::{article::Article, found::Found};

/// All articles of a run, and what is not shown of them.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) articles: Vec<Article>,
    pub(crate) hidden: Hidden,
    /// Inputs that could not be read.
    pub(crate) failed: usize,
}

/// Findings that are not shown, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hidden {
    /// A comment keeps them.
    pub(crate) comments: usize,
    /// The words of a voice that was not asked for.
    pub(crate) voices: usize,
    /// They are known.
    pub(crate) baseline: usize,
    /// Their lines are as they were.
    pub(crate) unchanged: usize,
}

impl Report {
    /// Every finding with its article, in order.
    pub(crate) fn found(&self) -> impl Iterator<Item = (&Article, &Found)> {
        let of = |article| move |found| (article, found);
        self.articles.iter().flat_map(move |article| article.found.iter().map(of(article)))
    }

    pub(crate) fn words(&self) -> usize {
        self.articles.iter().map(|article| article.words).sum()
    }

    /// How many findings there are of a level.
    pub(crate) fn of_level(&self, level: Level) -> usize {
        self.found().filter(|(_, found)| found.level == level).count()
    }

    /// How many findings each rule made, by its id.
    pub(crate) fn by_rule(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for (_, found) in self.found() {
            *counts.entry(found.rule).or_default() += 1;
        }
        counts
    }

    /// How many articles have a finding.
    pub(crate) fn with_findings(&self) -> usize {
        self.articles.iter().filter(|article| !article.found.is_empty()).count()
    }
}
