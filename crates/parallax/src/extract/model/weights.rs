//! The weights of the model and their file.

use crate::extract::features::BUCKETS;

/// Weights from one label to the next, by the class of the step.
pub(crate) type Transitions = [[[f32; 4]; 4]; 3];

/// All that training finds out.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// One weight a feature: is the word a cue?
    pub(crate) cue: Table,
    /// Three weights a feature: source, cue, content, each against none.
    pub(crate) role: Table,
    /// See [`Transitions`].
    pub(crate) transitions: Transitions,
    /// Hashes of the words that were the head of a cue, in order, each with how often, in tenths.
    pub(crate) forms: Vec<(u32, u8)>,
    /// Which cues count.
    pub thresholds: Thresholds,
}

/// How probable a cue must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// To make a statement.
    pub statement: f32,
    /// To make a statement inside of another.
    pub nested: f32,
    /// To be seen as a cue by the statements around it.
    pub neighbour: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { statement: 0.3, nested: 0.8, neighbour: 0.5 }
    }
}

/// Numbers kept as multiples of a scale.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    scale: f32,
    values: Vec<i8>,
}

impl Table {
    /// Rounds `values`. The scale leaves one in ten thousand of the non-zero ones cut off, so that
    /// a few large ones do not cost all others their precision.
    pub(crate) fn quantise(values: &[f32]) -> Self {
        let mut sizes: Vec<f32> = values.iter().map(|v| v.abs()).filter(|&v| v > 1e-4).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let largest = sizes.len().saturating_sub(1 + sizes.len() / 10_000);
        let scale = sizes.get(largest).map_or(1.0, |size| size / 127.0);
        let values = values.iter().map(|v| (v / scale).round().clamp(-127.0, 127.0) as i8);
        Self { scale, values: values.collect() }
    }

    /// The sum of the entries at `features`.
    pub(crate) fn sum(&self, features: &[u32]) -> f32 {
        let total: i32 = features.iter().map(|&f| i32::from(self.values[f as usize])).sum();
        total as f32 * self.scale
    }

    /// The sums of the three entries of each of `features`, after a zero.
    pub(crate) fn sums(&self, features: &[u32]) -> [f32; 4] {
        let mut total = [0i32; 3];
        for &feature in features {
            let start = feature as usize * 3;
            for (total, &value) in total.iter_mut().zip(&self.values[start..start + 3]) {
                *total += i32::from(value);
            }
        }
        let [source, cue, content] = total.map(|t| t as f32 * self.scale);
        [0.0, source, cue, content]
    }
}

const MAGIC: &[u8; 8] = b"PLXATTR1";

impl Weights {
    /// How often the word was the head of a cue, in tenths; none if never.
    pub(crate) fn rate(&self, word: u32) -> Option<u32> {
        let index = self.forms.binary_search_by_key(&word, |form| form.0).ok()?;
        Some(u32::from(self.forms[index].1))
    }

    /// The file: magic, thresholds, transitions, scales, number of forms, forms, both tables; all
    /// numbers little-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Thresholds { statement, nested, neighbour } = self.thresholds;
        let mut bytes = MAGIC.to_vec();
        let transitions = self.transitions.iter().flatten().flatten().copied();
        let scales = [self.cue.scale, self.role.scale];
        for number in [statement, nested, neighbour].into_iter().chain(transitions).chain(scales) {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend((self.forms.len() as u32).to_le_bytes());
        for (word, rate) in &self.forms {
            bytes.extend(word.to_le_bytes());
            bytes.push(*rate);
        }
        bytes.extend(self.cue.values.iter().chain(&self.role.values).map(|v| v.to_le_bytes()[0]));
        bytes
    }

    /// Reads the file; none if `bytes` is not one of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut thresholds = Thresholds::default();
        for number in [&mut thresholds.statement, &mut thresholds.nested, &mut thresholds.neighbour]
        {
            *number = f32::from_le_bytes(take(&mut rest)?);
        }
        let mut transitions = Transitions::default();
        for number in transitions.iter_mut().flatten().flatten() {
            *number = f32::from_le_bytes(take(&mut rest)?);
        }
        let cue_scale = f32::from_le_bytes(take(&mut rest)?);
        let role_scale = f32::from_le_bytes(take(&mut rest)?);
        let mut forms = Vec::new();
        for _ in 0..u32::from_le_bytes(take(&mut rest)?) {
            let word = u32::from_le_bytes(take(&mut rest)?);
            forms.push((word, u8::from_le_bytes(take(&mut rest)?)));
        }
        if rest.len() != BUCKETS * 4 {
            return None;
        }
        let (cue, role) = rest.split_at(BUCKETS);
        let signed = |bytes: &[u8]| bytes.iter().map(|&b| i8::from_le_bytes([b])).collect();
        let cue = Table { scale: cue_scale, values: signed(cue) };
        let role = Table { scale: role_scale, values: signed(role) };
        Some(Self { cue, role, transitions, forms, thresholds })
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}
