//! Takes a table that a person gives (CSV, TSV, JSON Lines, JSON), gives its rows by column name,
//! each with its line.

use std::{collections::BTreeMap, fmt, fs, path::Path};

use anyhow::{Context as _, Result};
use parallax::ingest::{Format, Input, Options, ingest};
use serde_json::Value;

use crate::exit::advice;

/// A table in memory.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// As shown in messages.
    path: String,
    /// In the order of the file.
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// One row: what is not there and what is empty are the same.
#[derive(Debug)]
pub(crate) struct Row {
    /// The line that it begins in, counted from 1; of rows of one JSON array, that of the array.
    pub(crate) line: usize,
    /// Counted from 1.
    pub(crate) number: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// What stands in a column, without surrounding white space.
    pub(crate) fn get(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

impl Sheet {
    /// Reads the table at `path`.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| path.display().to_string())?;
        let shown = path.display().to_string();
        let text = decoded(&bytes, &shown)?;
        let mut sheet = Self { path: shown, columns: Vec::new(), rows: Vec::new() };
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_json = text.trim_start().starts_with(['{', '[']);
        if ending.starts_with("json") || is_json { sheet.json(&text) } else { sheet.csv(&text) }?;
        if sheet.rows.is_empty() {
            return Err(advice(format!("{}: there are no rows", sheet.path), SHAPES));
        }
        Ok(sheet)
    }

    /// The first of `names` that is a column, whatever its case and signs.
    pub(crate) fn column(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let column = self.columns.iter().find(|column| plain(column) == plain(name));
            column.map(String::as_str)
        })
    }

    /// The column that a person named.
    pub(crate) fn named(&self, name: &str) -> Result<&str> {
        let found = self.columns.iter().find(|column| *column == name).map(String::as_str);
        found.or_else(|| self.column(&[name])).ok_or_else(|| {
            advice(format!("{}: there is no column {name}", self.path), self.has_columns())
        })
    }

    /// Lists what columns there are.
    pub(crate) fn has_columns(&self) -> String {
        format!("Its columns are: {}", self.columns.join(", "))
    }

    /// `path:line: message`.
    pub(crate) fn at(&self, line: usize, message: impl fmt::Display) -> String {
        format!("{}:{line}: {message}", self.path)
    }

    /// The path as shown.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    fn csv(&mut self, text: &str) -> Result<()> {
        let mut table = csv::ReaderBuilder::new()
            .delimiter(separator(text))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut lines = Lines::of(text);
        for record in table.records() {
            let record = record.with_context(|| self.path.clone())?;
            let line = record.position().map_or(0, |at| lines.at(at.byte() as usize));
            if self.columns.is_empty() {
                self.columns = record.iter().map(|name| name.trim().to_owned()).collect();
                continue;
            }
            if record.iter().skip(self.columns.len()).any(|cell| !cell.trim().is_empty()) {
                let (found, wanted) = (record.len(), self.columns.len());
                let wrong = format!("{found} cells under {wanted} columns");
                return Err(advice(self.at(line, wrong), "Put \"...\" around cells with a comma."));
            }
            let cells = self.columns.iter().cloned().zip(record.iter().map(str::to_owned));
            let number = self.rows.len() + 1;
            self.rows.push(Row { line, number, cells: cells.collect() });
        }
        Ok(())
    }

    fn json(&mut self, text: &str) -> Result<()> {
        let (mut at, mut lines) = (0, Lines::of(text));
        while !text[at..].trim_start().is_empty() {
            let start = text.len() - text[at..].trim_start().len();
            let line = lines.at(start);
            let mut values = serde_json::Deserializer::from_str(&text[start..]).into_iter();
            let value: Value = match values.next() {
                Some(Ok(value)) => value,
                Some(Err(error)) => {
                    let line = line + error.line().saturating_sub(1);
                    return Err(advice(self.at(line, error), SHAPES));
                }
                None => break,
            };
            at = start + values.byte_offset();
            match value {
                Value::Array(values) => {
                    values.into_iter().try_for_each(|value| self.object(value, line))?;
                }
                value => self.object(value, line)?,
            }
        }
        Ok(())
    }

    fn object(&mut self, value: Value, line: usize) -> Result<()> {
        let Value::Object(object) = value else {
            return Err(advice(self.at(line, "this is no JSON object"), SHAPES));
        };
        let mut cells = BTreeMap::new();
        for (key, value) in object {
            if let Some(spans) = spans(&value) {
                self.cell(&mut cells, format!("{key}_spans"), spans);
            }
            if let Some(cell) = cell(&value) {
                self.cell(&mut cells, key, cell);
            }
        }
        let number = self.rows.len() + 1;
        self.rows.push(Row { line, number, cells });
        Ok(())
    }

    fn cell(&mut self, cells: &mut BTreeMap<String, String>, key: String, cell: String) {
        if !self.columns.contains(&key) {
            self.columns.push(key.clone());
        }
        cells.insert(key, cell);
    }
}

const SHAPES: &str = "Give a table with a header (CSV, TSV), or one JSON object a line.";

/// The text in whatever encoding spreadsheets write.
fn decoded(bytes: &[u8], shown: &str) -> Result<String> {
    let format = Some(Format::Text);
    let input = Input { locator: shown, name: shown, bytes, format };
    let mut text = None;
    ingest(&input, &Options::default(), &mut |outcome| text = Some(outcome));
    match text {
        Some(Ok(document)) => Ok(document.text),
        Some(Err(rejected)) => Err(advice(format!("{shown}: {}", rejected.reason), SHAPES)),
        None => Err(advice(format!("{shown}: there are no rows"), SHAPES)),
    }
}

/// The separator that is most frequent in the header; a comma where there is none.
fn separator(text: &str) -> u8 {
    let header = text.trim_start().lines().next().unwrap_or_default();
    let count = |separator: &u8| header.bytes().filter(|byte| byte == separator).count();
    let all = [b'|', b'\t', b';', b','];
    all.into_iter().max_by_key(count).unwrap_or(b',')
}

/// Counts lines on from one place of a text to the next.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, byte: 0, line: 1 }
    }

    /// The line of the first thing at or after a byte, which is not before the last one.
    fn at(&mut self, byte: usize) -> usize {
        let rest = &self.text[byte..];
        let byte = byte + rest.len() - rest.trim_start_matches(['\n', '\r']).len();
        self.line += self.text[self.byte..byte].matches('\n').count();
        self.byte = byte;
        self.line
    }
}

/// Small letters and digits.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A value as a cell: texts of a list are parted by " … ", as statements with gaps are printed.
fn cell(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Array(values) => {
            let parts: Vec<String> = values.iter().filter_map(cell).collect();
            (!parts.is_empty()).then(|| parts.join(" … "))
        }
        Value::Object(object) => {
            ["text", "name", "id"].iter().find_map(|key| object.get(*key).and_then(cell))
        }
        Value::Null => None,
    }
}

/// Positions of regions as CSV has them: `0-9 12-20`.
fn spans(value: &Value) -> Option<String> {
    let region = |value: &Value| {
        let (start, end) = (value.get("start")?.as_u64()?, value.get("end")?.as_u64()?);
        Some(format!("{start}-{end}"))
    };
    let spans: Vec<String> = value.as_array()?.iter().map(region).collect::<Option<_>>()?;
    (!spans.is_empty()).then(|| spans.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{Lines, Sheet};

    fn sheet(name: &str, text: &str) -> anyhow::Result<Sheet> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join(name);
        std::fs::write(&path, text)?;
        Sheet::read(&path)
    }

    #[test]
    fn separators_quotes_and_lines_are_found() -> anyhow::Result<()> {
        let sheet = sheet("a.csv", "\u{feff}id;Claim Text\n\n1;\"two\nlines\"\n2;one\n")?;
        assert_eq!(sheet.column(&["claim_text"]), Some("Claim Text"));
        let lines: Vec<usize> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 5]);
        assert_eq!(sheet.rows[0].get("Claim Text"), Some("two\nlines"));
        Ok(())
    }

    #[test]
    fn json_lines_have_regions_and_their_errors_a_line() -> anyhow::Result<()> {
        let line =
            r#"{"content":[{"start":1,"end":3,"text":"ab"},{"start":5,"end":6,"text":"c"}]}"#;
        let good = sheet("a.jsonl", line)?;
        assert_eq!(good.rows[0].get("content"), Some("ab … c"));
        assert_eq!(good.rows[0].get("content_spans"), Some("1-3 5-6"));
        let bad = sheet("a.jsonl", &format!("{line}\n{{\"a\":}}\n"));
        assert!(format!("{:#}", bad.expect_err("not JSON")).contains("a.jsonl:2: "));
        Ok(())
    }

    #[test]
    fn objects_of_an_array_have_numbers_of_their_own() -> anyhow::Result<()> {
        let sheet = sheet("a.json", r#"[{"claim":"a"},{"claim":"b"}]"#)?;
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2]);
        Ok(())
    }

    #[test]
    fn blank_lines_before_a_row_are_passed_over() {
        let mut lines = Lines::of("a\n\n\nb\nc");
        assert_eq!((lines.at(0), lines.at(2), lines.at(5)), (1, 4, 5));
    }
}
