//! What people decide about actors, as rows of the log: which names are one actor's, and what it is
//! called.
//!
//! An actor that nobody declared has no id that lasts, so decisions name actors by their names.

use std::collections::BTreeSet;

use parallax::{codebook::ActorDecision, present::comparison::ActorRow};

use crate::{NewDecision, Project, StoreError};

/// The kind of these decisions.
pub(crate) const KIND: &str = "actor";

impl Project {
    /// The decisions about actors that count, oldest first.
    pub fn actor_decisions(&self) -> Result<Vec<ActorDecision>, StoreError> {
        let all = self.in_force(&[KIND], None)?;
        all.iter().map(|written| made(&written.decided)).collect()
    }

    /// These are one actor, called `called`, else as the first is: as decisions of `who`. Actors are
    /// named by their ids in the last comparison.
    pub fn merge_actors(
        &self,
        who: &str,
        actors: &[&str],
        called: Option<&str>,
        reason: Option<&str>,
    ) -> Result<Vec<NewDecision>, StoreError> {
        let rows = actors.iter().map(|id| self.actor_shown(id)).collect::<Result<Vec<_>, _>>()?;
        let distinct: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
        let (Some(first), true) = (rows.first(), distinct.len() > 1) else {
            return Err(StoreError::NoChange("it takes two actors to make one".to_owned()));
        };
        let called = called.unwrap_or(&first.name);
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        Ok(vec![decision(who, "merge", &names, &[called], reason)])
    }

    /// An actor is called so from now on, as decisions of `who`.
    pub fn rename_actor(
        &self,
        who: &str,
        actor: &str,
        called: &str,
        reason: Option<&str>,
    ) -> Result<Vec<NewDecision>, StoreError> {
        let called = called.trim();
        if called.is_empty() {
            return Err(StoreError::NoChange("an actor needs a name".to_owned()));
        }
        let row = self.actor_shown(actor)?;
        Ok(vec![decision(who, "rename", &[&row.name], &[called], reason)])
    }

    /// An actor is several, each with the names of one list: as decisions of `who`. All names must
    /// be its own.
    pub fn split_actor(
        &self,
        who: &str,
        actor: &str,
        lists: &[Vec<String>],
        reason: Option<&str>,
    ) -> Result<Vec<NewDecision>, StoreError> {
        let row = self.actor_shown(actor)?;
        let named: Vec<&String> = lists.iter().flatten().collect();
        let is_own = |name: &&&String| **name == &row.name || row.aliases.contains(name);
        if let Some(other) = named.iter().find(|name| !is_own(name)) {
            return Err(StoreError::NoChange(format!("{} is not called {other}", row.name)));
        }
        let is_once = named.iter().collect::<BTreeSet<_>>().len() == named.len();
        if lists.len() < 2 || lists.iter().any(Vec::is_empty) || !is_once {
            let why = format!("to part {}, give each of two or more names of its own", row.name);
            return Err(StoreError::NoChange(why));
        }
        Ok(vec![decision(who, "split", &[&row.name], &lists, reason)])
    }

    fn actor_shown(&self, id: &str) -> Result<ActorRow, StoreError> {
        let row = self.compared_row::<ActorRow>(id)?;
        row.ok_or_else(|| StoreError::NoActor(id.to_owned()))
    }
}

fn decision(
    who: &str,
    verdict: &str,
    names: &[&str],
    new: &impl serde::Serialize,
    reason: Option<&str>,
) -> NewDecision {
    NewDecision {
        who: who.to_owned(),
        kind: KIND.to_owned(),
        quoted: names.join(", "),
        verdict: verdict.to_owned(),
        old: Some(column(&names)),
        new: Some(column(&new)),
        reason: reason.map(str::to_owned),
        ..NewDecision::default()
    }
}

fn column(names: &impl serde::Serialize) -> String {
    serde_json::to_string(names).expect("lists of names can be written")
}

fn made(row: &NewDecision) -> Result<ActorDecision, StoreError> {
    let damaged = || StoreError::Damaged(format!("a decision to {} actors", row.verdict));
    let (old, new) = (row.old.as_deref().unwrap_or("[]"), row.new.as_deref().unwrap_or("[]"));
    Ok(match row.verdict.as_str() {
        "merge" | "rename" => {
            let names: Vec<String> = serde_json::from_str(old).map_err(|_| damaged())?;
            let called: Vec<String> = serde_json::from_str(new).map_err(|_| damaged())?;
            let called = called.into_iter().next().ok_or_else(damaged)?;
            ActorDecision::One { names, called }
        }
        "split" => ActorDecision::Apart(serde_json::from_str(new).map_err(|_| damaged())?),
        _ => return Err(damaged()),
    })
}
