//! Which rules are looked for, in which texts, and how much their findings matter.

use std::collections::BTreeMap;

use anyhow::Result;
use parallax::wording::{Level, RULES, Voice};

use super::{against, arguments::AskedVoice, found::Found, suppress};
use crate::exit::advice;

/// What a person asked for.
#[derive(Debug)]
pub(crate) struct Choice {
    select: Vec<String>,
    ignore: Vec<String>,
    voices: Vec<Voice>,
    levels: BTreeMap<String, Level>,
}

impl Choice {
    /// What was typed comes before what settings say.
    pub(crate) fn new(
        select: Vec<String>,
        ignore: Vec<String>,
        voices: &[AskedVoice],
        levels: BTreeMap<String, Level>,
    ) -> Result<Self> {
        let named = select.iter().chain(&ignore).chain(levels.keys());
        named.map(String::as_str).try_for_each(check)?;
        Ok(Self { select, ignore, voices: chosen(voices), levels })
    }

    /// Whether a rule is looked for.
    pub(crate) fn takes_rule(&self, rule: &str) -> bool {
        let is = |id: &String| id == rule;
        (self.select.is_empty() || self.select.iter().any(is)) && !self.ignore.iter().any(is)
    }

    /// Whether the words of a voice are looked at.
    pub(crate) fn takes_voice(&self, voice: Voice) -> bool {
        self.voices.contains(&voice)
    }

    /// Gives a finding the level that settings say.
    pub(crate) fn grade(&self, found: &mut Found) {
        if let Some(level) = self.levels.get(found.rule) {
            found.level = *level;
        }
    }
}

/// The voices that are asked for: the author's and the headline's where nobody asks.
pub(crate) fn chosen(asked: &[AskedVoice]) -> Vec<Voice> {
    let one = |asked: &AskedVoice| match asked {
        AskedVoice::Author => vec![Voice::Author],
        AskedVoice::Attributed => vec![Voice::Attributed],
        AskedVoice::Headline => vec![Voice::Headline],
        AskedVoice::All => Voice::ALL.to_vec(),
    };
    if asked.is_empty() {
        vec![Voice::Author, Voice::Headline]
    } else {
        asked.iter().flat_map(one).collect()
    }
}

/// The ids of all rules: those of wording, those that need a collection, that of comments.
pub(crate) fn ids() -> impl Iterator<Item = &'static str> {
    let of_wording = RULES.iter().map(|rule| rule.id);
    of_wording.chain(against::RULES.iter().map(|rule| rule.id)).chain([suppress::RULE])
}

/// The id as it is kept.
pub(crate) fn known(id: &str) -> Option<&'static str> {
    ids().find(|known| *known == id)
}

fn check(id: &str) -> Result<()> {
    if known(id).is_some() {
        return Ok(());
    }
    let all: Vec<&str> = ids().collect();
    Err(advice(unknown(id), format!("There are: {}", all.join(", "))))
}

/// Says that there is no such rule, and which was meant.
pub(crate) fn unknown(id: &str) -> String {
    let meant = nearest(id, ids()).map(|meant| format!("; did you mean {meant}?"));
    format!("there is no rule called {id}{}", meant.unwrap_or_default())
}

/// How like two ids must be for the one to be meant by the other.
const LIKE: f64 = 0.8;

/// The one of `all` that is most like `asked`.
pub(crate) fn nearest<'a>(asked: &str, all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let like = |known: &'a str| (strsim::jaro_winkler(&asked.to_lowercase(), known), known);
    let best = all.map(like).filter(|(like, _)| *like >= LIKE);
    best.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn what_was_meant_is_found() {
        let all = || ["booster", "hedge", "hearsay-chain", "loaded-word"].into_iter();
        assert_eq!(nearest("hedges", all()), Some("hedge"));
        assert_eq!(nearest("Loaded-Words", all()), Some("loaded-word"));
        assert_eq!(nearest("weather", all()), None);
    }
}
