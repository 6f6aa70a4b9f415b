//! The length of a party's name decides nothing: texts in which one party has a short name and the
//! other a long one are read alike with the names exchanged.

mod model;

use parallax::{
    ingest::{Format, Input, Options, ingest},
    text::Document,
};

/// A decree in narrow lines: whether the second paragraph is wider than the first, so that it is
/// none of the statements, must not hang on how long the names are.
const DECREE: &str = "The office in the valley published the following statements:

Families from the town of Kes shall leave the bank
of the river before the end of May.

Those who came from Ulmere-under-the-Mountains may stay
in the houses until the end of June.

Whoever comes from Tav or Kes or Kes pays
the toll of the bridge to the warden.

The ferry left at noon.
";

#[test]
fn the_length_of_a_name_decides_no_mark() {
    let Some(engine) = model::engine("crates/parallax-spec/tests/long_names.toml") else { return };
    let difference = engine.check_exchange_of(&plain(DECREE));
    assert!(difference.is_none(), "{}", difference.unwrap_or_default());
}

/// A plain text as a document.
fn plain(text: &str) -> Document {
    let input = Input {
        locator: "decree.txt",
        name: "decree",
        bytes: text.as_bytes(),
        format: Some(Format::Text),
    };
    let options = Options { language: Some("en".to_owned()), ..Options::default() };
    let mut documents = Vec::new();
    ingest(&input, &options, &mut |outcome| documents.extend(outcome));
    documents.pop().expect("a text with words is a document")
}
