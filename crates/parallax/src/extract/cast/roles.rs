//! Takes candidates that are nouns, gives an actor to each: that of an apposition, that of an
//! earlier mention ("the ministry", "the governor"), or a new one.

use super::{
    ActorKind, NameWord, affiliation,
    draft::{Draft, Drafts},
    mentions::{Candidate, Determiner, Form},
    names::FIRST,
    nouns,
    walk::Walk,
};
use crate::annotate::Annotated;

/// Joins nouns to the names that they stand beside: "Petra Lovik, a spokeswoman for the ministry",
/// "the governor, Oren Dask", "Edda Quist is the head of the mission".
pub(super) fn describe(annotated: &Annotated<'_>, candidates: &[Candidate], drafts: &mut Drafts) {
    for index in 0..candidates.len() {
        if candidates[index].form != Form::Noun {
            continue;
        }
        let beside = apposed(annotated, candidates, index, drafts)
            .map(|name| (name, "apposition"))
            .or_else(|| Some((predicated(annotated, index, candidates, drafts)?, "copula")));
        if let Some((name, rule)) = beside {
            join_to_name(annotated, candidates, index, name, rule, drafts);
        }
    }
}

fn join_to_name(
    annotated: &Annotated<'_>,
    candidates: &[Candidate],
    index: usize,
    name: usize,
    rule: &'static str,
    drafts: &mut Drafts,
) {
    let Some((actor, _)) = drafts.decided[name] else { return };
    let candidate = &candidates[index];
    if !may_be(candidate, candidates[name].words.len(), actor, drafts) {
        return;
    }
    drafts.actors[actor].kind = candidate.kind.or(drafts.actors[actor].kind);
    drafts.decide(candidates, index, actor, rule);
    let owner = affiliation::owner(annotated, candidates, candidate, drafts);
    affiliation::own(drafts, actor, owner);
    if candidate.kind == Some(ActorKind::Person) {
        let tokens = (candidate.first, candidate.last);
        affiliation::add_role(annotated, tokens, actor, rule, drafts);
    }
    remember(candidate, actor, drafts);
}

/// Whether the noun can be said of the actor: a person is no ministry. A language may take the
/// name of a person for another one.
fn may_be(candidate: &Candidate, words: usize, actor: usize, drafts: &Drafts) -> bool {
    let draft = &drafts.actors[actor];
    if candidate.plural != draft.plural {
        return false;
    }
    match (candidate.kind, draft.kind) {
        (Some(a), Some(b)) if a == b => true,
        (Some(ActorKind::Person), Some(ActorKind::Organization | ActorKind::State)) => words > 1,
        (Some(ActorKind::Place), Some(ActorKind::State)) => {
            !matches!(draft.words.first(), Some(NameWord::Party(_)))
        }
        (_, None) => true,
        _ => false,
    }
}

/// The name that the noun at `index` is an apposition of, or that is one of it.
fn apposed(
    annotated: &Annotated<'_>,
    candidates: &[Candidate],
    index: usize,
    drafts: &Drafts,
) -> Option<usize> {
    let analysis = &annotated.analysis;
    let head = candidates[index].head;
    let is_name = |i: &usize| candidates[*i].form == Form::Name;
    let above = || (analysis.dep(head) == "appos").then(|| drafts.at[analysis.head(head)]);
    let below = || {
        let mut children = annotated.tree.children(head);
        children.find_map(|i| drafts.at[i].filter(|_| analysis.dep(i) == "appos"))
    };
    above()
        .flatten()
        .filter(is_name)
        .or_else(|| below().filter(is_name))
        .or_else(|| beside_commas(annotated, candidates, index, drafts))
}

/// The name on the other side of a comma where the parse sees no apposition: "Yan Torvey, a
/// teacher, said".
fn beside_commas(
    annotated: &Annotated<'_>,
    candidates: &[Candidate],
    index: usize,
    drafts: &Drafts,
) -> Option<usize> {
    let noun = &candidates[index];
    if noun.kind != Some(ActorKind::Person) || is_argument(annotated, noun.head) {
        return None;
    }
    let word = |i: Option<usize>| i.map_or(".", |i| annotated.analysis.word(i));
    let comma = annotated.neighbour(noun.first, -1)?;
    let name = drafts.at[annotated.neighbour(comma, -1)?]?;
    let after = annotated.neighbour(noun.last, 1);
    let is_closed = matches!(word(after), "," | "." | ")" | ";" | "—");
    let is_person = drafts.decided[name]
        .is_some_and(|(actor, _)| drafts.actors[actor].kind == Some(ActorKind::Person));
    let fits = word(Some(comma)) == "," && is_closed && is_person;
    (fits && candidates[name].form == Form::Name).then_some(name)
}

fn is_argument(annotated: &Annotated<'_>, head: usize) -> bool {
    matches!(annotated.analysis.dep(head), "nsubj" | "nsubjpass" | "dobj" | "pobj" | "conj")
}

/// The name that a form of "to be" says the noun of.
fn predicated(
    annotated: &Annotated<'_>,
    index: usize,
    candidates: &[Candidate],
    drafts: &Drafts,
) -> Option<usize> {
    let analysis = &annotated.analysis;
    let noun = &candidates[index];
    let verb = analysis.head(noun.head);
    let of_verb = |dep: &str| annotated.tree.children(verb).find(|&i| analysis.dep(i) == dep);
    let is_said = analysis.dep(noun.head) == "attr"
        && analysis.lemma(verb) == "be"
        && of_verb("neg").is_none()
        && noun.determiner == Determiner::Definite;
    let subject = of_verb("nsubj").filter(|_| is_said)?;
    drafts.at[subject].filter(|&name| candidates[name].form == Form::Name)
}

/// Lets later nouns find the actor by this one.
fn remember(candidate: &Candidate, actor: usize, drafts: &mut Drafts) {
    if let Some(NameWord::Plain(lemma)) = candidate.words.last() {
        drafts.know(lemma, actor);
    }
    drafts.actors[actor].learn(&candidate.words);
}

/// Decides whom the noun at `index` means, with all before it decided.
pub(super) fn resolve(walk: &mut Walk<'_>, index: usize, drafts: &mut Drafts) {
    let candidate = &walk.candidates[index];
    let owned = affiliation::owner(walk.annotated, walk.candidates, candidate, drafts);
    let owner = owned.map(|(owner, _)| owner);
    let found = same_as_noun(walk, candidate, drafts)
        .or_else(|| state(walk, candidate, owner, drafts))
        .or_else(|| both(walk, candidate, drafts))
        .or_else(|| earlier(walk, candidate, owner, drafts));
    let (actor, rule) = found.unwrap_or_else(|| (new(candidate, drafts), FIRST));
    drafts.decide(walk.candidates, index, actor, rule);
    if rule != "government" && rule != "nearest-state" {
        remember(candidate, actor, drafts);
        affiliation::own(drafts, actor, owned.filter(|_| has_body(candidate)));
        walk.remember_group(candidate, actor);
    }
}

/// Whether what it belongs to tells for whom it speaks: a minister's state, no seamstress's.
fn has_body(candidate: &Candidate) -> bool {
    candidate.noun.is_some_and(|noun| noun.office || noun.kind == ActorKind::Organization)
}

fn new(candidate: &Candidate, drafts: &mut Drafts) -> usize {
    drafts.add(Draft { kind: candidate.kind, plural: candidate.plural, ..Draft::default() })
}

/// The actor of the noun that this one is an apposition of.
fn same_as_noun(
    walk: &Walk<'_>,
    candidate: &Candidate,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    let analysis = &walk.annotated.analysis;
    let above = analysis.head(candidate.head);
    let actor = drafts.actor_at(above).filter(|_| analysis.dep(candidate.head) == "appos")?;
    let alike = drafts.actors[actor].kind == candidate.kind && above < candidate.head;
    alike.then_some((actor, "apposition"))
}

/// The state that "the Kestrian government" or "the country" means.
fn state(
    walk: &Walk<'_>,
    candidate: &Candidate,
    owner: Option<usize>,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    let is_state = |actor: usize| drafts.actors[actor].kind == Some(ActorKind::State);
    if candidate.kind != Some(ActorKind::State) || candidate.determiner == Determiner::Indefinite {
        return None;
    }
    let NameWord::Plain(lemma) = candidate.words.last()? else { return None };
    if lemma == "government" && candidate.words.len() <= 2 {
        let of_owner = owner.and_then(|owner| drafts.state_of(owner));
        let alone = owner.is_none().then_some(walk.only_state).flatten();
        return of_owner.or(alone).map(|state| (state, "government"));
    }
    if candidate.words.len() > 1 {
        return None;
    }
    let nearest = walk.only_recent(1, |actor| is_state(actor) && drafts.actors[actor].acts)?;
    Some((nearest, "nearest-state"))
}

/// The two actors that "both armies" means.
fn both(
    walk: &mut Walk<'_>,
    candidate: &Candidate,
    drafts: &mut Drafts,
) -> Option<(usize, &'static str)> {
    let analysis = &walk.annotated.analysis;
    let says_two = (candidate.first..candidate.head)
        .any(|i| matches!(analysis.word(i).to_lowercase().as_str(), "both" | "two"));
    if !candidate.plural || candidate.determiner != Determiner::Definite || !says_two {
        return None;
    }
    let NameWord::Plain(lemma) = candidate.words.last()? else { return None };
    let members: Vec<usize> =
        if matches!(lemma.as_str(), "country" | "government" | "side" | "state") {
            let is_state = |&actor: &usize| drafts.actors[actor].kind == Some(ActorKind::State);
            walk.seen_in_order().filter(is_state).collect()
        } else {
            let is_one = |&&actor: &&usize| !drafts.actors[actor].plural && walk.is_seen(actor);
            drafts.by_noun.get(lemma)?.iter().filter(is_one).copied().collect()
        };
    let [a, b] = members.as_slice() else { return None };
    Some((walk.pair(&[*a, *b], drafts), "both"))
}

/// The earlier or named actor that a definite noun, or one of the same words, means.
fn earlier(
    walk: &Walk<'_>,
    candidate: &Candidate,
    owner: Option<usize>,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    if candidate.determiner == Determiner::Indefinite {
        return None;
    }
    if candidate.determiner == Determiner::Bare && candidate.plural {
        return walk.same_group(candidate).map(|actor| (actor, "same-group"));
    }
    let NameWord::Plain(lemma) = candidate.words.last()? else { return None };
    let Some(known) = drafts.by_noun.get(lemma) else {
        return generic(walk, candidate, owner, lemma, drafts);
    };
    let fits = |&&actor: &&usize| is_compatible(candidate, owner, actor, drafts);
    let matches: Vec<usize> = known.iter().filter(fits).copied().collect();
    if let [one] = matches.as_slice() {
        return Some((*one, "definite-noun"));
    }
    if matches.is_empty() {
        return generic(walk, candidate, owner, lemma, drafts);
    }
    walk.nearest(&matches, NEAR).map(|actor| (actor, "nearest-noun"))
}

/// The only actor of a kind that was mentioned lately, for a noun that says little more than the
/// kind: "the men", "the document", "the agency".
fn generic(
    walk: &Walk<'_>,
    candidate: &Candidate,
    owner: Option<usize>,
    lemma: &str,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    if candidate.kind == Some(ActorKind::Person) {
        return only_person(walk, candidate, owner, drafts);
    }
    let is_bare = candidate.words.len() == 1 && candidate.determiner == Determiner::Definite;
    let kind = match lemma {
        "man" | "woman" | "people" | "person" | "group" if candidate.plural => ActorKind::Group,
        "document" | "text" => ActorKind::Document,
        "agency" | "body" | "company" | "firm" | "group" | "newspaper" | "organisation"
        | "organization" | "outlet" => ActorKind::Organization,
        _ => return None,
    };
    let fits = |actor: usize| {
        let draft = &drafts.actors[actor];
        draft.kind == Some(kind) && draft.plural == candidate.plural && draft.members.is_empty()
    };
    let actor = walk.only_recent(2, fits).filter(|_| is_bare && owner.is_none())?;
    let tells_other = kind == ActorKind::Organization && has_noun(&drafts.actors[actor]);
    (!tells_other).then_some((actor, "only-of-kind"))
}

/// Whether a name says what kind of body it is: "the Interior Ministry" is no agency.
fn has_noun(draft: &Draft) -> bool {
    draft.named_by.is_empty()
        || draft.words.iter().any(|word| match word {
            NameWord::Plain(letters) => {
                nouns::noun(letters).is_some_and(|noun| noun.kind == ActorKind::Organization)
            }
            _ => false,
        })
}

/// The only person with a name that was mentioned lately: "the 54-year-old", "the shopkeeper"; an
/// office only for somebody of whom no other one is known.
fn only_person(
    walk: &Walk<'_>,
    candidate: &Candidate,
    owner: Option<usize>,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    let is_office = candidate.noun.is_some_and(|noun| noun.office);
    let has_party = candidate.words.iter().any(|word| matches!(word, NameWord::Party(_)));
    let describes = candidate.kind == Some(ActorKind::Person)
        && candidate.determiner == Determiner::Definite
        && candidate.words.len() <= 1 + usize::from(is_office)
        && !has_party
        && owner.is_none();
    let is_person = |actor: usize| drafts.actors[actor].kind == Some(ActorKind::Person);
    let near = if is_office { 1 } else { 2 };
    let actor = walk.only_recent(near, is_person).filter(|_| describes)?;
    let draft = &drafts.actors[actor];
    if is_office && !draft.roles.is_empty() {
        return None;
    }
    let gender = candidate.noun.and_then(|noun| noun.gender);
    let fits = gender.is_none() || draft.gender.is_none() || gender == draft.gender;
    (fits && !draft.named_by.is_empty()).then_some((actor, "only-person"))
}

/// So many sentences back an actor is near.
const NEAR: usize = 3;

fn is_compatible(
    candidate: &Candidate,
    owner: Option<usize>,
    actor: usize,
    drafts: &Drafts,
) -> bool {
    let draft = &drafts.actors[actor];
    // "the guard" of "the border guard": with one noun, the kind is that of the fuller words.
    let kind_fits = draft.kind == candidate.kind
        || !matches!(draft.kind, Some(ActorKind::Document | ActorKind::Group | ActorKind::Place));
    let modifiers = &candidate.words[..candidate.words.len() - 1];
    let is_number = |word: &NameWord| matches!(word, NameWord::Plain(w) if is_count(w));
    let known = |word: &NameWord| draft.words.contains(word) || is_number(word);
    let owner_fits = match (owner, draft.owner) {
        (None, _) => true,
        (Some(a), Some(b)) => a == b || has_words_of(a, actor, drafts),
        (Some(a), None) => has_words_of(a, actor, drafts),
    };
    kind_fits && draft.plural == candidate.plural && modifiers.iter().all(known) && owner_fits
}

fn has_words_of(owner: usize, actor: usize, drafts: &Drafts) -> bool {
    let words = &drafts.actors[owner].words;
    words.iter().any(|word| drafts.actors[actor].words.contains(word))
}

fn is_count(word: &str) -> bool {
    matches!(word, "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten")
}
