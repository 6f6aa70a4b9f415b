//! Claims of a draft that somebody in the collection takes the other side on.

use std::collections::{BTreeMap, BTreeSet};

use parallax::{
    present::comparison::{ClaimRow, MemberRow},
    wording::{Level, Voice},
};

use super::{
    Explained,
    drafts::{Drafts, Said},
    rows::{Compared, listed},
};
use crate::lint::{found::Found, read::ReadArticle};

/// The draft asserts what is denied, or denies what is asserted.
pub(super) const CLAIM: Explained = Explained {
    id: "contested-claim",
    level: Level::Warning,
    definition: "The draft takes a side on a claim on which a source of the collection takes the other.",
    citation: "Thomson, White and Kitley (2008), \"Objectivity\" and \"hard news\" reporting across \
               cultures: what is contested is attributed",
    help: "Say whose claim it is; leave it where the evidence is at hand.",
    measured: &[],
};

/// Nobody of the other side speaks.
pub(super) const OTHER_SIDE: Explained = Explained {
    id: "missing-other-side",
    level: Level::Warning,
    definition: "The draft gives one side of a contested claim; who takes the other is not heard in it.",
    citation: "Entman (2007), Framing bias; Westerståhl (1983), Objective news reporting: balance is that \
               both sides of a dispute are heard",
    help: "See what the others say, and let one of them answer.",
    measured: &[],
};

/// What is found in each draft, with the number of the draft.
pub(super) fn findings(
    compared: &Compared,
    drafts: &Drafts,
    articles: &[ReadArticle],
) -> Vec<(usize, Found)> {
    let mut found = Vec::new();
    for claim in &compared.claims {
        for (article, mine) in by_article(claim, drafts) {
            let theirs: Vec<&MemberRow> = claim
                .members
                .iter()
                .filter(|one| is_theirs(one, article, compared, drafts))
                .collect();
            found.extend(contested(&mine, &theirs, articles));
            if !says_it_asked(drafts.words(article)) {
                let heard = heard(article, compared, drafts);
                found.extend(unheard(&mine, &theirs, &heard, articles));
            }
        }
    }
    found
}

/// A statement of a draft with its stance.
type Mine<'m> = (Said, &'m MemberRow);

/// The statements of each draft that make a claim.
fn by_article<'m>(claim: &'m ClaimRow, drafts: &Drafts) -> BTreeMap<usize, Vec<Mine<'m>>> {
    let mut by_article: BTreeMap<usize, Vec<Mine<'_>>> = BTreeMap::new();
    for member in &claim.members {
        if let Some(said) = drafts.said(&member.statement) {
            by_article.entry(said.text.article).or_default().push((said, member));
        }
    }
    by_article
}

/// Whether a statement is the collection's, and not of a copy of the draft.
fn is_theirs(member: &MemberRow, article: usize, compared: &Compared, drafts: &Drafts) -> bool {
    let is_own = |text: &String| drafts.is_same_text(article, text);
    !member.copy
        && drafts.text(&member.doc).is_none()
        && !compared.texts.get(&member.doc).is_some_and(is_own)
}

/// Whether two stances are those of two sides.
fn opposed(one: &str, other: &str) -> bool {
    let against = |stance: &str| matches!(stance, "deny" | "doubt" | "retract");
    (one == "assert" && against(other)) || (against(one) && other == "assert")
}

fn contested(
    mine: &[Mine<'_>],
    theirs: &[&MemberRow],
    articles: &[ReadArticle],
) -> Vec<(usize, Found)> {
    let of = |(said, own): &Mine<'_>| {
        let against: Vec<&MemberRow> =
            theirs.iter().copied().filter(|other| opposed(&own.stance, &other.stance)).collect();
        if against.is_empty() {
            return None;
        }
        let voice = said.voice(articles);
        // Whoever says whose claim it is has done what can be done.
        let level = if voice == Voice::Attributed { Level::Note } else { CLAIM.level };
        let details = details(&against);
        Some(said.found(articles, &CLAIM, level, voice, details))
    };
    mine.iter().filter_map(of).collect()
}

/// The other side, by what each does to the claim.
fn details(against: &[&MemberRow]) -> Vec<String> {
    let mut by_stance: BTreeMap<&str, Vec<&MemberRow>> = BTreeMap::new();
    for member in against {
        by_stance.entry(&member.stance).or_default().push(member);
    }
    let verb = |stance| match stance {
        "assert" => "asserted by",
        "deny" => "denied by",
        "doubt" => "doubted by",
        _ => "taken back by",
    };
    by_stance.into_iter().flat_map(|(stance, members)| listed(verb(stance), &members)).collect()
}

/// Ids of those who speak in a draft.
fn heard(article: usize, compared: &Compared, drafts: &Drafts) -> BTreeSet<String> {
    let own = compared
        .speakers
        .iter()
        .filter(|(document, _)| drafts.text(document).is_some_and(|text| text.article == article));
    own.flat_map(|(_, speakers)| speakers.iter().cloned()).collect()
}

/// One finding where those who take the other side do not speak in the draft.
fn unheard(
    mine: &[Mine<'_>],
    theirs: &[&MemberRow],
    heard: &BTreeSet<String>,
    articles: &[ReadArticle],
) -> Option<(usize, Found)> {
    let (said, own) = mine.first()?;
    if mine.iter().any(|(_, other)| opposed(&own.stance, &other.stance)) {
        return None;
    }
    let is_unheard = |other: &&&MemberRow| {
        let speaker = other.speaker.as_ref();
        opposed(&own.stance, &other.stance)
            && could_be_known(own, other)
            && speaker.is_some_and(|one| !heard.contains(&one.id))
    };
    let unheard: Vec<&MemberRow> = theirs.iter().filter(is_unheard).copied().collect();
    if unheard.is_empty() {
        return None;
    }
    let details = listed("not heard:", &unheard);
    // Whom an article lets speak is for its author to choose.
    Some(said.found(articles, &OTHER_SIDE, OTHER_SIDE.level, Voice::Author, details))
}

/// Whether what another says was out by the day of a draft; of a draft without a day, everything was.
fn could_be_known(own: &MemberRow, other: &MemberRow) -> bool {
    let day =
        |member: &MemberRow| member.published.as_ref().map(|iso| iso.chars().take(10).collect());
    let (own, other): (Option<String>, Option<String>) = (day(own), day(other));
    own.zip(other).is_none_or(|(own, other)| other <= own)
}

/// Whether a draft says that it asked for an answer and got none.
fn says_it_asked(words: &str) -> bool {
    let words = words.to_lowercase();
    let phrases = include_str!("sought.txt").lines().filter(|line| !line.starts_with('#'));
    phrases.filter(|line| !line.is_empty()).any(|phrase| words.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::{opposed, says_it_asked};

    #[test]
    fn questions_and_demands_are_no_side() {
        assert!(opposed("assert", "deny") && opposed("deny", "assert"));
        assert!(opposed("assert", "retract"));
        assert!(!opposed("assert", "ask") && !opposed("demand", "deny"));
        assert!(!opposed("deny", "doubt"));
    }

    #[test]
    fn an_answer_that_was_asked_for_is_not_missing() {
        assert!(says_it_asked("The ministry did not respond to questions."));
        assert!(!says_it_asked("The ministry responded. It asked for comments."));
    }
}
