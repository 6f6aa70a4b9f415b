//! The encoder as it is fetched. Its folder is named by `PARALLAX_ENCODER_DIR`; without it these
//! tests say that they were skipped.

use std::{env, fs, io::Write as _, path::Path};

use parallax_embed::{EmbedError, Embedder};

#[test]
fn meaning_is_found_behind_other_words() {
    let Some(embedder) = embedder() else { return };
    let [stopped, halted, keys] = [
        "The ferry to Orleth stopped running on Monday.",
        "Boats no longer cross to Orleth.",
        "Two sisters kept the keys of the mill.",
    ]
    .map(|text| embedder.embed(text));
    assert!(stopped.likeness(&halted) > stopped.likeness(&keys) + 0.2);
    assert!((stopped.likeness(&stopped) - 1.0).abs() < 1e-5);
}

#[test]
fn a_text_is_embedded_the_same_whatever_came_before() {
    let Some(embedder) = embedder() else { return };
    let long = "The council met in Tavik. ".repeat(400);
    let first = embedder.embed("The ferry stopped.");
    let beginning = embedder.embed(&long);
    assert_eq!(beginning, embedder.embed(&long.repeat(2)), "only the beginning is read");
    assert_eq!(first, embedder.embed("The ferry stopped."));
}

#[test]
fn odd_texts_are_embedded() {
    let Some(embedder) = embedder() else { return };
    let some = embedder.embed("The ferry stopped.");
    for text in ["", "  \n", "\u{0}"] {
        assert!(embedder.embed(text).likeness(&some).abs() < 1e-6, "{text:?} is like nothing");
    }
    for text in ["\u{fffd}\u{200b}", "[PAD]", "🚢", "渡し船は止まった", &"a".repeat(100_000)]
    {
        let one = embedder.embed(text);
        assert!(one.as_slice().iter().all(|number| number.is_finite()), "{text:.20}");
    }
}

#[test]
fn what_is_no_encoder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let refused = || Embedder::load(folder.path()).unwrap_err();
    assert!(matches!(refused(), EmbedError::File { .. }));
    fs::write(folder.path().join("model.onnx"), "no network").unwrap();
    assert!(refused().to_string().contains("model.onnx"), "{}", refused());
}

fn embedder() -> Option<Embedder> {
    let Ok(folder) = env::var("PARALLAX_ENCODER_DIR") else {
        // Not captured as what a test prints is.
        let why = "skipped: PARALLAX_ENCODER_DIR does not name the folder of minilm";
        let _ = writeln!(std::io::stderr(), "{why}");
        return None;
    };
    Some(Embedder::load(Path::new(&folder)).expect("the folder holds the encoder"))
}
