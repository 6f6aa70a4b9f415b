//! The elements of HTML, by how a browser opens and closes them. All names are in lower case.

/// Whether `name` is among `names`, which are in lower case.
pub(super) fn is_among(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Elements of one kind end one another.
pub(super) fn kind(name: &str) -> Option<usize> {
    const KINDS: [&[&str]; 7] = [
        &["p"],
        &["li"],
        &["dd", "dt"],
        &["option"],
        &["tr"],
        &["td", "th"],
        &["tbody", "thead", "tfoot"],
    ];
    KINDS.iter().position(|names| is_among(name, names))
}

/// Elements whose content is text up to their own end tag.
pub(super) const RAW: [&str; 8] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Elements without content.
pub(super) const VOID: [&str; 16] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "link", "meta", "source", "track", "wbr",
];
/// Elements that change how words look.
pub(super) const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements that end where the next of their kind begins.
pub(super) const IMPLIED: [&str; 14] = [
    "p", "li", "dd", "dt", "option", "optgroup", "rp", "rt", "tr", "td", "th", "tbody", "thead",
    "tfoot",
];
/// Elements that formatting outside of them is not closed in.
pub(super) const CELLS: [&str; 7] =
    ["td", "th", "caption", "object", "marquee", "applet", "template"];
/// Elements that an end tag for something inside them does not reach beyond.
pub(super) const BARRIERS: [&str; 10] =
    ["td", "th", "caption", "object", "marquee", "applet", "template", "table", "svg", "math"];
/// The same for the end tags of a table's parts.
pub(super) const TABLE_BARRIERS: [&str; 4] = ["table", "template", "svg", "math"];
/// The parts of a table.
pub(super) const TABLE_PARTS: [&str; 8] =
    ["table", "caption", "tbody", "td", "tfoot", "th", "thead", "tr"];
/// Elements whose end tag closes whatever is open inside.
pub(super) const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "svg",
    "math",
];
