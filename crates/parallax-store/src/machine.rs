//! The machine's statements with speaker, claim and stance: the rows of networks.

use std::{collections::BTreeMap, ops::ControlFlow};

use parallax::{
    present::comparison::{ActorRow, ClaimRow, MemberRow, actor_labels},
    text::Span,
};
use rusqlite::OptionalExtension;

use crate::{Project, StoreError, columns::spans_of_form};

/// A statement that belongs to a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct MachineStatement {
    /// Public id.
    pub statement: String,
    /// Id of its document.
    pub document: String,
    /// The document's name.
    pub doc: String,
    /// What is said, in bytes of the document's text.
    pub spans: Vec<Span>,
    /// The person who speaks: a name, and where several have it something that tells them apart.
    pub person: Option<String>,
    /// The organisation that speaks, or that the person belonged to when the document appeared.
    pub organization: Option<String>,
    /// The party that the speaker belonged to when the document appeared, by the codebook, else that
    /// of the organisation.
    pub party: Option<String>,
    /// The claim: the codebook's label, else its canonical words; numbered where several have them.
    pub claim: String,
    /// The claim's id.
    pub claim_id: String,
    /// What the speaker does to the claim.
    pub stance: String,
    /// Yes where the speaker asserts it, no where they deny it.
    pub agreement: Option<bool>,
    /// When the document appeared.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Whether the document is a copy of another that is counted instead.
    pub copy: bool,
}

impl Project {
    /// Hands out every statement that belongs to a claim, claim by claim.
    pub fn machine_statements(
        &self,
        visit: &mut dyn FnMut(&MachineStatement),
    ) -> Result<(), StoreError> {
        let known = Known::new(self.actors_in_order()?);
        let mut broken = None;
        let mut labels: BTreeMap<String, usize> = BTreeMap::new();
        self.compared_rows::<ClaimRow>(&mut |claim| {
            let label = own_label(&claim, &mut labels);
            for member in &claim.members {
                match self.machine_statement((&claim, &label), member, &known) {
                    Ok(Some(statement)) => visit(&statement),
                    Ok(None) => {}
                    Err(error) => {
                        broken = Some(error);
                        return ControlFlow::Break(());
                    }
                }
            }
            ControlFlow::Continue(())
        })?;
        broken.map_or(Ok(()), Err)
    }

    fn actors_in_order(&self) -> Result<Vec<ActorRow>, StoreError> {
        let mut actors = Vec::new();
        self.compared_rows::<ActorRow>(&mut |actor| {
            actors.push(actor);
            ControlFlow::Continue(())
        })?;
        Ok(actors)
    }

    /// None where the statement has gone since the articles were compared.
    fn machine_statement(
        &self,
        (claim, label): (&ClaimRow, &str),
        member: &MemberRow,
        known: &Known,
    ) -> Result<Option<MachineStatement>, StoreError> {
        let Some((document, spans)) = self.place_of(&member.statement)? else { return Ok(None) };
        let published = member.published.as_deref();
        let speaker = member.speaker.as_ref();
        let actor = speaker.and_then(|speaker| known.actors.get(&speaker.id));
        let name = speaker.map(|speaker| known.label(&speaker.id, &speaker.name));
        let is_person = actor.is_some_and(|actor| actor.kind == "person");
        let organization = actor.and_then(|actor| actor.speaks_for(published));
        let organization = organization.map(|(id, name)| known.label(id, name));
        let party = actor.and_then(|actor| actor.party_on(published));
        Ok(Some(MachineStatement {
            statement: member.statement.clone(),
            document,
            doc: member.doc.clone(),
            spans,
            person: name.clone().filter(|_| is_person),
            organization: organization.or(name.filter(|_| actor.is_none())),
            party: party.map(str::to_owned),
            claim: label.to_owned(),
            claim_id: claim.id.clone(),
            agreement: agreement(&member.stance),
            stance: member.stance.clone(),
            published: member.published.clone(),
            outlet: member.outlet.clone(),
            copy: member.copy,
        }))
    }

    /// The document, by id, and the content of the statement with this id.
    pub(crate) fn place_of(
        &self,
        statement: &str,
    ) -> Result<Option<(String, Vec<Span>)>, StoreError> {
        let sql = "SELECT d.id, s.content FROM statements s \
                   JOIN documents d ON d.key = s.document WHERE s.id = ?1";
        let found: Option<(String, String)> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_row([statement], |row| Ok((row.get(0)?, row.get(1)?))).optional()
            })
            .map_err(self.failed())?;
        found.map(|(id, spans)| Ok((id, spans_of_form(&spans)?))).transpose()
    }
}

/// The actors of a project, and one label for each of them.
struct Known {
    actors: BTreeMap<String, ActorRow>,
    labels: BTreeMap<String, String>,
}

impl Known {
    fn new(actors: Vec<ActorRow>) -> Self {
        let labels = actor_labels(&actors);
        Self { actors: actors.into_iter().map(|actor| (actor.id.clone(), actor)).collect(), labels }
    }

    fn label(&self, id: &str, name: &str) -> String {
        self.labels.get(id).map_or(name, String::as_str).to_owned()
    }
}

/// The words of a claim, numbered where claims before it have the same.
fn own_label(claim: &ClaimRow, known: &mut BTreeMap<String, usize>) -> String {
    let words = claim.label.as_ref().unwrap_or(&claim.canonical);
    let count = known.entry(words.clone()).or_default();
    *count += 1;
    if *count == 1 { words.clone() } else { format!("{words} ({count})") }
}

/// Assert is yes, deny is no; anything else is neither.
fn agreement(stance: &str) -> Option<bool> {
    match stance {
        "assert" => Some(true),
        "deny" => Some(false),
        _ => None,
    }
}
