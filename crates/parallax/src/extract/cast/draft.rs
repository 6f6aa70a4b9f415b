//! Takes decisions of the rules one by one, gives the cast.

use std::collections::HashMap;

use super::{
    ActorKind, ActorName, ActorRole, Affiliation, Cast, Gender, LocalActor, Mention, NameWord,
    mentions::{Candidate, Determiner, Form},
    name, named,
    speakers::Said,
};
use crate::{annotate::Annotated, text::Span};

/// An actor while it is put together.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The candidates that name it.
    pub(super) named_by: Vec<usize>,
    /// The first candidate that describes it.
    pub(super) described_by: Option<usize>,
    /// What it is, once something tells.
    pub(super) kind: Option<ActorKind>,
    /// What titles and pronouns tell about a person.
    pub(super) gender: Option<Gender>,
    /// Whether it is several.
    pub(super) plural: bool,
    /// Titles and roles as they are written, with the candidate's or title's first token.
    pub(super) roles: Vec<ActorRole>,
    /// The words of its names and of all nouns for it.
    pub(super) words: Vec<NameWord>,
    /// Whom it belongs to.
    pub(super) owner: Option<usize>,
    /// The rule that tells.
    pub(super) owner_rule: &'static str,
    /// The members of a collective.
    pub(super) members: Vec<usize>,
    /// Whether it acts, so that the name of a town may mean a government.
    pub(super) acts: bool,
    /// How many mentions it has.
    pub(super) count: u32,
}

impl Draft {
    /// Adds words that others may use for it.
    pub(super) fn learn(&mut self, words: &[NameWord]) {
        for word in words {
            if self.words.len() < MOST_WORDS && !self.words.contains(word) {
                self.words.push(word.clone());
            }
        }
    }
}

/// The actors while they are put together, and the decision on each candidate.
#[derive(Debug)]
pub(super) struct Drafts {
    /// In the order of their making.
    pub(super) actors: Vec<Draft>,
    /// For each candidate, its actor and the rule that decided.
    pub(super) decided: Vec<Option<(usize, &'static str)>>,
    /// The candidate whose head a token is.
    pub(super) at: Vec<Option<usize>>,
    /// Actors that a noun may mean, in the order of their making.
    pub(super) by_noun: HashMap<String, Vec<usize>>,
    /// The actor of each declared party.
    pub(super) states: HashMap<u16, usize>,
    /// Mentions of several actors together.
    pub(super) collectives: Vec<Mention>,
    /// The collective that begins with the phrase of a token.
    pub(super) collective_at: HashMap<usize, usize>,
}

impl Drafts {
    /// Nothing decided yet.
    pub(super) fn new(annotated: &Annotated<'_>, candidates: &[Candidate]) -> Self {
        let mut at = vec![None; annotated.analysis.len()];
        for (index, candidate) in candidates.iter().enumerate() {
            at[candidate.head] = Some(index);
        }
        Self {
            actors: Vec::new(),
            decided: vec![None; candidates.len()],
            at,
            by_noun: HashMap::new(),
            states: HashMap::new(),
            collectives: Vec::new(),
            collective_at: HashMap::new(),
        }
    }

    /// Makes an actor.
    pub(super) fn add(&mut self, draft: Draft) -> usize {
        self.actors.push(draft);
        self.actors.len() - 1
    }

    /// Lets candidate `index` mean `actor`.
    pub(super) fn decide(
        &mut self,
        candidates: &[Candidate],
        index: usize,
        actor: usize,
        rule: &'static str,
    ) {
        let candidate = &candidates[index];
        self.decided[index] = Some((actor, rule));
        let draft = &mut self.actors[actor];
        draft.count += 1;
        draft.gender = draft.gender.or(candidate.gender);
        match candidate.form {
            Form::Name => draft.named_by.push(index),
            Form::Noun | Form::Demonym => {
                let first = draft.described_by.get_or_insert(index);
                if candidate.head < candidates[*first].head {
                    *first = index;
                }
            }
            Form::Pronoun => {}
        }
    }

    /// Lets `noun` mean `actor` from now on.
    pub(super) fn know(&mut self, noun: &str, actor: usize) {
        let known = self.by_noun.entry(noun.to_owned()).or_default();
        if !known.contains(&actor) && known.len() < MOST_NAMESAKES {
            known.push(actor);
        }
    }

    /// The actor of the candidate whose head is token `i`.
    pub(super) fn actor_at(&self, i: usize) -> Option<usize> {
        self.decided[self.at[i]?].map(|(actor, _)| actor)
    }

    /// The state that an actor is or belongs to.
    pub(super) fn state_of(&self, actor: usize) -> Option<usize> {
        let mut at = actor;
        for _ in 0..LONGEST_CHAIN {
            if self.actors[at].kind == Some(ActorKind::State) {
                return Some(at);
            }
            at = self.actors[at].owner?;
        }
        None
    }

    /// The cast: actors without mentions left out, the rest in the order of their first mention.
    pub(super) fn finish(
        self,
        annotated: &Annotated<'_>,
        candidates: &[Candidate],
        said: &Said,
    ) -> Cast {
        let mut mentions = self.collectives.clone();
        for (candidate, decided) in candidates.iter().zip(&self.decided) {
            if let Some((actor, rule)) = *decided
                && (candidate.form != Form::Demonym
                    || self.is_owned_by(annotated, candidate, actor))
            {
                let (first, last) = (candidate.first, candidate.last);
                mentions.push(mention(annotated, first, last, candidate.head, actor, rule));
            }
        }
        mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.head));
        let mut place = vec![None; self.actors.len()];
        let mut order = Vec::new();
        for mention in &mentions {
            place[mention.actor].get_or_insert_with(|| {
                order.push(mention.actor);
                order.len() - 1
            });
        }
        let speakers = said.speakers(&self, &place);
        let actors =
            order.iter().map(|&index| self.local(annotated, candidates, index, &place)).collect();
        for mention in &mut mentions {
            mention.actor = place[mention.actor].expect("every mentioned actor has a place");
        }
        Cast { actors, mentions, speakers }
    }

    fn local(
        &self,
        annotated: &Annotated<'_>,
        candidates: &[Candidate],
        index: usize,
        place: &[Option<usize>],
    ) -> LocalActor {
        let draft = &self.actors[index];
        let names = self.names(annotated, candidates, index);
        let declared = draft.named_by.iter().find_map(|&by| {
            let candidate = &candidates[by];
            let own = (candidate.first..=candidate.last).find(|i| !candidate.titles.contains(i));
            named::alone(annotated, own?, candidate.last)
        });
        LocalActor {
            name: names.first().map(|name| name.shown.clone()).unwrap_or_default(),
            aliases: names.iter().skip(1).map(|name| name.shown.clone()).collect(),
            names,
            is_definite: draft.described_by.is_some_and(|by| {
                let definite = [Determiner::Definite, Determiner::Possessed];
                definite.contains(&candidates[by].determiner)
            }),
            is_named: !draft.named_by.is_empty(),
            declared,
            kind: self.kind(index),
            gender: draft.gender,
            roles: draft.roles.clone(),
            affiliation: draft
                .owner
                .and_then(|owner| place[owner])
                .map(|owner| Affiliation { owner, rule: draft.owner_rule }),
            members: draft.members.iter().filter_map(|&member| place[member]).collect(),
        }
    }

    /// Whether the noun that an adjective stands before belongs to `owner`: "Kestrian officials".
    fn is_owned_by(&self, annotated: &Annotated<'_>, adjective: &Candidate, owner: usize) -> bool {
        let noun = self.actor_at(annotated.analysis.head(adjective.head));
        noun.is_some_and(|noun| self.actors[noun].owner == Some(owner))
    }

    fn kind(&self, index: usize) -> ActorKind {
        let draft = &self.actors[index];
        let is_party = || matches!(draft.words.first(), Some(NameWord::Party(_)));
        match draft.kind {
            Some(ActorKind::State) if !draft.acts && !is_party() => ActorKind::Place,
            Some(kind) => kind,
            None if draft.plural || !draft.members.is_empty() => ActorKind::Group,
            None if draft.gender.is_some() => ActorKind::Person,
            None if draft.named_by.is_empty() => ActorKind::Person,
            None => ActorKind::Organization,
        }
    }

    /// The distinct names, the fullest first; for an actor without a name its first words.
    fn names(
        &self,
        annotated: &Annotated<'_>,
        candidates: &[Candidate],
        index: usize,
    ) -> Vec<ActorName> {
        let mut by = self.actors[index].named_by.clone();
        by.sort_by_key(|&by| candidates[by].head);
        if by.is_empty() {
            let first = self.actors[index].described_by;
            return first.map(|by| described(annotated, &candidates[by])).into_iter().collect();
        }
        let mut names: Vec<(ActorName, bool)> = Vec::new();
        for by in by {
            let name = named(annotated, &candidates[by]);
            if !names.iter().any(|(known, _)| known.shown == name.shown) {
                names.push((name, !candidates[by].plural));
            }
        }
        let fullest =
            (0..names.len()).max_by_key(|&i| (names[i].1, names[i].0.words.len(), names.len() - i));
        let mut names: Vec<ActorName> = names.into_iter().map(|(name, _)| name).collect();
        names[..=fullest.unwrap_or(0)].rotate_right(1);
        names
    }
}

/// Whom actors belong to is followed so far.
const LONGEST_CHAIN: usize = 4;

/// So many words are remembered of one actor.
const MOST_WORDS: usize = 96;

/// So many actors are remembered for one noun; the first ones stay.
const MOST_NAMESAKES: usize = 24;

/// A mention of the tokens `first..=last`.
pub(super) fn mention(
    annotated: &Annotated<'_>,
    first: usize,
    last: usize,
    head: usize,
    actor: usize,
    rule: &'static str,
) -> Mention {
    let analysis = &annotated.analysis;
    let span = Span { start: analysis.span(first).start, end: analysis.span(last).end };
    Mention { span, head, actor, rule }
}

fn named(annotated: &Annotated<'_>, candidate: &Candidate) -> ActorName {
    let is_own = |i: &usize| !candidate.titles.contains(i);
    let first = (candidate.first..=candidate.last).find(is_own).unwrap_or(candidate.first);
    ActorName {
        shown: name::shown(annotated, first, candidate.last),
        words: candidate.words.clone(),
    }
}

fn described(annotated: &Annotated<'_>, candidate: &Candidate) -> ActorName {
    ActorName {
        shown: name::shown(annotated, candidate.first, candidate.last),
        words: candidate.words.clone(),
    }
}
