//! Which column or key holds what.

use std::fmt;
use std::str::FromStr;

/// What a column or key can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The document's public name.
    Id,
    /// What is analysed.
    Text,
    /// The headline.
    Title,
    /// When it appeared.
    Date,
    /// Who published it.
    Outlet,
    /// Who wrote it.
    Author,
    /// Where it can be read.
    Url,
    /// What it is written in.
    Language,
}

impl Field {
    /// All fields, in the order of their declaration.
    pub const ALL: [Self; 8] = [
        Self::Id,
        Self::Text,
        Self::Title,
        Self::Date,
        Self::Outlet,
        Self::Author,
        Self::Url,
        Self::Language,
    ];

    /// The field's name outside of the program.
    pub fn name(self) -> &'static str {
        self.common_names()[0]
    }

    /// Names that columns of this kind commonly have, best first. Compared without regard to case
    /// and to what is not a letter, so that `Full Text` and `full_text` are one name.
    pub fn common_names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id", "doc", "docid", "documentid", "articleid", "uuid"],
            Self::Text => &[
                "text",
                "fulltext",
                "maintext",
                "articletext",
                "articlebody",
                "body",
                "content",
                "article",
            ],
            Self::Title => &["title", "headline", "heading"],
            Self::Date => &[
                "date",
                "published",
                "publisheddate",
                "publicationdate",
                "datepublished",
                "datepublish",
                "publisheddate",
                "publishedat",
                "pubdate",
                "publishdate",
                "datetime",
                "timestamp",
            ],
            Self::Outlet => &[
                "outlet",
                "publication",
                "newspaper",
                "publisher",
                "source",
                "sourcename",
                "media",
                "sitename",
                "site",
            ],
            Self::Author => &["author", "authors", "byline", "creator"],
            Self::Url => &["url", "link", "href", "permalink"],
            Self::Language => &["language", "lang"],
        }
    }

    /// Whether `name` is one of the common names of this field; the smaller, the better.
    pub(super) fn rank(self, name: &str) -> Option<usize> {
        let name: String =
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        self.common_names().iter().position(|&common| common == name)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, UnknownField> {
        Self::ALL.into_iter().find(|f| f.name() == name).ok_or_else(|| UnknownField(name.into()))
    }
}

/// A name that is no field's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no field; fields are id, text, title, date, outlet, author, url, language")]
pub struct UnknownField(pub String);

/// Columns or keys by name, where a person names them; a field not named is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldMap([Option<String>; Field::ALL.len()]);

impl FieldMap {
    /// The map in which `field` is read from the column or key `name`.
    #[must_use]
    pub fn with(mut self, field: Field, name: impl Into<String>) -> Self {
        self.0[field as usize] = Some(name.into());
        self
    }

    /// The map in which `field` is not named.
    #[must_use]
    pub(super) fn without(mut self, field: Field) -> Self {
        self.0[field as usize] = None;
        self
    }

    /// The column or key that was named for `field`.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0[field as usize].as_deref()
    }
}
