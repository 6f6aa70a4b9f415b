//! Takes the invented pairs of `spec/claims` and the arguments of `ArgKP`, prints how many true
//! candidates are found by words, by a sentence encoder, and by half as many of each.
//!
//! Of a paraphrase, its other wording is to be found among all sentences of the pages; of an
//! argument, those with the same key point among all of its topic.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use clap::Args;
use parallax::resolve::{
    Item as Words,
    groups::{Index, Item, Items, Key, Settings, lexical},
};
use parallax_embed::Embedding;

use crate::{
    clusters::{self, Row},
    data::{self, print},
    encoder,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Folder of the pages with pairs
    #[arg(long, value_name = "DIR", default_value = "spec/claims")]
    pages: PathBuf,
    /// Which part of `ArgKP`
    #[arg(long, value_name = "SPLIT", default_value = "train")]
    split: String,
    #[command(flatten)]
    encoder: encoder::Arguments,
}

/// How many candidates a text gets.
const COUNTS: [usize; 3] = [2, 6, 20];

/// Runs `parallax-bench candidates`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let pool = paraphrases(&arguments.pages)?;
    report("paraphrases", &[pool], &arguments.encoder)?;
    let Some(data) = data::folder() else { return Ok(()) };
    let mut topics: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in clusters::rows(&data)? {
        if row.split == arguments.split && row.id.is_some() && row.key_point().is_some() {
            topics.entry(row.topic.clone()).or_default().push(row);
        }
    }
    let pools: Vec<Pool> = topics.values().map(|rows| arguments_of(rows)).collect();
    report(&format!("ArgKP {}", arguments.split), &pools, &arguments.encoder)
}

/// Texts, and which of them belong together.
struct Pool {
    texts: Vec<String>,
    /// For each text, the others that are to be found.
    wanted: Vec<BTreeSet<usize>>,
}

/// All sentences of the pages; those of one paraphrase want each other.
fn paraphrases(pages: &Path) -> Result<Pool> {
    let mut pool = Pool { texts: Vec::new(), wanted: Vec::new() };
    for page in ["label", "negation", "number", "paraphrase", "roles"] {
        let path = pages.join(format!("{page}.md"));
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for block in text.split("```pair\n").skip(1) {
            let pair: Vec<&str> = block.lines().take_while(|line| *line != "```").collect();
            ensure!(pair.len() == 2, "{}: a pair has two lines", path.display());
            let first = pool.texts.len();
            for (line, other) in pair.into_iter().zip([first + 1, first]) {
                pool.texts.push(Words::plain(line).masked);
                let wanted = (page == "paraphrase").then_some(other);
                pool.wanted.push(wanted.into_iter().collect());
            }
        }
    }
    Ok(pool)
}

/// The arguments of a topic; those of one side and key point want each other.
fn arguments_of(rows: &[Row]) -> Pool {
    let wanted = (0..rows.len()).map(|one| {
        let alike =
            |other: &usize| *other != one && rows[*other].key_point() == rows[one].key_point();
        (0..rows.len()).filter(alike).collect()
    });
    Pool {
        texts: rows.iter().map(|row| Words::plain(&row.text).masked).collect(),
        wanted: wanted.collect(),
    }
}

/// Prints what part of what could be found is found.
fn report(name: &str, pools: &[Pool], encoder: &encoder::Arguments) -> Result<()> {
    let texts: Vec<&str> = pools.iter().flat_map(|pool| &pool.texts).map(String::as_str).collect();
    let embeddings = encoder.embed(&texts)?;
    for count in COUNTS {
        let mut start = 0;
        let mut found = [0.0; 3];
        let mut wanting = 0;
        for pool in pools {
            let by_words = by_words(&pool.texts, count);
            let embeddings = embeddings.as_ref().map(|all| &all[start..start + pool.texts.len()]);
            start += pool.texts.len();
            wanting += pool.wanted.iter().filter(|wanted| !wanted.is_empty()).count();
            found[0] += pool.found(&by_words, count);
            if let Some(embeddings) = embeddings {
                let by_meaning = by_meaning(embeddings, count);
                found[1] += pool.found(&by_meaning, count);
                found[2] += pool.found(&halves(&by_words, &by_meaning, count), count);
            }
        }
        let [words, meaning, both] = found.map(|found| found / f64::from(wanting as u32).max(1.0));
        print(&format!("{name}, {wanting} texts, {count} candidates: words {words:.3}"));
        if embeddings.is_some() {
            print(&format!(", meaning {meaning:.3}, half of each {both:.3}"));
        }
        print("\n");
    }
    Ok(())
}

impl Pool {
    /// The sum, over texts that want some, of the part of what `count` candidates can hold.
    fn found(&self, candidates: &[Vec<usize>], count: usize) -> f64 {
        let wanting = self.wanted.iter().zip(candidates).filter(|(wanted, _)| !wanted.is_empty());
        let part = wanting.map(|(wanted, candidates)| {
            let right = candidates.iter().filter(|other| wanted.contains(other)).count();
            right as f64 / wanted.len().min(count) as f64
        });
        part.sum()
    }
}

/// The candidates that the engine's index gives, the best first.
fn by_words(texts: &[String], count: usize) -> Vec<Vec<usize>> {
    let item = |(number, text): (usize, &String)| {
        let key = Key { document: number as u32, position: 0 };
        Item { key, block: 0, days: None, features: lexical(text.split(' ')) }
    };
    let items: Vec<Item> = texts.iter().enumerate().map(item).collect();
    let items = Items::new(&items);
    let all: Vec<u32> = (0..texts.len() as u32).collect();
    let of_each = |candidates: usize| -> Vec<BTreeSet<usize>> {
        let settings = Settings { candidates, ..Settings::default() };
        let index = Index::new(&items, &all, &settings);
        let one = |&place: &u32| {
            let pairs = index.candidates(std::iter::once(place)).into_iter();
            pairs.map(|(a, b)| if a == place { b } else { a } as usize).collect()
        };
        all.iter().map(one).collect()
    };
    // The index gives no order; the half that it gives when asked for fewer goes first.
    let both = of_each(count / 2).into_iter().zip(of_each(count));
    let ordered = both.map(|(half, whole)| {
        half.iter().copied().chain(whole.difference(&half).copied()).collect()
    });
    ordered.collect()
}

/// The texts most alike in meaning, the best first.
fn by_meaning(embeddings: &[Embedding], count: usize) -> Vec<Vec<usize>> {
    let ranked = (0..embeddings.len()).map(|one| {
        let alike = |other: usize| embeddings[one].likeness(&embeddings[other]);
        let mut others: Vec<usize> = (0..embeddings.len()).filter(|&other| other != one).collect();
        others.sort_by(|&a, &b| alike(b).total_cmp(&alike(a)).then(a.cmp(&b)));
        others.truncate(count);
        others
    });
    ranked.collect()
}

/// Half of the candidates of each kind.
fn halves(words: &[Vec<usize>], meaning: &[Vec<usize>], count: usize) -> Vec<Vec<usize>> {
    let half = |candidates: &[usize]| candidates[..candidates.len().min(count / 2)].to_vec();
    let both = words.iter().zip(meaning).map(|(words, meaning)| {
        let all: BTreeSet<usize> = half(words).into_iter().chain(half(meaning)).collect();
        all.into_iter().collect()
    });
    both.collect()
}
