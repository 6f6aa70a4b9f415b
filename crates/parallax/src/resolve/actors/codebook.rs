//! Takes the actors of a codebook, finds them among the names of documents.

use std::collections::HashMap;

use crate::{
    codebook::{CodebookActor, Parties},
    extract::cast::NameWord,
};

/// For each name of the codebook the only actor that has it.
pub(super) fn names(
    codebook: &[CodebookActor],
    parties: &Parties,
) -> HashMap<Vec<NameWord>, Option<usize>> {
    let mut names = HashMap::new();
    for (index, actor) in codebook.iter().enumerate() {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            let known = names.entry(words(name, parties)).or_insert(Some(index));
            // A name of two actors is a name of neither.
            *known = known.filter(|&known| known == index);
        }
    }
    names.remove(&Vec::new());
    names
}

/// The words of a name as they are in a document: declared names without letters, no articles.
pub(super) fn words(name: &str, parties: &Parties) -> Vec<NameWord> {
    // "Republic of Norland" may be declared as a whole.
    let declared = parties.identify(name);
    let inside = |at: usize| declared.iter().any(|(span, _)| span.range().contains(&at));
    let of = name.find(" of ").filter(|&at| !inside(at + 1));
    let Some((noun, rest)) = of.map(|at| (&name[..at], &name[at + 4..])) else {
        return in_order(name, parties);
    };
    let mut words = in_order(rest, parties);
    words.extend(in_order(noun, parties));
    words
}

fn in_order(name: &str, parties: &Parties) -> Vec<NameWord> {
    let mut words = Vec::new();
    let mut done = 0;
    for (span, declared) in parties.identify(name) {
        words.extend(plain(&name[done..span.start as usize]));
        words.extend(NameWord::of_declared(declared));
        done = span.end as usize;
    }
    words.extend(plain(&name[done..]));
    words
}

fn plain(text: &str) -> impl Iterator<Item = NameWord> + '_ {
    let counts = |word: &&str| {
        word.contains(char::is_alphanumeric) && !matches!(*word, "the" | "The" | "a" | "an" | "of")
    };
    let word = |word: &str| word.trim_end_matches(['.', ',']).to_lowercase();
    text.split_whitespace().filter(counts).map(word).map(NameWord::Plain)
}
