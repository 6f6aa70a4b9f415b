//! The sample of a project that a person judges to learn how good the machine's marks are, and what
//! was judged of it.

use std::{collections::BTreeMap, ops::ControlFlow};

use parallax::{
    evaluation::{Candidate, Design, Sample, draw},
    present::{
        comparison::ActorRow,
        evaluation::{Judged, JudgedMark, JudgedSentence, Judgement},
    },
    text::Span,
};
use serde::{Deserialize, Serialize};

use crate::{DocumentReviews, KeptDocument, Mark, Project, Review, ReviewState, StoreError};

/// Where the sample is noted.
const KEY: &str = "evaluation";

/// A sample of marks and of sentences: it stays the same while it is being judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSample {
    /// What it was drawn with.
    pub seed: u64,
    /// Outlets, with how many marks each has.
    pub mark_strata: Vec<SampledStratum>,
    /// In the order in which they are to be judged.
    pub marks: Vec<Sampled>,
    /// Outlets, with how many sentences each has.
    pub sentence_strata: Vec<SampledStratum>,
    /// In the order in which they are to be judged.
    pub sentences: Vec<Sampled>,
}

/// Marks or sentences of one outlet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampledStratum {
    /// The outlet; empty where a document has none.
    pub name: String,
    /// How many there are.
    pub all: usize,
}

/// A mark or a sentence of the sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sampled {
    /// Id of the document, 32 hexadecimal digits.
    pub document: String,
    /// Id of the statement; none for a sentence.
    pub statement: Option<String>,
    /// Where a sentence is, in bytes; of a mark where its content begins and ends.
    pub span: [u32; 2],
    /// Number of its outlet among the strata.
    pub stratum: usize,
}

impl Sampled {
    /// Where it is.
    pub fn place(&self) -> Span {
        Span { start: self.span[0], end: self.span[1] }
    }
}

/// A mark or sentence before it is drawn.
struct Known {
    id: String,
    outlet: String,
    sampled: Sampled,
}

impl Project {
    /// The sample that is kept; none where none was drawn.
    pub fn evaluation_sample(&self) -> Result<Option<KeptSample>, StoreError> {
        let damaged = |_| StoreError::Damaged("the sample of the evaluation".to_owned());
        self.noted(KEY)?.map(|noted| serde_json::from_str(&noted).map_err(damaged)).transpose()
    }

    /// Draws a sample of so many marks and sentences of all current documents and keeps it in place of
    /// the one before. Every outlet has `least` of both, if it has so many.
    pub fn draw_evaluation(
        &mut self,
        (marks, sentences): (usize, usize),
        least: usize,
        seed: u64,
    ) -> Result<KeptSample, StoreError> {
        let (all_marks, all_sentences) = self.candidates()?;
        let (of_marks, marks) = drawn(&all_marks, Design { size: marks, least, seed });
        let (of_sentences, sentences) =
            drawn(&all_sentences, Design { size: sentences, least, seed });
        let sample = KeptSample {
            seed,
            mark_strata: of_marks,
            marks,
            sentence_strata: of_sentences,
            sentences,
        };
        let noted = serde_json::to_string(&sample).expect("samples have text keys only");
        self.note(KEY, &noted)?;
        Ok(sample)
    }

    /// What was judged of a sample: a mark when somebody accepted, changed or rejected it, a sentence
    /// when somebody said whether something is missing in it and its marks were judged.
    pub fn judged(&self, sample: &KeptSample) -> Result<Judged, StoreError> {
        let reviews = self.reviews(None)?;
        let actors = self.actors_by_id()?;
        let size = |stratum: &SampledStratum| stratum.all;
        let mut judged = Judged {
            mark_strata: sample.mark_strata.iter().map(size).collect(),
            sentence_strata: sample.sentence_strata.iter().map(size).collect(),
            ..Judged::default()
        };
        for (document, own) in &reviews.documents {
            let is_here = |it: &&Sampled| it.document == *document;
            let Some(kept) = self.document_by_id(document)? else { continue };
            for mark in sample.marks.iter().filter(is_here) {
                judged.marks.extend(self.judged_mark(mark, &kept, own, &actors)?);
            }
            let sentences = sample.sentences.iter().filter(is_here);
            judged.sentences.extend(sentences.filter_map(|it| judged_sentence(it, &kept, own)));
        }
        Ok(judged)
    }

    fn judged_mark(
        &self,
        sampled: &Sampled,
        kept: &KeptDocument,
        own: &DocumentReviews,
        actors: &BTreeMap<String, ActorRow>,
    ) -> Result<Option<JudgedMark>, StoreError> {
        let id = sampled.statement.as_deref().unwrap_or_default();
        let statement = kept.statements.iter().find(|statement| statement.id == id);
        let judgement = own.statements.get(id).and_then(judgement);
        let (Some(statement), Some(judgement)) = (statement, judgement) else { return Ok(None) };
        let metadata = &kept.document.metadata;
        let mut groups = vec![
            ("kind", statement.kind.name().to_owned()),
            ("act", statement.act.name().to_owned()),
            ("basis", statement.basis.name().to_owned()),
        ];
        groups.extend(metadata.outlet.clone().map(|outlet| ("outlet", outlet)));
        let day = metadata.published.as_ref().map(|published| published.iso.as_str());
        let speakers = self.speakers(id)?;
        let mut parties: Vec<String> = speakers
            .iter()
            .filter_map(|speaker| actors.get(&speaker.id)?.party_on(day).map(str::to_owned))
            .collect();
        parties.sort();
        parties.dedup();
        groups.extend(parties.into_iter().map(|party| ("party", party)));
        Ok(Some(JudgedMark { stratum: sampled.stratum, judgement, groups }))
    }

    fn actors_by_id(&self) -> Result<BTreeMap<String, ActorRow>, StoreError> {
        let mut actors = BTreeMap::new();
        self.compared_rows::<ActorRow>(&mut |actor| {
            actors.insert(actor.id.clone(), actor);
            ControlFlow::Continue(())
        })?;
        Ok(actors)
    }

    /// All marks and all sentences that can be drawn.
    fn candidates(&self) -> Result<(Vec<Known>, Vec<Known>), StoreError> {
        let (mut marks, mut sentences) = (Vec::new(), Vec::new());
        let mut broken = None;
        self.statements(&mut |kept| {
            marks.extend(marks_of(&kept));
            match self.sentences(&kept.document.id.to_string()) {
                Ok(spans) => sentences.extend(sentences_of(&kept, &spans)),
                Err(error) => {
                    broken = Some(error);
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        })?;
        broken.map_or(Ok((marks, sentences)), Err)
    }

    /// The sentences of the document with this id, as pairs of bytes; none where it was not read.
    pub fn sentences(&self, document: &str) -> Result<Vec<[u32; 2]>, StoreError> {
        let sql = "SELECT data FROM layers JOIN documents ON key = document \
                   WHERE id = ?1 AND kind = 'sentences'";
        let mut ask = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = ask.query([document]).map_err(self.failed())?;
        let Some(row) = rows.next().map_err(self.failed())? else { return Ok(Vec::new()) };
        let data: String = row.get(0).map_err(self.failed())?;
        serde_json::from_str(&data)
            .map_err(|_| StoreError::Damaged(format!("the sentences of {document}")))
    }
}

fn marks_of(kept: &KeptDocument) -> Vec<Known> {
    let outlet = kept.document.metadata.outlet.clone().unwrap_or_default();
    let known = |statement: &parallax::present::KeptStatement| {
        let ends = |of: fn(&Span) -> u32| statement.content.iter().map(of);
        let span =
            [ends(|span| span.start).min().unwrap_or(0), ends(|span| span.end).max().unwrap_or(0)];
        Known {
            id: statement.id.clone(),
            outlet: outlet.clone(),
            sampled: Sampled {
                document: kept.document.id.to_string(),
                statement: Some(statement.id.clone()),
                span,
                stratum: 0,
            },
        }
    };
    kept.statements.iter().map(known).collect()
}

fn sentences_of(kept: &KeptDocument, spans: &[[u32; 2]]) -> Vec<Known> {
    let document = kept.document.id.to_string();
    let outlet = kept.document.metadata.outlet.clone().unwrap_or_default();
    let known = |&span: &[u32; 2]| Known {
        id: format!("{document} {}-{}", span[0], span[1]),
        outlet: outlet.clone(),
        sampled: Sampled { document: document.clone(), statement: None, span, stratum: 0 },
    };
    spans.iter().map(known).collect()
}

fn drawn(all: &[Known], design: Design) -> (Vec<SampledStratum>, Vec<Sampled>) {
    let candidates: Vec<Candidate> =
        all.iter().map(|known| Candidate { id: &known.id, stratum: &known.outlet }).collect();
    let Sample { strata, drawn } = draw(&candidates, design);
    let strata = strata.into_iter().map(|it| SampledStratum { name: it.name, all: it.all });
    let sampled = drawn
        .into_iter()
        .map(|it| Sampled { stratum: it.stratum, ..all[it.place].sampled.clone() });
    (strata.collect(), sampled.collect())
}

fn judgement(review: &Review) -> Option<Judgement> {
    match review.state {
        ReviewState::Accepted if review.edited.is_some() => Some(Judgement::Corrected),
        ReviewState::Accepted => Some(Judgement::Right),
        ReviewState::Edited => Some(Judgement::Corrected),
        ReviewState::Rejected => Some(Judgement::Wrong),
        ReviewState::Pending | ReviewState::Flagged | ReviewState::Added => None,
    }
}

/// None where something of the sentence is still to be judged. What was found in a sentence are the
/// machine's marks whose cue, or without one whose content, begins in it; what is missing is what was
/// added there, and one at least where somebody says that something is.
fn judged_sentence(
    sampled: &Sampled,
    kept: &KeptDocument,
    own: &DocumentReviews,
) -> Option<JudgedSentence> {
    let place = sampled.place();
    let said = own.sentences.iter().rev().find(|said| said.spans == [place])?;
    let begins = |mark: &Mark| {
        let first = mark.cue.first().or(mark.content.first());
        first.is_some_and(|span| place.start <= span.start && span.start < place.end)
    };
    let mut judged = JudgedSentence { stratum: sampled.stratum, ..JudgedSentence::default() };
    for statement in kept.statements.iter().filter(|statement| begins(&Mark::of(statement))) {
        match own.statements.get(&statement.id).and_then(judgement)? {
            Judgement::Right => judged.right += 1,
            Judgement::Corrected => judged.corrected += 1,
            Judgement::Wrong => {}
        }
    }
    let is_there = |state| state == ReviewState::Added;
    let added = own.added.iter().filter(|it| is_there(it.review.state) && begins(&it.mark)).count();
    judged.missed = (added as u32).max(u32::from(!said.is_complete));
    Some(judged)
}
