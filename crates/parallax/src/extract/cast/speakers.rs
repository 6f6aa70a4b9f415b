//! Takes statements, gives the actors that their sources mean; whom "I" and "we" mean in
//! quotations.

use std::collections::HashSet;

use super::{
    draft::Drafts,
    mentions::{Candidate, Form, source_head},
};
use crate::{
    annotate::Annotated,
    extract::{Statement, innermost::Innermost},
    text::Span,
};

/// Which statement a token is said in, and who says it.
#[derive(Debug)]
pub(super) struct Said {
    /// For each statement the head of its source.
    heads: Vec<Option<usize>>,
    source_heads: HashSet<usize>,
    /// For each statement the bytes of its source.
    sources: Vec<Option<Span>>,
    parents: Vec<Option<usize>>,
    innermost: Innermost,
}

impl Said {
    /// Looks up the tokens of `statements`.
    pub(super) fn new(annotated: &Annotated<'_>, statements: &[Statement]) -> Self {
        let whole = |s: &Statement| {
            Some(Span { start: s.source.first()?.start, end: s.source.last()?.end })
        };
        let heads: Vec<_> = statements.iter().map(|s| source_head(annotated, s)).collect();
        Self {
            source_heads: heads.iter().flatten().copied().collect(),
            heads,
            sources: statements.iter().map(whole).collect(),
            parents: statements.iter().map(|s| s.parent).collect(),
            innermost: Innermost::of(annotated, statements),
        }
    }

    /// The actor whose statement holds token `i`.
    pub(super) fn speaker_of(&self, i: usize, drafts: &Drafts) -> Option<usize> {
        drafts.actor_at(self.heads[self.innermost.of_token(i)?]?)
    }

    /// For each statement the actors that its source means, by their `place`.
    pub(super) fn speakers(&self, drafts: &Drafts, place: &[Option<usize>]) -> Vec<Vec<usize>> {
        let one = |index: usize| {
            let actor =
                self.collective(index, drafts).or_else(|| drafts.actor_at(self.heads[index]?));
            actor.and_then(|actor| place[actor]).into_iter().collect()
        };
        (0..self.heads.len()).map(one).collect()
    }

    /// The collective that the source of a statement is.
    fn collective(&self, index: usize, drafts: &Drafts) -> Option<usize> {
        let (source, head) = (self.sources[index]?, self.heads[index]?);
        let mention = &drafts.collectives[*drafts.collective_at.get(&head)?];
        (mention.span.end <= source.end).then_some(mention.actor)
    }

    /// Whether token `i` is the head of the source of a statement.
    pub(super) fn is_source(&self, i: usize) -> bool {
        self.source_heads.contains(&i)
    }

    /// The nearest speaker around token `i` that is not `i` itself.
    pub(super) fn speaker_around(&self, i: usize, drafts: &Drafts) -> Option<usize> {
        let mut statement = self.innermost.of_token(i);
        for _ in 0..DEEPEST {
            let head = self.heads[statement?];
            if let Some(actor) = head.filter(|&head| head != i).and_then(|h| drafts.actor_at(h)) {
                return Some(actor);
            }
            statement = self.parents[statement?];
        }
        None
    }
}

/// Statements nested deeper are not looked at.
const DEEPEST: usize = 8;

/// Decides whom "I" and "we" mean: the speaker of the quotation that holds them.
pub(super) fn first_person(
    annotated: &Annotated<'_>,
    candidates: &[Candidate],
    said: &Said,
    drafts: &mut Drafts,
) {
    for index in 0..candidates.len() {
        let i = candidates[index].head;
        let is_first = is_first_person(annotated.analysis.word(i));
        if candidates[index].form == Form::Pronoun && is_first {
            let Some(actor) = said.speaker_around(i, drafts) else { continue };
            match drafts.actors[actor].owner.filter(|_| candidates[index].plural) {
                Some(body) => drafts.decide(candidates, index, body, "speaker-for-body"),
                None => drafts.decide(candidates, index, actor, "quote-speaker"),
            }
        }
    }
}

/// Whether `word` is "I", "we" or one of their forms.
pub(super) fn is_first_person(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(
        word.as_str(),
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves"
    )
}
