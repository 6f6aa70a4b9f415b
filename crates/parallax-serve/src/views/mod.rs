//! What leaves the server: view models with positions as browsers count them, made from what a
//! project holds and what the register knows.
//!
//! | file | what |
//! |---|---|
//! | `mark` | a statement over its text, [`Mark`] |
//! | `item` | a statement in a list, with its words, [`Item`] |
//! | `member` | a statement of a claim, [`Member`] |
//! | `places` | bytes of a text as code units |

mod item;
mod mark;
mod member;
mod places;

pub(crate) use item::{Item, item};
pub(crate) use mark::{Mark, MarkPart, Marks, Speaker};
pub(crate) use member::{Member, member};
pub(crate) use places::{Pair, Places};
