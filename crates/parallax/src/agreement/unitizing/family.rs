//! The coefficients of the u-alpha family.

use std::collections::BTreeMap;

use super::{
    super::{Interval, Resampling, chance::Paired, groups::Groups},
    Continuum,
    lengths::Lengths,
};

/// How far coders agree on what they marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Unitizing {
    /// `u-alpha`: on where marks lie and on what they say.
    pub all: Measure,
    /// `|u-alpha`: on what is marked at all, whatever the marks say.
    pub marked: Measure,
    /// `cu-alpha`: on what marks say, where several coders marked something.
    pub coded: Measure,
    /// Each category, sorted.
    pub categories: Vec<CategoryAgreement>,
    /// Texts that two coders or more read.
    pub texts: usize,
    /// How long these are.
    pub length: u64,
    /// Groups that they are in.
    pub groups: usize,
}

/// One coefficient.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measure {
    /// None where nothing varies.
    pub alpha: Option<f64>,
    /// By a bootstrap over the groups of texts; none of fewer than 5 groups.
    pub interval: Option<Interval>,
}

/// How far coders agree on one category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CategoryAgreement {
    /// The category.
    pub category: u32,
    /// `|u-alpha` of a continuum of its own, on which the marks of all other categories are taken
    /// away: marks of other categories that overlap these do not count.
    pub alone: Measure,
    /// `(k)u-alpha`: how reliably the category is told from the others where several coders marked
    /// something; none where they never did. It can be lower than -1.
    pub told_apart: Option<f64>,
    /// The share of the category's length that `told_apart` is about, 0 to 1.
    pub coverage: f64,
    /// How long all coders' marks of it are.
    pub length: f64,
}

/// The coefficients of some texts, each cut up by `innermost`. Texts that fewer than two coders read
/// do not count.
pub fn unitizing(continua: &[Continuum], resampling: Resampling) -> Unitizing {
    let read: Vec<&Continuum> = continua.iter().filter(|text| text.readers() > 1).collect();
    let groups = by_group(&read, Lengths::of);
    let all = sum(&groups);
    let categories =
        all.marked.keys().map(|&category| of_category(category, &read, &all, resampling));
    Unitizing {
        all: measure(&groups, Lengths::all, resampling),
        marked: measure(&groups, Lengths::binary, resampling),
        coded: measure(&groups, Lengths::coded, resampling),
        categories: categories.collect(),
        texts: read.len(),
        length: read.iter().map(|text| u64::from(text.length)).sum(),
        groups: groups.len(),
    }
}

/// The lengths of each group of texts.
fn by_group(texts: &[&Continuum], lengths: impl Fn(&Continuum) -> Lengths) -> Vec<Lengths> {
    let mut groups: BTreeMap<u32, Lengths> = BTreeMap::new();
    for text in texts {
        groups.entry(text.group).or_default().add(&lengths(text));
    }
    groups.into_values().collect()
}

fn sum(groups: &[Lengths]) -> Lengths {
    let mut all = Lengths::default();
    for lengths in groups {
        all.add(lengths);
    }
    all
}

fn measure(
    groups: &[Lengths],
    paired: fn(&Lengths) -> BTreeMap<u32, Paired>,
    resampling: Resampling,
) -> Measure {
    let groups = Groups::new(&groups.iter().map(paired).collect::<Vec<_>>());
    Measure { alpha: groups.disagreement().alpha(), interval: groups.interval(resampling) }
}

fn of_category(
    category: u32,
    texts: &[&Continuum],
    all: &Lengths,
    resampling: Resampling,
) -> CategoryAgreement {
    let alone = by_group(texts, |text| Lengths::of(&text.of_category(category)));
    let length = all.marked[&category].all;
    let valued = all.valued.get(&category).map_or(0.0, |paired| paired.all);
    CategoryAgreement {
        category,
        alone: measure(&alone, Lengths::binary, resampling),
        told_apart: told_apart(category, all),
        coverage: valued / length,
        length,
    }
}

/// `(k)u-alpha`: 1 minus the observed share of the category's length that coincides with another,
/// over the share that chance makes.
fn told_apart(category: u32, all: &Lengths) -> Option<f64> {
    let whole: f64 = all.valued.values().map(|paired| paired.all).sum();
    let of = all.valued.get(&category).filter(|of| of.all > 0.0)?;
    let others = whole - of.all;
    let expected = of.all * others / (of.all * whole - of.own);
    (others > 0.0).then(|| 1.0 - (1.0 - of.same / of.all) / expected)
}
