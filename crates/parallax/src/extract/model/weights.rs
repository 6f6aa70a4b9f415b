//! The weights of the model and their file.

use crate::extract::features::{CUE_BUCKETS, KEEP_BUCKETS, Lexical, ROLE_BUCKETS, Rates, keys};

/// Weights from one label to the next, by the class of the step.
pub(crate) type Transitions = [[[f32; 4]; 4]; STEPS];

/// Number of classes of steps.
pub(crate) const STEPS: usize = 8;

/// All that training finds out.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// One weight a feature: is the word a cue?
    pub(crate) cue: Table,
    /// Three weights a feature: source, cue, content, each against none.
    pub(crate) role: Table,
    /// One weight a feature: is what was read around a cue to be kept?
    pub(crate) keep: Table,
    /// See [`Transitions`].
    pub(crate) transitions: Transitions,
    /// Hashes of the words and lemmas that were the head of a cue, in order, each with the level of
    /// how often.
    pub(crate) forms: Vec<(u32, u8)>,
    /// Which cues count.
    pub thresholds: Thresholds,
}

/// How probable a statement or its cue must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// What was read around a cue, to make a statement.
    pub statement: f32,
    /// A cue, to make a statement inside of another.
    pub nested: f32,
    /// A cue, to be read at all.
    pub candidate: f32,
    /// A cue, to be seen as one by the statements around it.
    pub neighbour: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { statement: 0.33, nested: 0.8, neighbour: 0.5, candidate: 0.06 }
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
        let last = self.values.len() - 1;
        let total: i32 = features.iter().map(|&f| i32::from(self.values[f as usize & last])).sum();
        total as f32 * self.scale
    }

    /// The sums of the three entries of each of `features`, after a zero.
    pub(crate) fn sums(&self, features: &[u32]) -> [f32; 4] {
        let last = self.values.len() / 3 - 1;
        let mut total = [0i32; 3];
        for &feature in features {
            let start = (feature as usize & last) * 3;
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
    /// How often token `i` was the head of a cue in training.
    pub(crate) fn rates(&self, lexical: &Lexical, i: usize) -> Rates {
        let level = |key: u32| {
            let index = self.forms.binary_search_by_key(&key, |form| form.0).ok();
            index.map_or(0, |index| self.forms[index].1)
        };
        Rates::new(keys(lexical, i).map(level))
    }

    /// The file: magic, thresholds, transitions, scales, number of forms, forms, the tables; all
    /// numbers little-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Thresholds { statement, nested, neighbour, candidate } = self.thresholds;
        let mut bytes = MAGIC.to_vec();
        let transitions = self.transitions.iter().flatten().flatten().copied();
        let scales = [self.cue.scale, self.role.scale, self.keep.scale];
        for number in
            [statement, nested, neighbour, candidate].into_iter().chain(transitions).chain(scales)
        {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend((self.forms.len() as u32).to_le_bytes());
        for (word, rate) in &self.forms {
            bytes.extend(word.to_le_bytes());
            bytes.push(*rate);
        }
        bytes.extend(
            self.cue
                .values
                .iter()
                .chain(&self.role.values)
                .chain(&self.keep.values)
                .map(|v| v.to_le_bytes()[0]),
        );
        bytes
    }

    /// Reads the file; none if `bytes` is not one of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut thresholds = Thresholds::default();
        let Thresholds { statement, nested, neighbour, candidate } = &mut thresholds;
        for number in [statement, nested, neighbour, candidate] {
            *number = f32::from_le_bytes(take(&mut rest)?);
        }
        let mut transitions = Transitions::default();
        for number in transitions.iter_mut().flatten().flatten() {
            *number = f32::from_le_bytes(take(&mut rest)?);
        }
        let cue_scale = f32::from_le_bytes(take(&mut rest)?);
        let role_scale = f32::from_le_bytes(take(&mut rest)?);
        let keep_scale = f32::from_le_bytes(take(&mut rest)?);
        let mut forms = Vec::new();
        for _ in 0..u32::from_le_bytes(take(&mut rest)?) {
            let word = u32::from_le_bytes(take(&mut rest)?);
            forms.push((word, u8::from_le_bytes(take(&mut rest)?)));
        }
        if rest.len() != CUE_BUCKETS + 3 * ROLE_BUCKETS + KEEP_BUCKETS {
            return None;
        }
        let (cue, rest) = rest.split_at(CUE_BUCKETS);
        let (role, keep) = rest.split_at(3 * ROLE_BUCKETS);
        let signed = |bytes: &[u8]| bytes.iter().map(|&b| i8::from_le_bytes([b])).collect();
        let cue = Table { scale: cue_scale, values: signed(cue) };
        let role = Table { scale: role_scale, values: signed(role) };
        let keep = Table { scale: keep_scale, values: signed(keep) };
        Some(Self { cue, role, keep, transitions, forms, thresholds })
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}
