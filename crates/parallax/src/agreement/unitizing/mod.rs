//! Takes what coders marked on texts, gives how far they agree on where marks lie and what they say:
//! the u-alpha family of Krippendorff, Mathet, Bouvry and Widlöcher (2016), "On the reliability of
//! unitizing textual continua: Further developments", Quality and Quantity 50, in the form of
//! Krippendorff (2019), "Content Analysis", section 12.6.
//!
//! | file | what |
//! |---|---|
//! | `continuum` | one text with the marks of each coder, [`Continuum`] |
//! | `innermost` | marks that overlap, cut up so that each place has one category |
//! | `overlap` | what two coders say of each stretch of a text, [`Stretch`] |
//! | `lengths` | what a text adds to the matrix of coincidences |
//! | `family` | the coefficients, [`Unitizing`] |

mod continuum;
mod family;
mod innermost;
mod lengths;
mod overlap;

pub use continuum::{Continuum, Mark};
pub use family::{CategoryAgreement, Measure, Unitizing, unitizing};
pub use overlap::{Stretch, stretches};
