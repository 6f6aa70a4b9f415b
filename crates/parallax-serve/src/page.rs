//! Lists come in pages. A page says where the next one begins by an opaque cursor: the key of its
//! last item, so that what is decided meanwhile moves nothing.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::Problem;

/// Items of a page, at most.
pub(crate) const MOST: usize = 200;
const USUAL: usize = 50;

/// Which page of a list, and in which form.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of a page, at most 200. All rows come as CSV unless it is given.
    limit: Option<usize>,
    /// json or csv.
    #[serde(default)]
    pub(crate) format: Format,
}

/// The form of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// JSON.
    #[default]
    Json,
    /// A table: CSV with a line of names.
    Csv,
}

/// The part of a list that is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// The key of the last item before it.
    pub(crate) after: Option<String>,
    pub(crate) limit: usize,
}

/// A part of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Page<T> {
    pub(crate) items: Vec<T>,
    /// How many items the whole list has.
    pub(crate) total: usize,
    /// The cursor of the next page; none where this is the last.
    pub(crate) next: Option<String>,
}

impl<T> Page<T> {
    /// A page whose last item has the key `last`, if more follow.
    pub(crate) fn new(items: Vec<T>, total: usize, last: Option<&str>) -> Self {
        Self { items, total, next: last.map(cursor) }
    }

    /// The part of a whole list that is wanted; `key` tells items apart. None where the item before
    /// it has gone.
    pub(crate) fn of(
        all: Vec<T>,
        window: &Window,
        key: impl Fn(&T) -> String,
    ) -> Result<Self, Problem> {
        let total = all.len();
        let start = match &window.after {
            None => 0,
            Some(after) => {
                let place = all.iter().position(|item| key(item) == *after);
                place.ok_or_else(gone)? + 1
            }
        };
        let items: Vec<T> = all.into_iter().skip(start).take(window.limit).collect();
        let is_more = start + items.len() < total;
        let last = items.last().map(&key).filter(|_| is_more);
        Ok(Self::new(items, total, last.as_deref()))
    }
}

impl Paging {
    /// The part that is wanted.
    pub(crate) fn window(&self) -> Result<Window, Problem> {
        let limit = self.limit.unwrap_or(USUAL);
        if limit == 0 || limit > MOST {
            return Err(Problem::unusable(format!("limit is a number from 1 to {MOST}")));
        }
        Ok(Window { after: self.cursor.as_deref().map(key).transpose()?, limit })
    }

    /// Rows of a table, at most.
    pub(crate) fn most(&self) -> usize {
        self.limit.unwrap_or(usize::MAX)
    }
}

/// A key as a cursor: hexadecimal digits, so that nobody takes it for something.
pub(crate) fn cursor(key: &str) -> String {
    let mut cursor = String::with_capacity(key.len() * 2);
    for byte in key.bytes() {
        write!(cursor, "{byte:02x}").expect("strings can be written to");
    }
    cursor
}

/// The key in a cursor.
pub(crate) fn key(cursor: &str) -> Result<String, Problem> {
    let wrong = || Problem::unusable("the cursor is none that a page gave");
    if !cursor.bytes().all(|byte| byte.is_ascii_hexdigit()) || cursor.len() % 2 == 1 {
        return Err(wrong());
    }
    let byte = |place: usize| u8::from_str_radix(&cursor[place..place + 2], 16).ok();
    let bytes: Option<Vec<u8>> = (0..cursor.len()).step_by(2).map(byte).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).ok_or_else(wrong)
}

/// The item before a page has gone.
pub(crate) fn gone() -> Problem {
    Problem::conflict("the list has changed since that page; begin with its first page")
}

#[cfg(test)]
mod tests {
    use super::{Page, Window, cursor, key};

    #[test]
    fn keys_come_back_and_nothing_else_is_a_cursor() {
        for one in ["", "claim-1", "Ámbor/語"] {
            assert_eq!(key(&cursor(one)).ok().as_deref(), Some(one));
        }
        for wrong in ["0", "zz", "+1", "ff", "ä"] {
            assert!(key(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn pages_of_a_list_join_up() {
        let all: Vec<u32> = (0..7).collect();
        let (mut joined, mut after) = (Vec::<u32>::new(), None);
        loop {
            let window = Window { after, limit: 3 };
            let page = Page::of(all.clone(), &window, u32::to_string).expect("it is there");
            joined.extend(page.items);
            after = match page.next {
                Some(next) => Some(key(&next).expect("a cursor")),
                None => break,
            };
        }
        assert_eq!(joined, all);
        let lost = Window { after: Some("9".to_owned()), limit: 3 };
        assert!(Page::of(all, &lost, u32::to_string).is_err());
    }
}
