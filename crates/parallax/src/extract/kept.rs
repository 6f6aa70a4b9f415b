//! The statements found so far, and which of them hold a token.
//!
//! Looking up by token keeps the work linear: a text of a million statements must not compare each
//! with all others.

use std::collections::HashMap;

use super::found::Found;

/// Statements in the order in which they came; each has a slot for good.
#[derive(Debug, Default)]
pub(super) struct Kept {
    slots: Vec<Option<Found>>,
    by_content: HashMap<usize, Vec<usize>>,
    by_head: HashMap<usize, usize>,
}

impl Kept {
    /// Adds a statement.
    pub(super) fn add(&mut self, found: Found) {
        let slot = self.slots.len();
        for &token in &found.content {
            self.by_content.entry(token).or_default().push(slot);
        }
        if let Some(head) = found.head {
            self.by_head.insert(head, slot);
        }
        self.slots.push(Some(found));
    }

    /// Adds tokens to the content of the statement in `slot`, if there is one.
    pub(super) fn extend(&mut self, slot: usize, tokens: &[usize]) {
        let Some(found) = &mut self.slots[slot] else { return };
        found.content.extend(tokens);
        found.content.sort_unstable();
        found.content.dedup();
        for &token in tokens {
            self.by_content.entry(token).or_default().push(slot);
        }
    }

    /// Takes the statement in `slot` out.
    pub(super) fn remove(&mut self, slot: usize) {
        let Some(found) = self.slots[slot].take() else { return };
        for token in &found.content {
            if let Some(holders) = self.by_content.get_mut(token) {
                holders.retain(|&holder| holder != slot);
            }
        }
        if let Some(head) = found.head.filter(|head| self.by_head.get(head) == Some(&slot)) {
            self.by_head.remove(&head);
        }
    }

    /// Number of slots, empty ones included.
    pub(super) fn slots(&self) -> usize {
        self.slots.len()
    }

    /// The statement in `slot`.
    pub(super) fn get(&self, slot: usize) -> Option<&Found> {
        self.slots[slot].as_ref()
    }

    /// All statements with their slots, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, &Found)> {
        self.slots.iter().enumerate().filter_map(|(slot, found)| Some((slot, found.as_ref()?)))
    }

    /// The statements whose content holds one of `tokens`, with their slots, in order.
    pub(super) fn sharing(&self, tokens: &[usize]) -> impl Iterator<Item = (usize, &Found)> {
        let holders = tokens.iter().filter_map(|token| self.by_content.get(token)).flatten();
        let mut slots: Vec<usize> = holders.copied().collect();
        slots.sort_unstable();
        slots.dedup();
        slots.into_iter().filter_map(|slot| Some((slot, self.slots[slot].as_ref()?)))
    }

    /// The statement whose cue has this head, with its slot.
    pub(super) fn of_head(&self, head: usize) -> Option<(usize, &Found)> {
        let slot = *self.by_head.get(&head)?;
        Some((slot, self.slots[slot].as_ref()?))
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Kept};

    fn found(head: usize, content: &[usize]) -> Found {
        Found { head: Some(head), content: content.to_vec(), ..Found::default() }
    }

    #[test]
    fn statements_are_known_by_their_tokens_until_taken_out() {
        let mut kept = Kept::default();
        kept.add(found(1, &[2, 3]));
        kept.add(found(7, &[3, 4]));
        let sharing =
            |kept: &Kept, tokens: &[usize]| kept.sharing(tokens).map(|(slot, _)| slot).collect();
        let slots: Vec<usize> = sharing(&kept, &[3, 4]);
        assert_eq!(slots, [0, 1]);
        kept.extend(0, &[5, 3]);
        assert_eq!(kept.get(0).map(|one| one.content.as_slice()), Some(&[2, 3, 5][..]));
        kept.remove(1);
        let slots: Vec<usize> = sharing(&kept, &[4, 5]);
        assert_eq!(slots, [0]);
        assert!(kept.of_head(7).is_none() && kept.of_head(1).is_some());
        assert_eq!(kept.iter().count(), 1);
    }
}
