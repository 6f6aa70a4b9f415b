//! Takes narratives, gives one page for a browser that needs nothing else.

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use parallax::present::narratives::{Narrative, ToldClaim};

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
                    "What each side says, in its own words. “First” means first in this "
                    "collection; copies of one text count once. Nothing here says who is right."
                }
                (who(narratives))
                (matrix(narratives, &claims))
                (names(narratives))
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
                    p { (narrative.statements) " statements that take a side on a claim" }
                    ul {
                        @for teller in narrative.actors.iter().take(12) {
                            li { (teller.name) " " span.count { (teller.statements) } }
                        }
                    }
                }
            }
        }
    }
}

fn matrix(narratives: &[Narrative], claims: &[(String, String)]) -> Markup {
    html! {
        table {
            caption {
                "✓ asserts, ✗ denies, ? doubts, asks, predicts, demands or only reports; each with "
                "the number of statements"
            }
            thead {
                tr {
                    th scope="col" { "Claim" }
                    @for narrative in narratives { th scope="col" { (narrative.side) } }
                }
            }
            tbody {
                @for (id, words) in claims {
                    tr {
                        th scope="row" { (words) }
                        @for narrative in narratives {
                            (cell(narrative.claims.iter().find(|claim| claim.claim == *id)))
                        }
                    }
                }
            }
        }
    }
}

fn cell(told: Option<&ToldClaim>) -> Markup {
    let Some(told) = told else {
        return html! { td.silent { "never speaks of it" } };
    };
    let counts = [("✓", "yes", told.asserted), ("✗", "no", told.denied), ("?", "open", told.other)];
    html! {
        td {
            @for (sign, class, count) in counts {
                @if count > 0 { span class=(class) { (sign) " " (count) } " " }
            }
            @if let Some(first) = &told.first {
                span.first { "since " (first.get(..10).unwrap_or(first)) }
            }
            blockquote { "“" (told.example) "”" }
            @if !told.numbers.is_empty() { p.more { "Numbers: " (told.numbers.join("; ")) } }
            @if !told.evidence.is_empty() { p.more { "Cites: " (told.evidence.join("; ")) } }
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
    html! {
        h2 { "Names for one thing" }
        table {
            thead {
                tr {
                    th scope="col" { "Thing" }
                    @for narrative in narratives { th scope="col" { (narrative.side) } }
                }
            }
            tbody {
                @for set in sets {
                    tr {
                        th scope="row" { (set) }
                        @for narrative in narratives {
                            td {
                                @for name in narrative.names.iter().filter(|name| name.set == set) {
                                    span.name { (name.name) " " span.count { (name.uses) } } " "
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
