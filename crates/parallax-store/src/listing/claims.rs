//! Claims with their members, without the members' words.

use std::ops::ControlFlow;

use parallax::present::{
    SpeakerRow,
    comparison::{ClaimRow, LinkRow, Row as _, StanceCount},
};
use serde::Deserialize;

use crate::{Project, StoreError};

/// What an index keeps of a claim.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ListedClaim {
    /// Public id.
    pub id: String,
    /// codebook or found.
    pub origin: String,
    /// The codebook's label.
    pub label: Option<String>,
    /// A member's words, verbatim.
    pub canonical: String,
    /// How many sources take each stance.
    pub stances: Vec<StanceCount>,
    /// The statements that make it, in the order of publication.
    pub members: Vec<ListedMember>,
    /// Claims that stand beside it.
    pub links: Vec<LinkRow>,
    /// Ids of the conflicts of numbers inside it.
    pub conflicts: Vec<String>,
    /// When it first appeared in this collection.
    pub first: Option<String>,
}

/// What an index keeps of a statement of a claim.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ListedMember {
    /// The statement's id.
    pub statement: String,
    /// Who speaks.
    pub speaker: Option<SpeakerRow>,
    /// What the source does to the claim.
    pub stance: String,
    /// The rule that decided the stance.
    pub rule: String,
    /// What put it into this claim.
    pub assigned: String,
    /// Whether the document is a copy of another that is counted instead.
    pub copy: bool,
}

impl Project {
    /// Hands out all claims, in their order.
    pub fn listed_claims(
        &self,
        visit: &mut dyn FnMut(ListedClaim) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let sql = "SELECT data FROM compared WHERE kind = ?1 ORDER BY position";
        let mut ask = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = ask.query([ClaimRow::KIND]).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let data = row.get_ref(0).map_err(self.failed())?;
            let claim = data.as_str().ok().and_then(|data| serde_json::from_str(data).ok());
            let damaged = || StoreError::Damaged("a claim cannot be read".to_owned());
            if visit(claim.ok_or_else(damaged)?).is_break() {
                break;
            }
        }
        Ok(())
    }
}
