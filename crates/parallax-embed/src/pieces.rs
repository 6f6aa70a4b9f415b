//! Takes a text, gives the numbers of its word pieces, as BERT's own tokenizer gives them.
//!
//! Small letters without accents; words, with each punctuation mark and each Chinese character a
//! word of its own; of each word the longest piece that the vocabulary has, then the longest of
//! the rest (Devlin and others, "BERT", 2019; Wu and others, 2016).

use std::{collections::HashMap, path::Path, sync::LazyLock};

use regex::Regex;
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

/// The vocabulary of an encoder.
#[derive(Debug)]
pub(crate) struct Pieces {
    numbers: HashMap<String, i32>,
    begin: i32,
    end: i32,
    unknown: i32,
}

/// What is read of a `tokenizer.json`, as Hugging Face's tokenizers write it.
#[derive(Deserialize)]
struct File {
    model: Model,
}

#[derive(Deserialize)]
struct Model {
    vocab: HashMap<String, i32>,
}

/// How many pieces are read, with the marks of beginning and end; the length that
/// sentence-transformers gives this model.
const LONGEST: usize = 256;
/// Longer words are not looked up.
const LONGEST_WORD: usize = 100;

/// Characters that are not seen, and the one that stands for what could not be read.
static UNSEEN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[\p{C}\u{fffd}--\t\n\r]").expect("a good expression"));
/// What is left of letters with accents.
static ACCENT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\p{Mn}").expect("a good expression"));
/// A mark, a Chinese character, or a run of anything else that is no space.
static WORD: LazyLock<Regex> = LazyLock::new(|| {
    let mark = r"\p{P}$+<=>^`|~";
    let words = format!(r"[{mark}\p{{Han}}]|[^\s{mark}\p{{Han}}]+");
    Regex::new(&words).expect("a good expression")
});

impl Pieces {
    /// Reads the vocabulary.
    pub(crate) fn load(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
        let file: File = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        let numbers = file.model.vocab;
        let of = |mark: &str| numbers.get(mark).copied().ok_or(format!("there is no {mark}"));
        let (begin, end, unknown) = (of("[CLS]")?, of("[SEP]")?, of("[UNK]")?);
        Ok(Self { numbers, begin, end, unknown })
    }

    /// The numbers of a text's pieces between the marks of beginning and end; none of a text
    /// without words. A long text is cut.
    pub(crate) fn of(&self, text: &str) -> Vec<i32> {
        let text = plain(text);
        let mut numbers = vec![self.begin];
        for word in WORD.find_iter(&text) {
            self.add(word.as_str(), &mut numbers);
            if numbers.len() >= LONGEST {
                numbers.truncate(LONGEST - 1);
                break;
            }
        }
        if numbers.len() == 1 {
            return Vec::new();
        }
        numbers.push(self.end);
        numbers
    }

    /// Adds the pieces of a word; one unknown where no pieces make up the whole.
    fn add(&self, word: &str, numbers: &mut Vec<i32>) {
        let before = numbers.len();
        let ends: Vec<usize> = word.char_indices().map(|(i, c)| i + c.len_utf8()).collect();
        let mut start = 0;
        while start < word.len() && ends.len() <= LONGEST_WORD {
            let longest = ends.iter().rev().take_while(|&&end| end > start);
            let found =
                longest.filter_map(|&end| Some((end, self.number(start, &word[start..end])?)));
            let Some((end, number)) = { found }.next() else { break };
            numbers.push(number);
            start = end;
        }
        if start < word.len() {
            numbers.truncate(before);
            numbers.push(self.unknown);
        }
    }

    /// The number of a piece that begins at `start` of its word.
    fn number(&self, start: usize, piece: &str) -> Option<i32> {
        if start == 0 {
            return self.numbers.get(piece).copied();
        }
        self.numbers.get(&format!("##{piece}")).copied()
    }
}

/// Small letters without accents and without what is not seen.
fn plain(text: &str) -> String {
    let seen = UNSEEN.replace_all(text, "");
    let apart: String = seen.nfd().collect();
    // Letter by letter, as the encoder was taught: a final sigma is a sigma.
    ACCENT.replace_all(&apart, "").chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::Pieces;

    fn pieces() -> Pieces {
        let words = ["[CLS]", "[SEP]", "[UNK]", "ferry", "fer", "##ries", "##ry", "'", "s", "渡"];
        let numbers = words.iter().zip(0..).map(|(word, number)| (String::from(*word), number));
        Pieces { numbers: numbers.collect(), begin: 0, end: 1, unknown: 2 }
    }

    #[test]
    fn the_longest_piece_goes_first() {
        assert_eq!(pieces().of("Férry ferries"), [0, 3, 4, 5, 1]);
    }

    #[test]
    fn a_word_that_pieces_do_not_make_up_is_unknown_as_a_whole() {
        assert_eq!(pieces().of("ferrier ferry"), [0, 2, 3, 1]);
        assert_eq!(pieces().of(&"fer".repeat(50)), [0, 2, 1]);
    }

    #[test]
    fn marks_and_chinese_characters_are_words() {
        assert_eq!(pieces().of("ferry's 渡渡"), [0, 3, 7, 8, 9, 9, 1]);
    }

    #[test]
    fn every_sigma_becomes_the_same() {
        assert_eq!(super::plain("ΑΣ"), "ασ");
    }

    #[test]
    fn nothing_is_seen_where_nothing_is() {
        assert!(pieces().of(" \n\u{200b}\u{0}\u{fffd}").is_empty());
    }

    #[test]
    fn a_long_text_is_cut() {
        let numbers = pieces().of(&"ferry ".repeat(1000));
        assert_eq!((numbers.len(), numbers.last()), (256, Some(&1)));
    }
}
