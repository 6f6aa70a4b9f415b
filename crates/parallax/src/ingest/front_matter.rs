//! Takes the head of a Markdown file, gives what it says about the document.

use super::Field;
use super::record::{Record, authors, clean};

/// What the front matter says, and where the body begins (a byte offset).
///
/// Read are `---` with lines of `key: value` (the simple part of YAML: quoted values, `[a, b]`, and
/// lists with dashes) and `+++` with TOML. A head that is never closed is no front matter.
pub(super) fn split(source: &str) -> (Record, usize) {
    for (fence, read) in [("---", yaml as fn(&str) -> Record), ("+++", toml)] {
        if let Some((head, body)) = fenced(source, fence) {
            return (read(head), body);
        }
    }
    (Record::default(), 0)
}

/// The lines between a first line `fence` and the next such line, and where what follows begins.
fn fenced<'s>(source: &'s str, fence: &str) -> Option<(&'s str, usize)> {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next()?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = first.len();
    for line in lines {
        let ends = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if ends {
            let head = &source[first.len()..at];
            // Two rules with prose between them are not front matter.
            let is_head = head.trim().is_empty() || head.contains([':', '=']);
            return is_head.then_some((head, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn yaml(head: &str) -> Record {
    let mut record = Record::default();
    let mut open: Option<Field> = None;
    for line in head.lines() {
        let trimmed = line.trim();
        if let Some(item) = trimmed.strip_prefix("- ") {
            if let Some(field) = open {
                add(&mut record, field, unquoted(item));
            }
            continue;
        }
        if line.starts_with([' ', '\t', '#']) {
            continue;
        }
        let Some((key, value)) = trimmed.split_once(':') else { continue };
        open = field(key.trim());
        let value = value.trim();
        let Some(field) = open.filter(|_| !value.is_empty()) else { continue };
        match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
            Some(list) => list.split(',').for_each(|item| add(&mut record, field, unquoted(item))),
            None => add(&mut record, field, unquoted(value)),
        }
    }
    record
}

fn toml(head: &str) -> Record {
    let mut record = Record::default();
    let Ok(table) = head.parse::<toml::Table>() else { return record };
    for (key, value) in table {
        let Some(field) = field(&key) else { continue };
        match value {
            toml::Value::Array(values) => {
                for value in values.into_iter().filter_map(scalar) {
                    add(&mut record, field, &value);
                }
            }
            value => {
                if let Some(value) = scalar(value) {
                    add(&mut record, field, &value);
                }
            }
        }
    }
    record
}

fn scalar(value: toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Datetime(moment) => Some(moment.to_string()),
        _ => None,
    }
}

/// The field of a key; the text is the body and never in the head.
fn field(key: &str) -> Option<Field> {
    Field::ALL.into_iter().find(|&field| field != Field::Text && field.rank(key).is_some())
}

/// Sets `field`; a second author joins the first, any other second value is dropped.
fn add(record: &mut Record, field: Field, value: &str) {
    if field == Field::Author {
        record.authors.extend(authors(value));
        return;
    }
    let taken = match field {
        Field::Id => &record.id,
        Field::Title => &record.title,
        Field::Date => &record.date,
        Field::Outlet => &record.outlet,
        Field::Url => &record.url,
        Field::Language => &record.language,
        Field::Text | Field::Author => return,
    };
    if taken.is_none() && clean(Some(value.to_owned())).is_some() {
        record.set(field, value.to_owned());
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn reads_simple_yaml() {
        let source = "---\r\ntitle: \"Ferry: stopped\"\nDate: 2024-03-09\nauthors:\n  - Ada Orlo\n  - \
                      Ben Tarn\nsource: Norvale Post\nlang: en\n---\nBody";
        let (record, body) = split(source);
        assert_eq!(&source[body..], "Body");
        assert_eq!(record.title.as_deref(), Some("Ferry: stopped"));
        assert_eq!(record.date.as_deref(), Some("2024-03-09"));
        assert_eq!(record.authors, ["Ada Orlo", "Ben Tarn"]);
        assert_eq!(record.outlet.as_deref(), Some("Norvale Post"));
        let (record, _) = split("---\nauthor: [Ada Orlo, \"Ben Tarn\"]\n...\n");
        assert_eq!(record.authors, ["Ada Orlo", "Ben Tarn"]);
    }

    #[test]
    fn reads_toml() {
        let source = "+++\ntitle = \"Ferry\"\ndate = 2024-03-09T14:05:00Z\nauthors = [\"Ada Orlo\"]\n\
                      id = 7\n+++\nBody";
        let (record, body) = split(source);
        assert_eq!(&source[body..], "Body");
        assert_eq!(record.date.as_deref(), Some("2024-03-09T14:05:00Z"));
        assert_eq!((record.id.as_deref(), record.authors.len()), (Some("7"), 1));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for source in
            ["---\nnever closed", "---\nA text\n---\nmore", "Body\n---\n", "", "--- a\n---"]
        {
            assert_eq!(split(source).1, 0, "{source}");
        }
    }
}
