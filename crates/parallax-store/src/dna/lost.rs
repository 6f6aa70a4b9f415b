//! Counts what such a database cannot hold, and says it.

/// Counts of what cannot be written.
#[derive(Default)]
pub(super) struct Lost {
    pub(super) several_spans: u64,
    pub(super) no_date: u64,
    pub(super) rough_date: u64,
    pub(super) urls: u64,
    pub(super) more_authors: u64,
}

/// What could not be written, in words.
pub(super) fn sentences(lost: &Lost, cut: u64, machine: bool) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut note = |count: u64, what: &str| {
        if count > 0 {
            sentences.push(format!("{count} {what}"));
        }
    };
    note(lost.several_spans, "statements of several stretches: the one stretch around them");
    note(lost.no_date, "documents without a date: dated 1970-01-01");
    note(lost.rough_date, "documents dated by month or year: the first day of it");
    note(lost.urls, "documents' addresses");
    note(lost.more_authors, "documents with several authors: joined by \"; \"");
    note(cut, "names of more than 190 characters: cut");
    if machine {
        sentences.push(
            "cue, kind, act, basis, chain of sources, rule and score of the machine's statements, \
             and stances other than assert and deny"
                .to_owned(),
        );
    }
    sentences
}
