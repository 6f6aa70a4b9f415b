//! The current documents as columns, in the order of their names.

use parallax_store::{ListedDocument, seconds};

use super::{day::Day, words::Names};

/// Documents by their numbers: 0, 1, ... in the order of their names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Documents {
    keys: Vec<i64>,
    ids: Vec<u128>,
    outlets: Vec<u32>,
    days: Vec<Option<Day>>,
    /// Whether the day itself is known, not only its month or year.
    is_dated: Vec<bool>,
    /// Seconds since 1970, for the order in time; the least where nobody knows.
    times: Vec<i64>,
    words: Vec<u32>,
    is_read: Vec<bool>,
    /// Numbers in the order of the ids, and in that of the keys.
    by_id: Vec<u32>,
    by_key: Vec<u32>,
    pub(crate) outlet_names: Names,
}

/// No outlet is given.
pub(crate) const NO_OUTLET: &str = "";

impl Documents {
    /// Adds the document that comes next by its name.
    pub(super) fn push(&mut self, document: &ListedDocument) {
        let outlet = document.outlet.as_deref().unwrap_or(NO_OUTLET);
        let published = document.published.as_deref();
        self.keys.push(document.key);
        self.ids.push(number(&document.id));
        self.outlets.push(self.outlet_names.number(outlet));
        self.days.push(published.and_then(Day::of));
        self.is_dated.push(published.is_some_and(|iso| iso.len() >= 10));
        self.times.push(published.and_then(seconds).unwrap_or(i64::MIN));
        self.words.push(document.words.try_into().unwrap_or(u32::MAX));
        self.is_read.push(document.is_read);
    }

    /// Puts documents in order once all are there.
    pub(super) fn sort(&mut self) {
        self.by_id = (0..self.keys.len() as u32).collect();
        self.by_key.clone_from(&self.by_id);
        self.by_id.sort_unstable_by_key(|&document| self.ids[document as usize]);
        self.by_key.sort_unstable_by_key(|&document| self.keys[document as usize]);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The number in the project.
    pub(crate) fn key(&self, document: u32) -> i64 {
        self.keys[document as usize]
    }

    /// The public id.
    pub(crate) fn id(&self, document: u32) -> String {
        format!("{:032x}", self.ids[document as usize])
    }

    /// The document with this id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        if id.len() != 32 {
            return None;
        }
        let wanted = u128::from_str_radix(id, 16).ok()?;
        let place = self.by_id.binary_search_by_key(&wanted, |&one| self.ids[one as usize]).ok()?;
        Some(self.by_id[place])
    }

    /// The document with this number in the project.
    pub(crate) fn find_key(&self, key: i64) -> Option<u32> {
        let place = self.by_key.binary_search_by_key(&key, |&one| self.keys[one as usize]).ok()?;
        Some(self.by_key[place])
    }

    /// Number of its outlet.
    pub(crate) fn outlet(&self, document: u32) -> u32 {
        self.outlets[document as usize]
    }

    /// Its day.
    pub(crate) fn day(&self, document: u32) -> Option<Day> {
        self.days[document as usize]
    }

    /// Its day as ISO 8601, where the day itself is known.
    pub(crate) fn exact_day(&self, document: u32) -> Option<String> {
        let day = self.days[document as usize].filter(|_| self.is_dated[document as usize]);
        day.map(|day| day.to_string())
    }

    /// When it appeared, in seconds since 1970.
    pub(crate) fn time(&self, document: u32) -> Option<i64> {
        Some(self.times[document as usize]).filter(|&time| time != i64::MIN)
    }

    /// Words of its text.
    pub(crate) fn words(&self, document: u32) -> u32 {
        self.words[document as usize]
    }

    /// Whether it was read.
    pub(crate) fn is_read(&self, document: u32) -> bool {
        self.is_read[document as usize]
    }

    /// All numbers, the earliest document first, those without a time last.
    pub(crate) fn by_time(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..self.len() as u32).collect();
        numbers.sort_by_key(|&document| (self.time(document).is_none(), self.time(document)));
        numbers
    }
}

/// 32 hexadecimal digits as a number.
fn number(id: &str) -> u128 {
    u128::from_str_radix(id, 16).unwrap_or_default()
}
