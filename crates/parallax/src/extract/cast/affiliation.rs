//! Takes titles, appositions and possessors, gives whom an actor belongs to.

use super::{
    ActorKind, ActorRole, NameWord,
    draft::Drafts,
    mentions::{Candidate, Form},
    name, nouns,
    phrases::complement,
};
use crate::annotate::Annotated;

/// Gives roles and owners to the persons whose names have titles: "Interior Ministry spokeswoman
/// Petra Lovik".
pub(super) fn of_names(annotated: &Annotated<'_>, candidates: &[Candidate], drafts: &mut Drafts) {
    for (index, candidate) in candidates.iter().enumerate() {
        let Some((actor, _)) = drafts.decided[index] else { continue };
        if candidate.form == Form::Name {
            owner_of_organization(annotated, candidate, actor, drafts);
        }
        if candidate.titles.is_empty() {
            continue;
        }
        let owner = candidate.titles.iter().find_map(|&i| owner_at(candidates, i, drafts));
        let owner = owner.map(|owner| (owner, "title"));
        let owner = owner.or_else(|| possessor(annotated, candidate.head, drafts));
        let is_role =
            |&&i: &&usize| !nouns::is_honorific(&annotated.analysis.word(i).to_lowercase());
        let roles: Vec<usize> = candidate.titles.iter().filter(is_role).copied().collect();
        if let (Some(&first), Some(&last)) = (roles.first(), roles.last()) {
            add_role(annotated, (first, last), actor, "title", drafts);
            own(drafts, actor, owner);
        }
    }
}

/// Notes that `actor` has the role that the tokens `first..=last` give by `rule`.
pub(super) fn add_role(
    annotated: &Annotated<'_>,
    (first, last): (usize, usize),
    actor: usize,
    rule: &'static str,
    drafts: &mut Drafts,
) {
    let shown = name::shown(annotated, first, last);
    let draft = &mut drafts.actors[actor];
    if !draft.roles.iter().any(|known| known.shown == shown) {
        draft.roles.push(ActorRole { shown, rule });
    }
    let of_owner =
        |i: &usize| annotated.tree.children(*i).any(|child| annotated.analysis.tag(child) == "POS");
    let owned = (first..=last).rev().find(of_owner).map_or(first, |owner| owner + 1);
    draft.learn(&name::words(annotated, owned..=last));
    let is_head = |i: &usize| {
        annotated.analysis.dep(*i) != "poss" && !(first..*i).contains(&annotated.analysis.head(*i))
    };
    for i in (first..=last).filter(is_head) {
        let lemma = annotated.analysis.lemma(i).to_lowercase();
        if nouns::noun(&lemma).is_some_and(|noun| noun.kind == ActorKind::Person) {
            drafts.know(&lemma, actor);
            drafts.actors[actor].learn(&[NameWord::Plain(lemma)]);
        }
    }
}

/// Lets `actor` belong to `owner`, unless it already belongs to somebody.
pub(super) fn own(drafts: &mut Drafts, actor: usize, owner: Option<Owner>) {
    let may = |&(owner, _): &Owner| {
        let of = drafts.actors[owner].owner;
        owner != actor && of != Some(actor) && can_own(drafts.actors[owner].kind)
    };
    if let Some((owner, rule)) = owner.filter(may)
        && drafts.actors[actor].owner.is_none()
    {
        drafts.actors[actor].owner = Some(owner);
        drafts.actors[actor].owner_rule = rule;
    }
}

/// An actor, and the rule by which another one belongs to it.
pub(super) type Owner = (usize, &'static str);

/// Whom the noun phrase of `head` belongs to: its possessor, its complement or the name inside.
pub(super) fn owner(
    annotated: &Annotated<'_>,
    candidates: &[Candidate],
    candidate: &Candidate,
    drafts: &Drafts,
) -> Option<Owner> {
    let head = candidate.head;
    let inside = || (candidate.first..head).rev().find_map(|i| owner_at(candidates, i, drafts));
    possessor(annotated, head, drafts)
        .or_else(|| completing(annotated, head, drafts))
        .or_else(|| inside().map(|owner| (owner, "name-inside")))
}

/// The actor in the complement of the noun at `head`: "the ministry of Kestria".
fn completing(annotated: &Annotated<'_>, head: usize, drafts: &Drafts) -> Option<Owner> {
    drafts.actor_at(complement(annotated, head)?).map(|owner| (owner, "complement"))
}

fn can_own(kind: Option<ActorKind>) -> bool {
    !matches!(kind, Some(ActorKind::Person | ActorKind::Document | ActorKind::Group))
}

/// The actor named at token `i` by a name or an adjective.
fn owner_at(candidates: &[Candidate], i: usize, drafts: &Drafts) -> Option<usize> {
    let index = drafts.at[i]?;
    let is_named = matches!(candidates[index].form, Form::Name | Form::Demonym);
    drafts.decided[index].filter(|_| is_named).map(|(actor, _)| actor)
}

fn possessor(annotated: &Annotated<'_>, head: usize, drafts: &Drafts) -> Option<Owner> {
    let analysis = &annotated.analysis;
    let owner = annotated.tree.children(head).find(|&i| analysis.dep(i) == "poss")?;
    drafts.actor_at(owner).map(|owner| (owner, "possessor"))
}

/// "the Kestrian Defence Ministry" belongs to the state of its adjective, "the Defence Ministry of
/// Kestria" to that of its complement.
fn owner_of_organization(
    annotated: &Annotated<'_>,
    candidate: &Candidate,
    actor: usize,
    drafts: &mut Drafts,
) {
    if candidate.kind != Some(ActorKind::Organization) {
        return;
    }
    let inside = || {
        candidate.words.iter().find_map(|word| match word {
            NameWord::Party(party) => drafts.states.get(party).copied(),
            _ => None,
        })
    };
    let owner = possessor(annotated, candidate.head, drafts)
        .or_else(|| completing(annotated, candidate.head, drafts))
        .or_else(|| inside().map(|owner| (owner, "name-inside")));
    let is_state = |&(owner, _): &Owner| drafts.actors[owner].kind == Some(ActorKind::State);
    let owner = owner.filter(is_state);
    own(drafts, actor, owner);
}
