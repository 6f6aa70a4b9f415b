//! What single texts are read as. Each stands for a mistake that a reader once found in a collection.

mod english;

use parallax::{
    annotate::annotate,
    codebook::Parties,
    extract::{cast::cast, statements},
    text::Document,
};
use parallax_spec::tree;

use english::english;

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

fn parties() -> Parties {
    Parties::from_toml(&tree::text("spec/codebook.toml")).expect("spec/codebook.toml is good")
}
