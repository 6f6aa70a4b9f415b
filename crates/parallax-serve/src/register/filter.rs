//! Which statements are asked for: takes the chosen values by their names, gives a test of rows.
//!
//! Values of one kind stand for any of them, kinds for all of them. The value `-` stands for none: a
//! statement without a speaker, in no claim, of no outlet.

use fixedbitset::FixedBitSet;
use parallax::extract::{Act, Basis, Kind};
use parallax_store::ReviewState;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::{Day, Facet, Register, States, claims::Member, documents::NO_OUTLET};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Chosen {
    /// Words of the document; in quotation marks they must follow one another, and a star at the end
    /// of one stands for any ending.
    pub(crate) q: Option<String>,
    /// Ids of documents.
    pub(crate) document: Vec<String>,
    /// Outlets.
    pub(crate) outlet: Vec<String>,
    /// The first day, as 2019-05-14.
    pub(crate) from: Option<String>,
    /// The last day.
    pub(crate) to: Option<String>,
    /// Ids of actors who speak.
    pub(crate) speaker: Vec<String>,
    /// Parties of the speakers on that day.
    pub(crate) party: Vec<String>,
    /// Ids of claims.
    pub(crate) claim: Vec<String>,
    /// Stances to the claim.
    pub(crate) stance: Vec<String>,
    /// direct, indirect or mixed.
    pub(crate) kind: Vec<String>,
    /// What the source does.
    pub(crate) act: Vec<String>,
    /// On whose authority.
    pub(crate) basis: Vec<String>,
    /// How it stands with those who review it: pending, accepted, rejected, flagged, edited, added.
    pub(crate) review: Vec<String>,
    /// The rule or model that made it.
    pub(crate) rule: Vec<String>,
    /// Who said something about it.
    pub(crate) coder: Vec<String>,
    /// The least probability.
    pub(crate) min_score: Option<f32>,
    /// The greatest probability.
    pub(crate) max_score: Option<f32>,
}

/// Stands for no value.
pub(crate) const NO_VALUE: &str = "-";

/// In which facets a row counts, a bit for each.
pub(crate) type Mask = u16;

/// A row that fits counts in all of them.
pub(crate) const FITS: Mask = (1 << Facet::ALL.len()) - 1;

/// Which rows fit.
#[derive(Debug)]
pub(crate) struct Test {
    /// What the filters of documents leave of the mask, by document.
    documents: Vec<Mask>,
    speakers: Option<FixedBitSet>,
    parties: Option<FixedBitSet>,
    claims: Option<FixedBitSet>,
    stances: Option<FixedBitSet>,
    natures: [Option<FixedBitSet>; 3],
    states: Option<FixedBitSet>,
    rules: Option<FixedBitSet>,
    /// Rows.
    coders: Option<FixedBitSet>,
    scores: (Option<f32>, Option<f32>),
}

impl Test {
    /// The test of what is chosen; `words` are the documents that hold the words, where words are
    /// asked for. In words what is wrong with a value that cannot be.
    pub(crate) fn new(
        register: &Register,
        states: &States,
        chosen: &Chosen,
        words: Option<&FixedBitSet>,
    ) -> Result<Self, String> {
        let actors = &register.actors;
        let claims = &register.claims;
        let parties = actors.party_names.all().len();
        let stances = &claims.names.stances;
        let rules = &register.statements.rule_names;
        Ok(Self {
            documents: documents(register, chosen, words)?,
            speakers: set(&chosen.speaker, actors.all(), |id| actors.ids.find(id)),
            parties: set(&chosen.party, parties, |id| actors.party_names.find(id)),
            claims: set(&chosen.claim, claims.len(), |id| claims.ids.find(id)),
            stances: set(&chosen.stance, stances.all().len(), |name| stances.find(name)),
            natures: [
                closed("kind", &chosen.kind, &Kind::ALL.map(Kind::name))?,
                closed("act", &chosen.act, &Act::ALL.map(Act::name))?,
                closed("basis", &chosen.basis, &Basis::ALL.map(Basis::name))?,
            ],
            states: closed("review", &chosen.review, &ReviewState::ALL.map(ReviewState::name))?,
            rules: set(&chosen.rule, rules.all().len(), |name| rules.find(name)),
            coders: coders(register, states, &chosen.coder),
            scores: (chosen.min_score, chosen.max_score),
        })
    }

    /// Hands out every row that counts anywhere, in the order of the register, with where it counts.
    pub(crate) fn each(
        &self,
        register: &Register,
        states: &States,
        mut tell: impl FnMut(u32, Mask),
    ) {
        let statements = &register.statements;
        for (document, &mask) in (0..).zip(&self.documents) {
            if mask == 0 {
                continue;
            }
            for row in statements.of_document(document) {
                let mask = self.mask(register, states, row, mask);
                if mask != 0 {
                    tell(row, mask);
                }
            }
        }
    }

    /// The rows that fit.
    pub(crate) fn fitting(&self, register: &Register, states: &States) -> FixedBitSet {
        let mut rows = FixedBitSet::with_capacity(register.statements.len());
        self.each(register, states, |row, mask| {
            if mask == FITS {
                rows.insert(row as usize);
            }
        });
        rows
    }

    /// Where a row counts, of what its document leaves.
    fn mask(&self, register: &Register, states: &States, row: u32, mut mask: Mask) -> Mask {
        let Some(state) = states.of(row) else { return 0 };
        let statements = &register.statements;
        let nature = statements.nature(row);
        let score = statements.score(row);
        let (least, most) = self.scores;
        let is_within = least.is_none_or(|least| score.is_some_and(|score| score >= least))
            && most.is_none_or(|most| score.is_some_and(|score| score <= most));
        if !is_within || self.coders.as_ref().is_some_and(|rows| !rows.contains(row as usize)) {
            return 0;
        }
        let places = [nature.kind as usize, nature.act as usize, nature.basis as usize];
        let facets = [Facet::Kind, Facet::Act, Facet::Basis];
        for ((set, place), facet) in self.natures.iter().zip(places).zip(facets) {
            narrow(&mut mask, set.as_ref(), facet, |set| set.contains(place));
        }
        narrow(&mut mask, self.states.as_ref(), Facet::Review, |set| set.contains(state as usize));
        let rule = statements.rule(row) as usize;
        narrow(&mut mask, self.rules.as_ref(), Facet::Rule, |set| set.contains(rule));
        let any = |set: &FixedBitSet, values: &mut dyn Iterator<Item = u32>| {
            let mut values = values.peekable();
            // The last place stands for none.
            let is_none = values.peek().is_none();
            if is_none {
                set.contains(set.len() - 1)
            } else {
                values.any(|one| set.contains(one as usize))
            }
        };
        narrow(&mut mask, self.speakers.as_ref(), Facet::Speaker, |set| {
            any(set, &mut statements.speakers.of(row))
        });
        narrow(&mut mask, self.parties.as_ref(), Facet::Party, |set| {
            any(set, &mut statements.parties.of(row))
        });
        if mask != 0 && (self.claims.is_some() || self.stances.is_some()) {
            mask = self.narrow_memberships(register, row, mask);
        }
        mask
    }

    /// Claim and stance must be those of one membership.
    fn narrow_memberships(&self, register: &Register, row: u32, mask: Mask) -> Mask {
        let (mut fits, mut without_claim, mut without_stance) = (false, false, false);
        let mut look = |claim: bool, stance: bool| {
            fits |= claim && stance;
            without_claim |= stance;
            without_stance |= claim;
        };
        let members = register.claims.all_members();
        let mut own = register.statements.memberships.of(row).peekable();
        if own.peek().is_none() {
            look(self.has_claim(None), self.has_stance(None));
        }
        for place in own {
            let member = Some(&members[place as usize]);
            look(self.has_claim(member), self.has_stance(member));
        }
        if fits {
            return mask;
        }
        let claim = if without_claim { Facet::Claim.bit() } else { 0 };
        let stance = if without_stance { Facet::Stance.bit() } else { 0 };
        mask & (claim | stance)
    }

    /// Whether a membership is in a claim that is asked for.
    pub(super) fn has_claim(&self, member: Option<&Member>) -> bool {
        has(self.claims.as_ref(), member.map(|member| member.claim as usize))
    }

    /// Whether a membership has a stance that is asked for.
    pub(super) fn has_stance(&self, member: Option<&Member>) -> bool {
        has(self.stances.as_ref(), member.map(|member| usize::from(member.stance)))
    }
}

/// Whether a set that may be asked for holds a value; its last place stands for none.
fn has(set: Option<&FixedBitSet>, value: Option<usize>) -> bool {
    set.is_none_or(|set| set.contains(value.unwrap_or(set.len() - 1)))
}

/// Leaves a row that does not fit in the facet of its own filter only.
fn narrow(
    mask: &mut Mask,
    set: Option<&FixedBitSet>,
    facet: Facet,
    fits: impl FnOnce(&FixedBitSet) -> bool,
) {
    if *mask != 0 && set.is_some_and(|set| !fits(set)) {
        *mask &= facet.bit();
    }
}

/// The chosen values by their numbers, and behind them a place for none; nothing where nothing is
/// chosen. A value that nobody knows fits no row.
fn set(chosen: &[String], count: usize, find: impl Fn(&str) -> Option<u32>) -> Option<FixedBitSet> {
    if chosen.is_empty() {
        return None;
    }
    let mut set = FixedBitSet::with_capacity(count + 1);
    for value in chosen {
        match find(value) {
            Some(number) => set.insert(number as usize),
            None if value == NO_VALUE => set.insert(count),
            None => {}
        }
    }
    Some(set)
}

/// The chosen members of a closed set, whose names are all known.
fn closed(
    name: &str,
    chosen: &[String],
    members: &[&'static str],
) -> Result<Option<FixedBitSet>, String> {
    if let Some(wrong) = chosen.iter().find(|value| !members.contains(&value.as_str())) {
        return Err(format!("{name}={wrong}: there are {}", members.join(", ")));
    }
    let find = |value: &str| members.iter().position(|known| *known == value);
    Ok(set(chosen, members.len(), |value| find(value).map(|place| place as u32)))
}

fn coders(register: &Register, states: &States, chosen: &[String]) -> Option<FixedBitSet> {
    if chosen.is_empty() {
        return None;
    }
    let wanted: Vec<u32> = chosen.iter().filter_map(|name| states.coders.find(name)).collect();
    let mut rows = FixedBitSet::with_capacity(register.statements.len());
    for (row, coders) in states.reviewed_rows() {
        if coders.iter().any(|coder| wanted.contains(coder)) {
            rows.insert(row as usize);
        }
    }
    Some(rows)
}

fn documents(
    register: &Register,
    chosen: &Chosen,
    words: Option<&FixedBitSet>,
) -> Result<Vec<Mask>, String> {
    let documents = &register.documents;
    let (from, to) = (day("from", chosen.from.as_ref())?, day("to", chosen.to.as_ref())?);
    let outlets = set(&chosen.outlet, documents.outlet_names.all().len(), |name| {
        documents.outlet_names.find(if name == NO_VALUE { NO_OUTLET } else { name })
    });
    let named = set(&chosen.document, documents.len(), |id| documents.find(id));
    let mask = |document: u32| {
        let place = document as usize;
        let is_meant = named.as_ref().is_none_or(|set| set.contains(place))
            && words.is_none_or(|set| set.contains(place));
        let mut mask = if is_meant { FITS } else { 0 };
        narrow(&mut mask, outlets.as_ref(), Facet::Outlet, |set| {
            set.contains(documents.outlet(document) as usize)
        });
        let own = documents.day(document);
        let is_in_time = from.is_none_or(|from| own.is_some_and(|own| own >= from))
            && to.is_none_or(|to| own.is_some_and(|own| own <= to));
        if !is_in_time {
            mask &= Facet::Year.bit() | Facet::Month.bit();
        }
        mask
    };
    Ok((0..documents.len() as u32).map(mask).collect())
}

/// A chosen day.
pub(crate) fn day(name: &str, chosen: Option<&String>) -> Result<Option<Day>, String> {
    let Some(iso) = chosen else { return Ok(None) };
    let day = Day::of(iso).filter(|_| iso.len() <= 10);
    day.map(Some).ok_or_else(|| format!("{name}={iso}: write a day as 2019-05-14"))
}
