//! Times without a tagger, read against 2031-03-06, a Thursday.

use crate::annotate::quantity::tests::{annotated, document};

/// Each time as `expression first..last`.
fn check(text: &str, expected: &[&str]) {
    let document = document(text);
    let found: Vec<String> = annotated(&document)
        .times
        .iter()
        .map(|time| {
            let days = time.days.map(|days| format!("{}..{}", days.first_date(), days.last_date()));
            format!("{} {}", time.span.of(text), days.unwrap_or_else(|| "?".to_owned()))
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn weekdays_are_the_latest_that_have_begun() {
    check("They met on Thursday.", &["Thursday 2031-03-06..2031-03-06"]);
    check("They met on Friday.", &["Friday 2031-02-28..2031-02-28"]);
    check("They met last Thursday.", &["last Thursday 2031-02-27..2031-02-27"]);
    check("They meet next Thursday.", &["next Thursday 2031-03-13..2031-03-13"]);
    check("They will meet on Friday.", &["Friday 2031-03-07..2031-03-07"]);
}

#[test]
fn dates_find_their_year() {
    check("On 4 March they met.", &["4 March 2031-03-04..2031-03-04"]);
    check("On 7 March they met.", &["7 March 2030-03-07..2030-03-07"]);
    check("On March 4, 2029, they met.", &["March 4, 2029 2029-03-04..2029-03-04"]);
    check("From 4 to 6 March they met.", &["4 to 6 March 2031-03-04..2031-03-06"]);
    check("In late May they met.", &["late May 2030-05-21..2030-05-31"]);
    check("On 29 February they met.", &["29 February 2028-02-29..2028-02-29"]);
    check("On 30 February they met.", &["February 2031-02-01..2031-02-28"]);
}

#[test]
fn years_are_told_from_counts() {
    check("In 2029 they met.", &["2029 2029-01-01..2029-12-31"]);
    check("They paid $2000 for 2000 km.", &[]);
    check("In early 2029 they met.", &["early 2029 2029-01-01..2029-04-30"]);
    check("In the 1990s they met.", &["1990s 1990-01-01..1999-12-31"]);
    check("In 2030-31 they met.", &["2030-31 2030-01-01..2031-12-31"]);
    check("The code is 2000-32000.", &[]);
}

#[test]
fn stretches_are_counted_back() {
    check("They met last week.", &["last week 2031-02-24..2031-03-02"]);
    check("They met three days ago.", &["three days ago 2031-03-03..2031-03-03"]);
    check("They met in the past three days.", &["past three days 2031-03-04..2031-03-06"]);
    check("They met six months before the vote.", &[]);
    check("They met in the last 0 days.", &[]);
    check("They met the previous day.", &["the previous day ?"]);
    check(
        "They meet at the end of this decade.",
        &["the end of this decade 2037-01-01..2039-12-31"],
    );
}

#[test]
fn modals_and_verbs_are_no_months() {
    check("They may march on.", &[]);
    check("May they march on.", &[]);
}
