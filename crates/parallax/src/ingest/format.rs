//! Which reader a file needs: by its ending, else by how it begins.

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

impl Format {
    /// The format of the file `locator` that begins with `head` (1 KiB is enough).
    ///
    /// A known ending decides. Without one, the beginning does: a page by its first tag, JSON by
    /// its first object; anything else is plain text.
    pub fn guess(locator: &str, head: &[u8]) -> Self {
        Self::of_ending(locator).unwrap_or_else(|| Self::of_content(head))
    }

    /// The format that the ending of `locator` names.
    pub fn of_ending(locator: &str) -> Option<Self> {
        let (_, ending) = locator.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" | "shtml" => Some(Self::Html),
            "jsonl" | "ndjson" | "json" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "tsv" | "tab" => Some(Self::Tsv),
            _ => None,
        }
    }

    /// Whether each row is a document of its own.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Jsonl | Self::Csv | Self::Tsv)
    }

    fn of_content(head: &[u8]) -> Self {
        const ENOUGH: usize = 1024;
        let head = String::from_utf8_lossy(&head[..head.len().min(ENOUGH)]).to_ascii_lowercase();
        let head = head.trim_start_matches('\u{FEFF}').trim_start();
        let is_page =
            ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag))
                || (head.starts_with('<') && head.contains("<html"));
        let opened = head.trim_start_matches('[').trim_start();
        if is_page {
            Self::Html
        } else if opened.starts_with('{') && opened[1..].trim_start().starts_with('"') {
            Self::Jsonl
        } else {
            Self::Text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn goes_by_ending_then_by_content() {
        let check = |locator, head: &str, expected| {
            assert_eq!(Format::guess(locator, head.as_bytes()), expected, "{locator} {head}");
        };
        check("a/b.TXT", "<html>", Format::Text);
        check("b.md", "", Format::Markdown);
        check("b.json", "", Format::Jsonl);
        check("page", "\u{FEFF}\n<!DOCTYPE html>", Format::Html);
        check("page.php", "<?xml version=\"1.0\"?><HTML>", Format::Html);
        check("-", "{ \"text\": 1}", Format::Jsonl);
        check("-", "[\n {\"text\": 1}]", Format::Jsonl);
        check("-", "[1] A note", Format::Text);
        check("v1.2/notes", "{curly}", Format::Text);
    }
}
