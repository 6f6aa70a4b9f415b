//! Takes the log of decisions, gives the codings that it ends with.

use std::collections::BTreeMap;

use parallax::text::Span;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Coding, KIND, NewCoding, edit::as_json, value};
use crate::{Decision, StoreError, identity::short};

/// The codings that a log ends with, in the order in which they were made, each with the number of
/// the decision that made it.
#[derive(Debug, Default)]
pub(crate) struct Replayed {
    pub(crate) codings: Vec<(u64, Coding)>,
    /// How many codings are there only because another was changed otherwise: both are there.
    pub(crate) both: u64,
}

/// Goes through the decisions of a log that count. A log that was joined from several may change a coding from a form that it
/// no longer has: then what it has stays, and what the change made is a coding of its own, which
/// later steps from that form go on with.
pub(crate) fn replay(log: &[Decision]) -> Result<Replayed, StoreError> {
    let mut states = States::default();
    for decision in log.iter().filter(|decision| decision.decided.kind == KIND) {
        let old = state(decision, decision.decided.old.as_deref())?;
        match (old, state(decision, decision.decided.new.as_deref())?) {
            (old, Some(new)) => states.put(decision.seq, &decision.at, old.as_ref(), new),
            (Some(old), None) => states.take_out(&old),
            (None, None) => {}
        }
    }
    Ok(states.end())
}

/// Codings while the log is gone through.
#[derive(Default)]
struct States {
    /// By id, each with the number of the decision that made it.
    codings: BTreeMap<String, (u64, Coding)>,
    /// All that were parted from a coding, by its id.
    families: BTreeMap<String, Vec<String>>,
    /// The first id of the family of each that was parted.
    first: BTreeMap<String, String>,
}

impl States {
    /// Adds a coding, or changes the one that has the form `old`.
    fn put(&mut self, seq: u64, at: &str, old: Option<&Coding>, new: Coding) {
        let there = self.find(&new.id, &new.coded);
        if let Some(changed) = old.and_then(|old| self.find(&old.id, &old.coded)) {
            // Another may have come to say the same: the two are one again, by the first id.
            if let Some(there) = there.filter(|there| *there != changed) {
                let is_first = self.families.contains_key(&changed);
                self.codings.remove(if is_first { &there } else { &changed });
                if !is_first {
                    return;
                }
            }
            if let Some((_, now)) = self.codings.get_mut(&changed) {
                now.coded = new.coded;
            }
            return;
        }
        if there.is_some() {
            return;
        }
        let id =
            if self.codings.contains_key(&new.id) { self.part(at, &new) } else { new.id.clone() };
        self.codings.insert(id.clone(), (seq, Coding { id, ..new }));
    }

    /// Takes out the coding that has the form `old`: not one that was changed elsewhere meanwhile.
    fn take_out(&mut self, old: &Coding) {
        if let Some(id) = self.find(&old.id, &old.coded) {
            self.codings.remove(&id);
        }
    }

    /// The id of what says this among a coding and those of its family, the coding itself first.
    fn find(&self, id: &str, coded: &NewCoding) -> Option<String> {
        let first = self.first.get(id).map_or(id, String::as_str);
        let family = self.families.get(first).into_iter().flatten().map(String::as_str);
        let mut all = [id, first].into_iter().chain(family);
        all.find(|id| self.codings.get(*id).is_some_and(|(_, now)| now.coded == *coded))
            .map(str::to_owned)
    }

    /// An id for a coding that is parted from another: the same in whichever files the step is.
    fn part(&mut self, at: &str, new: &Coding) -> String {
        let first = self.first.get(&new.id).unwrap_or(&new.id).clone();
        let said = as_json(new).to_string();
        let id = (0..=u32::MAX)
            .map(|repeat| {
                let mut hasher = Sha256::new();
                for part in [at, &said] {
                    hasher.update((part.len() as u64).to_le_bytes());
                    hasher.update(part);
                }
                hasher.update(repeat.to_le_bytes());
                short(hasher)
            })
            .find(|id| !self.codings.contains_key(id))
            .expect("numbers never end");
        self.families.entry(first.clone()).or_default().push(id.clone());
        self.first.insert(id.clone(), first);
        id
    }

    /// What is there at the end.
    fn end(self) -> Replayed {
        let is_there = |id: &&String| self.codings.contains_key(*id);
        let both = self.families.iter().map(|(first, parted)| {
            let there = parted.iter().chain([first]).filter(is_there).count();
            there.saturating_sub(1) as u64
        });
        let both = both.sum();
        let mut codings: Vec<(u64, Coding)> = self.codings.into_values().collect();
        codings.sort_by(|(one, a), (other, b)| (one, &a.id).cmp(&(other, &b.id)));
        Replayed { codings, both }
    }
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
