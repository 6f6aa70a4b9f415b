//! Takes atoms, gives the number that begins at one: figures, words, or a figure with a word.

use super::{
    Unit,
    lexicon::{self, Numeral, comparator_before, currency_before, numeral},
};
use crate::annotate::atoms::Atoms;

/// A cardinal number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// What it amounts to.
    pub(super) value: f64,
    /// One past its last atom.
    pub(super) end: usize,
    /// What its last word multiplies by, if that word ends a number of two parts: a million in
    /// "3 million", so that "2 to 3 million" can be read; else 1.
    pub(super) scale: f64,
    /// Whether it is in figures, wholly or at its beginning.
    pub(super) figures: bool,
}

/// What was read last; it decides what may follow.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Nothing,
    Figure,
    Small,
    Ten,
    Hundred,
    Large(f64),
    Done,
}

/// The number so far.
struct Reader<'a> {
    atoms: &'a Atoms<'a>,
    start: usize,
    total: f64,
    current: f64,
    last: Last,
    end: usize,
    figures: bool,
    parts: usize,
    scale: f64,
}

/// No number is longer: the time that a text takes stays in proportion to its length.
const MOST_ATOMS: usize = 16;

/// Groups of three digits in the longest figure with spaces.
const MOST_GROUPS: usize = 5;

/// The number that begins at `at`, if one does.
pub(super) fn read(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let mut reader = Reader::new(atoms, at);
    reader.begin(at)?;
    while reader.step() {}
    Some(reader.finish())
}

/// The article of a unit that is compared, as one of it: "more than a year".
pub(super) fn article(atoms: &Atoms<'_>, at: usize) -> Option<Number> {
    let (word, end) = lexicon::unit(atoms, at + 1)?;
    let measure = matches!(word.unit, Unit::Duration(_) | Unit::Measure(_));
    let ordinal = atoms.word(at + 1) == "second" && atoms.is_word(end);
    let is_article = matches!(atoms.word(at), "a" | "an") && atoms.word(at + 1).len() > 1;
    let is_one = is_article && measure && !ordinal && comparator_before(atoms, at).is_some();
    is_one.then_some(Number { value: 1.0, end: at + 1, scale: 1.0, figures: false })
}

impl<'a> Reader<'a> {
    fn new(atoms: &'a Atoms<'a>, at: usize) -> Self {
        Self {
            atoms,
            start: at,
            total: 0.0,
            current: 0.0,
            last: Last::Nothing,
            end: at,
            figures: false,
            parts: 0,
            scale: 1.0,
        }
    }

    /// Reads a figure, a small number, or the article of "a hundred".
    fn begin(&mut self, at: usize) -> Option<()> {
        if let Some(figure) = self.atoms.figure(at) {
            self.figures = true;
            self.take(Last::Figure, figure.amount.then_some(figure.value)?, at + 1);
            self.groups(at);
            return Some(());
        }
        match numeral(self.atoms, at) {
            Some(Numeral::Small(value)) => self.take(Last::Small, value, at + 1),
            Some(Numeral::Ten(value)) => self.take(Last::Ten, value, at + 1),
            Some(Numeral::Vulgar(value)) => {
                self.figures = true;
                self.take(Last::Done, value, at + 1);
            }
            _ if self.atoms.spells(at, "a couple of").is_some() => {
                self.take(Last::Done, 2.0, at + 3);
            }
            _ if matches!(self.atoms.word(at), "a" | "an") && self.is_multiple(at + 1) => {
                self.take(Last::Small, 1.0, at + 1);
            }
            _ => return None,
        }
        Some(())
    }

    fn is_multiple(&self, at: usize) -> bool {
        let multiple = numeral(self.atoms, at);
        matches!(multiple, Some(Numeral::Hundred | Numeral::Large(_) | Numeral::Dozen))
    }

    fn take(&mut self, last: Last, value: f64, end: usize) {
        self.current += value;
        self.last = last;
        self.end = end;
        self.parts += 1;
    }

    /// "30 000": groups of three digits after one to three digits, before something counted.
    fn groups(&mut self, at: usize) {
        let plain = |at| self.atoms.figure(at).filter(|f| !f.grouped && !f.decimal);
        let Some(first) = plain(at).filter(|figure| figure.whole <= 3 && figure.value > 0.0) else {
            return;
        };
        let (mut value, mut end) = (first.value, at + 1);
        while let Some(group) = self.group(end).filter(|_| end < at + MOST_GROUPS) {
            value = value * 1000.0 + group;
            end += 1;
        }
        if self.atoms.is_word(end) {
            (self.current, self.end) = (value, end);
        }
    }

    fn group(&self, at: usize) -> Option<f64> {
        let atom = self.atoms.get(at).filter(|atom| !atom.glued)?;
        let three = atom.word.len() == 3 && atom.word.bytes().all(|byte| byte.is_ascii_digit());
        three.then(|| atom.word.parse().unwrap_or_default())
    }

    /// Reads one more word, if the number goes on.
    fn step(&mut self) -> bool {
        if self.last == Last::Done || self.end > self.start + MOST_ATOMS {
            return false;
        }
        self.half() || self.multiply() || self.add()
    }

    /// "and a half", "½".
    fn half(&mut self) -> bool {
        let simple = matches!(self.last, Last::Figure | Last::Small | Last::Ten);
        if !simple || self.parts > 1 {
            return false;
        }
        if let Some(Numeral::Vulgar(value)) = numeral(self.atoms, self.end) {
            self.take(Last::Figure, value, self.end + 1);
            return true;
        }
        let words = [("and a half", 0.5), ("and one half", 0.5), ("and a quarter", 0.25)]
            .into_iter()
            .chain([("and three quarters", 0.75), ("and a third", 1.0 / 3.0)]);
        let found = words.into_iter().find_map(|(phrase, value)| {
            self.atoms.spells(self.end, phrase).map(|end| (value, end))
        });
        let Some((value, end)) = found else { return false };
        self.take(Last::Figure, value, end);
        true
    }

    /// "hundred", "million", "bn", "dozen".
    fn multiply(&mut self) -> bool {
        let at = self.atoms.past_hyphen(self.end);
        let glued = at == self.end && self.atoms.glued(at);
        match (numeral(self.atoms, at), self.last) {
            (Some(Numeral::Hundred), Last::Figure | Last::Small | Last::Ten) => {
                self.scaled(100.0, Last::Hundred, at + 1);
            }
            (Some(Numeral::Dozen), Last::Figure | Last::Small | Last::Ten) => {
                self.scaled(12.0, Last::Done, at + 1);
            }
            (Some(Numeral::Large(size) | Numeral::Plural(size)), last)
                if size >= 1000.0 && self.may_take(size, last) =>
            {
                self.large(size, at + 1);
            }
            (Some(Numeral::Suffix(size)), Last::Figure) if self.is_suffix(at, glued) => {
                self.scaled(size, Last::Done, at + 1);
            }
            _ => return false,
        }
        true
    }

    /// "k" and "m" stand right behind the figure, "m" behind money or before things: else it is
    /// metres. "bn" may stand apart.
    fn is_suffix(&self, at: usize, glued: bool) -> bool {
        match self.atoms.word(at) {
            "k" => glued,
            "m" => glued && (self.is_money() || self.things(at + 1)),
            _ => true,
        }
    }

    /// "$2m", "$2-3m", "$2 to 3m".
    fn is_money(&self) -> bool {
        let signed = |at: usize| currency_before(self.atoms, at).is_some();
        let joint = self.atoms.before(self.start);
        let second = self.start >= 2 && matches!(joint, "-" | "–" | "to");
        signed(self.start) || second && signed(self.start - 2)
    }

    fn things(&self, at: usize) -> bool {
        let analysis = &self.atoms.annotated.analysis;
        self.atoms.get(at).is_some_and(|atom| matches!(analysis.tag(atom.token), "NNS" | "NNPS"))
    }

    fn may_take(&self, size: f64, last: Last) -> bool {
        match last {
            Last::Large(before) => self.current == 0.0 || size < before,
            Last::Nothing | Last::Done => false,
            _ => true,
        }
    }

    fn scaled(&mut self, size: f64, last: Last, end: usize) {
        self.current *= size;
        self.scale = size;
        (self.last, self.end) = (last, end);
    }

    fn large(&mut self, size: f64, end: usize) {
        if self.current == 0.0 && self.total > 0.0 {
            self.total *= size;
            self.scale *= size;
        } else {
            // "three million two hundred thousand" adds; its last word is not the scale of all.
            self.scale = if self.total > 0.0 { 1.0 } else { self.scale * size };
            self.total += self.current * size;
        }
        self.current = 0.0;
        (self.last, self.end) = (Last::Large(size), end);
    }

    /// The units after tens, and what follows hundreds and thousands.
    fn add(&mut self) -> bool {
        let after_multiple = matches!(self.last, Last::Hundred | Last::Large(_));
        let mut at = self.atoms.past_hyphen(self.end);
        if after_multiple && self.atoms.word(at) == "and" {
            at += 1;
        }
        match (numeral(self.atoms, at), self.last) {
            (Some(Numeral::Small(value)), Last::Ten) if (1.0..10.0).contains(&value) => {
                self.take(Last::Small, value, at + 1);
            }
            (Some(Numeral::Small(value)), Last::Hundred | Last::Large(_)) if self.adds(at) => {
                self.take(Last::Small, value, at + 1);
            }
            (Some(Numeral::Ten(value)), Last::Hundred | Last::Large(_)) if self.adds(at) => {
                self.take(Last::Ten, value, at + 1);
            }
            _ => return false,
        }
        self.scale = 1.0;
        true
    }

    /// Words add to words only: "a hundred and 20" are two numbers.
    fn adds(&self, at: usize) -> bool {
        !self.figures && self.atoms.is_word(at) && self.current + self.total > 0.0
    }

    fn finish(self) -> Number {
        let value = self.total + self.current;
        Number { value, end: self.end, scale: self.scale, figures: self.figures }
    }
}
