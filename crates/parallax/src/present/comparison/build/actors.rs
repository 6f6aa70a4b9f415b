//! Takes the actors of a comparison, gives their rows.

use std::collections::BTreeSet;

use super::{Named, span_of_days};
use crate::{
    annotate::time::Days,
    compare::{Comparison, Corpus},
    present::{
        SpeakerRow,
        comparison::{ActorRow, AffiliationRow},
    },
    resolve::actors::Actor,
};

/// One row for each actor that has a name or speaks, the one with most statements first.
pub(super) fn rows<'a>(
    corpus: &'a Corpus,
    comparison: &'a Comparison,
    named: &'a Named,
) -> impl Iterator<Item = ActorRow> + 'a {
    let mut statements = vec![0; comparison.actors.len()];
    for speakers in comparison.speakers.iter().flatten() {
        for &actor in speakers {
            statements[actor as usize] += 1;
        }
    }
    let shown = |&actor: &usize| comparison.actors[actor].is_named || statements[actor] > 0;
    let mut order: Vec<usize> = (0..comparison.actors.len()).filter(shown).collect();
    order.sort_by_key(|&actor| (usize::MAX - statements[actor], actor));
    order.into_iter().map(move |number| row(corpus, comparison, named, number, statements[number]))
}

fn row(
    corpus: &Corpus,
    comparison: &Comparison,
    named: &Named,
    number: usize,
    statements: usize,
) -> ActorRow {
    let actor: &Actor = &comparison.actors[number];
    let documents: BTreeSet<u32> = actor.members.iter().map(|member| member.document).collect();
    let (first, last) = span_of_days(corpus, documents.iter().copied());
    let rules: BTreeSet<&str> = actor.members.iter().map(|member| member.rule).collect();
    let affiliation = |organization: usize, by: &str, first, last| {
        let SpeakerRow { id, name } = named.actors[organization].clone();
        AffiliationRow { organization: id, name, by: by.to_owned(), first, last }
    };
    let declared = actor.declared_affiliations.iter().map(|found| {
        affiliation(found.organization, "codebook", found.from.clone(), found.to.clone())
    });
    let said = actor.affiliations.iter().map(|found| {
        let (first, last) = (found.seen.map(Days::first_date), found.seen.map(Days::last_date));
        affiliation(found.organization, "document", first, last)
    });
    ActorRow {
        id: named.actors[number].id.clone(),
        name: actor.name.clone(),
        kind: actor.kind.name().to_owned(),
        aliases: actor.aliases.clone(),
        party: actor.party.clone(),
        affiliations: declared.chain(said).collect(),
        documents: documents.len(),
        statements,
        first,
        last,
        rules: rules.into_iter().map(str::to_owned).collect(),
    }
}
