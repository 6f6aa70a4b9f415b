//! Takes the labels of a comparison, gives their rows.

use std::collections::BTreeMap;

use super::{Named, id, published};
use crate::{
    compare::{Comparison, Corpus, naming},
    present::comparison::{DayUse, NamingRow, OutletUse, SpeakerUse},
};

/// One row for each label that is used, by set.
pub(super) fn rows(corpus: &Corpus, comparison: &Comparison, named: &Named) -> Vec<NamingRow> {
    let outlet = |document: usize| corpus.documents()[document].outlet.as_deref().unwrap_or("");
    let speakers =
        |document: usize, statement: usize| comparison.speakers[document][statement].to_vec();
    let counts = naming::count(&comparison.labels, &comparison.uses, outlet, speakers);
    let mut rows = Vec::new();
    for (set, (labels, counts)) in comparison.labels.iter().zip(&counts).enumerate() {
        let origin = comparison.suggested[set].as_deref().unwrap_or("codebook");
        for (name, count) in labels.names.iter().zip(counts) {
            if count.total == 0 {
                continue;
            }
            let outlets = count.outlets.iter().map(|(outlet, voices)| OutletUse {
                outlet: outlet.clone(),
                author: voices.author,
                attributed: voices.attributed,
            });
            let mut speakers: Vec<(u32, SpeakerUse)> = count
                .speakers
                .iter()
                .map(|(&actor, documents)| (actor, speaker(corpus, named, actor, documents)))
                .collect();
            speakers.sort_by_key(|(actor, found)| (usize::MAX - found.uses, *actor));
            let speakers = speakers.into_iter().map(|(_, found)| found);
            rows.push(NamingRow {
                id: id("l", &format!("{} {name}", labels.id)),
                set: labels.id.clone(),
                origin: origin.to_owned(),
                name: name.clone(),
                total: count.total,
                outlets: outlets.collect(),
                speakers: speakers.collect(),
            });
        }
    }
    rows
}

fn speaker(
    corpus: &Corpus,
    named: &Named,
    actor: u32,
    documents: &BTreeMap<usize, usize>,
) -> SpeakerUse {
    let mut days: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (document, uses) in documents {
        *days.entry(published(&corpus.documents()[*document])).or_default() += uses;
    }
    let actor = &named.actors[actor as usize];
    SpeakerUse {
        id: actor.id.clone(),
        name: actor.name.clone(),
        uses: documents.values().sum(),
        days: days.into_iter().map(|(day, uses)| DayUse { day, uses }).collect(),
    }
}
