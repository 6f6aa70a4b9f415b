//! Takes candidates one by one in the order of the text, remembers who was mentioned lately.

use std::collections::{HashMap, HashSet};

use super::{
    ActorKind, NameWord, affiliation, collectives,
    draft::{Draft, Drafts},
    mentions::{Candidate, Form},
    pronouns, roles,
    speakers::Said,
};
use crate::annotate::Annotated;

/// What was read so far.
pub(super) struct Walk<'a> {
    pub(super) annotated: &'a Annotated<'a>,
    pub(super) candidates: &'a [Candidate],
    pub(super) said: &'a Said,
    /// Mentions in the order of the text.
    pub(super) recent: Vec<Recent>,
    groups: HashMap<Vec<NameWord>, usize>,
    pairs: HashMap<Vec<usize>, usize>,
    /// Actors that have been mentioned.
    seen: HashSet<usize>,
    /// The same in order.
    order: Vec<usize>,
    /// The only state of which the document says that it acts.
    pub(super) only_state: Option<usize>,
    /// The sentence that is read.
    pub(super) now: usize,
}

/// A mention that was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recent {
    pub(super) actor: usize,
    pub(super) head: usize,
    pub(super) sentence: usize,
    /// Whether its words mean several.
    pub(super) is_plural: bool,
    /// Whether it is the several actors that end at `head`.
    pub(super) is_collective: bool,
}

/// Decides on all nouns and pronouns, in the order of the text.
pub(super) fn walk<'a>(
    annotated: &'a Annotated<'a>,
    candidates: &'a [Candidate],
    said: &'a Said,
    drafts: &mut Drafts,
) {
    let joined = collectives::find(annotated, candidates, drafts);
    let mut walk = Walk {
        annotated,
        candidates,
        said,
        recent: Vec::new(),
        groups: HashMap::new(),
        pairs: HashMap::new(),
        seen: HashSet::new(),
        order: Vec::new(),
        only_state: only_state(drafts),
        now: 0,
    };
    for index in 0..candidates.len() {
        walk.now = annotated.analysis.sentence_of(candidates[index].head);
        match (candidates[index].form, drafts.decided[index]) {
            (Form::Noun, None) => roles::resolve(&mut walk, index, drafts),
            (Form::Noun, Some((actor, _))) => {
                let owner = affiliation::owner(annotated, candidates, &candidates[index], drafts);
                affiliation::own(drafts, actor, owner);
            }
            (Form::Pronoun, None) => pronouns::resolve(&mut walk, index, drafts),
            _ => {}
        }
        walk.see(index, drafts);
        if let Some(joined) = joined.get(&index) {
            collectives::read(&mut walk, joined, drafts);
        }
    }
}

fn only_state(drafts: &Drafts) -> Option<usize> {
    let is_state = |&actor: &usize| {
        let draft = &drafts.actors[actor];
        draft.kind == Some(ActorKind::State) && draft.acts
    };
    let mut states = (0..drafts.actors.len()).filter(is_state);
    states.next().filter(|_| states.next().is_none())
}

impl Walk<'_> {
    fn see(&mut self, index: usize, drafts: &Drafts) {
        let candidate = &self.candidates[index];
        if let Some((actor, _)) = drafts.decided[index]
            && candidate.form != Form::Demonym
        {
            self.note(actor, candidate.head, candidate.plural, false);
        }
    }

    /// Notes that `actor` is mentioned at token `head`.
    pub(super) fn note(&mut self, actor: usize, head: usize, is_plural: bool, is_collective: bool) {
        let sentence = self.annotated.analysis.sentence_of(head);
        self.recent.push(Recent { actor, head, sentence, is_plural, is_collective });
        if self.seen.insert(actor) {
            self.order.push(actor);
        }
    }

    /// The actors that have been mentioned, in order; the first ones of a long text.
    pub(super) fn seen_in_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().copied().take(MOST)
    }

    /// Whether `actor` has been mentioned.
    pub(super) fn is_seen(&self, actor: usize) -> bool {
        self.seen.contains(&actor)
    }

    /// The one of `actors` that was mentioned last, if that was at most `sentences` ago.
    pub(super) fn nearest(&self, actors: &[usize], sentences: usize) -> Option<usize> {
        let now = self.now;
        let mut recent = self.recent.iter().rev().take(MOST);
        let found = recent.find(|recent| actors.contains(&recent.actor))?;
        (found.sentence + sentences >= now).then_some(found.actor)
    }

    /// The only actor for which `is_it` holds among those of the last sentences.
    pub(super) fn only_recent(
        &self,
        sentences: usize,
        is_it: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let now = self.now;
        let recent = self.recent.iter().rev().take(MOST);
        let near = recent.take_while(|recent| recent.sentence + sentences >= now);
        let mut found = near.map(|recent| recent.actor).filter(|&actor| is_it(actor));
        let first = found.next()?;
        found.all(|actor| actor == first).then_some(first)
    }

    /// The group that was called by just these words.
    pub(super) fn same_group(&self, candidate: &Candidate) -> Option<usize> {
        self.groups.get(&candidate.words).copied()
    }

    /// Lets the same words mean the same group.
    pub(super) fn remember_group(&mut self, candidate: &Candidate, actor: usize) {
        if candidate.plural {
            self.groups.entry(candidate.words.clone()).or_insert(actor);
        }
    }

    /// The collective of `members`.
    pub(super) fn pair(&mut self, members: &[usize], drafts: &mut Drafts) -> usize {
        let mut key = members.to_vec();
        key.sort_unstable();
        *self.pairs.entry(key).or_insert_with(|| {
            drafts.add(Draft {
                kind: Some(ActorKind::Group),
                plural: true,
                members: members.to_vec(),
                ..Draft::default()
            })
        })
    }
}

/// So many mentions back is far enough.
const MOST: usize = 64;
