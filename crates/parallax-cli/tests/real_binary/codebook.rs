//! A first codebook from a collection, and codebooks that are checked.

use crate::{
    command::Workplace,
    examples::{ARTICLES, CODEBOOK, printed, with_codebook, without_codebook},
};

#[test]
fn a_suggested_codebook_can_be_mapped_with() {
    let Some(place) = without_codebook() else { return };
    printed(&place, &["codebook", "suggest", "talks.plx", "-o", "book.toml"]);
    let book = std::fs::read_to_string(place.path("book.toml")).unwrap();
    for part in ["# [[party]]", "name = \"Edda Quist\"", "[[claim]]", "samples = ["] {
        assert!(book.contains(part), "{part}: {book}");
    }
    let checked = printed(&place, &["codebook", "check", "book.toml"]);
    assert!(checked.contains("this codebook can be used"), "{checked}");
    let model = place.model();
    let map = ["map", ARTICLES, "--codebook", "book.toml", "--model", model, "-o", "talks.plx"];
    printed(&place, &map);
    let claims = printed(&place, &["claims", "talks.plx", "--format", "jsonl"]);
    let declared: Vec<&str> =
        claims.lines().filter(|row| row.contains("\"origin\":\"codebook\"")).collect();
    let used = declared.iter().filter(|row| !row.contains("\"members\":[]")).count();
    assert!(used * 10 >= declared.len() * 9, "{used} of {}", declared.len());
}

#[test]
fn samples_are_verbatim() {
    let Some(place) = without_codebook() else { return };
    let book = printed(&place, &["codebook", "suggest", "talks.plx", "--claims", "5"]);
    let claims = printed(&place, &["claims", "talks.plx", "--members", "--format", "jsonl"]);
    let after = book.split("samples = [\n").skip(1);
    let samples: Vec<&str> =
        after.flat_map(|list| list.lines().take_while(|l| *l != "]")).collect();
    assert!(samples.len() >= 10, "{book}");
    for sample in samples {
        let words = sample.trim().trim_end_matches(',').trim_matches('"');
        assert!(claims.contains(words), "{words}");
    }
}

#[test]
fn a_codebook_in_use_comes_first_and_is_added_to() {
    let Some(place) = with_codebook() else { return };
    let book = printed(&place, &["codebook", "suggest", "talks.plx"]);
    let before = std::fs::read_to_string(CODEBOOK).unwrap();
    assert!(book.starts_with(before.trim_end()), "{book}");
    assert!(!book.contains("# [[party]]"), "parties are declared already");
    place.write("more.toml", book);
    printed(&place, &["codebook", "check", "more.toml"]);
}

#[test]
fn a_file_that_is_there_stays() {
    let Some(place) = without_codebook() else { return };
    place.write("book.toml", "mine");
    let ended = place.run(&["codebook", "suggest", "talks.plx", "-o", "book.toml"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("--force"), "{}", ended.stderr);
    assert_eq!(std::fs::read_to_string(place.path("book.toml")).unwrap(), "mine");
    printed(&place, &["codebook", "suggest", "talks.plx", "-o", "book.toml", "--force"]);
    printed(&place, &["codebook", "check", "book.toml"]);
}

#[test]
fn a_mistake_is_named_with_its_line() {
    let place = Workplace::new();
    place.write("book.toml", "[[claim]]\nid = \"a\"\nlabel = \"A\"\nsampels = [\"b\"]\n");
    let ended = place.run(&["codebook", "check", "book.toml"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("book.toml:4: "), "{}", ended.stderr);
    assert!(ended.stderr.contains("did you mean \"samples\"?"), "{}", ended.stderr);
    place.write("book.toml", "[[claim]]\nid = \"a\n");
    let ended = place.run(&["codebook", "check", "book.toml"]);
    assert!(ended.stderr.contains("line 2"), "{}", ended.stderr);
}

#[test]
fn what_may_be_missing_is_said() {
    let place = Workplace::new();
    let claim = "[[claim]]\nid = \"a\"\nlabel = \"A\"\nsamples = \"b\"\n";
    let actor = "[[actor]]\nid = \"q\"\nname = \"Quist\"\n\
                 affiliations = [{ organization = \"mission\" }]\n";
    place.write("book.toml", [claim, actor].concat());
    let said = printed(&place, &["codebook", "check", "book.toml"]);
    for part in ["no parties", "claim a: one sample", "no actor is called mission"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}
