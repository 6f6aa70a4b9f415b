//! The model's file: tables of 8-bit weights, each with its scale.

use std::collections::BTreeMap;

use super::{Model, ROLES};
use crate::extract::features::BUCKETS;

const MAGIC: &[u8; 8] = b"PLXATTR1";

impl Model {
    /// The file: magic, threshold, transitions, forms, then both tables.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        let floats = std::iter::once(self.threshold).chain(self.transitions.iter().flatten().copied());
        floats.for_each(|value| out.extend(value.to_le_bytes()));
        out.extend((self.forms.len() as u32).to_le_bytes());
        for (&form, &rate) in &self.forms {
            out.extend(form.to_le_bytes());
            out.push(rate);
        }
        quantise(&self.cue, &mut out);
        quantise(self.role.as_flattened(), &mut out);
        out
    }

    /// Reads what [`Self::to_bytes`] wrote; none if it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let threshold = float(&mut rest)?;
        let mut transitions = [[0.0; ROLES]; ROLES];
        for value in transitions.as_flattened_mut() {
            *value = float(&mut rest)?;
        }
        let mut forms = BTreeMap::new();
        for _ in 0..u32::from_le_bytes(take(&mut rest)?) {
            let form = u32::from_le_bytes(take(&mut rest)?);
            forms.insert(form, take::<1>(&mut rest)?[0]);
        }
        let cue = restore(&mut rest, BUCKETS)?;
        let role = restore(&mut rest, BUCKETS * ROLES)?;
        let role = role.as_chunks::<ROLES>().0.to_vec();
        rest.is_empty().then_some(Self { cue, role, transitions, forms, threshold })
    }
}

/// Writes the scale, then one byte a weight. The rare weights beyond the scale are cut.
fn quantise(weights: &[f32], out: &mut Vec<u8>) {
    let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get(sizes.len() * 9995 / 10_000).or(sizes.last()).copied().unwrap_or(1.0);
    let scale = largest / 127.0;
    out.extend(scale.to_le_bytes());
    out.extend(weights.iter().map(|w| ((w / scale).round().clamp(-127.0, 127.0) as i8) as u8));
}

fn restore(rest: &mut &[u8], count: usize) -> Option<Vec<f32>> {
    let scale = float(rest)?;
    let (weights, after) = rest.split_at_checked(count)?;
    *rest = after;
    Some(weights.iter().map(|&byte| f32::from(byte as i8) * scale).collect())
}

fn float(rest: &mut &[u8]) -> Option<f32> {
    take(rest).map(f32::from_le_bytes)
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}
