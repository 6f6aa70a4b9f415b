//! Takes sets of labels, finds their uses in texts.

use regex::Regex;

use super::{LabelSet, Use};
use crate::text::Span;

/// Finds labels as whole words: a name with a capital letter as it is written or in capitals,
/// another word in any case, and each in the plural too.
#[derive(Debug)]
pub struct Finder {
    /// None where there are no labels.
    pattern: Option<Regex>,
    /// The set and the label of each group of the pattern.
    groups: Vec<(usize, usize)>,
}

impl Finder {
    /// A finder of all labels of `sets`; a longer label goes before a shorter one.
    pub fn new(sets: &[LabelSet]) -> Self {
        let mut labels: Vec<(usize, usize, &str)> = Vec::new();
        for (set, labels_of_set) in sets.iter().enumerate() {
            labels.extend(
                labels_of_set.names.iter().enumerate().map(|(i, name)| (set, i, name.trim())),
            );
        }
        labels.retain(|(_, _, name)| !name.is_empty());
        labels.sort_by_key(|&(set, name, text)| (usize::MAX - text.len(), set, name));
        let parts: Vec<String> = labels.iter().map(|(_, _, name)| pattern(name)).collect();
        let pattern = format!(r"\b(?:{})\b", parts.join("|"));
        let pattern = (!parts.is_empty()).then(|| Regex::new(&pattern).ok()).flatten();
        Self { pattern, groups: labels.iter().map(|&(set, name, _)| (set, name)).collect() }
    }

    /// The uses in `text`, in order. `contents` gives, for the statements of the document, the
    /// index and the spans of the content.
    pub fn uses(&self, document: usize, text: &str, contents: &[(usize, &[Span])]) -> Vec<Use> {
        let Some(pattern) = &self.pattern else { return Vec::new() };
        let mut uses = Vec::new();
        for found in pattern.captures_iter(text) {
            let group = (0..self.groups.len()).find(|&group| found.get(group + 1).is_some());
            let (Some(group), Some(whole)) = (group, found.get(0)) else { continue };
            let (set, name) = self.groups[group];
            let span = Span::new(whole.start(), whole.end());
            uses.push(Use { set, name, document, span, statement: holder(contents, span) });
        }
        uses
    }
}

/// The statement with the shortest content around `span`.
fn holder(contents: &[(usize, &[Span])], span: Span) -> Option<usize> {
    let holds = |spans: &[Span]| spans.iter().any(|part| part.contains(span));
    let length = |spans: &[Span]| spans.iter().map(|part| part.len()).sum::<usize>();
    let holders = contents.iter().filter(|(_, spans)| holds(spans));
    holders.min_by_key(|(index, spans)| (length(spans), *index)).map(|(index, _)| *index)
}

/// One label as a group of its own.
fn pattern(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(regex::escape).collect();
    let spelled = words.join(r"\s+");
    let plural = "(?:s|es)?";
    if name.chars().any(char::is_uppercase) {
        let capitals =
            name.to_uppercase().split_whitespace().map(regex::escape).collect::<Vec<_>>();
        return format!("({spelled}{plural}|{}(?:S|ES)?)", capitals.join(r"\s+"));
    }
    format!("((?i:{spelled}{plural}))")
}
