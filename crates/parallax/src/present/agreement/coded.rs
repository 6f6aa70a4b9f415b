//! What coders made of texts, and how it becomes units and continua.

use std::collections::BTreeMap;

use super::UnitRow;
use crate::{
    agreement::{Continuum, Mark, Ratings},
    text::Span,
};

/// A text with what each coder made of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodedText {
    /// Name of the document.
    pub doc: String,
    /// How long it is, in bytes.
    pub length: u32,
    /// All coders of the project in one order; none where one has said nothing about the text.
    pub coders: Vec<Option<CoderText>>,
}

/// What a coder made of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CoderText {
    /// Whether the coder is done with the text, so that what is not marked is meant to be unmarked.
    pub is_whole: bool,
    /// Everything that the coder said something about.
    pub marks: Vec<CodedMark>,
}

/// A thing that a coder said something about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodedMark {
    /// Names the thing: the same for all coders.
    pub unit: String,
    /// Where the coder marks it; empty where the coder says that there is nothing.
    pub spans: Vec<Span>,
    /// A value for each variable of which the coder says something.
    pub values: BTreeMap<String, String>,
}

/// What is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Variables of which alpha is taken, unit by unit.
    pub variables: Vec<String>,
    /// The variable whose values are the categories of marks.
    pub by: String,
}

/// Numbers for values, in the order in which they come.
#[derive(Debug, Default)]
pub(super) struct Codes(Vec<String>);

impl Codes {
    fn of(&mut self, value: &str) -> u32 {
        let known = self.0.iter().position(|known| known == value);
        let place = known.unwrap_or_else(|| {
            self.0.push(value.to_owned());
            self.0.len() - 1
        });
        place as u32
    }

    pub(super) fn name(&self, code: u32) -> &str {
        &self.0[code as usize]
    }
}

/// What coders say of each unit, with the unit's name; each text is a group.
pub(super) fn ratings(
    texts: &[CodedText],
    between: &[usize],
    variable: &str,
    codes: &mut Codes,
) -> (Ratings, Vec<UnitRow>) {
    let mut ratings = Ratings::new(between.len());
    let mut names = Vec::new();
    for (group, text) in texts.iter().enumerate() {
        let mut units: BTreeMap<&str, Vec<Option<u32>>> = BTreeMap::new();
        for (place, &coder) in between.iter().enumerate() {
            for mark in text.coders[coder].iter().flat_map(|own| &own.marks) {
                let Some(value) = mark.values.get(variable) else { continue };
                let values = units.entry(&mark.unit).or_insert_with(|| vec![None; between.len()]);
                values[place] = Some(codes.of(value));
            }
        }
        for (unit, values) in units {
            names.push(UnitRow { doc: text.doc.clone(), id: unit.to_owned() });
            ratings.add(group as u32, values);
        }
    }
    (ratings, names)
}

/// What coders marked on each text that they are done with; each is a group.
pub(super) fn continua(
    texts: &[CodedText],
    between: &[usize],
    by: &str,
    codes: &mut Codes,
) -> Vec<Continuum> {
    let mut continuum = |(group, text): (usize, &CodedText)| {
        let mut marks = |coder: &usize| {
            let own = text.coders[*coder].as_ref().filter(|own| own.is_whole)?;
            let mut marks = Vec::new();
            for mark in &own.marks {
                let Some(value) = mark.values.get(by) else { continue };
                let category = codes.of(value);
                marks.extend(mark.spans.iter().map(|&span| Mark { span, category }));
            }
            Some(marks)
        };
        let coders = between.iter().map(&mut marks).collect();
        Continuum { length: text.length, group: group as u32, coders }
    };
    texts.iter().enumerate().map(&mut continuum).collect()
}
