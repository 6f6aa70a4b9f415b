//! Takes a number in its place, says whether it is an age: "34-year-old", "aged 34", "Dask, 34,".

use super::{
    Unit, counted,
    lexicon::{self, PERSONS, STATES, has},
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
                self.rule = "age";
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
        let whole = (1.0..=115.0).contains(&self.high) && self.high.fract() == 0.0;
        let may_be_age = whole && self.sort == Sort::Single;
        let is_said = || self.is_apposed_age() || self.is_told_age() || self.is_limit(number);
        if is_aged || may_be_age && is_said() {
            self.unit = Some(Unit::Age);
            self.rule = "age";
        }
    }

    /// "Dask, 34, said", "Dask, then 34, said".
    fn is_apposed_age(&self) -> bool {
        let (atoms, first) = (self.atoms, self.first);
        let adverb = matches!(atoms.before(first), "now" | "then");
        let comma = first.checked_sub(1 + usize::from(adverb));
        let name = comma.filter(|&at| atoms.word(at) == ",").and_then(|at| at.checked_sub(1));
        let closed = matches!(atoms.word(self.number_end), "," | "." | ")" | "and" | ";");
        name.is_some_and(|name| self.is_person(name)) && closed && self.figures
    }

    /// "who is 34", "she turned 34", "At 34, he was".
    fn is_told_age(&self) -> bool {
        let (atoms, first, end) = (self.atoms, self.first, self.number_end);
        let person = |at: Option<usize>| {
            at.is_some_and(|at| matches!(atoms.word(at), "he" | "i" | "she" | "who"))
        };
        let turns = matches!(atoms.before(first), "am" | "is" | "turned" | "was");
        let is = turns && person(first.checked_sub(2)) && self.counts_nothing();
        // From thirteen on, no hour of the clock.
        let at = first > 0 && atoms.before(first) == "at" && atoms.begins(first - 1);
        is || at && self.high > 12.0 && atoms.word(end) == "," && person(Some(end + 1))
    }

    /// "children under 12", "nobody under 21 or over 65".
    fn is_limit(&self, compared: usize) -> bool {
        let atoms = self.atoms;
        let is_limit = |at: usize| matches!(atoms.word(at), "above" | "below" | "over" | "under");
        let persons = |at: usize| has(&PERSONS, atoms.before(at));
        let joined = |at: usize| matches!(atoms.before(at), "and" | "or");
        let first = compared.checked_sub(3).filter(|&at| joined(compared) && is_limit(at));
        is_limit(compared)
            && (persons(compared) || first.is_some_and(persons) || self.are_persons(compared))
            && self.counts_nothing()
    }

    /// "Two of the victims were [under 12]".
    fn are_persons(&self, compared: usize) -> bool {
        let atoms = self.atoms;
        let persons = |at: usize| has(&PERSONS, atoms.word(at)) || has(&STATES, atoms.word(at));
        let copula = matches!(atoms.before(compared), "are" | "were");
        copula && (compared.saturating_sub(4)..compared).any(persons)
    }

    fn counts_nothing(&self) -> bool {
        counted::noun(self.atoms, self.number_end, |token| self.holds(token)).is_none()
            && self.atoms.word(self.number_end) != "of"
    }

    /// Whether a name, or one person between commas, stands at `at`.
    fn is_person(&self, at: usize) -> bool {
        let analysis = &self.atoms.annotated.analysis;
        let rest = matches!(self.atoms.word(at), "majority" | "minority" | "remainder" | "rest");
        let is_noun = |token: usize| analysis.tag(token) == "NN" && !rest;
        let one = self.atoms.get(at).is_some_and(|atom| is_noun(atom.token));
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
