//! Takes narratives, gives one page for a browser that needs nothing else.

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use parallax::present::narratives::{Narrative, ToldClaim};

/// Tellers of a side that are named.
const TELLERS: usize = 12;

/// The page. Every word of articles is escaped.
pub(super) fn page(narratives: &[Narrative], limit: usize) -> String {
    let claims = side_by_side(narratives, limit);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Stories side by side" }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                h1 { "Stories side by side" }
                p.note {
                    "What each side says, in its own words. “Since” means first in this "
                    "collection; copies of one text count once. Nothing here says who is right."
                }
                (who(narratives))
                h2 { "Claim by claim" }
                (matrix(narratives, &claims))
                (silence(narratives, limit))
                (names(narratives))
                (evidence(narratives, limit))
            }
        }
    }
    .into_string()
}

/// The claims that are shown, most spoken of first: id and words.
fn side_by_side(narratives: &[Narrative], limit: usize) -> Vec<(String, String)> {
    let mut claims: Vec<(usize, &ToldClaim)> = Vec::new();
    for claim in narratives.iter().flat_map(|narrative| narrative.claims.iter().take(limit)) {
        let statements = claim.asserted + claim.denied + claim.other;
        match claims.iter_mut().find(|(_, known)| known.claim == claim.claim) {
            Some((all, _)) => *all += statements,
            None => claims.push((statements, claim)),
        }
    }
    claims.sort_by_key(|(statements, _)| std::cmp::Reverse(*statements));
    claims.into_iter().map(|(_, claim)| (claim.claim.clone(), claim.words.clone())).collect()
}

fn who(narratives: &[Narrative]) -> Markup {
    html! {
        section.sides {
            @for narrative in narratives {
                article {
                    h2 { (narrative.side) }
                    p.more { (narrative.statements) " statements on claims, told by" }
                    ul {
                        @for teller in narrative.actors.iter().take(TELLERS) {
                            li { (teller.name) " " span.count { (teller.statements) } }
                        }
                    }
                    (rest(narrative.actors.len(), TELLERS))
                }
            }
        }
    }
}

fn rest(all: usize, shown: usize) -> Markup {
    html! { @if all > shown { p.more { "and " (all - shown) " more" } } }
}

fn matrix(narratives: &[Narrative], claims: &[(String, String)]) -> Markup {
    table(
        "Claim",
        narratives,
        &html! {
            span.yes { "✓ asserts" } ", " span.no { "✗ denies" } ", " span.open { "?" } " doubts, asks, "
            "predicts, demands or only reports; each with the number of statements"
        },
        &html! {
            @for (id, words) in claims {
                tr {
                    th scope="row" { (words) }
                    @for narrative in narratives {
                        (cell(narrative, narrative.claims.iter().find(|claim| claim.claim == *id)))
                    }
                }
            }
        },
    )
}

/// A table with a column for each side, that scrolls by itself where there are many.
fn table(what: &str, narratives: &[Narrative], caption: &Markup, rows: &Markup) -> Markup {
    html! {
        div.scrolls {
            table {
                caption { (caption) }
                thead {
                    tr {
                        th scope="col" { (what) }
                        @for narrative in narratives { th scope="col" { (narrative.side) } }
                    }
                }
                tbody { (rows) }
            }
        }
    }
}

fn cell(narrative: &Narrative, told: Option<&ToldClaim>) -> Markup {
    let Some(told) = told else {
        return html! { td.silent data-side=(narrative.side) { "never speaks of it" } };
    };
    let counts = [("✓", "yes", told.asserted), ("✗", "no", told.denied), ("?", "open", told.other)];
    html! {
        td data-side=(narrative.side) {
            @for (sign, class, count) in counts {
                @if count > 0 { span class=(class) { (sign) " " (count) } " " }
            }
            @if let Some(first) = &told.first {
                span.first { "since " (first.get(..10).unwrap_or(first)) }
            }
            blockquote { (told.example) }
            p.more { "in " (told.doc) }
            @if !told.numbers.is_empty() { p.more { "Numbers: " (told.numbers.join("; ")) } }
            @if !told.evidence.is_empty() { p.more { "Cites: " (told.evidence.join("; ")) } }
        }
    }
}

/// What each side never mentions, while others do.
fn silence(narratives: &[Narrative], limit: usize) -> Markup {
    html! {
        h2 { "What each never mentions" }
        section.sides {
            @for narrative in narratives {
                article {
                    h3 { (narrative.side) }
                    @if narrative.silent.is_empty() { p.more { "It speaks of every claim." } }
                    ul.long {
                        @for claim in narrative.silent.iter().take(limit) {
                            li {
                                (claim.words) " "
                                span.count { "(" (claim.statements) " of others)" }
                            }
                        }
                    }
                    (rest(narrative.silent.len(), limit))
                }
            }
        }
    }
}

fn names(narratives: &[Narrative]) -> Markup {
    let sets: BTreeSet<&str> = narratives
        .iter()
        .flat_map(|narrative| narrative.names.iter().map(|name| name.set.as_str()))
        .collect();
    if sets.is_empty() {
        return html! {};
    }
    let rows = html! {
        @for set in sets {
            tr {
                th scope="row" { (set) }
                @for narrative in narratives {
                    td data-side=(narrative.side) {
                        @for name in narrative.names.iter().filter(|name| name.set == set) {
                            span.name { (name.name) " " span.count { (name.uses) } } " "
                        }
                    }
                }
            }
        }
    };
    html! {
        h2 { "Names for one thing" }
        (table("Thing", narratives, &html! { "How often each side uses each name" }, &rows))
    }
}

fn evidence(narratives: &[Narrative], limit: usize) -> Markup {
    if narratives.iter().all(|narrative| narrative.evidence.is_empty()) {
        return html! {};
    }
    html! {
        h2 { "What each cites" }
        section.sides {
            @for narrative in narratives {
                article {
                    h3 { (narrative.side) }
                    @if narrative.evidence.is_empty() { p.more { "Nothing." } }
                    ul.long {
                        @for cited in narrative.evidence.iter().take(limit) {
                            li { (cited.what) " " span.count { (cited.statements) } }
                        }
                    }
                    (rest(narrative.evidence.len(), limit))
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use parallax::present::narratives::{Narrative, Teller, ToldClaim};

    use super::page;

    fn told(words: &str) -> Narrative {
        let claim = ToldClaim {
            claim: "c".to_owned(),
            words: words.to_owned(),
            asserted: 2,
            denied: 1,
            other: 0,
            share: 1.0,
            first: Some("2019-05-12T10:00:00Z".to_owned()),
            numbers: vec![words.to_owned()],
            evidence: vec![words.to_owned()],
            example: words.to_owned(),
            statement: "s".to_owned(),
            doc: words.to_owned(),
        };
        Narrative {
            side: words.to_owned(),
            origin: "party".to_owned(),
            members: vec![words.to_owned()],
            actors: vec![Teller { name: words.to_owned(), statements: 3 }],
            statements: 3,
            claims: vec![claim],
            silent: Vec::new(),
            evidence: Vec::new(),
            names: Vec::new(),
        }
    }

    #[test]
    fn nothing_of_an_article_becomes_markup() {
        let page = page(&[told("<script>alert('\"')</script> & \"more\" <img src=x>")], 20);
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(page.contains("&lt;script&gt;") && page.contains("data-side=\"&lt;script&gt;"));
    }

    #[test]
    fn the_page_asks_for_nothing_else() {
        let page = page(&[told("plain words")], 20);
        for reference in ["http:", "https:", "src=", "href=", "url(", "@import"] {
            assert!(!page.contains(reference), "{reference}");
        }
        assert!(page.contains("since 2019-05-12<"));
    }
}
