//! Takes an annotated document with its statements, gives what comparing documents needs of it.

use serde::{Deserialize, Serialize};

use super::{
    Item,
    actors::DocumentCast,
    claims::{ClaimStatement, claim_statement},
};
use crate::{
    annotate::{Annotated, time::Days},
    codebook::Parties,
    extract::{
        Statement,
        cast::{Cast, cast},
        evidence::evidence,
        other_name::other_names,
        proposition::{Proposition, propositions},
        stance::stance,
    },
    text::Span,
};

/// Version of the form and of what is put into it: raise it with each change of either, so that
/// documents are read again.
pub const EXTRACT_VERSION: u32 = 6;

/// What comparing needs of one document: small, and free of its parse.
///
/// It is the border between reading and comparing. A project keeps it, and a cluster sends it from
/// the machines that read to the one that compares, so it can be written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extract {
    /// The parties with whose names it was read, see [`Parties::fingerprint`]: numbers of declared
    /// names mean nothing beside those of other parties.
    pub parties: String,
    /// Its actors.
    pub cast: DocumentCast,
    /// One for each statement, in the order of the text.
    pub statements: Vec<StatementExtract>,
    /// What statements are given with.
    pub evidence: Vec<EvidenceExtract>,
    /// Places where the text gives two names for one thing, with the rule that found them.
    pub other_names: Vec<(Span, Span, String)>,
}

/// What comparing needs of one statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementExtract {
    /// The actors of the document that its source means.
    pub speakers: Vec<u32>,
    /// Its content as a claim; none where it has no clause.
    pub claim: Option<ClaimStatement>,
    /// The rule that decided the stance of its source.
    pub stance_rule: String,
    /// The words of its content.
    pub item: Item,
    /// Its numbers, as the text gives them.
    pub numbers: Vec<Span>,
}

/// What a statement is backed with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceExtract {
    /// Index of the statement.
    pub statement: u32,
    /// footnote, link, document.
    pub kind: String,
    /// The text of the note, the address, or the document's words.
    pub target: String,
}

impl Extract {
    /// The extract of a document. Its number is given when documents are compared.
    pub fn of(annotated: &Annotated<'_>, statements: &[Statement], parties: &Parties) -> Self {
        let cast = cast(annotated, statements);
        let propositions = propositions(annotated, statements, &cast);
        let inside = by_statement(&propositions, statements.len());
        let of_statement =
            |index: usize| statement(annotated, &statements[index], index, &cast, &inside[index]);
        let evidence = evidence(annotated, statements).into_iter().map(|found| EvidenceExtract {
            statement: found.statement as u32,
            kind: found.kind.name().to_owned(),
            target: found.target,
        });
        let names = other_names(annotated);
        Self {
            parties: parties.fingerprint().to_string(),
            cast: DocumentCast::of(0, published(annotated), &cast),
            statements: (0..statements.len()).map(of_statement).collect(),
            evidence: evidence.collect(),
            other_names: names
                .into_iter()
                .map(|found| (found.name, found.other, found.rule.to_owned()))
                .collect(),
        }
    }
}

/// For each of so many statements its propositions, in order.
fn by_statement(propositions: &[Proposition], statements: usize) -> Vec<Vec<&Proposition>> {
    let mut inside = vec![Vec::new(); statements];
    for proposition in propositions {
        if let Some(index) = proposition.statement {
            inside[index].push(proposition);
        }
    }
    inside
}

fn statement(
    annotated: &Annotated<'_>,
    statement: &Statement,
    index: usize,
    cast: &Cast,
    inside: &[&Proposition],
) -> StatementExtract {
    let judged = stance(annotated, statement);
    let mut numbers: Vec<usize> =
        inside.iter().flat_map(|proposition| proposition.quantities.iter().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    StatementExtract {
        speakers: cast.speakers[index].iter().map(|&actor| actor as u32).collect(),
        claim: claim_statement(annotated, statement, inside, judged.stance),
        stance_rule: judged.rule.to_owned(),
        item: Item::of(annotated, &statement.content),
        numbers: numbers.iter().map(|&number| annotated.quantities[number].span).collect(),
    }
}

/// The days in which the document can have appeared.
fn published(annotated: &Annotated<'_>) -> Option<Days> {
    Days::of(annotated.document.metadata.published.as_ref()?)
}
