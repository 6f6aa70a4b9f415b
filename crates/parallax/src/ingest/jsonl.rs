//! Takes JSON, one object a line, or an array of objects, or one object: gives a document each.

use std::io::BufRead;

use serde_json::{Map, Value};

use crate::text::Document;

use super::plain::Origin;
use super::record::{Columns, Record, clean};
use super::rows::{MAX_ROW, NextLine, Rows, broken, next_line, whole};
use super::{Field, Reason, encoding};

/// Reads all objects. Bad ones are rejected singly.
pub(super) fn read(rows: &mut Rows<'_>, reader: &mut dyn BufRead) -> Result<(), Reason> {
    let mut objects = Objects { rows, missing: Missing::default(), any: false };
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        number += 1;
        match next_line(reader, &mut line).map_err(|error| broken(&error))? {
            NextLine::End => break,
            NextLine::TooLong => {
                objects.any = true;
                objects.rows.reject(&format!(":{number}"), Reason::TooLong(MAX_ROW >> 20));
            }
            NextLine::Read => {
                let content = line.trim_ascii();
                if content.is_empty() {
                    continue;
                }
                if !objects.any && !is_row(content) {
                    let bytes = whole(std::mem::take(&mut line), reader)?;
                    let decoded = encoding::decode_cell(&bytes)?;
                    objects.stretch(&decoded, number);
                    break;
                }
                objects.line(content, &format!(":{number}"));
            }
        }
    }
    objects.end()
}

/// Whether the first line is an object of its own; if not, the file is one array or object.
fn is_row(line: &[u8]) -> bool {
    line.starts_with(b"{") && line.ends_with(b"}")
}

/// The objects of one file, on their way to documents.
struct Objects<'r, 'a> {
    rows: &'r mut Rows<'a>,
    missing: Missing,
    any: bool,
}

impl Objects<'_, '_> {
    fn line(&mut self, bytes: &[u8], place: &str) {
        self.any = true;
        let object = encoding::decode_cell(bytes).and_then(|text| parse(&text));
        match object {
            Ok(object) => self.object(object, bytes, place),
            Err(reason) => self.rows.reject(place, reason),
        }
    }

    /// Reads objects one after another, in an array or not, over any number of lines.
    fn stretch(&mut self, text: &str, first_line: usize) {
        self.any = true;
        let is_array = text.trim_start().starts_with('[');
        let mut at = text.len() - text.trim_start().len() + usize::from(is_array);
        let mut lines = LineNumbers { counted: 0, line: first_line };
        let mut count = 0;
        loop {
            at += text[at..].len()
                - text[at..].trim_start_matches([' ', '\t', '\r', '\n', ',']).len();
            let rest = &text[at..];
            if rest.is_empty() || (is_array && rest.starts_with(']')) {
                return self.stretch_ended(rest, is_array, count);
            }
            count += 1;
            let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
            let value = values.next();
            let end = at + values.byte_offset();
            let alone = count == 1 && !is_array && text[end..].trim().is_empty();
            let place = match (alone, is_array) {
                (true, _) => String::new(),
                (false, true) => format!("#{count}"),
                (false, false) => format!(":{}", lines.at(text, at)),
            };
            match value {
                Some(Ok(Value::Object(object))) => {
                    self.object(object, &text.as_bytes()[at..end], &place);
                    at = end;
                }
                Some(Ok(_)) => {
                    self.rows.reject(&place, Reason::Json("another kind of value".to_owned()));
                    at = end;
                }
                Some(Err(error)) => {
                    self.rows.reject(&place, Reason::Json(error.to_string()));
                    // Go on with the next line that may begin an object, if there is one.
                    let Some(next) = rest.find("\n{") else { return };
                    at += next + 1;
                }
                None => return,
            }
        }
    }

    /// Names what is wrong with the end of a stretch of `count` values; `rest` is what is left.
    fn stretch_ended(&mut self, rest: &str, is_array: bool, count: usize) {
        let after = rest.strip_prefix(']');
        let problem = match (is_array, after) {
            (true, None) => "the array is not closed; the file may be cut short",
            (true, Some(after)) if !after.trim().is_empty() => "something follows the array",
            (false, _) if count == 0 => "no value",
            _ => {
                // An array without values is an empty file, which `end` names.
                self.any = count > 0;
                return;
            }
        };
        self.rows.reject("", Reason::Json(problem.to_owned()));
    }

    fn object(&mut self, mut object: Map<String, Value>, bytes: &[u8], place: &str) {
        let locator = format!("{}{place}", self.rows.locator);
        let name = format!("{}{place}", self.rows.name);
        let origin = Origin { locator: &locator, name: &name, bytes };
        match self.document(&mut object, origin) {
            Ok(document) => (self.rows.sink)(Ok(document)),
            Err(reason) => self.rows.reject(place, reason),
        }
    }

    fn document(
        &mut self,
        object: &mut Map<String, Value>,
        origin: Origin<'_>,
    ) -> Result<Document, Reason> {
        let named = &self.rows.options.fields;
        let keys: Vec<String> = object.keys().cloned().collect();
        let mut record = Record::default();
        // Keys that a person named may be absent from an object, but not from all of them.
        let mut guessed = named.clone();
        for field in Field::ALL {
            let Some(wanted) = named.get(field) else { continue };
            self.missing.seen(field, wanted, object.contains_key(wanted), &keys);
            if !object.contains_key(wanted) {
                if field == Field::Text {
                    let wanted = wanted.to_owned();
                    return Err(Reason::NoColumn { field, wanted, present: keys });
                }
                guessed = guessed.without(field);
            }
        }
        let columns = Columns::find(&keys, &guessed)?;
        for field in Field::ALL {
            let absent = named.get(field).is_some() && guessed.get(field).is_none();
            let column = columns.get(field).filter(|_| !absent);
            let Some(value) = column.and_then(|column| object.remove(&keys[column])) else {
                continue;
            };
            if field == Field::Author {
                record.authors = people(value);
            } else if let Some(value) = plain(value, field) {
                record.set(field, value);
            }
        }
        let column = columns.get(Field::Text).map_or("text", |column| &keys[column]);
        record.document(origin, column, self.rows.options)
    }

    fn end(self) -> Result<(), Reason> {
        if !self.any {
            return Err(Reason::Empty);
        }
        for reason in self.missing.reasons() {
            self.rows.reject("", reason);
        }
        Ok(())
    }
}

fn parse(text: &str) -> Result<Map<String, Value>, Reason> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Reason::Json("another kind of value".to_owned())),
        Err(error) => Err(Reason::Json(error.to_string())),
    }
}

/// A value as text: a list as paragraphs or with commas, an object by its name.
fn plain(value: Value, field: Field) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => {
            let separator = if field == Field::Text { "\n\n" } else { ", " };
            let parts: Vec<String> =
                values.into_iter().filter_map(|value| plain(value, field)).collect();
            (!parts.is_empty()).then(|| parts.join(separator))
        }
        Value::Object(mut object) => ["name", "title", "label", "value", "id"]
            .iter()
            .find_map(|key| object.remove(*key).filter(|value| !value.is_object()))
            .and_then(|value| plain(value, field)),
        Value::Bool(_) | Value::Null => None,
    }
}

/// Authors: a byline, or a list of names or of objects with names.
fn people(value: Value) -> Vec<String> {
    match value {
        Value::String(byline) => super::record::authors(&byline),
        Value::Array(values) => {
            values.into_iter().filter_map(|value| clean(plain(value, Field::Author))).collect()
        }
        other => clean(plain(other, Field::Author)).into_iter().collect(),
    }
}

/// Keys that a person named and that no object has had so far.
#[derive(Default)]
struct Missing(Vec<(Field, String, Vec<String>, bool)>);

impl Missing {
    fn seen(&mut self, field: Field, wanted: &str, present: bool, keys: &[String]) {
        match self.0.iter_mut().find(|(known, ..)| *known == field) {
            Some((.., found)) => *found |= present,
            None => self.0.push((field, wanted.to_owned(), keys.to_owned(), present)),
        }
    }

    /// The text's key is left out: each row without it has said so.
    fn reasons(self) -> impl Iterator<Item = Reason> {
        self.0
            .into_iter()
            .filter(|(field, .., found)| !found && *field != Field::Text)
            .map(|(field, wanted, present, _)| Reason::NoColumn { field, wanted, present })
    }
}

/// Counts lines as it goes, so that a file is scanned once.
struct LineNumbers {
    counted: usize,
    line: usize,
}

impl LineNumbers {
    fn at(&mut self, text: &str, byte: usize) -> usize {
        self.line += text[self.counted..byte].matches('\n').count();
        self.counted = byte;
        self.line
    }
}
