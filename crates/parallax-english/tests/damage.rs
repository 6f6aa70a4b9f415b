//! A damaged or strange model is refused by name, and never read in part.

use std::{env, fs, path::Path};

use parallax_english::{English, LoadError};

const FILES: [&str; 16] = [
    "attribute_ruler/patterns",
    "config.cfg",
    "lemmatizer/lookups/lookups.bin",
    "meta.json",
    "ner/cfg",
    "ner/model",
    "ner/moves",
    "parser/cfg",
    "parser/model",
    "parser/moves",
    "tagger/cfg",
    "tagger/model",
    "tok2vec/model",
    "tokenizer",
    "vocab/lookups.bin",
    "vocab/vectors",
];

#[test]
fn an_empty_folder_is_no_model() {
    let folder = tempfile::tempdir().unwrap();
    match English::load(folder.path()) {
        Err(LoadError::Read { path, .. }) => assert!(path.ends_with("config.cfg")),
        other => panic!("{other:?}"),
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "says why nothing is tested")]
fn half_a_file_is_refused() {
    let Ok(model) = env::var("PARALLAX_MODEL_DIR") else {
        return eprintln!("skipped: PARALLAX_MODEL_DIR does not name the folder of a model");
    };
    let copy = tempfile::tempdir().unwrap();
    for file in FILES.iter().copied().chain(["vocab/key2row"]) {
        let target = copy.path().join(file);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(Path::new(&model).join(file), target).unwrap();
    }
    English::load(copy.path()).unwrap();
    for file in FILES {
        let target = copy.path().join(file);
        let whole = fs::read(&target).unwrap();
        if whole.len() < 1000 && file == "vocab/vectors" {
            continue; // A small model has no vectors.
        }
        fs::write(&target, &whole[..whole.len() / 2]).unwrap();
        match English::load(copy.path()) {
            Err(LoadError::Damaged { file: named, .. }) => assert_eq!(named, file),
            other => panic!("{file}: {other:?}"),
        }
        fs::write(&target, &whole).unwrap();
    }
}
