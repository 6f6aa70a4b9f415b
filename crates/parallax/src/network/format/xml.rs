//! Elements of XML, for the formats that are written in it.

use std::{borrow::Cow, io};

use quick_xml::{
    Writer,
    escape::escape,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// Writes elements, indented.
pub(super) struct Xml<W: io::Write>(Writer<W>);

impl<W: io::Write> Xml<W> {
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    /// Closes the element of this name.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element with a text.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        text: &str,
    ) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&legal(text))))?;
        self.close(name)
    }

    /// Ends the file with a line break.
    pub(super) fn end(self) -> io::Result<()> {
        let mut out = self.0.into_inner();
        out.write_all(b"\n")?;
        out.flush()
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        let value = spaced(&escape(legal(value)));
        start.push_attribute((key.as_bytes(), value.as_bytes()));
    }
    start
}

/// White space as references: a reader takes it for a plain space otherwise.
fn spaced(value: &str) -> String {
    value.replace('\t', "&#9;").replace('\n', "&#10;").replace('\r', "&#13;")
}

/// XML 1.0 has no way to write most control characters; they become the sign for such.
fn legal(text: &str) -> Cow<'_, str> {
    let is_illegal = |c: char| {
        (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(is_illegal) {
        Cow::Owned(text.replace(is_illegal, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}
