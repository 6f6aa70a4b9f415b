//! A text as a language sees it: declared names masked, soft line breaks opened.

use serde::{Deserialize, Serialize};

use super::Language;
use crate::text::Span;

/// What is replaced in a text before a language reads it.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Names of declared parties, in order, without overlaps.
    pub names: Vec<PartyName>,
    /// Single line breaks inside paragraphs of hard-wrapped text, in order, one byte each.
    pub soft_breaks: Vec<Span>,
}

impl Marks {
    /// Whether the text is read as it stands.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.soft_breaks.is_empty()
    }
}

/// A name of some party at a place in a text. Which party is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartyName {
    /// Where it stands.
    pub span: Span,
    /// The kind of name that decides the placeholder.
    pub slot: Slot,
    /// Whether it is written in capitals though its declared form is not.
    pub capitals: bool,
}

/// The kind of a declared name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Slot {
    /// A state or territory: "Borland".
    Country,
    /// Its adjective: "Borlandic".
    Adjective,
    /// Its people, in the plural: "Borlanders".
    People,
    /// Its seat of government.
    Capital,
    /// Any other place.
    Place,
    /// A party, army, agency or other body.
    Organization,
    /// A person.
    Person,
}

impl Slot {
    /// All slots, nearest kinds beside each other.
    pub const ALL: [Self; 7] = [
        Self::Country,
        Self::Adjective,
        Self::People,
        Self::Capital,
        Self::Place,
        Self::Organization,
        Self::Person,
    ];

    /// The slot's key in a codebook.
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Adjective => "adjective",
            Self::People => "people",
            Self::Capital => "capital",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Person => "person",
        }
    }
}

/// A text with replacements, and the way back.
#[derive(Debug)]
pub struct Seen {
    text: String,
    /// Replaced stretches: where in the seen text, where in the original; in order.
    pieces: Vec<(Span, Span)>,
}

impl Seen {
    /// Replaces `marks` in `text` as `language` wants it.
    pub fn new<L: Language + ?Sized>(language: &L, text: &str, marks: &Marks) -> Self {
        let mut seen = Self { text: String::with_capacity(text.len()), pieces: Vec::new() };
        let mut done = 0;
        for (span, replacement) in replacements(language, text, marks) {
            seen.text.push_str(&text[done..span.start as usize]);
            let start = seen.text.len();
            seen.text.push_str(&replacement);
            seen.pieces.push((Span::new(start, seen.text.len()), span));
            done = span.end as usize;
        }
        seen.text.push_str(&text[done..]);
        seen
    }

    /// What the language reads.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The original stretch that a span of the seen text stands for. A span that cuts a replaced
    /// stretch covers all of it.
    pub fn original(&self, span: Span) -> Span {
        let start = self.place(span.start, |_, original| original.start);
        let end = if span.is_empty() {
            start
        } else {
            self.place(span.end - 1, |_, original| original.end - 1) + 1
        };
        Span { start, end }
    }

    /// Maps byte `at` of the seen text: `inside` decides within a replaced stretch.
    fn place(&self, at: u32, inside: impl Fn(Span, Span) -> u32) -> u32 {
        let after = self.pieces.partition_point(|(seen, _)| seen.start <= at);
        let Some((seen, original)) = after.checked_sub(1).map(|index| self.pieces[index]) else {
            return at;
        };
        if at < seen.end { inside(seen, original) } else { original.end + (at - seen.end) }
    }
}

/// All replacements in order: names, the articles before them, soft line breaks.
fn replacements<L: Language + ?Sized>(
    language: &L,
    text: &str,
    marks: &Marks,
) -> Vec<(Span, String)> {
    let mut all: Vec<(Span, String)> =
        marks.soft_breaks.iter().map(|&span| (span, " ".to_owned())).collect();
    for name in &marks.names {
        let placeholder = language.placeholder(name.slot);
        let shown = if name.capitals { placeholder.to_uppercase() } else { placeholder.to_owned() };
        all.push((name.span, shown));
        all.extend(article_before(language, text, name.span));
    }
    all.sort_by_key(|(span, _)| span.start);
    // A name written over a line break holds it.
    all.dedup_by(|later, earlier| later.0.overlaps(earlier.0));
    all
}

/// The article right before a name, with its neutral form.
fn article_before<L: Language + ?Sized>(
    language: &L,
    text: &str,
    name: Span,
) -> Option<(Span, String)> {
    let before = text[..name.start as usize].trim_end_matches([' ', '\n']);
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let neutral = language.neutral_article(&before[start..])?;
    (before.len() < name.start as usize)
        .then(|| (Span::new(start, before.len()), neutral.to_owned()))
}
