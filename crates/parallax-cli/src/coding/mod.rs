//! Coding by hand, and taking work in and out.
//!
//! | file | what |
//! |---|---|
//! | `annotations` | marks for the web, part of `parallax export` |
//! | `arguments` | what can be typed |
//! | `code` | `parallax code` |
//! | `list` | `parallax codings` |
//! | `dna` | `parallax import` and `export` |
//! | `merge` | `parallax merge` |

mod annotations;
pub(crate) mod arguments;
pub(crate) mod code;
pub(crate) mod dna;
pub(crate) mod list;
pub(crate) mod merge;
