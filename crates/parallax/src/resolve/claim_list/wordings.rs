//! Takes the claims of a codebook and a language, gives their wordings as records of statements.

use crate::{
    annotate::annotate,
    codebook::{CodebookClaim, Declared, Parties},
    extract::{
        Act, Basis, Kind, Statement,
        cast::cast,
        proposition::{Proposition, propositions},
        stance::Stance,
    },
    lang::Language,
    resolve::{
        Item,
        claims::{ClaimStatement, claim_statement},
    },
    text::{Document, Span},
};

/// A claim of the codebook as it is compared with statements.
#[derive(Clone, Debug, Default)]
pub struct ReadWordings {
    /// Its label and its samples.
    pub samples: Vec<Wording>,
    /// Wordings of the opposite side.
    pub against: Vec<Wording>,
}

/// One wording.
#[derive(Clone, Debug)]
pub struct Wording {
    /// Its words.
    pub item: Item,
    /// What it says; none where it has no clause.
    pub record: Option<ClaimStatement>,
}

impl ReadWordings {
    /// Reads the wordings of a claim, blind to the names of the parties.
    pub fn read(claim: &CodebookClaim, language: &dyn Language, parties: &Parties) -> Self {
        let read = |texts: &[String]| -> Vec<Wording> {
            texts.iter().map(|text| wording(text, language, parties)).collect()
        };
        let mut samples = read(std::slice::from_ref(&claim.label));
        samples.extend(read(&claim.samples));
        Self { samples, against: read(&claim.against) }
    }
}

impl ReadWordings {
    /// The wordings with the declared names that `name` knows as it gives them.
    #[must_use]
    pub fn with_names(&self, name: impl Fn(Declared) -> Option<Declared>) -> Self {
        let renamed = |wordings: &[Wording]| -> Vec<Wording> {
            let one = |wording: &Wording| Wording {
                item: wording.item.clone(),
                record: wording.record.clone().map(|record| record.with_names(&name)),
            };
            wordings.iter().map(one).collect()
        };
        Self { samples: renamed(&self.samples), against: renamed(&self.against) }
    }
}

/// A wording as the content of a statement that asserts it.
fn wording(text: &str, language: &dyn Language, parties: &Parties) -> Wording {
    let document = Document::of_text(text);
    let annotated = annotate(&document, language, parties);
    let content = Span::new(0, text.len());
    let statement = [Statement {
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![content],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Author,
        parent: None,
        rule: "wording",
        score: None,
    }];
    let cast = cast(&annotated, &statement);
    let found = propositions(&annotated, &statement, &cast);
    let inside: Vec<&Proposition> = found.iter().collect();
    let record = claim_statement(&annotated, &statement[0], &inside, Stance::Assert);
    Wording {
        item: Item::of(&annotated, &[content]),
        record: record.map(|record| record.with_actors(|_| None)),
    }
}
