//! Takes a corpus, a codebook and decisions, gives everything that comparing documents finds.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{
    conflicts::{Conflict, Figure, Stated, conflicts},
    copies::{self, Altered, Borrowing, Passages, Printed, Text},
    corpus::Corpus,
    naming::{Finder, LabelSet, Use},
    printed::{self, Words},
};
use crate::{
    annotate::time::Days,
    codebook::{Codebook, Declared},
    extract::{cast::ActorKind, stance::Stance},
    resolve::{
        actors::{self, Actor},
        claim_list::{Candidate, Claim, ClaimDecisions, ReadWordings, claims},
        claims::ClaimStatement,
    },
    text::{hash, one_line},
};

/// What comparing the documents of a corpus finds. Documents, statements and actors are numbers
/// in the corpus and in `actors`.
#[derive(Debug)]
pub struct Comparison {
    /// In the order of their first appearance.
    pub actors: Vec<Actor>,
    /// For each document and statement, the actors that speak.
    pub speakers: Vec<Vec<Vec<usize>>>,
    /// Every statement as claims know it: document and statement.
    pub candidates: Vec<(u32, u32)>,
    /// The codebook's in its order, then those found.
    pub claims: Vec<Claim>,
    /// Candidates that a person has taken out of a claim that was found: no claim is known by them
    /// as it was before.
    pub taken_out: BTreeSet<usize>,
    /// For each claim, numbers that cannot all be right; statements are those of `candidates`.
    pub conflicts: Vec<Vec<Conflict>>,
    /// Labels: those of the codebook, then those that the texts suggest.
    pub labels: Vec<LabelSet>,
    /// For each set of labels, the rule that suggests it; none for the codebook's.
    pub suggested: Vec<Option<String>>,
    /// Where labels are used.
    pub uses: Vec<Use>,
    /// For each document and statement, its record.
    pub records: Records,
    /// The words of each document, to which copies point.
    pub printed: Vec<Printed>,
    /// Where these words stand.
    pub words: Vec<Words>,
    /// Words that two documents share.
    pub passages: Vec<Passages>,
    /// Texts printed by several documents.
    pub texts: Vec<Text>,
    /// Who may have what from whom.
    pub borrowings: Vec<Borrowing>,
    /// Quotations that differ between documents.
    pub altered: Vec<Altered>,
}

/// Compares all documents. Takes the casts and records out of the corpus, which hold most of its
/// memory. The result depends on the documents, the codebook and the decisions
/// alone: reading more of them equals reading all at once.
pub fn compare(
    corpus: &mut Corpus,
    codebook: &Codebook,
    wordings: &[ReadWordings],
    decisions: &ClaimDecisions,
) -> Comparison {
    let actors = actors::actors(&corpus.take_casts(), &codebook.actors, &codebook.parties);
    let records = corpus.take_records();
    let corpus = &*corpus;
    let documents = corpus.documents();
    let actor_of = numbered(&actors);
    let global = |document: usize, local: u32| actor_of.get(&(document as u32, local)).copied();
    let speakers: Vec<Vec<Vec<usize>>> = documents
        .iter()
        .enumerate()
        .map(|(number, document)| {
            let of = |speakers: &[u32]| -> Vec<usize> {
                speakers.iter().filter_map(|&local| global(number, local)).collect()
            };
            document.extract.statements.iter().map(|found| of(&found.speakers)).collect()
        })
        .collect();
    let referents = Referents::new(codebook);
    let known = |document: usize, local: u32| {
        let actor = global(document, local).filter(|&actor| tells_apart(&actors[actor]))?;
        Some(actor as u32)
    };
    let records = placed(records, known, &referents);
    let wordings: Vec<ReadWordings> =
        wordings.iter().map(|read| read.with_names(|name| referents.of(name))).collect();
    let (candidates, claims) = claimed(corpus, &records, &wordings, decisions);
    let conflicts =
        claims.iter().map(|claim| numbers(claim, &candidates, &records, corpus, &speakers));
    let conflicts = conflicts.collect();
    let (labels, suggested) = labels(corpus, codebook);
    let uses = uses(corpus, &labels);
    let (printed, words) = printed_words(corpus, codebook, &speakers).into_iter().unzip();
    let printed: Vec<Printed> = printed;
    let settings = copies::Settings::default();
    let passages = copies::passages(&printed, &settings);
    Comparison {
        texts: copies::texts(&printed, &passages, &settings),
        taken_out: decisions
            .held
            .iter()
            .filter(|held| !held.together)
            .map(|held| held.candidate)
            .collect(),
        borrowings: copies::borrowings(&printed, &passages, &settings),
        altered: copies::altered(&printed, &settings),
        records,
        printed,
        actors,
        speakers,
        candidates,
        claims,
        conflicts,
        labels,
        suggested,
        uses,
        words,
        passages,
    }
}

/// Whether an actor tells two participants apart: one with a name that can act. "The market" of two
/// documents may be one place though nothing says so.
fn tells_apart(actor: &Actor) -> bool {
    let acts = matches!(actor.kind, ActorKind::Person | ActorKind::Organization | ActorKind::State);
    acts && actor.is_named
}

/// Declared names that a set of labels gives for one thing, each with the one that stands for all.
struct Referents(Vec<(Declared, Declared)>);

impl Referents {
    fn new(codebook: &Codebook) -> Self {
        let declared = |name: &String| match codebook.parties.identify(name)[..] {
            [(span, declared)] if span.len() == name.len() => Some(declared),
            _ => None,
        };
        let mut all = Vec::new();
        for (number, set) in codebook.labels.iter().enumerate() {
            let names: Vec<Declared> = set.names.iter().filter_map(declared).collect();
            let of = |&name: &Declared| {
                // No party's: that one of them calls it by this name does not make it theirs.
                let one = Declared { party: u16::MAX, position: number as u16, ..names[0] };
                (name, Declared { ending: None, ..one })
            };
            all.extend(names.iter().map(of));
        }
        Self(all)
    }

    /// The name that stands for all names of the same thing, if it has several.
    fn of(&self, name: Declared) -> Option<Declared> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, first)| *first)
    }
}

/// The number of the actor of each actor of a document.
fn numbered(actors: &[Actor]) -> BTreeMap<(u32, u32), usize> {
    let of = |(number, actor): (usize, &Actor)| -> Vec<((u32, u32), usize)> {
        let members = actor.members.iter();
        members.map(|member| ((member.document, member.local), number)).collect()
    };
    actors.iter().enumerate().flat_map(of).collect()
}

/// For each document and statement, its record; none where it has no clause.
pub type Records = Vec<Vec<Option<ClaimStatement>>>;

/// The records with the actors of the corpus, and one name for what has several.
fn placed(
    mut records: Records,
    actor: impl Fn(usize, u32) -> Option<u32>,
    referents: &Referents,
) -> Records {
    for (number, document) in records.iter_mut().enumerate() {
        for record in document {
            *record = record.take().map(|record| {
                let record = record.with_actors(|local| actor(number, local));
                record.with_names(|name| referents.of(name))
            });
        }
    }
    records
}

/// All statements, and the claims that they make.
fn claimed(
    corpus: &Corpus,
    records: &Records,
    wordings: &[ReadWordings],
    decisions: &ClaimDecisions,
) -> (Vec<(u32, u32)>, Vec<Claim>) {
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    for (number, document) in corpus.documents().iter().enumerate() {
        for (index, found) in document.extract.statements.iter().enumerate() {
            let record = records[number][index].as_ref();
            places.push((number as u32, index as u32));
            candidates.push(Candidate {
                document: number as u32,
                statement: index as u32,
                item: &found.item,
                record,
                stance: record.map_or(Stance::Assert, |record| record.stance),
                stance_rule: &found.stance_rule,
            });
        }
    }
    let claims = claims(&candidates, wordings, decisions);
    (places, claims)
}

/// Numbers of one claim that cannot all be right: those of statements whose source asserts them.
fn numbers(
    claim: &Claim,
    candidates: &[(u32, u32)],
    records: &Records,
    corpus: &Corpus,
    speakers: &[Vec<Vec<usize>>],
) -> Vec<Conflict> {
    let asserting = claim.members.iter().filter(|member| member.stance == Stance::Assert);
    let stated: Vec<Stated> = asserting
        .filter_map(|member| {
            let (document, statement) = candidates[member.candidate];
            let (d, s) = (document as usize, statement as usize);
            let record = records[d][s].as_ref()?;
            let published = corpus.documents()[d].published.as_ref();
            Some(Stated {
                statement: member.candidate as u32,
                speaker: speakers[d][s].first().map(|&actor| actor as u32),
                days: record.clauses.iter().find_map(|clause| clause.days),
                published: published.and_then(Days::of),
                figures: figures(record),
            })
        })
        .collect();
    conflicts(&stated)
}

fn figures(record: &ClaimStatement) -> Vec<Figure> {
    let amounts = record.clauses.iter().flat_map(|clause| &clause.amounts);
    amounts
        .map(|amount| Figure {
            comparator: amount.comparator,
            low: amount.low,
            high: amount.high,
            unit: amount.unit.clone(),
            counted: (!amount.counted.is_empty()).then(|| hash(b'w', &amount.counted)),
        })
        .collect()
}

/// The codebook's sets of labels, then pairs of names that texts give for one thing.
fn labels(corpus: &Corpus, codebook: &Codebook) -> (Vec<LabelSet>, Vec<Option<String>>) {
    let mut sets: Vec<LabelSet> = codebook
        .labels
        .iter()
        .map(|set| LabelSet { id: set.id.clone(), names: set.names.clone() })
        .collect();
    let mut suggested: Vec<Option<String>> = vec![None; sets.len()];
    let mut known: HashSet<[String; 2]> = HashSet::new();
    for names in sets.iter().map(|set| &set.names) {
        let pairs = names.iter().flat_map(|a| names.iter().map(|b| [a.clone(), b.clone()]));
        known.extend(pairs);
    }
    for document in corpus.documents() {
        for (name, other, rule) in &document.extract.other_names {
            let [name, other] = [name, other].map(|span| one_line(span.of(&document.text)));
            let pair = [name.clone(), other.clone()];
            if !known.contains(&[other.clone(), name.clone()]) && known.insert(pair.clone()) {
                sets.push(LabelSet { id: format!("{name} / {other}"), names: pair.to_vec() });
                suggested.push(Some(rule.clone()));
            }
        }
    }
    (sets, suggested)
}

fn uses(corpus: &Corpus, labels: &[LabelSet]) -> Vec<Use> {
    let finder = Finder::new(labels);
    let documents = corpus.documents().iter().enumerate();
    documents
        .flat_map(|(number, document)| {
            let statements = document.statements.iter().enumerate();
            let contents: Vec<_> =
                statements.map(|(index, found)| (index, found.content.as_slice())).collect();
            finder.uses(number, &document.text, &contents)
        })
        .collect()
}

fn printed_words(
    corpus: &Corpus,
    codebook: &Codebook,
    speakers: &[Vec<Vec<usize>>],
) -> Vec<(Printed, Words)> {
    let mut outlets: BTreeMap<&str, u32> = BTreeMap::new();
    for outlet in corpus.documents().iter().filter_map(|document| document.outlet.as_deref()) {
        let next = outlets.len() as u32;
        outlets.entry(outlet).or_insert(next);
    }
    let documents = corpus.documents().iter().enumerate();
    documents
        .map(|(number, document)| {
            let parties = &codebook.parties;
            printed::words(number as u32, document, parties, &outlets, &speakers[number])
        })
        .collect()
}
