//! Takes the log of decisions, gives the codings that it ends with.

use std::collections::BTreeMap;

use parallax::text::Span;
use serde_json::Value;

use super::{Coding, NewCoding, value};
use crate::{Decision, StoreError};

/// The codings that a log ends with, in the order in which they were made.
#[derive(Debug, Default)]
pub(crate) struct Replayed {
    pub(crate) codings: Vec<Coding>,
    /// How often a coding was changed that had been changed otherwise before: both are there.
    pub(crate) both: u64,
}

/// Goes through the log. A log that was joined from several may change a coding from a form that it
/// no longer has: then what it has stays, and what the change made is a coding of its own.
pub(crate) fn replay(log: &[Decision]) -> Result<Replayed, StoreError> {
    let mut states: BTreeMap<String, (usize, Coding)> = BTreeMap::new();
    let mut both = 0;
    for (order, decision) in log.iter().enumerate() {
        if decision.decided.kind != "coding" {
            continue;
        }
        let old = state(decision, decision.decided.old.as_deref())?;
        let Some(new) = state(decision, decision.decided.new.as_deref())? else {
            // Taken out, unless it was changed elsewhere meanwhile.
            let Some(old) = old else { continue };
            if states.get(&old.id).is_some_and(|(_, now)| *now == old) {
                states.remove(&old.id);
            }
            continue;
        };
        match states.get_mut(&new.id) {
            None => {
                states.insert(new.id.clone(), (order, new));
            }
            Some((_, now)) if *now == new => {}
            Some((_, now)) if old.as_ref() == Some(now) => *now = new,
            Some(_) => {
                both += 1;
                let apart = Coding { id: format!("{}-{}", new.id, decision.seq), ..new };
                states.insert(apart.id.clone(), (order, apart));
            }
        }
    }
    let mut states: Vec<(usize, Coding)> = states.into_values().collect();
    states.sort_by(|(one, a), (other, b)| (one, &a.id).cmp(&(other, &b.id)));
    Ok(Replayed { codings: states.into_iter().map(|(_, state)| state).collect(), both })
}

fn state(decision: &Decision, written: Option<&str>) -> Result<Option<Coding>, StoreError> {
    let Some(written) = written else { return Ok(None) };
    let damaged = || StoreError::Damaged(format!("\"{written}\" is no coding"));
    let fields: Value = serde_json::from_str(written).map_err(|_| damaged())?;
    let word = |name: &str| fields[name].as_str().map(str::to_owned).ok_or_else(damaged);
    let spans: Vec<(u32, u32)> =
        serde_json::from_value(fields["spans"].clone()).map_err(|_| damaged())?;
    let spans = spans.into_iter().map(|(start, end)| Span { start, end }).collect();
    let variables = value::from_column(&fields["variables"].to_string())?;
    Ok(Some(Coding {
        id: word("id")?,
        document: decision.decided.document.clone(),
        coded: NewCoding { kind: word("type")?, coder: word("coder")?, spans, variables },
    }))
}
