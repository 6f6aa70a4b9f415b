//! Quotations and numbers of a draft that the collection has otherwise.

use parallax::{
    present::comparison::{ConflictRow, MemberRow, QuotationRow, SideRow, WordingRow},
    text::one_line,
    wording::{Level, Voice},
};

use super::{
    Explained,
    drafts::{Drafts, Said},
    rows::{Compared, bare, listed},
};
use crate::lint::{found::Found, read::ReadArticle};

/// Words in quotation marks that stand otherwise elsewhere.
pub(super) const QUOTATION: Explained = Explained {
    id: "differing-quotation",
    level: Level::Warning,
    definition: "A quotation has other words in an article of the collection.",
    citation: "Lehrer (1989), Remembering and representing prose: quoted speech as a data source",
    help: "Compare both with the source; mark what is left out, or leave the quotation marks out.",
    measured: &[],
};

/// A number for one thing that cannot be right beside another.
pub(super) const NUMBER: Explained = Explained {
    id: "differing-number",
    level: Level::Warning,
    definition: "A source of the collection gives another number for the same thing; both cannot be right.",
    citation: "Silverman (2014), Verification Handbook: a number needs a source",
    help: "Say who counted and when; give the other number too, or say why not.",
    measured: &[],
};

/// Quotations of each draft that differ, with the number of the draft.
pub(super) fn quotations(
    compared: &Compared,
    drafts: &Drafts,
    articles: &[ReadArticle],
) -> Vec<(usize, Found)> {
    let rows = compared.quotations.iter();
    rows.filter_map(|row| quotation(row, drafts, articles)).collect()
}

fn quotation(
    row: &QuotationRow,
    drafts: &Drafts,
    articles: &[ReadArticle],
) -> Option<(usize, Found)> {
    let (said, own) = row
        .wordings
        .iter()
        .find_map(|wording| Some((drafts.said(&wording.statement)?, wording)))?;
    let words = |wording: &WordingRow| one_line(&wording.text);
    let is_other = |one: &&WordingRow| drafts.text(&one.doc).is_none() && words(one) != words(own);
    let others: Vec<&WordingRow> = row.wordings.iter().filter(is_other).collect();
    let first = others.first()?;
    // The difference leads from the first wording to the last.
    let is_first = row.wordings.first().is_some_and(|one| words(one) == words(own));
    let (here, there) = if is_first { ("[-…-]", "{+…+}") } else { ("{+…+}", "[-…-]") };
    let more = others.len() - 1;
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    let details = vec![
        format!("{}{more}: “{}”", first.doc, bare(&first.text)),
        format!("word by word, {here} here and {there} there: {}", row.difference),
    ];
    Some(said.found(articles, &QUOTATION, QUOTATION.level, Voice::Author, details))
}

/// Numbers of each draft that differ, with the number of the draft.
pub(super) fn numbers(
    compared: &Compared,
    drafts: &Drafts,
    articles: &[ReadArticle],
) -> Vec<(usize, Found)> {
    let mut found: Vec<(usize, Found)> = Vec::new();
    for (article, one) in compared.conflicts.iter().flat_map(|row| number(row, drafts, articles)) {
        // What several say otherwise about one number is one finding.
        match found.iter_mut().find(|(known, other)| *known == article && other.place == one.place)
        {
            Some((_, known)) => known.details.extend(one.details),
            None => found.push((article, one)),
        }
    }
    found
}

fn number(row: &ConflictRow, drafts: &Drafts, articles: &[ReadArticle]) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    for (place, side) in row.sides.iter().enumerate() {
        let said = |member: &MemberRow| drafts.said(&member.statement);
        let mine: Vec<Said> = side.members.iter().filter_map(said).collect();
        let rest = row.sides.iter().enumerate().filter(|(other, _)| *other != place);
        let details: Vec<String> = rest.flat_map(|(_, other)| lines(other, drafts)).collect();
        if details.is_empty() {
            continue;
        }
        let of = |said: Said| {
            said.found(articles, &NUMBER, NUMBER.level, Voice::Author, details.clone())
        };
        found.extend(mine.into_iter().map(of));
    }
    found
}

/// Who in the collection gives a number.
fn lines(side: &SideRow, drafts: &Drafts) -> Vec<String> {
    let theirs: Vec<&MemberRow> =
        side.members.iter().filter(|member| drafts.text(&member.doc).is_none()).collect();
    listed(&format!("“{}” by", side.number), &theirs)
}
