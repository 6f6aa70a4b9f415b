//! The sentences in `spec/stances.md`, each with the stance of its outermost source.

mod model;

use parallax_spec::tree;

const PAGE: &str = "spec/stances.md";

#[test]
fn sources_take_the_stances_that_the_page_shows() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let mut wrong = Vec::new();
    for (line, sentence, expected) in lines(&tree::text(PAGE)) {
        for sentence in [sentence.clone(), engine.exchange(&sentence)] {
            let found = engine.stance(&sentence);
            if found != Some(expected.as_str()) {
                wrong.push(format!("{PAGE}:{line}: {found:?}, not {expected}: {sentence}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The lines of all examples: number, sentence, stance.
fn lines(page: &str) -> Vec<(usize, String, String)> {
    let (mut found, mut is_inside) = (Vec::new(), false);
    for (index, line) in page.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(info) => is_inside = info == "stances",
            None if is_inside => {
                let (sentence, stance) = line.split_once(" | ").expect("sentence | stance");
                found.push((index + 1, sentence.to_owned(), stance.to_owned()));
            }
            None => {}
        }
    }
    assert!(!found.is_empty(), "{PAGE} has no examples");
    found
}
