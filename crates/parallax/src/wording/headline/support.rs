//! Takes an article, gives whether its headline states what the body only lays to somebody or
//! holds open.

use super::{Article, Unit, unit::keys};

/// Share of the headline that a unit must have to be about it.
const ABOUT: f64 = 0.24;

/// Share of the weaker unit's overlap from which on a plain one supports the headline.
const SUPPORTS: f64 = 0.7;

/// Whether the body is about the headline, but nowhere states it as plainly.
pub(in crate::wording) fn unsupported(article: &Article<'_>, units: &[Unit<'_>]) -> bool {
    if article.is_attributed() || article.is_open() {
        return false;
    }
    let keys = keys(article);
    let best = |plain: bool| {
        let of_kind = units.iter().filter(|unit| unit.plain == plain);
        of_kind.map(|unit| unit.overlap(&keys)).fold(0.0, f64::max)
    };
    let (plain, weak) = (best(true), best(false));
    weak >= ABOUT && plain < SUPPORTS * weak
}
