//! The orders in which statements are listed.

use fixedbitset::FixedBitSet;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Register;

/// An order of statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Order {
    /// Documents by name, statements as they stand there.
    #[default]
    Document,
    /// Those that the model is least sure of first.
    Uncertainty,
    /// The earliest documents first.
    Time,
}

impl Register {
    /// Those of `rows` that come behind the row `after`, in an order, at most `limit`; and whether
    /// more follow.
    pub(crate) fn listed(
        &self,
        rows: &FixedBitSet,
        order: Order,
        after: Option<u32>,
        limit: usize,
    ) -> (Vec<u32>, bool) {
        let all: Box<dyn Iterator<Item = u32> + '_> = match order {
            Order::Document => {
                let first = after.map_or(0, |row| self.statements.document(row));
                let documents = first..self.documents.len() as u32;
                Box::new(documents.flat_map(|document| self.statements.of_document(document)))
            }
            Order::Time => {
                let documents = self.by_time.iter();
                Box::new(documents.flat_map(|&document| self.statements.of_document(document)))
            }
            Order::Uncertainty => {
                let later = self.by_uncertainty.len() as u32..self.statements.len() as u32;
                Box::new(self.by_uncertainty.iter().copied().chain(later))
            }
        };
        let skipped: Box<dyn Iterator<Item = u32> + '_> = match after {
            None => all,
            Some(last) => Box::new(all.skip_while(move |&row| row != last).skip(1)),
        };
        let fits = |&row: &u32| rows.contains(row as usize);
        let mut page: Vec<u32> = skipped.filter(fits).take(limit + 1).collect();
        let is_more = page.len() > limit;
        page.truncate(limit);
        (page, is_more)
    }
}
