//! Takes the query of a request, gives the values of its parameters.

use std::collections::BTreeMap;

use crate::problem::Problem;

/// What a request asks for: a value for each parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked(BTreeMap<String, String>);

/// Rows of a page, where nothing is asked.
const USUAL: usize = 50;
/// Rows of a page at most.
const MOST: usize = 200;

impl Asked {
    /// Refuses a parameter that is not among `known`, and one that is given twice.
    pub(crate) fn new(
        pairs: impl IntoIterator<Item = (String, String)>,
        known: &[&str],
    ) -> Result<Self, Problem> {
        let mut asked = BTreeMap::new();
        for (name, value) in pairs {
            if !known.contains(&name.as_str()) {
                let known = known.join(", ");
                let wrong = format!("there is no parameter \"{name}\" here; there are: {known}");
                return Err(Problem::unusable(wrong));
            }
            if asked.insert(name.clone(), value).is_some() {
                return Err(Problem::unusable(format!("\"{name}\" is given twice")));
            }
        }
        asked.retain(|_, value| !value.is_empty());
        Ok(Self(asked))
    }

    /// The value of a parameter.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// One of `words`, the first of which is meant where nothing is asked; its place.
    pub(crate) fn one_of(&self, name: &str, words: &[&str]) -> Result<usize, Problem> {
        let Some(asked) = self.get(name) else { return Ok(0) };
        words.iter().position(|word| *word == asked).ok_or_else(|| {
            Problem::unusable(format!("\"{asked}\" is no {name}: {}", words.join(", ")))
        })
    }

    /// A number from 1 on, at most `most`.
    pub(crate) fn number(&self, name: &str, usual: usize, most: usize) -> Result<usize, Problem> {
        let Some(asked) = self.get(name) else { return Ok(usual) };
        let number = asked.parse().ok().filter(|number| (1..=most).contains(number));
        number.ok_or_else(|| {
            Problem::unusable(format!("\"{asked}\" is no {name}: a number from 1 to {most}"))
        })
    }

    /// How many rows a page has.
    pub(crate) fn limit(&self) -> Result<usize, Problem> {
        self.number("limit", USUAL, MOST)
    }

    /// Behind which row a page begins.
    pub(crate) fn cursor(&self) -> Result<Option<i64>, Problem> {
        let place = |cursor: &str| cursor.parse().ok().filter(|place| *place >= 0);
        self.get("cursor")
            .map(|cursor| {
                let wrong = || Problem::unusable("the cursor is none that a page gave as its next");
                place(cursor).ok_or_else(wrong)
            })
            .transpose()
    }
}
