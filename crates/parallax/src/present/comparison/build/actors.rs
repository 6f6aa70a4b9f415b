//! Takes the actors of a comparison, gives their rows.

use std::collections::BTreeSet;

use super::{Named, span_of_days};
use crate::{
    annotate::time::Days,
    compare::{Comparison, Corpus},
    present::{
        SpeakerRow,
        comparison::{ActorRow, AffiliationRow, PartyRow},
    },
    resolve::actors::{Actor, DeclaredAffiliation, DeclaredParty},
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
    let declared = actor.declared_affiliations.iter().map(|found| declared(named, found));
    let said = actor.affiliations.iter().map(|found| {
        let SpeakerRow { id, name } = named.actors[found.organization].clone();
        AffiliationRow {
            organization: id,
            name,
            by: "document".to_owned(),
            first: found.seen.map(Days::first_date),
            last: found.seen.map(Days::last_date),
            parties: parties(&comparison.actors[found.organization].parties),
        }
    });
    ActorRow {
        id: named.actors[number].id.clone(),
        name: actor.name.clone(),
        kind: actor.kind.name().to_owned(),
        aliases: actor.aliases.clone(),
        party: always(&actor.parties),
        parties: parties(&actor.parties),
        affiliations: declared.chain(said).collect(),
        documents: documents.len(),
        statements,
        first,
        last,
        rules: rules.into_iter().map(str::to_owned).collect(),
    }
}

/// One that no document mentions has its id and name in the codebook.
fn declared(named: &Named, found: &DeclaredAffiliation) -> AffiliationRow {
    let SpeakerRow { id, name } = match found.organization {
        Some(organization) => named.actors[organization].clone(),
        None => SpeakerRow {
            id: found.codebook.clone().unwrap_or_else(|| found.name.clone()),
            name: found.name.clone(),
        },
    };
    AffiliationRow {
        organization: id,
        name,
        by: "codebook".to_owned(),
        first: found.from.clone(),
        last: found.to.clone(),
        parties: parties(&found.parties),
    }
}

fn parties(declared: &[DeclaredParty]) -> Vec<PartyRow> {
    let row = |one: &DeclaredParty| PartyRow {
        party: one.party.clone(),
        first: one.from.clone(),
        last: one.to.clone(),
    };
    declared.iter().map(row).collect()
}

fn always(declared: &[DeclaredParty]) -> Option<String> {
    let found = declared.iter().find(|one| one.from.is_none() && one.to.is_none());
    found.map(|one| one.party.clone())
}
