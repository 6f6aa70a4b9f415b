//! Coding by hand, and taking work in and out.
//!
//! | file | what |
//! |---|---|
//! | `arguments` | what can be typed |
//! | `code` | `parallax code` |
//! | `list` | `parallax codings` |
//! | `dna` | `parallax import` and `export` |
//! | `merge` | `parallax merge` |

pub(crate) mod arguments;
pub(crate) mod code;
pub(crate) mod dna;
pub(crate) mod list;
pub(crate) mod merge;
