//! Values of variables, and their form in columns.

use std::{collections::BTreeMap, fmt};

use serde_json::Value;

use crate::{StoreError, columns::Named};

/// The value of one variable in one coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coded {
    /// Yes or no.
    Boolean(bool),
    /// A number, as on a scale of agreement.
    Integer(i64),
    /// Words: an entity or a note.
    Text(String),
}

impl Coded {
    /// The kind of variable that it is for, where nothing else is known of it.
    pub(crate) fn kind(&self) -> VariableKind {
        match self {
            Self::Boolean(_) => VariableKind::Boolean,
            Self::Integer(_) => VariableKind::Integer,
            Self::Text(_) => VariableKind::ShortText,
        }
    }
}

impl fmt::Display for Coded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Text(value) => value.fmt(f),
        }
    }
}

/// What a variable can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableKind {
    /// Yes or no.
    Boolean,
    /// A number.
    Integer,
    /// The name of an entity, the same in many codings.
    ShortText,
    /// A note.
    LongText,
}

impl VariableKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Boolean, Self::Integer, Self::ShortText, Self::LongText];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::ShortText => "short text",
            Self::LongText => "long text",
        }
    }

    /// The kind with this name; short text for any other.
    pub(crate) fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(Self::ShortText)
    }

    /// Whether it can hold the value.
    pub(crate) fn takes(self, value: &Coded) -> bool {
        match value {
            Coded::Boolean(_) => matches!(self, Self::Boolean | Self::Integer),
            Coded::Integer(_) => self == Self::Integer,
            Coded::Text(_) => matches!(self, Self::ShortText | Self::LongText),
        }
    }

    /// What a person typed, as a value of this kind; none if it is not.
    pub fn parse(self, typed: &str) -> Option<Coded> {
        match self {
            Self::Boolean => match typed.to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(Coded::Boolean(true)),
                "false" | "no" | "0" => Some(Coded::Boolean(false)),
                _ => None,
            },
            Self::Integer => typed.parse().ok().map(Coded::Integer),
            Self::ShortText | Self::LongText => Some(Coded::Text(typed.to_owned())),
        }
    }
}

impl Named for VariableKind {
    const SET: &'static str = "kind of variable";
    const MEMBERS: &'static [Self] = &Self::ALL;
    fn column(self) -> &'static str {
        self.name()
    }
}

/// A JSON object.
pub(super) fn to_column(variables: &BTreeMap<String, Coded>) -> Value {
    let fields = variables.iter().map(|(name, value)| {
        let value = match value {
            Coded::Boolean(value) => Value::from(*value),
            Coded::Integer(value) => Value::from(*value),
            Coded::Text(value) => Value::from(value.as_str()),
        };
        (name.clone(), value)
    });
    Value::Object(fields.collect())
}

/// Reads the object back.
pub(super) fn from_column(column: &str) -> Result<BTreeMap<String, Coded>, StoreError> {
    let damaged = || StoreError::Damaged(format!("\"{column}\" holds no values of variables"));
    let fields: BTreeMap<String, Value> = serde_json::from_str(column).map_err(|_| damaged())?;
    fields
        .into_iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Bool(value) => Coded::Boolean(value),
                Value::String(value) => Coded::Text(value),
                other => Coded::Integer(other.as_i64().ok_or_else(damaged)?),
            };
            Ok((name, value))
        })
        .collect()
}
