//! The figures of `spec/evaluation.md`.

use parallax::evaluation::{Candidate, Cluster, Design, Proportion, draw, f1, proportion};
use parallax_spec::tree;

#[test]
fn figures_are_as_the_page_has_them() {
    let page = tree::text("spec/evaluation.md");
    let mut seen = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(fence) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let expected = block.iter().find_map(|line| line.strip_prefix("share = "));
        let rows: Vec<Vec<&str>> = block
            .iter()
            .filter(|line| line.contains('|'))
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        let found = match fence.split(' ').next() {
            Some("sample") => {
                sampled(fence, &rows);
                None
            }
            Some("precision") => Some(of(&precision(&rows))),
            Some("recall") => Some(of(&recall(&rows))),
            Some("f1") => {
                let share = |row: &[&str]| share_of(number(row[2]), number(row[1]));
                let mean = f1(&share(&rows[0]), &share(&rows[1])).expect("both were judged");
                Some(shown(mean.mean, mean.interval.low, mean.interval.high))
            }
            _ => panic!("{fence} is no fence of this page"),
        };
        assert_eq!(found.as_deref(), expected, "{fence}: {block:?}");
        seen.push(fence.split(' ').next().unwrap_or_default());
    }
    for kind in ["sample", "precision", "recall", "f1"] {
        assert!(seen.contains(&kind), "the page shows {kind}");
    }
}

fn number(cell: &str) -> u32 {
    cell.parse().expect("a number")
}

/// The page has each outlet with its marks and with how many of them are drawn.
fn sampled(fence: &str, rows: &[Vec<&str>]) {
    let names: Vec<(String, &str)> = rows
        .iter()
        .flat_map(|row| (0..number(row[1])).map(|place| (format!("{} {place}", row[0]), row[0])))
        .collect();
    let candidates: Vec<Candidate> =
        names.iter().map(|(id, stratum)| Candidate { id, stratum }).collect();
    let words: Vec<&str> = fence.split(' ').collect();
    let size = |option: &str| {
        let place = words.iter().position(|word| *word == option).expect("the option is there");
        number(words[place + 1]) as usize
    };
    let design = Design { size: size("--size"), least: size("--least"), seed: 1 };
    let sample = draw(&candidates, design);
    for (row, stratum) in rows.iter().zip(&sample.strata) {
        assert_eq!((row[0], number(row[2]) as usize), (stratum.name.as_str(), stratum.drawn));
    }
}

fn precision(rows: &[Vec<&str>]) -> Proportion {
    let mut clusters = Vec::new();
    for (stratum, row) in rows.iter().enumerate() {
        let mark = |place| Cluster { stratum, hits: u32::from(place < number(row[3])), tries: 1 };
        clusters.extend((0..number(row[2])).map(mark));
    }
    let strata: Vec<usize> = rows.iter().map(|row| number(row[1]) as usize).collect();
    proportion(&clusters, &strata)
}

fn recall(rows: &[Vec<&str>]) -> Proportion {
    let mut clusters = Vec::new();
    for row in rows {
        let (hits, missed) = (number(row[1]), number(row[2]));
        let sentence = Cluster { stratum: 0, hits, tries: hits + missed };
        clusters.extend((0..number(row[0])).map(|_| sentence));
    }
    proportion(&clusters, &[1000])
}

fn share_of(hits: u32, tries: u32) -> Proportion {
    let mark = |place| Cluster { stratum: 0, hits: u32::from(place < hits), tries: 1 };
    proportion(&(0..tries).map(mark).collect::<Vec<_>>(), &[1000])
}

fn of(found: &Proportion) -> String {
    let interval = found.interval.expect("something was judged");
    shown(found.share.expect("as above"), interval.low, interval.high)
}

fn shown(share: f64, low: f64, high: f64) -> String {
    let rounded = |value: f64| (value * 1000.0).round() / 1000.0;
    format!("{} from {} to {}", rounded(share), rounded(low), rounded(high))
}
