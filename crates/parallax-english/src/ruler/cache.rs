//! What the rules gave single tokens, so that they are tried once per distinct token.

use hashbrown::{Equivalent, HashMap};
use parallax::lang::Label;

use super::{
    Attributes, TokenFacts,
    rules::{Marks, Rules},
};

/// Beyond so many tokens the cache starts anew, which bounds its memory to some ten megabytes.
const MOST_TOKENS: usize = 100_000;

/// One thread's memory of tokens, and its scratch space.
#[derive(Debug, Default)]
pub(crate) struct RulerCache {
    known: HashMap<Key, (Attributes, Marks), ahash::RandomState>,
    /// One for each token of the text so far.
    pub(super) marks: Vec<Marks>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    word: Box<str>,
    tag: Label,
    dep: Label,
    is_space: bool,
}

/// A [`Key`] that borrows its word; must hash as that does.
#[derive(Hash)]
struct Lookup<'t> {
    word: &'t str,
    tag: Label,
    dep: Label,
    is_space: bool,
}

impl Equivalent<Key> for Lookup<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        *self.word == *key.word
            && (self.tag, self.dep, self.is_space) == (key.tag, key.dep, key.is_space)
    }
}

impl RulerCache {
    /// Forgets the marks of the text before.
    pub(super) fn begin_text(&mut self) {
        self.marks.clear();
    }

    /// What rules about single tokens give `token`. Notes its marks.
    pub(super) fn attributes(&mut self, token: &TokenFacts<'_>, rules: &Rules) -> Attributes {
        let &TokenFacts { word, tag, dep, is_space } = token;
        let known = self.known.get(&Lookup { word, tag, dep, is_space }).copied();
        let (attributes, marks) = known.unwrap_or_else(|| {
            let new = (rules.attributes(token, &[]), rules.marks(token));
            if self.known.len() >= MOST_TOKENS {
                self.known.clear();
            }
            self.known.insert(Key { word: word.into(), tag, dep, is_space }, new);
            new
        });
        self.marks.push(marks);
        attributes
    }
}
