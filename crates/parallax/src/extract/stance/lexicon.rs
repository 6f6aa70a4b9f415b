//! Takes a word and the frame of what it governs, gives its class.

use std::{collections::HashMap, sync::LazyLock};

use super::class::{Class, named};
use crate::extract::grammar::Frame;

/// Word, frame, class.
const SIGNATURES: &str = include_str!("signatures.tsv");

/// The class of `word` (a lemma, with its particle) before a clause of `frame`.
pub fn class(word: &str, frame: Frame) -> Option<&'static Class> {
    TABLE.get(word)?[frame as usize]
}

/// Whether `word` has a class before a clause of any frame.
pub(crate) fn governs(word: &str) -> bool {
    TABLE.contains_key(word)
}

/// For each word its class in each frame.
static TABLE: LazyLock<HashMap<&'static str, [Option<&'static Class>; Frame::ALL.len()]>> =
    LazyLock::new(|| {
        let mut table = HashMap::new();
        for (word, frame, class) in rows() {
            let classes = table.entry(word).or_insert([None; Frame::ALL.len()]);
            classes[frame as usize] = Some(class);
        }
        table
    });

/// Whether the adjective calls a statement false.
pub(crate) fn denies(adjective: &str) -> bool {
    class(adjective, Frame::Adjective).is_some_and(|class| class.name == "deny")
}

fn rows() -> impl Iterator<Item = (&'static str, Frame, &'static Class)> {
    let lines = SIGNATURES.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut fields = line.split('\t');
        let (word, frame, name) = (fields.next()?, fields.next()?, fields.next()?);
        let frame = Frame::ALL.into_iter().find(|known| known.name() == frame)?;
        Some((word, frame, named(name)?))
    })
}

#[cfg(test)]
mod tests {
    use super::{SIGNATURES, class, rows};
    use crate::extract::grammar::Frame;

    #[test]
    fn every_line_is_read_once_and_sorted() {
        let lines: Vec<&str> = SIGNATURES.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rows().count(), lines.len());
        assert!(lines.is_sorted(), "sorted by word, then frame");
    }

    #[test]
    fn a_word_has_a_class_for_each_frame() {
        let name = |word, frame| class(word, frame).map(|class| class.name);
        assert_eq!(name("deny", Frame::Clause), Some("deny"));
        assert_eq!(name("forget", Frame::Clause), Some("factive"));
        assert_eq!(name("forget", Frame::To), Some("counter"));
        assert_eq!(name("table", Frame::Clause), None);
    }
}
