//! Takes what several coders said of the same things, gives how far they agree beyond chance:
//! Krippendorff's alpha.
//!
//! Alpha is 1 minus the disagreement that was observed over the disagreement that chance would make
//! (Krippendorff 2019, "Content Analysis", 4th edition, chapter 12): 1 where all agree, 0 where they
//! agree as often as values drawn from one bag, below 0 where they agree less often than that.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | [`Ratings`] | a value for each unit and coder, or none | |
//! | [`nominal`] | ratings | alpha for values without an order, and the coincidences behind it |
//! | [`confusion`] | ratings, two coders | each pair of values with the units behind it |
//! | [`Continuum`] | marks of each coder on one text | |
//! | [`unitizing`] | continua | the u-alpha family: where the marks lie, and what they say |
//! | [`stretches`] | a continuum, two coders | the text cut up by what the two say of it |
//! | [`Resampling`] | a seed | how intervals are made: a bootstrap over groups of units |
//!
//! ```
//! use parallax::agreement::{Ratings, Resampling, confusion, nominal};
//!
//! let mut ratings = Ratings::new(2);
//! for (unit, values) in [[0, 0], [0, 0], [1, 1], [0, 1]].into_iter().enumerate() {
//!     ratings.add(unit as u32, values.into_iter().map(Some).collect());
//! }
//! let found = nominal(&ratings, Resampling::seeded(1));
//! assert_eq!(found.alpha.map(|alpha| (alpha * 1000.0).round()), Some(533.0));
//! let [_, differ, _] = &confusion(&ratings, 0, 1)[..] else { panic!("three pairs of values") };
//! assert_eq!((differ.first, differ.second, &differ.units[..]), (0, 1, &[3][..]));
//! ```
//!
//! Where nothing varies, chance makes no disagreement and there is no alpha: it is `None`, never 1.

mod chance;
mod confusion;
mod groups;
mod interval;
mod nominal;
mod ratings;
mod resampling;
#[cfg(test)]
mod tests;
mod unitizing;

pub use confusion::{Confusion, confusion};
pub use interval::{Interval, LEVEL};
pub use nominal::{Coincidence, Nominal, nominal};
pub use ratings::{Ratings, Unit};
pub use resampling::Resampling;
pub use unitizing::{
    CategoryAgreement, Continuum, Mark, Measure, Stretch, Unitizing, stretches, unitizing,
};
