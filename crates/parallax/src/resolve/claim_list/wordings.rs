//! Takes the claims of a codebook and a language, gives their wordings as records of statements.

use serde::{Deserialize, Serialize};

use crate::{
    annotate::annotate,
    codebook::{Codebook, CodebookClaim, Declared, Parties},
    lang::Language,
    resolve::{
        Item,
        assign::ClaimWordings,
        claims::{ClaimStatement, sentence_claim},
    },
    text::{Document, Span},
};

/// A claim of the codebook as it is compared with statements: what an extract is of a document, and
/// kept as one, so that deciding needs no language.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ReadWordings {
    /// Its label and its samples.
    pub samples: Vec<Wording>,
    /// Wordings of the opposite side.
    pub against: Vec<Wording>,
}

/// One wording.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wording {
    /// Its words.
    pub item: Item,
    /// What it says; none where it has no clause.
    pub record: Option<ClaimStatement>,
}

impl ReadWordings {
    /// Reads the claims of a codebook, in its order.
    pub fn of(codebook: &Codebook, language: &dyn Language) -> Vec<Self> {
        let read = |claim| Self::read(claim, language, &codebook.parties);
        codebook.claims.iter().map(read).collect()
    }

    /// The wordings as words, for assigning statements.
    pub fn items(&self) -> ClaimWordings {
        let items = |wordings: &[Wording]| wordings.iter().map(|w| w.item.clone()).collect();
        ClaimWordings { samples: items(&self.samples), against: items(&self.against) }
    }

    /// Reads the wordings of a claim, blind to the names of the parties.
    pub fn read(claim: &CodebookClaim, language: &dyn Language, parties: &Parties) -> Self {
        let read = |texts: &[String]| -> Vec<Wording> {
            texts.iter().map(|text| wording(text, language, parties)).collect()
        };
        let mut samples = read(std::slice::from_ref(&claim.label));
        samples.extend(read(&claim.samples));
        Self { samples, against: read(&claim.against) }
    }

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

fn wording(text: &str, language: &dyn Language, parties: &Parties) -> Wording {
    let document = Document::of_text(text);
    let annotated = annotate(&document, language, parties);
    Wording {
        item: Item::of(&annotated, &[Span::new(0, text.len())]),
        record: sentence_claim(&annotated).map(|record| record.with_actors(|_| None)),
    }
}
