//! What lists, filters and counts are made of: a small row in memory for each document, statement,
//! actor and claim of a project, column by column. Texts stay in the project.
//!
//! A filter and all counts beside it are one pass over the columns, so a project with a million
//! statements answers at once. Nothing here reads or writes; `load` alone asks a project.
//!
//! | file | what |
//! |---|---|
//! | `words`, `several`, `day` | texts, columns and days that take little memory |
//! | `documents`, `statements`, `actors`, `claims` | the columns |
//! | `build`, `load` | from a project to columns |
//! | `states` | how each statement stands with those who review it |
//! | `filter` | which statements are asked for |
//! | `facets` | how many there would be with other values |
//! | `order` | the orders in which statements are listed |

mod actors;
mod build;
mod claims;
mod day;
mod documents;
mod facets;
mod filter;
mod load;
mod order;
mod several;
mod statements;
mod states;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

pub(crate) use actors::Actors;
pub(crate) use claims::{Claims, Link, StanceSum};
pub(crate) use day::Day;
pub(crate) use documents::Documents;
pub(crate) use facets::{Counted, Facet, facets};
pub(crate) use filter::{Chosen, Test, day};
pub(crate) use order::Order;
pub(crate) use several::NONE;
pub(crate) use statements::{ADDED, Nature, Statements};
pub(crate) use states::States;

/// A project as columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Register {
    pub(crate) documents: Documents,
    pub(crate) statements: Statements,
    pub(crate) actors: Actors,
    pub(crate) claims: Claims,
    /// How the statements stand now.
    pub(crate) states: States,
    /// How statements were found that a person has changed, by row.
    found_natures: BTreeMap<u32, Nature>,
    /// Documents in the order of time.
    by_time: Vec<u32>,
    /// The rows that were there at first, those that the model is least sure of first.
    by_uncertainty: Vec<u32>,
}

impl Register {
    /// Says who speaks in a statement that was added just now.
    fn speak(&mut self, row: u32, actor: u32) {
        let document = self.statements.document(row);
        let day = self.documents.exact_day(document);
        self.statements.speakers.add(row, actor);
        if let Some(party) = self.actors.party_on(actor, day.as_deref()) {
            self.statements.parties.add(row, party);
        }
        let whole = self.actors.speaks_for(actor, day.as_deref());
        self.statements.organizations[row as usize] = whole.unwrap_or(NONE);
    }
}
