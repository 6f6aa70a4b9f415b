//! Takes rows as JSON, gives them with what leads on from them: the id of each document that they
//! name, and the party of each speaker.

use std::collections::BTreeMap;

use parallax::present::comparison::{ActorRow, ClaimRow, Row};
use parallax_store::{Project, StoreError};
use serde::Serialize;
use serde_json::{Map, Value};

/// Looks up documents and parties, each once.
pub(super) struct Linked<'p> {
    project: &'p Project,
    documents: BTreeMap<String, Option<String>>,
    parties: BTreeMap<String, Option<String>>,
}

impl<'p> Linked<'p> {
    /// Nothing looked up yet.
    pub(super) fn new(project: &'p Project) -> Self {
        Self { project, documents: BTreeMap::new(), parties: BTreeMap::new() }
    }

    /// The row: beside each `doc` the `document` that has this name, in each `speaker` its `party`.
    pub(super) fn row(&mut self, row: &impl Serialize) -> Result<Value, StoreError> {
        let mut value = serde_json::to_value(row).expect("rows have text keys only");
        self.link(&mut value)?;
        Ok(value)
    }

    fn link(&mut self, value: &mut Value) -> Result<(), StoreError> {
        match value {
            Value::Array(all) => all.iter_mut().try_for_each(|one| self.link(one)),
            Value::Object(fields) => self.link_fields(fields),
            _ => Ok(()),
        }
    }

    fn link_fields(&mut self, fields: &mut Map<String, Value>) -> Result<(), StoreError> {
        if let Some(Value::String(name)) = fields.get("doc") {
            let id = self.document(&name.clone())?;
            fields.insert("document".to_owned(), id.into());
        }
        if let Some(Value::Object(speaker)) = fields.get_mut("speaker") {
            let id = speaker.get("id").and_then(Value::as_str).map(str::to_owned);
            let party = id.map(|id| self.party(&id)).transpose()?.flatten();
            speaker.insert("party".to_owned(), party.into());
        }
        fields.values_mut().try_for_each(|one| self.link(one))
    }

    /// The id of the current document called `name`.
    fn document(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        if let Some(known) = self.documents.get(name) {
            return Ok(known.clone());
        }
        let id = self.project.id_of_document(name)?;
        self.documents.insert(name.to_owned(), id.clone());
        Ok(id)
    }

    /// The party of the actor with this id.
    pub(super) fn party(&mut self, id: &str) -> Result<Option<String>, StoreError> {
        if let Some(known) = self.parties.get(id) {
            return Ok(known.clone());
        }
        let actor: Option<ActorRow> = self.project.compared_row(id)?;
        let party = actor.and_then(|actor| actor.party_on(None).map(str::to_owned));
        self.parties.insert(id.to_owned(), party.clone());
        Ok(party)
    }
}

/// All rows of one kind.
pub(super) fn all<R: Row>(project: &Project) -> Result<Vec<R>, StoreError> {
    let mut rows = Vec::new();
    project.compared_rows::<R>(&mut |row| {
        rows.push(row);
        std::ops::ControlFlow::Continue(())
    })?;
    Ok(rows)
}

/// What a claim is called.
pub(super) fn label(claim: &ClaimRow) -> &str {
    claim.label.as_deref().unwrap_or(&claim.canonical)
}
