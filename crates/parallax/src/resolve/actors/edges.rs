//! Takes the actors of all documents, gives the pairs that some rule takes for the same.

use std::collections::HashMap;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::{
    Casts,
    bodies::{self, Bodies},
    casts::{KnownActor, KnownCast},
    codebook,
    gazetteer::{self, Means},
    spelling,
};
use crate::{
    codebook::{CodebookActor, Parties},
    extract::cast::{ActorKind, ActorName, NameWord, given_name},
};

/// All actors of all documents, with what they can be told by.
pub(super) struct Nodes<'a> {
    pub(super) all: Vec<Node<'a>>,
    pub(super) casts: &'a Casts,
    /// The first node of each document; one more than documents.
    starts: Vec<usize>,
    /// The different names by which nodes may be found: words without articles and titles.
    names: IndexSet<Vec<NameWord>, FxBuildHasher>,
    /// Of each node, names by number.
    keys: Vec<u32>,
}

/// An actor of a document.
pub(super) struct Node<'a> {
    pub(super) cast: &'a KnownCast,
    pub(super) actor: &'a KnownActor,
    /// Index of the document in the order of numbers.
    pub(super) document: u32,
    pub(super) local: u32,
    /// The actor of the codebook that it is.
    pub(super) codebook: Option<u32>,
    /// The state that it is.
    pub(super) state: Option<State>,
    /// The state that it belongs to, directly or through others.
    pub(super) side: Option<State>,
    /// Where its keys begin and end.
    keys: (u32, u32),
}

/// A state: a declared party or a country of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum State {
    Party(u16),
    Country(u16),
}

/// Two nodes that a rule takes for the same; lower ranks are surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    pub(super) rank: u8,
    pub(super) a: usize,
    pub(super) b: usize,
}

/// What the ranks are called.
pub(super) const RULES: [&str; 9] = [
    "codebook",
    "same-state",
    "full-name",
    "institution",
    "acronym",
    "without-middle-name",
    "surname",
    "same-description",
    "spelling",
];

const CODEBOOK: u8 = 0;
const STATE: u8 = 1;
const FULL_NAME: u8 = 2;
const INSTITUTION: u8 = 3;
const ACRONYM: u8 = 4;
const MIDDLE: u8 = 5;
const SURNAME: u8 = 6;
pub(super) const DESCRIPTION: u8 = 7;
pub(super) const SPELLING: u8 = 8;

impl<'a> Nodes<'a> {
    /// The actors of documents whose casts are in order.
    pub(super) fn new(casts: &'a Casts, codebook: &[CodebookActor], parties: &Parties) -> Self {
        let declared = codebook::names(codebook, parties);
        let (all, names, keys) = (Vec::new(), IndexSet::default(), Vec::new());
        let mut nodes = Self { all, casts, starts: Vec::new(), names, keys };
        for (document, cast) in (0..).zip(&casts.documents) {
            nodes.starts.push(nodes.all.len());
            for (local, actor) in (0..).zip(casts.actors(cast)) {
                let known = casts.names(actor).find_map(|name| *declared.get(&name.words)?);
                let fits = |&index: &usize| codebook[index].kind.is_none_or(|k| k == actor.kind);
                nodes.all.push(Node {
                    cast,
                    actor,
                    document,
                    local,
                    codebook: known.filter(fits).map(|index| index as u32),
                    state: state(casts, actor),
                    side: None,
                    keys: (0, 0),
                });
            }
        }
        nodes.starts.push(nodes.all.len());
        nodes.add_sides();
        nodes.add_keys();
        nodes
    }

    /// The node of a local actor of the same document.
    pub(super) fn beside(&self, node: usize, local: u32) -> Option<usize> {
        let document = self.all[node].document as usize;
        let beside = self.starts[document] + local as usize;
        (beside < self.starts[document + 1]).then_some(beside)
    }

    /// The names by which a node may be found.
    pub(super) fn keys(&self, node: usize) -> impl ExactSizeIterator<Item = &[NameWord]> {
        let (start, end) = self.all[node].keys;
        let numbers = &self.keys[start as usize..end as usize];
        numbers.iter().map(|&number| self.names[number as usize].as_slice())
    }

    fn add_sides(&mut self) {
        for node in 0..self.all.len() {
            let mut at = Some(node);
            let mut side = None;
            for _ in 0..DEEPEST {
                let Some(here) = at else { break };
                side = side
                    .or(self.all[here].state)
                    .or_else(|| of_words(self.casts, self.all[here].actor));
                let above = self.all[here].actor.affiliation;
                at = above.and_then(|local| self.beside(here, local)).filter(|_| side.is_none());
            }
            self.all[node].side = side;
        }
    }

    fn add_keys(&mut self) {
        for node in 0..self.all.len() {
            let start = self.keys.len() as u32;
            for name in keys(self.casts, &self.all[node]) {
                let (number, _) = self.names.insert_full(name);
                self.keys.push(number as u32);
            }
            self.all[node].keys = (start, self.keys.len() as u32);
        }
    }
}

/// Chains of affiliations are followed so far.
const DEEPEST: usize = 4;

fn state(casts: &Casts, actor: &KnownActor) -> Option<State> {
    if let Some(party) = party(casts, actor) {
        return Some(State::Party(party));
    }
    let is_place = matches!(actor.kind, ActorKind::State | ActorKind::Place | ActorKind::Group);
    let mut names = casts.names(actor).filter(|_| actor.is_named && is_place);
    names.find_map(|name| of_name(&name.words, actor.kind))
}

/// The declared party that an actor is by its name.
fn party(casts: &Casts, actor: &KnownActor) -> Option<u16> {
    casts.names(actor).filter(|_| actor.is_named).find_map(|name| match name.words[..] {
        [NameWord::Party(party)] if actor.kind == ActorKind::State => Some(party),
        _ => None,
    })
}

fn of_name(words: &[NameWord], kind: ActorKind) -> Option<State> {
    let (number, means) = gazetteer::country(&letters(words)?)?;
    let is_it = match means {
        Means::Country | Means::Adjective => true,
        Means::Capital => kind == ActorKind::State,
        Means::People => false,
    };
    is_it.then_some(State::Country(number))
}

/// The words of a name with a space between; none if one is declared.
fn letters(words: &[NameWord]) -> Option<String> {
    let plain = |word: &NameWord| match word {
        NameWord::Plain(letters) => Some(letters.clone()),
        _ => None,
    };
    Some(words.iter().map(plain).collect::<Option<Vec<_>>>()?.join(" "))
}

/// The state whose adjective stands in a name: "the Kestrian army".
fn of_words(casts: &Casts, actor: &KnownActor) -> Option<State> {
    if actor.kind == ActorKind::Place || actor.kind == ActorKind::Document {
        return None;
    }
    let mut words = casts.names(actor).next()?.words.iter();
    words.find_map(|word| match word {
        NameWord::Party(party) | NameWord::People(party) => Some(State::Party(*party)),
        NameWord::Plain(letters) => match gazetteer::country(letters)? {
            (number, Means::Country | Means::Adjective | Means::People) => {
                Some(State::Country(number))
            }
            _ => None,
        },
        NameWord::Declared(_) => None,
    })
}

/// The names to find a node by. Bodies of a state are found by the state and their other words,
/// whichever way the document says so: "the Kestrian army", "Kestria's army", "its army".
fn keys(casts: &Casts, node: &Node<'_>) -> Vec<Vec<NameWord>> {
    let actor = node.actor;
    let is_known = actor.is_named || (actor.is_definite && actor.kind == ActorKind::Organization);
    if !is_known || node.state.is_some() {
        return Vec::new();
    }
    let is_body = actor.kind == ActorKind::Organization;
    let own = |words: &[NameWord]| match (node.side, is_body) {
        (Some(side), true) => with_state(words, side),
        _ => words.to_vec(),
    };
    let longest = casts.names(actor).map(|name| own(&name.words)).max_by_key(Vec::len);
    let longest = longest.unwrap_or_default();
    // A short form is told by its document only: "Ox" of "Ann Ox" is no name of every Ox, "Plough
    // Union" of "Merrin Plough Union" none of the union of every town.
    let is_ending = |name: &&ActorName| {
        let words = own(&name.words);
        is_body && longest.len() > words.len() && longest.ends_with(&words)
    };
    let is_single = |name: &&ActorName| name.words.len() == 1 && longest.len() > 1;
    // A declared name has no letters to count.
    let is_letter = |name: &&ActorName| match &name.words[..] {
        [NameWord::Plain(word)] => word.chars().filter(|c| c.is_alphanumeric()).count() < 2,
        _ => false,
    };
    let counts = |name: &&ActorName| {
        !is_ending(name) && (!is_single(name) || (is_body && is_acronym(&name.shown)))
    };
    let names = casts.names(actor).filter(|name| !is_letter(name));
    names.filter(counts).map(|name| own(&name.words)).collect()
}

/// The words with the state in front and without its other names.
fn with_state(words: &[NameWord], side: State) -> Vec<NameWord> {
    let is_other = |word: &&NameWord| match (word, side) {
        (NameWord::Party(party) | NameWord::People(party), State::Party(own)) => *party != own,
        (NameWord::Plain(letters), State::Country(own)) => {
            gazetteer::country(letters).is_none_or(|(number, _)| number != own)
        }
        _ => true,
    };
    let sign = match side {
        State::Party(party) => NameWord::Party(party),
        State::Country(number) => NameWord::Plain(format!("country {number}")),
    };
    let mut key = vec![sign];
    key.extend(words.iter().filter(is_other).cloned());
    key
}

/// All edges, the surest first; those of one rule in the order of the documents.
pub(super) fn edges(nodes: &Nodes<'_>) -> Vec<Edge> {
    let mut edges = Vec::new();
    chain(&mut edges, CODEBOOK, nodes, |node| node.codebook);
    chain(&mut edges, STATE, nodes, |node| node.state);
    let bodies = Bodies::new(nodes);
    equal_names(&mut edges, nodes, &bodies);
    middle_names(&mut edges, nodes);
    surnames(&mut edges, nodes);
    acronyms(&mut edges, nodes);
    bodies::short_names(&mut edges, nodes, &bodies);
    spellings(&mut edges, nodes);
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Joins each node with the first that has the same value.
fn chain<K: std::hash::Hash + Eq>(
    edges: &mut Vec<Edge>,
    rank: u8,
    nodes: &Nodes<'_>,
    of: impl Fn(&Node<'_>) -> Option<K>,
) {
    let mut first = HashMap::new();
    for (index, node) in nodes.all.iter().enumerate() {
        if let Some(value) = of(node) {
            let known = *first.entry(value).or_insert(index);
            add(edges, rank, known, index);
        }
    }
}

pub(super) fn add(edges: &mut Vec<Edge>, rank: u8, a: usize, b: usize) {
    if a != b {
        edges.push(Edge { rank, a: a.min(b), b: a.max(b) });
    }
}

/// Nodes with one and the same name. A person needs two words; a body without name needs its state
/// or two words of its own.
fn equal_names(edges: &mut Vec<Edge>, nodes: &Nodes<'_>, bodies: &Bodies<'_>) {
    let mut with_name: HashMap<&[NameWord], Vec<usize>> = HashMap::new();
    for (index, node) in nodes.all.iter().enumerate() {
        for key in nodes.keys(index) {
            let Some(rank) = rank_of_name(node, key) else { continue };
            let is_anybodys = node.side.is_none() && bodies.is_anybodys(key);
            if is_anybodys {
                continue;
            }
            let known = with_name.entry(key).or_default();
            // Each with all of a few before it: the first may be a namesake.
            for &earlier in known.iter().rev().take(MOST).chain(known.first()) {
                add(edges, rank, earlier, index);
            }
            known.push(index);
        }
    }
}

/// So many earlier nodes are tried.
const MOST: usize = 3;

fn rank_of_name(node: &Node<'_>, key: &[NameWord]) -> Option<u8> {
    if !node.actor.is_named {
        let is_of_state = node.side.is_some() && key.len() > 1;
        return is_of_state.then_some(INSTITUTION);
    }
    let is_full = key.len() > 1 || node.actor.kind != ActorKind::Person;
    is_full.then_some(FULL_NAME)
}

/// "Ann B. Ox" and "Ann Ox", where nobody else has these two names.
fn middle_names(edges: &mut Vec<Edge>, nodes: &Nodes<'_>) {
    let mut ends: HashMap<(&NameWord, &NameWord), Only<'_>> = HashMap::new();
    for (index, key) in persons(nodes) {
        if let [first, _, .., last] = key {
            ends.entry((first, last)).or_default().add(key, index);
        }
    }
    for (index, key) in persons(nodes) {
        let [first, last] = key else { continue };
        if let Some(other) = ends.get(&(first, last)).and_then(Only::node) {
            add(edges, MIDDLE, other, index);
        }
    }
}

/// The only name for something, with the first node that has it.
#[derive(Default)]
struct Only<'n> {
    first: Option<(&'n [NameWord], usize)>,
    has_others: bool,
}

impl<'n> Only<'n> {
    fn add(&mut self, name: &'n [NameWord], node: usize) {
        let (known, _) = *self.first.get_or_insert((name, node));
        self.has_others |= known != name;
    }

    fn node(&self) -> Option<usize> {
        self.first.filter(|_| !self.has_others).map(|(_, node)| node)
    }
}

/// Names of persons with the node they belong to.
fn persons<'n>(nodes: &'n Nodes<'_>) -> impl Iterator<Item = (usize, &'n [NameWord])> {
    let is_person = |(_, node): &(usize, &Node<'_>)| {
        node.actor.kind == ActorKind::Person && node.actor.is_named
    };
    let all = nodes.all.iter().enumerate().filter(is_person);
    all.flat_map(|(index, _)| nodes.keys(index).map(move |key| (index, key)))
}

/// A surname alone, where one person of the collection has it.
fn surnames(edges: &mut Vec<Edge>, nodes: &Nodes<'_>) {
    let mut full: HashMap<&NameWord, Only<'_>> = HashMap::new();
    for (index, key) in persons(nodes) {
        if let [.., last] = key
            && key.len() > 1
        {
            // Persons differ by their first names; a middle name more is no other person.
            full.entry(last).or_default().add(&key[..1], index);
        }
    }
    let is_short = |index: usize| nodes.keys(index).all(|key| key.len() == 1);
    for (index, key) in persons(nodes).filter(|(index, _)| is_short(*index)) {
        if let Some(other) = full.get(&key[0]).and_then(Only::node) {
            add(edges, SURNAME, other, index);
        }
    }
}

/// An acronym alone, where one name of the collection has these initials.
fn acronyms(edges: &mut Vec<Edge>, nodes: &Nodes<'_>) {
    let mut long: HashMap<String, Only<'_>> = HashMap::new();
    for (index, node) in nodes.all.iter().enumerate().filter(|(_, node)| is_body(node)) {
        for name in nodes.casts.names(node.actor).filter(|name| name.words.len() > 1) {
            if let Some(letters) = initials(&name.words) {
                long.entry(letters).or_default().add(&name.words, index);
            }
        }
    }
    for (index, node) in nodes.all.iter().enumerate().filter(|(_, node)| is_body(node)) {
        for name in nodes.casts.names(node.actor).filter(|name| is_acronym(&name.shown)) {
            let [NameWord::Plain(letters)] = &name.words[..] else { continue };
            if let Some(other) = long.get(letters).and_then(Only::node) {
                add(edges, ACRONYM, other, index);
            }
        }
    }
}

fn is_body(node: &Node<'_>) -> bool {
    node.actor.is_named && node.actor.kind == ActorKind::Organization
}

fn is_acronym(shown: &str) -> bool {
    let letters = shown.chars().filter(|c| c.is_alphabetic());
    shown.chars().count() > 1
        && letters.clone().count() > 1
        && letters.clone().all(char::is_uppercase)
}

/// The first letters of a name without declared words.
fn initials(words: &[NameWord]) -> Option<String> {
    let first = |word: &NameWord| match word {
        NameWord::Plain(letters) => letters.chars().next(),
        _ => None,
    };
    words.iter().map(first).collect()
}

/// Persons that share one of two names while the other is alike; all of it undeclared.
fn spellings(edges: &mut Vec<Edge>, nodes: &Nodes<'_>) {
    let mut sharing: HashMap<(bool, &str), Vec<(usize, &str)>> = HashMap::new();
    for (index, key) in persons(nodes) {
        let [NameWord::Plain(first), NameWord::Plain(last)] = key else { continue };
        sharing.entry((true, first)).or_default().push((index, last));
        sharing.entry((false, last)).or_default().push((index, first));
    }
    let mut found = Vec::new();
    for (index, key) in persons(nodes) {
        let [NameWord::Plain(first), NameWord::Plain(last)] = key else { continue };
        for (shared, word) in [((true, first.as_str()), last), ((false, last.as_str()), first)] {
            let is_given = !shared.0;
            let others = sharing[&shared].iter().take(RARE);
            let before = others.take_while(|(other, _)| *other < index);
            found.extend(
                before
                    .filter(|(_, other)| *other != word && spelling::alike(other, word))
                    .filter(|(_, other)| !is_given || is_one_given_name(other, word))
                    .map(|(other, _)| (*other, index)),
            );
        }
    }
    for (a, b) in found {
        add(edges, SPELLING, a, b);
    }
}

/// Whether two given names are one in two spellings: "Maria" is none of "Mario".
fn is_one_given_name(a: &str, b: &str) -> bool {
    let both_known = given_name(a).is_some() && given_name(b).is_some();
    !both_known && spelling::sound_alike(a, b)
}

/// Names shared by more are common.
const RARE: usize = 40;
