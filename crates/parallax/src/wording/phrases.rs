//! Takes a list of phrases, gives the one that stands at a word.

use std::collections::HashMap;

use super::passage::Passage;

/// Phrases of one word or more, each with a note; a word stands for itself and for the words whose
/// lemma it is.
#[derive(Debug)]
pub(super) struct Phrases(HashMap<&'static str, Vec<Phrase>>);

#[derive(Debug)]
struct Phrase {
    rest: Vec<&'static str>,
    note: &'static str,
}

impl Phrases {
    /// Reads lines of a phrase and, after a tab, its note. A hyphen is a word of its own.
    pub(super) fn read(lines: impl Iterator<Item = &'static str>) -> Self {
        let mut all: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
        for line in lines {
            let (phrase, note) = line.split_once('\t').unwrap_or((line, ""));
            let mut words = phrase.split(' ').flat_map(parts);
            let first = words.next().unwrap_or_default();
            all.entry(first).or_default().push(Phrase { rest: words.collect(), note });
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for phrases in all.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        Self(all)
    }

    /// The longest phrase that begins at token `i`, which is no name: its last token and its note.
    pub(super) fn at(&self, passage: &Passage<'_>, i: usize) -> Option<(usize, &'static str)> {
        let starting = passage.forms(i).into_iter().filter_map(|form| self.0.get(form.as_str()));
        let mut found = starting.flatten().filter_map(|phrase| {
            let mut last = i;
            for word in &phrase.rest {
                last = passage.annotated.neighbour(last, 1)?;
                passage.forms(last).iter().any(|form| form == word).then_some(())?;
            }
            Some((last, phrase.note))
        });
        found.next().filter(|_| !passage.is_name(i))
    }
}

/// The parts of a word around its hyphens, which are parts too: *so*, *-*, *called*.
fn parts(word: &'static str) -> impl Iterator<Item = &'static str> {
    let pieces = word.split_inclusive('-');
    pieces.flat_map(|piece| {
        let bare = piece.trim_end_matches('-');
        [bare, &piece[bare.len()..]].into_iter().filter(|part| !part.is_empty())
    })
}
