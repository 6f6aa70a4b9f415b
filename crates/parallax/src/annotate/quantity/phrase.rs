//! Takes a place in a text, gives the quantity that begins there: number, unit, age, comparator
//! and counted noun, in this order.

use super::{
    Comparator, Quantity, Unit,
    comparator::{self, Measured},
    counted,
    excluded::is_excluded,
    is_number,
    lexicon::{self, Numeral, numeral},
    number,
    range::{self, Reach},
    share, vague,
};
use crate::{annotate::atoms::Atoms, text::Span};

/// So many things are hardly flown over: "over 300 villages" is more than 300.
const MANY: f64 = 100.0;

/// How days and other units of time may be counted.
const MANNERS: [&str; 10] = [
    "business",
    "calendar",
    "consecutive",
    "full",
    "solid",
    "straight",
    "successive",
    "unbroken",
    "whole",
    "working",
];

/// What was found at a place.
pub(super) enum Step {
    /// A quantity, and where reading goes on.
    Found(Quantity, usize),
    /// A number that counts nothing, and where reading goes on.
    Past(usize),
}

/// What kind of number a phrase has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// One number.
    Single,
    /// Two, as a range.
    Range,
    /// Two that a hyphen alone joins.
    Bare,
    /// "dozens".
    Size,
    /// "half of".
    Share,
}

/// A quantity in the making; places are atoms.
pub(super) struct Phrase<'a> {
    pub(super) atoms: &'a Atoms<'a>,
    dated: &'a [bool],
    /// Where the number begins.
    pub(super) first: usize,
    /// One past the number.
    pub(super) number_end: usize,
    /// Where the expression begins.
    pub(super) start: usize,
    /// One past the expression.
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) sort: Sort,
    pub(super) figures: bool,
    pub(super) unit: Option<Unit>,
    /// Whether a hyphen joins the number with its unit: "12-day".
    pub(super) hyphened: bool,
    /// The token of the counted noun.
    pub(super) counted: Option<usize>,
    /// Whether that noun stands right behind, and not after "of".
    pub(super) is_direct: bool,
    comparator: Option<Comparator>,
    /// The rule that reads it.
    pub(super) rule: &'static str,
    /// Where the unit and the noun are to be looked for, if not behind the number.
    lender: Option<usize>,
}

/// The quantity that begins at atom `at`; atoms before `free` belong to another. `dated` says which
/// tokens an expression of time holds.
/// `previous` is the quantity before.
pub(super) fn read(
    atoms: &Atoms<'_>,
    dated: &[bool],
    at: usize,
    free: usize,
    previous: Option<&Quantity>,
) -> Option<Step> {
    if !is_number(atoms, at) && !matches!(atoms.word(at), "a" | "an" | "few" | "many" | "several") {
        return None;
    }
    let mut phrase = Phrase::begin(atoms, dated, at)?;
    phrase.read_currency();
    phrase.read_sign();
    phrase.read_unit();
    phrase.read_age();
    phrase.read_counted();
    phrase.read_gap(previous);
    if is_excluded(&phrase) {
        return Some(Step::Past(phrase.number_end.max(at + 1)));
    }
    phrase.read_comparator(free);
    // "A year" counts only where it is compared: "more than a year".
    if phrase.rule == "article" && phrase.comparator.is_none() {
        return None;
    }
    let next = phrase.end;
    Some(Step::Found(phrase.finish(), next))
}

impl<'a> Phrase<'a> {
    /// Reads the number alone.
    fn begin(atoms: &'a Atoms<'a>, dated: &'a [bool], at: usize) -> Option<Self> {
        let blank = Self::blank(atoms, dated, at);
        if let Some(share) = share::read(atoms, at) {
            return Some(Self { rule: share.rule, ..blank.share(share) });
        }
        if let Some(size) = vague::read(atoms, at) {
            let phrase = blank.with(size.least, size.least, size.end, Sort::Size);
            return Some(Self { rule: "vague", ..phrase });
        }
        let (rule, number) = match number::read(atoms, at) {
            Some(number) => ("number", number),
            None => ("article", number::article(atoms, at)?),
        };
        let mut phrase = match range::read(atoms, at, number) {
            Reach::Range { low, high, end, bare } => Self {
                rule: "range",
                ..blank.with(low, high, end, if bare { Sort::Bare } else { Sort::Range })
            },
            Reach::Lender { end } => Self {
                lender: Some(end),
                ..blank.with(number.value, number.value, number.end, Sort::Single)
            },
            Reach::Alone => {
                Self { rule, ..blank.with(number.value, number.value, number.end, Sort::Single) }
            }
        };
        phrase.figures = number.figures;
        Some(phrase)
    }

    fn blank(atoms: &'a Atoms<'a>, dated: &'a [bool], at: usize) -> Self {
        Self {
            atoms,
            dated,
            first: at,
            number_end: at,
            start: at,
            end: at,
            low: 0.0,
            high: 0.0,
            sort: Sort::Single,
            figures: false,
            unit: None,
            hyphened: false,
            counted: None,
            is_direct: false,
            comparator: None,
            rule: "number",
            lender: None,
        }
    }

    fn with(self, low: f64, high: f64, end: usize, sort: Sort) -> Self {
        Self { low, high, number_end: end, end, sort, ..self }
    }

    /// A share in hundredths, or a part of the multiple or unit behind it.
    fn share(self, share: share::Share) -> Self {
        if !share.of_unit {
            let percent = (share.part * 10_000.0).round() / 100.0;
            let phrase = self.with(percent, percent, share.end, Sort::Share);
            return Self { unit: Some(Unit::Percent), ..phrase };
        }
        let size = match numeral(self.atoms, share.end) {
            Some(Numeral::Hundred) => 100.0,
            Some(Numeral::Dozen) => 12.0,
            Some(Numeral::Large(size)) => size,
            _ => return self.with(share.part, share.part, share.end, Sort::Share),
        };
        let value = share.part * size;
        self.with(value, value, share.end + 1, Sort::Share)
    }

    /// Whether an expression of time holds atom `at`.
    pub(super) fn is_dated(&self, at: usize) -> bool {
        self.atoms.get(at).is_some_and(|atom| self.dated[atom.token])
    }

    /// Whether an expression of time holds `token`.
    pub(super) fn holds(&self, token: usize) -> bool {
        self.dated[token]
    }

    /// "$", "US$", "€" before the number.
    fn read_currency(&mut self) {
        if let Some((start, code)) = lexicon::currency_before(self.atoms, self.first) {
            self.start = start;
            self.unit = Some(Unit::Money(code.to_owned()));
        }
    }

    /// "-5 degrees", "minus 5".
    fn read_sign(&mut self) {
        let Some(sign) = self.start.checked_sub(1) else { return };
        let glued = self.atoms.glued(self.start) && !self.atoms.glued(sign);
        let either = matches!(self.atoms.before(sign), "or" | "plus");
        let minus = matches!(self.atoms.word(sign), "-" | "−" | "–") && glued && self.figures;
        if self.sort == Sort::Single && !either && (minus || self.atoms.word(sign) == "minus") {
            self.start = sign;
            (self.low, self.high) = (-self.low, -self.high);
        }
    }

    /// The unit behind the number, or behind the number that lends its own.
    fn read_unit(&mut self) {
        if self.unit.is_some() {
            return;
        }
        let end = self.lender.unwrap_or(self.end);
        let of = self.atoms.spells(end, "of").filter(|_| self.sort == Sort::Size);
        // "two or more years": the comparator stands between.
        let compared = comparator::behind(self.atoms, end).map(|(_, after)| after);
        let at = of.or(compared).unwrap_or_else(|| self.atoms.past_hyphen(end));
        let Some((unit, worth, after)) = self.unit_at(at) else { return };
        self.unit = Some(unit);
        self.low *= worth;
        self.high *= worth;
        self.hyphened = at > end && of.or(compared).is_none();
        match self.lender {
            Some(_) => self.lender = Some(after),
            None => self.end = after,
        }
    }

    fn unit_at(&self, at: usize) -> Option<(Unit, f64, usize)> {
        let at = self.past_manner(at);
        if let Some((word, after)) = lexicon::unit(self.atoms, at) {
            let short = self.atoms.word(at).chars().count() == 1;
            let apart = short && !self.atoms.glued(at) && self.atoms.word(at) != "m";
            // "11C" is a temperature, "11c" is none.
            let small = matches!(self.atoms.word(at), "c" | "f") && !self.atoms.capital(at);
            let of_sort = self.atoms.is_word(after) && self.atoms.word(at) == "second";
            let weight = self.atoms.word(after) == "of" && self.atoms.word(at).starts_with("pound");
            let pound = || Unit::Measure("pound".to_owned());
            let unit = if weight { pound() } else { word.unit.clone() };
            return (!apart && !of_sort && !small).then_some((unit, word.worth, after));
        }
        // "50 Ulmeran crowns": a currency whose code the adjective decides.
        let (word, after) = lexicon::unit(self.atoms, at + 1)?;
        let money = matches!(word.unit, Unit::Money(_)) && self.atoms.is_word(at + 1);
        (money && self.atoms.capital(at)).then(|| (Unit::Money(String::new()), word.worth, after))
    }

    /// Where the unit of time stands behind a word for how it is counted: "ten working days".
    fn past_manner(&self, at: usize) -> usize {
        let manner = MANNERS.contains(&self.atoms.word(at));
        let unit = lexicon::unit(self.atoms, at + 1).filter(|_| manner);
        let is_time = unit.is_some_and(|(word, _)| matches!(word.unit, Unit::Duration(_)));
        if is_time { at + 1 } else { at }
    }

    /// The noun behind the number, its unit, or "of".
    fn read_counted(&mut self) {
        let end = self.lender.unwrap_or(self.end);
        let at = comparator::behind(self.atoms, end).map_or(end, |(_, after)| after);
        let at = self.atoms.past_hyphen(at);
        let joined = at > end;
        let at = self.atoms.spells(at, "strong").filter(|_| joined).unwrap_or(at);
        // "12-member council": members are counted, and no council.
        let within = joined && self.unit.is_none() && self.atoms.joins(at - 1);
        self.is_direct = false;
        self.counted = if within {
            self.is_direct = true;
            self.atoms.get(at).map(|atom| atom.token)
        } else if self.atoms.word(at) == "of" {
            self.noun_of(at + 1)
        } else if self.atoms.word(at) == "in" && matches!(self.unit, Some(Unit::Money(_))) {
            self.noun_of(at + 1).filter(|&token| self.is_purpose(at + 1, token))
        } else if self.sort == Sort::Share && self.unit == Some(Unit::Percent) {
            self.noun_of(at)
        } else if self.takes_noun(end) {
            self.is_direct = true;
            counted::noun(self.atoms, at, |token| self.holds(token))
        } else {
            None
        };
    }

    /// "in aid", but no place: "in Orleth", "in the hills".
    fn is_purpose(&self, at: usize, noun: usize) -> bool {
        let tag = self.atoms.annotated.analysis.tag(noun);
        self.atoms.word(at) != "the" && matches!(tag, "NN" | "NNS")
    }

    fn noun_of(&self, at: usize) -> Option<usize> {
        counted::noun_of(self.atoms, at, |token| self.holds(token))
    }

    /// Whether a noun right behind the expression is what it counts: not behind "three days".
    fn takes_noun(&self, end: usize) -> bool {
        let last = self.atoms.before(end);
        match self.unit {
            None | Some(Unit::Percent | Unit::Count) => true,
            Some(Unit::Age) => self.hyphened,
            Some(Unit::Money(_)) => end == self.number_end || !last.ends_with('s'),
            Some(Unit::Duration(_) | Unit::Measure(_)) => {
                self.hyphened
                    || self.atoms.word(end).starts_with('\'')
                    || (!last.ends_with('s') && self.high > 1.0)
            }
        }
    }

    /// "A teacher earns 1,150 crowns, a soldier 2,300": a number without noun or unit at the end of
    /// a clause without a verb has the unit of the number before.
    fn read_gap(&mut self, previous: Option<&Quantity>) {
        let Some(previous) = previous.filter(|_| self.unit.is_none() && self.counted.is_none())
        else {
            return;
        };
        let analysis = &self.atoms.annotated.analysis;
        let token = self.atoms.get(self.first).map_or(0, |atom| atom.token);
        let measured =
            matches!(previous.unit, Unit::Money(_) | Unit::Duration(_) | Unit::Measure(_));
        let near = token.saturating_sub(previous.end) < 12
            && analysis.sentence_of(token) == analysis.sentence_of(previous.first);
        let ends = matches!(self.atoms.word(self.number_end), "." | "," | ";");
        let verb = |token: usize| matches!(analysis.pos(token), "VERB" | "AUX");
        if measured && near && ends && !(previous.end..token).any(verb) {
            self.unit = Some(previous.unit.clone());
            self.rule = "gap";
        }
    }

    /// What stands before the number, or behind it, its unit or its noun.
    fn read_comparator(&mut self, free: usize) {
        let unit = self.unit.clone().unwrap_or(Unit::Count);
        let of_things = self.counted.is_some() && self.high < MANY;
        let measured = Measured { unit: &unit, of_things };
        let (before, start) = comparator::before(self.atoms, self.start, free, measured);
        self.start = start;
        let noun = self.counted.and_then(|token| self.atom_of(token));
        let places = [Some(self.number_end), Some(self.end), noun.map(|at| at + 1)];
        let behind = places.into_iter().flatten().find_map(|at| comparator::behind(self.atoms, at));
        if let Some((_, after)) = behind {
            self.end = self.end.max(after);
        }
        self.comparator = before.or(behind.map(|(comparator, _)| comparator));
        if matches!(self.sort, Sort::Range | Sort::Bare) {
            self.comparator = Some(Comparator::Between);
            let word = self.start.checked_sub(1).filter(|&at| at >= free);
            let opened = matches!(self.atoms.before(self.start), "between" | "from");
            self.start = word.filter(|_| opened).unwrap_or(self.start);
        }
    }

    /// The last atom of a token near the number.
    fn atom_of(&self, token: usize) -> Option<usize> {
        let near = (self.number_end..self.number_end + 12).rev();
        near.into_iter().find(|&at| self.atoms.get(at).is_some_and(|atom| atom.token == token))
    }

    fn finish(self) -> Quantity {
        let token = |at: usize| self.atoms.get(at).map_or(0, |atom| atom.token);
        let (first, last) = (token(self.start), token(self.end.max(self.start + 1) - 1));
        let analysis = &self.atoms.annotated.analysis;
        let span = Span { start: analysis.span(first).start, end: analysis.span(last).end };
        let vague = if self.sort == Sort::Size { Comparator::AtLeast } else { Comparator::Exactly };
        Quantity {
            span,
            first,
            end: last + 1,
            comparator: self.comparator.unwrap_or(vague),
            low: self.low,
            high: self.high,
            unit: self.unit.unwrap_or(Unit::Count),
            counted: self.counted,
            rule: self.rule,
        }
    }
}
