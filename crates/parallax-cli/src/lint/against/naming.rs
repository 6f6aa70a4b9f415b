//! Names of a draft for what the collection calls otherwise.

use parallax::wording::Level;

use super::{Explained, drafts::Drafts, rows::Compared};
use crate::lint::{found::Found, read::ReadArticle, summary::counted};

/// One of several names.
pub(super) const NAME: Explained = Explained {
    id: "contested-name",
    level: Level::Note,
    definition: "One of several names or labels that sources of the collection give to one thing.",
    citation: "Hamborg, Donnay and Gipp (2019), Automated identification of media bias in news articles; \
               Entman (1993), Framing",
    help: "Say who calls it so, or give the other names too.",
    measured: &[],
};

/// A name that is used in a draft.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The draft's document.
    pub(super) document: String,
    pub(super) span: parallax::text::Span,
    /// The statement it stands in.
    pub(super) statement: Option<usize>,
    /// Which set of labels, and which of them.
    pub(super) label: (usize, usize),
    /// Other names of the set, as the collection uses them, most used first.
    pub(super) others: Vec<OtherName>,
}

/// Another name for the same.
#[derive(Clone, Debug)]
pub(super) struct OtherName {
    pub(super) name: String,
    pub(super) uses: usize,
    /// Outlets that use it.
    pub(super) outlets: Vec<String>,
}

/// The first use of each name in each draft, with the number of the draft.
pub(super) fn findings(
    compared: &Compared,
    drafts: &Drafts,
    articles: &[ReadArticle],
) -> Vec<(usize, Found)> {
    let mut seen = std::collections::BTreeSet::new();
    let mut found = Vec::new();
    for named in compared.named.iter().filter(|named| !named.others.is_empty()) {
        let Some(text) = drafts.text(&named.document) else { continue };
        let voice = text.voice_at(articles, named.span, named.statement);
        if seen.insert((text.article, named.label, voice)) {
            let details = named.others.iter().map(line).collect();
            found.push(text.found(articles, &NAME, NAME.level, voice, named.span, details));
        }
    }
    found
}

fn line(other: &OtherName) -> String {
    let uses = counted(other.uses, "time");
    let outlets = other.outlets.join(", ");
    let by = if outlets.is_empty() { String::new() } else { format!(", by {outlets}") };
    format!("elsewhere “{}”, {uses}{by}", other.name)
}
