//! Takes a number in its place, says whether it is an age: "34-year-old", "aged 34", "Dask, 34,".

use super::{
    Unit, lexicon,
    phrase::{Phrase, Sort},
};

impl Phrase<'_> {
    /// "34-year-old", "34 years old", "aged 34", "Dask, 34,".
    pub(super) fn read_age(&mut self) {
        if let Some(Unit::Duration(name)) = &self.unit {
            let at = self.atoms.past_hyphen(self.end);
            let phrases = ["old", "olds", "of age"];
            let old = phrases.into_iter().find_map(|phrase| self.atoms.spells(at, phrase));
            if let (Some(after), Some(years)) = (old, years(name)) {
                self.unit = Some(Unit::Age);
                self.hyphened = at > self.end;
                (self.low, self.high, self.end) = (self.low * years, self.high * years, after);
            }
        } else if self.unit.is_none() {
            self.read_bare_age();
        }
    }

    fn read_bare_age(&mut self) {
        let phrases = ["aged between", "aged from", "aged", "ages", "age of", "age"];
        // "aged about 40": the comparator stands between.
        let compared = lexicon::comparator_before(self.atoms, self.start);
        let number = compared.map_or(self.start, |(start, ..)| start);
        let is_aged = phrases.into_iter().any(|phrase| {
            let start = number.checked_sub(phrase.split(' ').count());
            start.is_some_and(|start| self.atoms.spells(start, phrase).is_some())
        });
        if is_aged || self.is_apposed_age() {
            self.unit = Some(Unit::Age);
        }
    }

    /// "Dask, 34, said".
    fn is_apposed_age(&self) -> bool {
        let (atoms, first) = (self.atoms, self.first);
        let after_name = first >= 2 && atoms.before(first) == "," && self.is_person(first - 2);
        let closed = matches!(atoms.word(self.number_end), "," | "." | ")" | "and" | ";");
        let is_age = (1.0..=115.0).contains(&self.high) && self.high.fract() == 0.0;
        after_name && closed && is_age && self.figures && self.sort == Sort::Single
    }

    /// Whether a name, or one person between commas, stands at `at`.
    fn is_person(&self, at: usize) -> bool {
        let analysis = &self.atoms.annotated.analysis;
        let one = self.atoms.get(at).is_some_and(|atom| analysis.tag(atom.token) == "NN");
        let apposed = one && self.atoms.word(self.number_end) == ",";
        (self.atoms.capital(at) || apposed) && !self.is_dated(at)
    }
}

/// What a unit of time is in years of age.
fn years(name: &str) -> Option<f64> {
    match name {
        "year" => Some(1.0),
        "month" => Some(1.0 / 12.0),
        "week" => Some(7.0 / 365.25),
        "day" => Some(1.0 / 365.25),
        _ => None,
    }
}
