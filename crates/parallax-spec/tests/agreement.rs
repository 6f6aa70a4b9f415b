//! The figures of `spec/agreement.md`.

use std::collections::BTreeMap;

use parallax::{
    agreement::{Continuum, Mark, Ratings, Resampling, Unitizing, nominal, unitizing},
    text::Span,
};
use parallax_spec::tree;

#[test]
fn figures_are_as_the_page_has_them() {
    let page = tree::text("spec/agreement.md");
    let (mut values, mut places) = (0, 0);
    for (fence, lines) in blocks(&page) {
        let (coders, expected) = parts(&lines);
        let found = match fence.split_once(' ') {
            None if fence == "values" => {
                values += 1;
                BTreeMap::from([("alpha", of_values(&coders))])
            }
            Some(("places", length)) => {
                places += 1;
                let found = of_places(&coders, length.parse().expect("a length"));
                BTreeMap::from([
                    ("u-alpha", found.all.alpha),
                    ("|u-alpha", found.marked.alpha),
                    ("cu-alpha", found.coded.alpha),
                ])
            }
            _ => panic!("{fence} is no fence of this page"),
        };
        for (measure, value) in expected {
            assert_eq!(shown(found[measure.as_str()]), value, "{measure} of {lines:?}");
        }
    }
    assert!(values >= 4 && places >= 4, "the page shows values and places");
}

/// The fences that hold figures, with their lines.
fn blocks(page: &str) -> Vec<(&str, Vec<&str>)> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(fence) = line.strip_prefix("```") {
            found.push((fence, lines.by_ref().take_while(|line| *line != "```").collect()));
        }
    }
    found
}

/// What each coder says, and each measure with its figure.
fn parts(lines: &[&str]) -> (Vec<String>, Vec<(String, String)>) {
    let is_figure = |line: &&&str| line.contains(" = ");
    let figure = |line: &&str| {
        let (measure, value) = line.split_once(" = ").expect("as filtered");
        (measure.to_owned(), value.to_owned())
    };
    let coder = |line: &&str| line.split_once('|').expect("a name first").1.trim().to_owned();
    let coders = lines.iter().filter(|line| !is_figure(line)).map(coder).collect();
    (coders, lines.iter().filter(is_figure).map(figure).collect())
}

fn of_values(coders: &[String]) -> Option<f64> {
    let lines: Vec<Vec<Option<u32>>> = coders
        .iter()
        .map(|line| line.split_whitespace().map(|value| value.parse().ok()).collect())
        .collect();
    let mut ratings = Ratings::new(lines.len());
    for unit in 0..lines[0].len() {
        ratings.add(unit as u32, lines.iter().map(|line| line[unit]).collect());
    }
    nominal(&ratings, Resampling::seeded(1)).alpha
}

fn of_places(coders: &[String], length: u32) -> Unitizing {
    let mut categories: Vec<String> = Vec::new();
    let mut mark = |written: &str| {
        let (place, says) = written.split_once(':').expect("place:category");
        let (start, end) = place.split_once('-').expect("start-end");
        let known = categories.iter().position(|known| known == says);
        let category = known.unwrap_or_else(|| {
            categories.push(says.to_owned());
            categories.len() - 1
        }) as u32;
        let place = |end: &str| end.parse().expect("a number");
        Mark { span: Span { start: place(start), end: place(end) }, category }
    };
    let coders =
        coders.iter().map(|line| Some(line.split_whitespace().map(&mut mark).collect())).collect();
    unitizing(&[Continuum { length, group: 0, coders }], Resampling::seeded(1))
}

fn shown(value: Option<f64>) -> String {
    // Adding nothing takes the sign from a zero.
    let rounded = |value: f64| ((value * 1000.0).round() / 1000.0 + 0.0).to_string();
    value.map_or("-".to_owned(), rounded)
}
