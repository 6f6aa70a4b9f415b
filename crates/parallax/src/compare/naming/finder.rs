//! Takes sets of labels, finds their uses in texts.

use std::collections::HashMap;

use super::{LabelSet, Use};
use crate::text::Span;

/// Finds labels as whole words: a name with a capital letter as it is written or in capitals,
/// another word in any case, and each in the plural too. At each place the longest label counts,
/// for every set that has it.
#[derive(Debug)]
pub struct Finder {
    /// Labels by their first word, in small letters.
    by_first: HashMap<String, Vec<Label>>,
}

/// A label of a set.
#[derive(Debug)]
struct Label {
    set: usize,
    name: usize,
    /// Its words; each with what stands between it and the next.
    words: Vec<(String, String)>,
    /// Whether it is written with a capital letter.
    is_name: bool,
}

impl Finder {
    /// A finder of all labels of `sets`.
    pub fn new(sets: &[LabelSet]) -> Self {
        let mut by_first: HashMap<String, Vec<Label>> = HashMap::new();
        for (set, labels) in sets.iter().enumerate() {
            for (name, text) in labels.names.iter().enumerate() {
                let spans = words(text);
                let between = |index: usize| {
                    let end = spans.get(index + 1).map_or(spans[index].end, |next| next.start);
                    text[spans[index].end as usize..end as usize].to_owned()
                };
                let own: Vec<(String, String)> = (0..spans.len())
                    .map(|index| (spans[index].of(text).to_owned(), between(index)))
                    .collect();
                let Some((first, _)) = own.first() else { continue };
                let is_name = text.chars().any(char::is_uppercase);
                let key = first.to_lowercase();
                by_first.entry(key).or_default().push(Label { set, name, words: own, is_name });
            }
        }
        Self { by_first }
    }

    /// The uses in `text`, in order. `contents` gives, for the statements of the document, the
    /// index and the spans of the content.
    pub fn uses(&self, document: usize, text: &str, contents: &[(usize, &[Span])]) -> Vec<Use> {
        let mut uses = Vec::new();
        if self.by_first.is_empty() {
            return uses;
        }
        let spans = words(text);
        let mut at = 0;
        while at < spans.len() {
            let found = self.at(text, &spans[at..]);
            let longest = found.iter().map(|label| label.words.len()).max();
            for label in found.iter().filter(|label| Some(label.words.len()) == longest) {
                let end = spans[at + label.words.len() - 1].end;
                let span = Span { start: spans[at].start, end };
                let statement = holder(contents, span);
                uses.push(Use { set: label.set, name: label.name, document, span, statement });
            }
            at += longest.unwrap_or(1);
        }
        uses
    }

    /// The labels that begin with the first of `spans`.
    fn at(&self, text: &str, spans: &[Span]) -> Vec<&Label> {
        let first = spans[0].of(text).to_lowercase();
        let stems = [Some(first.as_str()), first.strip_suffix('s'), first.strip_suffix("es")];
        let labels = stems.into_iter().flatten().filter_map(|stem| self.by_first.get(stem));
        labels.flatten().filter(|label| label.stands_at(text, spans)).collect()
    }
}

impl Label {
    fn stands_at(&self, text: &str, spans: &[Span]) -> bool {
        let last = self.words.len() - 1;
        self.words.len() <= spans.len()
            && self.words.iter().enumerate().all(|(index, (word, between))| {
                let found = spans[index].of(text);
                let is_word = self.is_written(found, word)
                    || (index == last
                        && plurals(word).iter().any(|plural| self.is_written(found, plural)));
                is_word && (index == last || fits(text, spans, index, between))
            })
    }

    fn is_written(&self, found: &str, word: &str) -> bool {
        if self.is_name {
            found == word || found == word.to_uppercase()
        } else {
            found.to_lowercase() == word.to_lowercase()
        }
    }
}

fn plurals(word: &str) -> [String; 2] {
    [format!("{word}s"), format!("{word}es")]
}

/// Whether the same stands between two words as in the label; any white space is the same.
fn fits(text: &str, spans: &[Span], index: usize, between: &str) -> bool {
    let found = &text[spans[index].end as usize..spans[index + 1].start as usize];
    found == between || (found.trim().is_empty() && between.trim().is_empty())
}

/// Runs of letters and digits.
fn words(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                spans.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    spans
}

/// The statement with the shortest content around `span`.
fn holder(contents: &[(usize, &[Span])], span: Span) -> Option<usize> {
    let holds = |spans: &[Span]| spans.iter().any(|part| part.contains(span));
    let length = |spans: &[Span]| spans.iter().map(|part| part.len()).sum::<usize>();
    let holders = contents.iter().filter(|(_, spans)| holds(spans));
    holders.min_by_key(|(index, spans)| (length(spans), *index)).map(|(index, _)| *index)
}
