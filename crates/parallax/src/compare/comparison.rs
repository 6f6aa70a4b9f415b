//! Takes a corpus, a codebook and decisions, gives everything that comparing documents finds.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    by_hand::name_speakers,
    conflicts::{Conflict, Stated, conflicts},
    copies::{self, Altered, Borrowing, Passages, Printed, Text},
    corpus::{Corpus, KeptDocument},
    labels::{labels, uses},
    naming::{LabelSet, Use},
    printed::printed,
    referents::Referents,
};
use crate::{
    annotate::time::Days,
    codebook::Codebook,
    extract::{cast::ActorKind, stance::Stance},
    resolve::{
        actors::{self, Actor},
        claim_list::{Candidate, Claim, ClaimDecisions, ReadWordings, claims},
        claims::Records,
        groups::Chunks,
    },
};

/// What comparing the documents of a corpus finds. Documents, statements and actors are numbers
/// in the corpus and in `actors`.
#[derive(Debug)]
pub struct Comparison {
    /// In the order of their first appearance.
    pub actors: Vec<Actor>,
    /// For each document and statement, the actors that speak.
    pub speakers: Vec<Vec<Box<[u32]>>>,
    /// Every statement as claims know it: document and statement.
    pub candidates: Vec<(u32, u32)>,
    /// The codebook's in its order, then those found.
    pub claims: Vec<Claim>,
    /// The label that a person gave a claim, by its place in `claims`: see [`Comparison::rename`].
    pub labels_given: BTreeMap<usize, String>,
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
    /// What statements say.
    pub records: Records,
    /// The words of each document, to which copies point.
    pub printed: Vec<Printed>,
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
/// alone: reading more of them equals reading all at once, and `chunks`, which may lend threads,
/// changes nothing.
pub fn compare(
    corpus: &mut Corpus,
    codebook: &Codebook,
    wordings: &[ReadWordings],
    decisions: &ClaimDecisions,
    chunks: &impl Chunks,
) -> Comparison {
    corpus.silence(decisions);
    let mut actors = actors::actors_of(&corpus.take_casts(), &codebook.actors, &codebook.parties);
    let mut records = corpus.take_records();
    let corpus = &*corpus;
    let numbers = Numbers::new(corpus, &actors);
    let mut speakers: Vec<Vec<Box<[u32]>>> =
        corpus.documents().iter().enumerate().map(|(n, one)| numbers.speakers(n, one)).collect();
    let referents = Referents::new(codebook);
    place(corpus, &actors, &numbers, &referents, &mut records);
    drop(numbers);
    name_speakers(corpus, codebook, &mut actors, &mut speakers);
    let wordings: Vec<ReadWordings> =
        wordings.iter().map(|read| read.with_names(|name| referents.of(name))).collect();
    let (candidates, claims) = claimed(corpus, &mut records, &wordings, decisions, chunks);
    let conflicts = chunks.run(claims.len(), |range| {
        let of = |claim: &Claim| disagreements(claim, &candidates, &records, corpus, &speakers);
        claims[range].iter().map(of).collect()
    });
    let (labels, suggested) = labels(corpus, codebook);
    let uses = uses(corpus, &labels, chunks);
    let printed = printed(corpus, codebook, &speakers, chunks);
    let settings = copies::Settings::default();
    let passages = copies::passages(&printed, &settings, chunks);
    Comparison {
        labels_given: BTreeMap::new(),
        texts: copies::texts(&printed, &passages, &settings),
        taken_out: decisions
            .held
            .iter()
            .filter(|held| !held.together)
            .map(|held| held.candidate)
            .collect(),
        borrowings: copies::borrowings(&printed, &passages, &settings),
        altered: copies::altered(&printed, &settings, chunks),
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
        passages,
    }
}

/// The number of the actor of each actor of a document.
struct Numbers {
    /// Where the actors of each document begin, by their numbers there.
    starts: Vec<usize>,
    actors: Vec<u32>,
}

/// An actor that no cluster has.
const NOBODY: u32 = u32::MAX;

impl Numbers {
    fn new(corpus: &Corpus, actors: &[Actor]) -> Self {
        let members = || actors.iter().flat_map(|actor| &actor.members);
        let mut counts = vec![0; corpus.documents().len() + 1];
        for member in members() {
            let count = &mut counts[member.document as usize + 1];
            *count = (*count).max(member.local as usize + 1);
        }
        let starts: Vec<usize> = counts
            .iter()
            .scan(0, |sum, count| {
                *sum += count;
                Some(*sum)
            })
            .collect();
        let mut numbers = vec![NOBODY; *starts.last().expect("one more than documents")];
        for (number, actor) in actors.iter().enumerate() {
            for member in &actor.members {
                numbers[starts[member.document as usize] + member.local as usize] = number as u32;
            }
        }
        Self { starts, actors: numbers }
    }

    fn of(&self, document: usize, local: u32) -> Option<u32> {
        let own = &self.actors[self.starts[document]..self.starts[document + 1]];
        own.get(local as usize).copied().filter(|&actor| actor != NOBODY)
    }

    /// The actors that speak in each statement of a document.
    fn speakers(&self, number: usize, document: &KeptDocument) -> Vec<Box<[u32]>> {
        let of = |speakers: &[u32]| -> Box<[u32]> {
            speakers.iter().filter_map(|&local| self.of(number, local)).collect()
        };
        document.statements.iter().map(|found| of(&found.speakers)).collect()
    }
}

/// Gives the records the actors of the corpus, and one name for what has several.
fn place(
    corpus: &Corpus,
    actors: &[Actor],
    numbers: &Numbers,
    referents: &Referents,
    records: &mut Records,
) {
    for (number, document) in corpus.documents().iter().enumerate() {
        let known = |local| {
            let actor = numbers.of(number, local)?;
            tells_apart(&actors[actor as usize]).then_some(actor)
        };
        for record in document.statements.iter().filter_map(|found| found.record) {
            records.place(record, known, |name| referents.of(name));
        }
    }
}

/// Whether an actor tells two participants apart: one with a name that can act. "The market" of two
/// documents may be one place though nothing says so.
fn tells_apart(actor: &Actor) -> bool {
    let acts = matches!(actor.kind, ActorKind::Person | ActorKind::Organization | ActorKind::State);
    acts && actor.is_named
}

/// All statements, and the claims that they make.
fn claimed(
    corpus: &Corpus,
    records: &mut Records,
    wordings: &[ReadWordings],
    decisions: &ClaimDecisions,
    chunks: &impl Chunks,
) -> (Vec<(u32, u32)>, Vec<Claim>) {
    let mut places = Vec::new();
    let mut candidates = Vec::new();
    for (number, document) in corpus.documents().iter().enumerate() {
        for (index, found) in document.statements.iter().enumerate() {
            let of_record = found.record.map(|own| records.record(own).stance());
            let stance = found.decided_stance().or(of_record).unwrap_or(Stance::Assert);
            places.push((number as u32, index as u32));
            candidates.push(Candidate {
                document: number as u32,
                statement: index as u32,
                item: found.item.as_deref(),
                record: found.record,
                stance,
                stance_rule: corpus.rule(found),
                decided_stance: found.decided_stance(),
            });
        }
    }
    let claims = claims(&candidates, records, wordings, decisions, chunks);
    (places, claims)
}

/// Numbers of one claim that cannot all be right: those of statements whose source asserts the
/// claim and the words that the numbers stand in.
fn disagreements(
    claim: &Claim,
    candidates: &[(u32, u32)],
    records: &Records,
    corpus: &Corpus,
    speakers: &[Vec<Box<[u32]>>],
) -> Vec<Conflict> {
    let asserting = claim.members.iter().filter(|member| member.stance == Stance::Assert);
    let stated = asserting.filter_map(|member| {
        let (document, statement) = candidates[member.candidate];
        let (d, s) = (document as usize, statement as usize);
        let document = &corpus.documents()[d];
        let record = records.record(document.statements[s].record?);
        (record.stance() == Stance::Assert).then(|| Stated {
            statement: member.candidate as u32,
            speaker: speakers[d][s].first().copied(),
            published: document.published.as_ref().and_then(Days::of),
            record,
        })
    });
    conflicts(&stated.collect::<Vec<_>>())
}
