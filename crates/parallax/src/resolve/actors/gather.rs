//! Takes clusters of actors of documents, gives one actor for each.

use std::collections::HashMap;

use super::{
    Actor, Affiliation, DeclaredAffiliation, DeclaredParty, Member, clusters::Clusters,
    edges::Nodes,
};
use crate::{annotate::time::Days, codebook::CodebookActor, extract::cast::ActorKind};

/// One actor for each cluster, in the order of their first nodes.
pub(super) fn gather(
    nodes: &Nodes<'_>,
    clusters: &mut Clusters,
    codebook: &[CodebookActor],
) -> Vec<Actor> {
    let mut place = HashMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    let mut of_node = Vec::with_capacity(nodes.all.len());
    for node in 0..nodes.all.len() {
        let index = *place.entry(clusters.find(node)).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[index].push(node);
        of_node.push(index);
    }
    let one = |own: &Vec<usize>| actor(nodes, clusters, codebook, own, &of_node);
    let mut actors: Vec<Actor> = members.iter().map(one).collect();
    declare(&mut actors, codebook);
    name_by_parts(&mut actors);
    actors
}

/// Gives those that are several and have no name the names of their parts.
fn name_by_parts(actors: &mut [Actor]) {
    for index in 0..actors.len() {
        if actors[index].name.is_empty() {
            let parts = actors[index].parts.iter().map(|&part| actors[part].name.as_str());
            let parts: Vec<&str> = parts.filter(|name| !name.is_empty()).collect();
            actors[index].name = match parts.split_last() {
                Some((last, [])) => (*last).to_owned(),
                Some((last, others)) => format!("{} and {last}", others.join(", ")),
                None => String::new(),
            };
        }
    }
}

/// Adds the affiliations of the codebook. An organisation is named there by its id or its name; one
/// that no document mentions is no actor of the collection, but actors belong to it all the same.
fn declare(actors: &mut [Actor], codebook: &[CodebookActor]) {
    let place: HashMap<String, usize> = actors
        .iter()
        .enumerate()
        .filter_map(|(index, actor)| Some((actor.codebook.clone()?, index)))
        .collect();
    let organization =
        |named: &str| codebook.iter().find(|actor| actor.id == named || actor.name == named);
    for declared in codebook {
        let Some(&actor) = place.get(&declared.id) else { continue };
        let found = declared.affiliations.iter().map(|affiliation| {
            let named = &affiliation.organization;
            let whole = organization(named);
            DeclaredAffiliation {
                organization: whole.and_then(|whole| place.get(&whole.id).copied()),
                codebook: whole.map(|whole| whole.id.clone()),
                name: whole.map_or_else(|| named.clone(), |whole| whole.name.clone()),
                parties: whole.map(parties).unwrap_or_default(),
                from: affiliation.from.map(|day| day.to_string()),
                to: affiliation.to.map(|day| day.to_string()),
            }
        });
        actors[actor].declared_affiliations = found.collect();
    }
}

fn actor(
    nodes: &Nodes<'_>,
    clusters: &Clusters,
    codebook: &[CodebookActor],
    own: &[usize],
    of_node: &[usize],
) -> Actor {
    let declared = own.iter().find_map(|&node| nodes.all[node].codebook);
    let declared = declared.map(|index| &codebook[index as usize]);
    let (name, aliases) = names(nodes, own, declared);
    Actor {
        name,
        is_named: own.iter().any(|&node| nodes.all[node].actor.is_named),
        kind: declared.and_then(|actor| actor.kind).unwrap_or_else(|| kind(nodes, own)),
        aliases,
        members: own.iter().map(|&node| member(nodes, clusters, node)).collect(),
        affiliations: affiliations(nodes, own, of_node),
        declared_affiliations: Vec::new(),
        parts: parts(nodes, own, of_node),
        codebook: declared.map(|actor| actor.id.clone()),
        parties: declared.map(parties).unwrap_or_default(),
    }
}

/// The one party of all times, or those that follow one another.
pub(crate) fn parties(declared: &CodebookActor) -> Vec<DeclaredParty> {
    let always = declared.party.iter().map(|party| DeclaredParty {
        party: party.clone(),
        from: None,
        to: None,
    });
    let dated = declared.parties.iter().map(|membership| DeclaredParty {
        party: membership.party.clone(),
        from: membership.from.map(|day| day.to_string()),
        to: membership.to.map(|day| day.to_string()),
    });
    always.chain(dated).collect()
}

fn member(nodes: &Nodes<'_>, clusters: &Clusters, node: usize) -> Member {
    let Node { document, local } = place(nodes, node);
    Member { document, local, rule: clusters.rule[node] }
}

struct Node {
    document: u32,
    local: u32,
}

fn place(nodes: &Nodes<'_>, node: usize) -> Node {
    let node = &nodes.all[node];
    Node { document: node.cast.document, local: node.local }
}

/// The name, and the others in the order of appearance. The codebook's comes first, then the
/// longest with a name, then the one that most documents use first.
fn names(
    nodes: &Nodes<'_>,
    own: &[usize],
    declared: Option<&CodebookActor>,
) -> (String, Vec<String>) {
    let mut found: Vec<(&str, (bool, usize, usize))> = Vec::new();
    for &node in own {
        let actor = nodes.all[node].actor;
        for (index, name) in nodes.casts.names(actor).enumerate() {
            let length = if index == 0 { name.words.len() } else { 0 };
            match found.iter_mut().find(|(shown, _)| *shown == name.shown) {
                Some((_, (_, longest, count))) => {
                    *count += usize::from(index == 0);
                    *longest = length.max(*longest);
                }
                None => {
                    found.push((&name.shown, (actor.is_named, length, usize::from(index == 0))));
                }
            }
        }
    }
    let best = (0..found.len()).rev().max_by_key(|&index| found[index].1);
    let name = declared.map(|actor| actor.name.clone());
    let name = name.or_else(|| best.map(|best| found[best].0.to_owned())).unwrap_or_default();
    let others = found.iter().map(|(shown, _)| *shown).filter(|shown| *shown != name);
    let aliases = others.map(str::to_owned).collect();
    (name, aliases)
}

/// The kind of most members; the first of them where two lead.
fn kind(nodes: &Nodes<'_>, own: &[usize]) -> ActorKind {
    if own.iter().any(|&node| nodes.all[node].state.is_some()) {
        return ActorKind::State;
    }
    let mut counts: Vec<(ActorKind, usize)> = Vec::new();
    for &node in own {
        let kind = nodes.all[node].actor.kind;
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let most = counts.into_iter().rev().max_by_key(|&(_, count)| count);
    most.expect("a cluster has members").0
}

fn affiliations(nodes: &Nodes<'_>, own: &[usize], of_node: &[usize]) -> Vec<Affiliation> {
    let mut found: Vec<Affiliation> = Vec::new();
    for &node in own {
        let above = nodes.all[node].actor.affiliation.and_then(|local| nodes.beside(node, local));
        let Some(organization) = above.map(|above| of_node[above]) else { continue };
        if organization == of_node[node] {
            continue;
        }
        let published = nodes.all[node].cast.published;
        match found.iter_mut().find(|known| known.organization == organization) {
            Some(known) => known.seen = both(known.seen, published),
            None => found.push(Affiliation { organization, seen: published }),
        }
    }
    found
}

fn both(a: Option<Days>, b: Option<Days>) -> Option<Days> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.around(b)),
        (a, b) => a.or(b),
    }
}

fn parts(nodes: &Nodes<'_>, own: &[usize], of_node: &[usize]) -> Vec<usize> {
    let mut parts = Vec::new();
    for &node in own {
        for &local in nodes.casts.members(nodes.all[node].actor) {
            let part = nodes.beside(node, local).map(|part| of_node[part]);
            if let Some(part) = part.filter(|part| *part != of_node[node] && !parts.contains(part))
            {
                parts.push(part);
            }
        }
    }
    parts
}
