//! Which reader a file needs.

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown, with or without front matter.
    Markdown,
    /// A saved web page.
    Html,
    /// One JSON object a line; also a JSON array of objects or a single object.
    Jsonl,
    /// A table with a header; the separator is found out.
    Csv,
    /// A table with a header, separated by tabs.
    Tsv,
}
