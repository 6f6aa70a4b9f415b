//! Takes articles, a number and a seed, gives so many articles that are like them and all
//! different: sentences of several articles, in which words are exchanged for others that stand
//! after the same word elsewhere.

use std::collections::HashMap;

use crate::{chance::Chance, data::Article};

/// Share of the sentences that come from another article.
const STRANGE: f64 = 0.5;
/// Share of the words that are exchanged, where there is another.
const EXCHANGED: f64 = 0.35;

/// `count` made-up articles.
pub(crate) fn resampled(articles: &[Article], count: usize, seed: u64) -> Vec<Article> {
    let sources: Vec<Vec<&str>> = articles.iter().map(|one| sentences(&one.text)).collect();
    let words = Following::new(articles);
    let chance = &mut Chance(seed);
    let made = |number: usize| {
        let own = &sources[chance.below(sources.len())];
        let text: Vec<String> = own
            .iter()
            .map(|sentence| {
                let other = &sources[chance.below(sources.len())];
                let strange = chance.happens(STRANGE) && !other.is_empty();
                let from = if strange { other[chance.below(other.len())] } else { sentence };
                words.exchange(from, chance)
            })
            .collect();
        Article { doc: format!("made-{number}"), text: text.concat(), attributions: Vec::new() }
    };
    let has_text = |article: &Article| !article.text.trim().is_empty();
    (0..).map(made).filter(has_text).take(count).collect()
}

/// The sentences of a text, each with the white space after it: roughly, as it is made up anyway.
fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '\n']).collect()
}

/// For each word the words that stand after it somewhere, by their form.
struct Following<'a>(HashMap<(&'a str, Form), Vec<&'a str>>);

/// What words have in common that may stand for each other: the first letter is a capital, and the
/// last two letters.
type Form = (bool, [Option<char>; 2]);

impl<'a> Following<'a> {
    fn new(articles: &'a [Article]) -> Self {
        let mut following: HashMap<(&str, Form), Vec<&str>> = HashMap::new();
        for article in articles {
            let words: Vec<&str> = article.text.split_whitespace().collect();
            for pair in words.windows(2) {
                following.entry((pair[0], form(pair[1]))).or_default().push(pair[1]);
            }
        }
        Self(following)
    }

    /// The sentence with some of its words exchanged.
    fn exchange(&self, sentence: &str, chance: &mut Chance) -> String {
        let mut made = String::with_capacity(sentence.len());
        let mut before = "";
        for part in sentence.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            let others = self.0.get(&(before, form(word))).filter(|_| chance.happens(EXCHANGED));
            made.push_str(others.map_or(word, |others| others[chance.below(others.len())]));
            made.push_str(&part[word.len()..]);
            before = word;
        }
        made
    }
}

fn form(word: &str) -> Form {
    let mut letters = word.chars().rev();
    (word.starts_with(char::is_uppercase), [letters.next(), letters.next()])
}
