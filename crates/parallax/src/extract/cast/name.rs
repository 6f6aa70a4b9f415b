//! Takes the tokens of a name, gives the words by which names are compared.

use serde::{Deserialize, Serialize};

use crate::{
    annotate::Annotated,
    codebook::Declared,
    lang::Slot,
    text::{Span, one_line},
};

/// One word of a name as it may be compared with another.
///
/// Names of declared parties have no letters here, so that no rule can tell the parties apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NameWord {
    /// Country or adjective of a declared party, and its capital where it means the government.
    Party(u16),
    /// The people of a declared party.
    People(u16),
    /// Any other declared name.
    Declared(Declared),
    /// A word in lower case.
    Plain(String),
}

/// A name with the words by which it is compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ActorName {
    /// As it is written.
    pub shown: String,
    /// Its words, without articles and titles.
    pub words: Vec<NameWord>,
}

impl NameWord {
    /// The words of a declared name: two, if it ends in another one: a full name and its surname.
    pub(crate) fn of_declared(declared: Declared) -> Vec<Self> {
        match declared.class {
            Slot::Country | Slot::Adjective => return vec![Self::Party(declared.party)],
            Slot::People => return vec![Self::People(declared.party)],
            _ => {}
        }
        let ending =
            declared.ending.map(|position| Declared { position, ending: None, ..declared });
        std::iter::once(declared).chain(ending).map(Self::Declared).collect()
    }
}

/// The words that token `i` is in a name.
fn word(annotated: &Annotated<'_>, i: usize) -> Vec<NameWord> {
    match annotated.declared(i) {
        Some(declared) => NameWord::of_declared(declared),
        None => vec![NameWord::Plain(plain(annotated.analysis.word(i)))],
    }
}

/// The words of `tokens`, without articles, possessive endings, marks and white space, the noun
/// last: "Ministry of Defence" has those of "Defence Ministry".
pub(super) fn words(
    annotated: &Annotated<'_>,
    tokens: impl Iterator<Item = usize>,
) -> Vec<NameWord> {
    let analysis = &annotated.analysis;
    let mut words = Vec::new();
    let mut nouns = 0;
    for i in tokens {
        let is_word = analysis.word(i).contains(char::is_alphanumeric);
        if analysis.word(i) == "of" {
            nouns = words.len();
        } else if is_word && !matches!(analysis.tag(i), "POS" | "DT") {
            words.extend(word(annotated, i));
        }
    }
    words.rotate_left(nouns);
    words
}

/// How the document writes the tokens `first..=last`.
pub(super) fn shown(annotated: &Annotated<'_>, first: usize, last: usize) -> String {
    let analysis = &annotated.analysis;
    let span = Span { start: analysis.span(first).start, end: analysis.span(last).end };
    one_line(span.of(&annotated.document.text))
}

fn plain(word: &str) -> String {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    word.trim_end_matches('.').to_lowercase()
}
