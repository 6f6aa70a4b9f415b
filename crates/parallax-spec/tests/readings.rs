//! What single sentences are read as: the stance of a source, whom a comparison puts first, which
//! occasion is meant. Each stands for a mistake that a reader once found in a collection, and is
//! said of both sides.

mod english;

use parallax::{
    annotate::annotate,
    codebook::Parties,
    extract::{cast::cast, stance, statements},
    lang::Language,
    resolve::claims::{Grounds, Records, Relation, compare, sentence_claim},
    text::Document,
};
use parallax_spec::tree;

use english::english;

/// The sides of which every sentence is tried: A stands for either.
const SIDES: [&str; 2] = ["Kestrian", "Ulmeran"];

/// Sentences with the stance of their outermost source.
const STANCES: [(&str, &str); 6] = [
    ("The A envoy said that the dam could hold for years.", "assert"),
    ("The A envoy said that the talks might end the blockade.", "assert"),
    ("The A envoy said that the guards may have opened the gate.", "doubt"),
    ("The A envoy said that the dam might not hold.", "doubt"),
    ("The A envoy doubts that the dam holds.", "doubt"),
    ("The A envoy opposed the closing of the bridge.", "deny"),
];

/// Pairs of sentences that do not make one claim.
const APART: [[&str; 2]; 1] = [[
    "The A toll does more to hurt the market than to help it.",
    "The A toll does more to help the market than to hurt it.",
]];

/// Pairs of sentences, and whether they can be joined across articles.
const JOINED: [([&str; 2], bool); 3] = [
    (["The A party won the primary in Merrin.", "The A party won the primary in Vennick."], false),
    (["The A party won the primary.", "The A party won the primary easily in Vennick."], false),
    (["The A party won the primary in Merrin.", "The A party won the Merrin primary."], true),
];

#[test]
fn a_possibility_is_asserted_and_what_is_opposed_is_denied() {
    let Some(english) = english() else { return };
    for (text, expected) in each(STANCES) {
        assert_eq!(stance_of(&text, &english, &parties()), expected, "{text}");
    }
}

/// Texts with the number of actors who speak in them.
const SPEAKERS: [(&str, usize); 3] = [
    ("Bill Tarrow said the ferry was full. Mrs. Tarrow said it was empty.", 2),
    ("Some Merriners said the ferry was full. Two Merriners said it was empty.", 2),
    ("Edda Tarrow said the ferry was full. Tarrow said it was empty.", 1),
];

#[test]
fn spouses_and_parts_of_a_people_are_different_speakers() {
    let Some(english) = english() else { return };
    for (text, expected) in SPEAKERS {
        let document = Document::of_text(text);
        let annotated = annotate(&document, &english, &parties());
        let mut speakers = cast(&annotated, &statements(&annotated)).speakers.concat();
        speakers.sort_unstable();
        speakers.dedup();
        assert_eq!(speakers.len(), expected, "{text}");
    }
}

#[test]
fn a_colon_in_the_next_paragraph_is_no_turn() {
    let Some(english) = english() else { return };
    let text = "TORVEY\n\n: The bridge is open.\n\nQUIST\n\n: The bridge is closed.";
    let document = Document::of_text(text);
    let annotated = annotate(&document, &english, &parties());
    assert!(statements(&annotated).iter().all(|found| found.rule != "transcript"));
}

#[test]
fn a_comparison_turned_round_is_another_claim() {
    let Some(english) = english() else { return };
    for (pair, ()) in each_pair(APART.map(|pair| (pair, ()))) {
        let [a, b] = pair.each_ref().map(|text| claim(text, &english));
        assert_eq!(compare(&a, &b), Relation::Different, "{pair:?}");
        assert!(matches!(compare(&a, &a), Relation::Same { same_side: true, .. }), "{pair:?}");
    }
}

#[test]
fn votes_in_two_places_are_two_occasions() {
    let Some(english) = english() else { return };
    for (pair, expected) in each_pair(JOINED) {
        let mut records = Records::default();
        for text in &pair {
            records.push(&claim(text, &english));
        }
        let (a, b) = (records.record(0), records.record(1));
        assert_eq!(Grounds::of([a, b]).suffice(a, b), expected, "{pair:?}");
    }
}

fn each<T: Copy, const N: usize>(of: [(&str, T); N]) -> Vec<(String, T)> {
    let sides = |(text, value): (&str, T)| {
        SIDES.map(|side| (text.replace("A ", &format!("{side} ")), value))
    };
    of.into_iter().flat_map(sides).collect()
}

fn each_pair<T: Copy, const N: usize>(of: [([&str; 2], T); N]) -> Vec<([String; 2], T)> {
    let pair =
        |side: &str, pair: [&str; 2]| pair.map(|text| text.replace("A ", &format!("{side} ")));
    of.into_iter().flat_map(|(texts, value)| SIDES.map(|side| (pair(side, texts), value))).collect()
}

fn parties() -> Parties {
    Parties::from_toml(&tree::text("spec/codebook.toml")).expect("spec/codebook.toml is good")
}

fn stance_of(text: &str, english: &dyn Language, parties: &Parties) -> &'static str {
    let document = Document::of_text(text);
    let annotated = annotate(&document, english, parties);
    let found = statements(&annotated);
    assert!(!found.is_empty(), "no statement in: {text}");
    stance::stance(&annotated, &found[0]).stance.name()
}

fn claim(text: &str, english: &dyn Language) -> parallax::resolve::claims::ClaimStatement {
    let document = Document::of_text(text);
    let annotated = annotate(&document, english, &parties());
    let claim = sentence_claim(&annotated).unwrap_or_else(|| panic!("no claim in: {text}"));
    claim.with_actors(|_| None)
}
