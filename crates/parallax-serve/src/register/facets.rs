//! How many statements there would be with other values: each facet is counted as if its own filter
//! were not set.

use std::collections::BTreeMap;

use parallax::extract::{Act, Basis, Kind};
use parallax_store::ReviewState;

use super::{
    Register, States, Test,
    filter::{FITS, Mask, NO_VALUE},
};

/// Something by which statements can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Facet {
    Outlet,
    Speaker,
    Party,
    Claim,
    Stance,
    Kind,
    Act,
    Basis,
    Review,
    Rule,
    Year,
    Month,
}

impl Facet {
    /// All of them.
    pub(crate) const ALL: [Self; 12] = [
        Self::Outlet,
        Self::Speaker,
        Self::Party,
        Self::Claim,
        Self::Stance,
        Self::Kind,
        Self::Act,
        Self::Basis,
        Self::Review,
        Self::Rule,
        Self::Year,
        Self::Month,
    ];

    /// The name of the filter.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Outlet => "outlet",
            Self::Speaker => "speaker",
            Self::Party => "party",
            Self::Claim => "claim",
            Self::Stance => "stance",
            Self::Kind => "kind",
            Self::Act => "act",
            Self::Basis => "basis",
            Self::Review => "review",
            Self::Rule => "rule",
            Self::Year => "year",
            Self::Month => "month",
        }
    }

    pub(super) fn bit(self) -> Mask {
        1 << self as u16
    }
}

/// A value with the number of statements that have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    /// What the filter is set to.
    pub(crate) value: String,
    /// What a person reads.
    pub(crate) label: String,
    pub(crate) count: u32,
}

/// How many statements fit, and the values of each facet, most first, at most `limit` of each;
/// months and years come in their order.
pub(crate) fn facets(
    register: &Register,
    states: &States,
    test: &Test,
    limit: usize,
) -> (u32, Vec<(Facet, Vec<Counted>)>) {
    let mut counts = Counts::new(register);
    test.each(register, states, |row, mask| counts.add(register, states, test, row, mask));
    let named = Facet::ALL.map(|facet| (facet, counts.named(register, facet, limit)));
    (counts.total, named.into())
}

/// Counts by facet and number of the value; the last number of a facet stands for none.
struct Counts {
    total: u32,
    by_facet: Vec<Vec<u32>>,
    months: std::collections::BTreeMap<Option<super::Day>, u32>,
    years: std::collections::BTreeMap<Option<super::Day>, u32>,
}

impl Counts {
    fn new(register: &Register) -> Self {
        let size = |facet| match facet {
            Facet::Outlet => register.documents.outlet_names.all().len(),
            Facet::Speaker => register.actors.all(),
            Facet::Party => register.actors.party_names.all().len(),
            Facet::Claim => register.claims.len(),
            Facet::Stance => register.claims.names.stances.all().len(),
            Facet::Kind => Kind::ALL.len(),
            Facet::Act => Act::ALL.len(),
            Facet::Basis => Basis::ALL.len(),
            Facet::Review => ReviewState::ALL.len(),
            Facet::Rule => register.statements.rule_names.all().len(),
            Facet::Year | Facet::Month => 0,
        };
        let by_facet = Facet::ALL.iter().map(|&facet| vec![0; size(facet) + 1]).collect();
        Self { total: 0, by_facet, months: BTreeMap::default(), years: BTreeMap::default() }
    }

    fn add(&mut self, register: &Register, states: &States, test: &Test, row: u32, mask: Mask) {
        let statements = &register.statements;
        let document = statements.document(row);
        self.total += u32::from(mask == FITS);
        let is_in = |facet: Facet| mask & facet.bit() != 0;
        if is_in(Facet::Outlet) {
            self.one(Facet::Outlet, register.documents.outlet(document) as usize);
        }
        if is_in(Facet::Speaker) {
            self.all(Facet::Speaker, statements.speakers.of(row));
        }
        if is_in(Facet::Party) {
            self.all(Facet::Party, statements.parties.of(row));
        }
        let nature = statements.nature(row);
        let state = states.of(row).unwrap_or_default();
        for (facet, value) in [
            (Facet::Kind, nature.kind as usize),
            (Facet::Act, nature.act as usize),
            (Facet::Basis, nature.basis as usize),
            (Facet::Review, state as usize),
            (Facet::Rule, statements.rule(row) as usize),
        ] {
            if is_in(facet) {
                self.one(facet, value);
            }
        }
        if is_in(Facet::Claim) || is_in(Facet::Stance) {
            self.memberships(register, test, row, mask);
        }
        let day = register.documents.day(document);
        if is_in(Facet::Year) {
            *self.years.entry(day.map(super::Day::year)).or_default() += 1;
        }
        if is_in(Facet::Month) {
            *self.months.entry(day.map(super::Day::month)).or_default() += 1;
        }
    }

    fn one(&mut self, facet: Facet, value: usize) {
        self.by_facet[facet as usize][value] += 1;
    }

    fn all(&mut self, facet: Facet, values: impl Iterator<Item = u32>) {
        let counts = &mut self.by_facet[facet as usize];
        let none = counts.len() - 1;
        let mut values = values.peekable();
        if values.peek().is_none() {
            counts[none] += 1;
        }
        values.for_each(|value| counts[value as usize] += 1);
    }

    /// Claims that are held with a chosen stance, and stances to a chosen claim; each once a row.
    fn memberships(&mut self, register: &Register, test: &Test, row: u32, mask: Mask) {
        let all = register.claims.all_members();
        let own: Vec<_> =
            register.statements.memberships.of(row).map(|place| &all[place as usize]).collect();
        let own: Vec<_> =
            if own.is_empty() { vec![None] } else { own.into_iter().map(Some).collect() };
        let is_in = |facet: Facet| mask & facet.bit() != 0;
        let mut seen: Vec<(Facet, usize)> = Vec::new();
        for member in own {
            let claim = member.map(|member| member.claim as usize);
            let stance = member.map(|member| usize::from(member.stance));
            for (facet, value, fits) in [
                (Facet::Claim, claim, test.has_stance(member)),
                (Facet::Stance, stance, test.has_claim(member)),
            ] {
                let value = value.unwrap_or(self.by_facet[facet as usize].len() - 1);
                if is_in(facet) && fits && !seen.contains(&(facet, value)) {
                    seen.push((facet, value));
                    self.one(facet, value);
                }
            }
        }
    }

    /// The values of a facet with their counts, those that nothing has left out.
    fn named(&self, register: &Register, facet: Facet, limit: usize) -> Vec<Counted> {
        let days = |days: &std::collections::BTreeMap<Option<super::Day>, u32>,
                    name: fn(super::Day) -> String| {
            let counted = days.iter().map(|(day, &count)| {
                let value = day.map_or_else(|| NO_VALUE.to_owned(), name);
                Counted { label: shown(&value), value, count }
            });
            counted.collect()
        };
        match facet {
            Facet::Year => return days(&self.years, super::Day::year_name),
            Facet::Month => return days(&self.months, super::Day::month_name),
            _ => {}
        }
        let counts = &self.by_facet[facet as usize];
        let mut found: Vec<usize> = (0..counts.len()).filter(|&value| counts[value] > 0).collect();
        found.sort_by_key(|&value| (u32::MAX - counts[value], value));
        found.truncate(limit);
        let none = counts.len() - 1;
        let counted = found.into_iter().map(|value| {
            let (name, label) =
                if value == none { none_of() } else { register.named(facet, value as u32) };
            Counted { value: name, label, count: counts[value] }
        });
        counted.collect()
    }
}

fn none_of() -> (String, String) {
    (NO_VALUE.to_owned(), shown(NO_VALUE))
}

/// A value as a person reads it.
fn shown(value: &str) -> String {
    if value == NO_VALUE { "none" } else { value }.to_owned()
}

impl Register {
    /// A value of a facet as the filter is set to it, and as a person reads it.
    fn named(&self, facet: Facet, value: u32) -> (String, String) {
        let same = |name: &str| {
            if name.is_empty() { none_of() } else { (name.to_owned(), name.to_owned()) }
        };
        let place = value as usize;
        match facet {
            Facet::Outlet => same(self.documents.outlet_names.get(value)),
            Facet::Speaker => {
                (self.actors.ids.get(value).to_owned(), self.actors.name(value).to_owned())
            }
            Facet::Party => same(self.actors.party_names.get(value)),
            Facet::Claim => {
                (self.claims.ids.get(value).to_owned(), self.claims.label(value).to_owned())
            }
            Facet::Stance => same(self.claims.names.stances.get(value)),
            Facet::Kind => same(Kind::ALL[place].name()),
            Facet::Act => same(Act::ALL[place].name()),
            Facet::Basis => same(Basis::ALL[place].name()),
            Facet::Review => same(ReviewState::ALL[place].name()),
            Facet::Rule => same(self.statements.rule_names.get(value)),
            Facet::Year | Facet::Month => none_of(),
        }
    }
}
