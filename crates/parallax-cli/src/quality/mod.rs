//! `parallax agreement` and `parallax evaluate`: how far people agree with one another and with the
//! machine, and how good the machine's marks are.

pub(crate) mod agreement;
pub(crate) mod arguments;
pub(crate) mod evaluate;
mod sheet;
