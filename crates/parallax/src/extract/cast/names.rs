//! Takes candidates, gives an actor to each that is a name: full names first, then the shorter
//! forms that they leave no doubt about.

use std::collections::HashMap;

use super::{
    ActorKind, Gender, NameWord,
    draft::{Draft, Drafts},
    mentions::{Candidate, Form},
    nouns,
};
use crate::annotate::Annotated;

/// Actors for all names; nothing else is decided yet.
pub(super) fn join(annotated: &Annotated<'_>, candidates: &[Candidate]) -> Drafts {
    let mut drafts = Drafts::new(annotated, candidates);
    let mut index = Index::default();
    let is_name = |&i: &usize| matches!(candidates[i].form, Form::Name | Form::Demonym);
    let mut order: Vec<usize> = (0..candidates.len()).filter(is_name).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(candidates[i].words.len()), candidates[i].head));
    let kinds = kinds(annotated, candidates, &order);
    for i in order {
        let words = candidates[i].words.clone();
        let kind = kinds.get(&words).copied().flatten();
        let acts = acts(annotated, candidates[i].head);
        let (actor, rule) =
            match index.find(&words, kind, acts, &candidates[i], candidates, &drafts) {
                Some(found) => found,
                None => (index.add(annotated, &candidates[i], &words, kind, &mut drafts), FIRST),
            };
        drafts.decide(candidates, i, actor, rule);
        if kind == Some(ActorKind::Person) && rule == "short-name" {
            // Where a language is of two minds about a name, the surname alone tells.
            drafts.actors[actor].kind = kind;
        }
        let draft = &mut drafts.actors[actor];
        draft.acts |= acts;
        draft.learn(&candidates[i].words);
    }
    drafts
}

/// What the pronoun after a bare surname tells, where it can mean nobody else: "Brenn said she".
fn told_gender(candidates: &[Candidate], index: usize) -> Option<Gender> {
    let name = &candidates[index];
    let is_person = |other: &&Candidate| {
        other.head > name.last && matches!(other.kind, None | Some(ActorKind::Person))
    };
    let after = candidates[index + 1..].iter().take(NEAR);
    let next = after.filter(is_person).min_by_key(|other| other.head)?;
    let is_near = next.head <= name.last + NEAR;
    (name.words.len() == 1 && next.form == Form::Pronoun && is_near).then_some(next.gender)?
}

/// So many words on a pronoun is near.
const NEAR: usize = 6;

/// The rule of a first mention: it means an actor of its own.
pub(super) const FIRST: &str = "first-mention";

/// The actors by their names.
#[derive(Default)]
struct Index {
    whole: HashMap<Vec<NameWord>, usize>,
    /// Persons of several words, by the last and by the first of them.
    surname: HashMap<NameWord, Vec<usize>>,
    given: HashMap<NameWord, Vec<usize>>,
    /// Other names of several words, by each ending and by the first word.
    ending: HashMap<Vec<NameWord>, Vec<usize>>,
    beginning: HashMap<NameWord, Vec<usize>>,
    acronym: HashMap<String, Vec<usize>>,
}

impl Index {
    fn find(
        &self,
        words: &[NameWord],
        kind: Option<ActorKind>,
        acts: bool,
        candidate: &Candidate,
        candidates: &[Candidate],
        drafts: &Drafts,
    ) -> Option<(usize, &'static str)> {
        // A language often takes a surname alone for the name of a body.
        let is_place = matches!(kind, Some(ActorKind::State | ActorKind::Place)) && !acts;
        let surname = match words {
            [word] if !is_place => self.surname_of(word, candidate, candidates, drafts),
            _ => None,
        };
        if surname.is_some() {
            return surname;
        }
        if let Some(&actor) = self.whole.get(words) {
            let rule = if matches!(words, [NameWord::Party(_) | NameWord::People(_)]) {
                "party-name"
            } else {
                "full-name"
            };
            return Some((actor, rule));
        }
        let [word] = words else {
            return self.shortened(words, kind, candidate, candidates, drafts);
        };
        let given = only(self.given.get(word)).filter(|_| !is_place);
        let given = given.map(|actor| (actor, "given-name"));
        given.or_else(|| self.acronym_or_part(word, kind, is_place, drafts))
    }

    /// The only person with a surname, or of several the one whose full name was read last.
    fn surname_of(
        &self,
        word: &NameWord,
        candidate: &Candidate,
        candidates: &[Candidate],
        drafts: &Drafts,
    ) -> Option<(usize, &'static str)> {
        let told = || told_gender(candidates, drafts.at[candidate.head]?);
        let gender = candidate.gender.or_else(told);
        let of_gender = |actor: &&usize| {
            let known = drafts.actors[**actor].gender;
            known.is_none() || gender.is_none() || known == gender
        };
        let persons: Vec<usize> =
            self.surname.get(word)?.iter().filter(of_gender).copied().collect();
        if let Some(one) = only(Some(&persons)) {
            return Some((one, "surname"));
        }
        let last_name = |&actor: &usize| {
            let by = drafts.actors[actor].named_by.iter().take(MOST_NAMES);
            let heads = by.map(|&by| &candidates[by]);
            let full = heads.filter(|by| by.words.len() > 1 && by.head < candidate.head);
            full.map(|by| by.head).max()
        };
        let nearest = persons.into_iter().filter(|actor| last_name(actor).is_some());
        nearest.max_by_key(last_name).map(|actor| (actor, "nearest-surname"))
    }

    /// A person without the middle name, or the ending of another name: "Defence Ministry".
    fn shortened(
        &self,
        words: &[NameWord],
        kind: Option<ActorKind>,
        candidate: &Candidate,
        candidates: &[Candidate],
        drafts: &Drafts,
    ) -> Option<(usize, &'static str)> {
        let (first, last) = (words.first()?, words.last()?);
        if kind == Some(ActorKind::Person) {
            let alike = self.surname.get(last)?.iter().copied();
            let both = self.given.get(first)?;
            let mut found = alike.filter(|actor| both.contains(actor));
            let actor = found.next().filter(|_| found.next().is_none())?;
            return (words.len() == 2).then_some((actor, "without-middle-name"));
        }
        let actor = only(self.ending.get(words))?;
        if is_contrasted(words, actor, candidate, candidates, drafts) {
            return None;
        }
        fits(drafts.actors[actor].kind, kind).then_some((actor, "short-name"))
    }

    fn acronym_or_part(
        &self,
        word: &NameWord,
        kind: Option<ActorKind>,
        is_place: bool,
        drafts: &Drafts,
    ) -> Option<(usize, &'static str)> {
        if let NameWord::Plain(letters) = word
            && let Some(actor) = only(self.acronym.get(letters))
        {
            return Some((actor, "acronym"));
        }
        let last = only(self.ending.get(std::slice::from_ref(word))).filter(|_| !is_place);
        if let Some(actor) = last {
            return Some((actor, "short-name"));
        }
        let first = only(self.beginning.get(word))?;
        let is_body = kind == Some(ActorKind::Organization);
        (is_body && fits(drafts.actors[first].kind, kind)).then_some((first, "short-name"))
    }

    fn add(
        &mut self,
        annotated: &Annotated<'_>,
        candidate: &Candidate,
        words: &[NameWord],
        kind: Option<ActorKind>,
        drafts: &mut Drafts,
    ) -> usize {
        let is_several = candidate.plural && kind != Some(ActorKind::State);
        let draft = Draft { kind, plural: is_several, ..Draft::default() };
        let actor = drafts.add(draft);
        self.whole.insert(words.to_vec(), actor);
        if let [NameWord::Party(party)] = words {
            drafts.states.insert(*party, actor);
        }
        if kind == Some(ActorKind::Person) {
            self.add_person(words, actor);
        } else {
            self.add_other(words, actor);
            let letters = initials(annotated, candidate);
            self.acronym.entry(letters).or_default().push(actor);
            if let Some(letters) = bracketed(annotated, candidate) {
                self.acronym.entry(letters).or_default().push(actor);
            }
            let lemma = annotated.analysis.lemma(candidate.head).to_lowercase();
            if words.len() > 1 && annotated.declared(candidate.head).is_none() {
                drafts.know(&lemma, actor);
                drafts.actors[actor].learn(&[NameWord::Plain(lemma)]);
            }
        }
        actor
    }

    fn add_person(&mut self, words: &[NameWord], actor: usize) {
        if let [first, .., last] = words {
            self.surname.entry(last.clone()).or_default().push(actor);
            self.given.entry(first.clone()).or_default().push(actor);
        }
    }

    fn add_other(&mut self, words: &[NameWord], actor: usize) {
        for start in 1..words.len().min(LONGEST) {
            self.ending.entry(words[start..].to_vec()).or_default().push(actor);
        }
        if words.len() > 1 {
            self.beginning.entry(words[0].clone()).or_default().push(actor);
        }
    }
}

/// Whether "the Interior Ministry" comes before "the Ulmeran Interior Ministry": the longer name
/// then tells another one apart.
fn is_contrasted(
    words: &[NameWord],
    actor: usize,
    candidate: &Candidate,
    candidates: &[Candidate],
    drafts: &Drafts,
) -> bool {
    // Names were read from the longest to the shortest, so the first of them is the longer one.
    let longer = drafts.actors[actor].named_by.first().map(|&by| &candidates[by]);
    longer.is_some_and(|by| {
        by.words.len() > words.len()
            && matches!(by.words[0], NameWord::Party(_))
            && candidate.head < by.head
    })
}

/// So many mentions of a full name are looked at.
const MOST_NAMES: usize = 64;

/// Longer names have no short forms.
const LONGEST: usize = 12;

fn only(actors: Option<&Vec<usize>>) -> Option<usize> {
    let actors = actors?;
    let &first = actors.first()?;
    actors.iter().all(|&actor| actor == first).then_some(first)
}

fn fits(known: Option<ActorKind>, new: Option<ActorKind>) -> bool {
    known == new || known.is_none() || new.is_none()
}

/// For each name the kind that most of its mentions have; the first of them where two lead.
fn kinds(
    annotated: &Annotated<'_>,
    candidates: &[Candidate],
    order: &[usize],
) -> HashMap<Vec<NameWord>, Option<ActorKind>> {
    let mut votes: HashMap<Vec<NameWord>, Vec<(ActorKind, u32)>> = HashMap::new();
    for &i in order {
        let of_name = votes.entry(candidates[i].words.clone()).or_default();
        if let Some(kind) = candidates[i].kind {
            let kind = if is_in(annotated, &candidates[i]) { ActorKind::Place } else { kind };
            let weight = if candidates[i].titles.is_empty() { 1 } else { 4 };
            match of_name.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += weight,
                None => of_name.push((kind, weight)),
            }
        }
    }
    let best = |votes: Vec<(ActorKind, u32)>| {
        let most = votes.iter().map(|&(_, count)| count).max()?;
        votes.into_iter().find(|&(_, count)| count == most).map(|(kind, _)| kind)
    };
    let with_kind = |words: Vec<NameWord>, votes| match words.as_slice() {
        [NameWord::Party(_)] => (words, Some(ActorKind::State)),
        _ => (words, best(votes)),
    };
    votes.into_iter().map(|(words, votes)| with_kind(words, votes)).collect()
}

/// Whether a name taken for a person stands after "in", as only places do.
fn is_in(annotated: &Annotated<'_>, candidate: &Candidate) -> bool {
    let analysis = &annotated.analysis;
    let preposition = analysis.head(candidate.head);
    let is_place = analysis.dep(candidate.head) == "pobj" && analysis.lemma(preposition) == "in";
    let is_free = annotated.declared(candidate.head).is_none() && candidate.titles.is_empty();
    is_place && is_free && candidate.kind == Some(ActorKind::Person) && candidate.words.len() == 1
}

/// Whether the name at `head` stands where those who act stand, not where places do.
pub(super) fn acts(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    match analysis.dep(head) {
        _ if is_dateline(annotated, head) => false,
        "nsubj" | "nsubjpass" | "poss" => true,
        "dobj" => nouns::is_addressing(&analysis.lemma(analysis.head(head)).to_lowercase()),
        "pobj" => {
            let preposition = analysis.word(analysis.head(head)).to_lowercase();
            matches!(preposition.as_str(), "by" | "to" | "with" | "between" | "against" | "from")
                && !is_local(annotated, analysis.head(head))
                || preposition == "according"
        }
        "conj" => analysis.head(head) < head && acts(annotated, analysis.head(head)),
        _ => false,
    }
}

/// Whether the name is the place at the beginning of a report: "SARNHOLT — ".
fn is_dateline(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    let word = |offset| annotated.neighbour(head, offset);
    let starts = word(-1).is_none_or(|i| annotated.paragraph_of[i] != annotated.paragraph_of[head]);
    starts && word(1).is_some_and(|i| matches!(analysis.word(i), "—" | "–" | "-" | "--" | "("))
}

/// Whether the preposition tells a place: "to" and "from" after a verb of motion or a noun.
fn is_local(annotated: &Annotated<'_>, preposition: usize) -> bool {
    let analysis = &annotated.analysis;
    let is_said = |i: usize| analysis.word(i).eq_ignore_ascii_case("according");
    matches!(analysis.word(preposition), "to" | "from") && !is_said(analysis.head(preposition))
}

/// First letters of the words of a name: "mom" of "the Merrin Observer Mission".
fn initials(annotated: &Annotated<'_>, candidate: &Candidate) -> String {
    let tokens = candidate.first..=candidate.last;
    let declared = |i: usize| annotated.declared(i).is_some();
    if candidate.words.len() < 2 || tokens.clone().any(declared) {
        return String::new();
    }
    let word = |i: usize| annotated.analysis.word(i);
    let first = tokens.filter_map(|i| word(i).chars().next().filter(|c| c.is_uppercase()));
    first.flat_map(char::to_lowercase).collect()
}

/// The acronym that stands in brackets right after a name.
fn bracketed(annotated: &Annotated<'_>, candidate: &Candidate) -> Option<String> {
    let open = annotated.neighbour(candidate.last, 1)?;
    let inside = annotated.neighbour(open, 1)?;
    let close = annotated.neighbour(inside, 1)?;
    let word = |i| annotated.analysis.word(i);
    let is_acronym = word(inside).chars().filter(|c| c.is_uppercase()).count() > 1;
    let fits = word(open) == "(" && word(close) == ")" && is_acronym;
    let free = annotated.declared(inside).is_none();
    (fits && free).then(|| word(inside).trim_end_matches('.').to_lowercase())
}
