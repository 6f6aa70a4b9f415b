//! Groups the arguments of `ArgKP` topic by topic, both sides pooled, by their words alone, and
//! prints how well the groups agree with the key points that people matched them to.
//!
//! The thresholds were chosen on the training part.
//! A report without a target: words do not know sides, and half of the arguments have no key point.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use clap::Args;
use parallax::resolve::groups::{
    Feature, InOrder, Item, Items, Key, Links, Score, Settings, group, lexical,
};
use serde::Deserialize;

use crate::{
    agreement::Agreement,
    data::{self, print},
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Which part of the data
    #[arg(long, value_name = "SPLIT", default_value = "train")]
    split: String,
    /// Leave out arguments without exactly one key point
    #[arg(long)]
    labelled: bool,
    /// Least score of a pair
    #[arg(long, value_name = "SCORE", default_value_t = 0.1)]
    accept: f32,
    /// Least mean weight of the pairs inside a group
    #[arg(long, value_name = "SHARE", default_value_t = 0.01)]
    resolution: f64,
}

/// A row of the file: an argument, or a key point, which has no `id`.
#[derive(Deserialize)]
pub(crate) struct Row {
    /// The part of the data.
    pub split: String,
    /// None of a key point.
    pub id: Option<String>,
    /// What it says.
    pub text: String,
    /// What it is about.
    pub topic: String,
    stance: i32,
    #[serde(default)]
    labels: BTreeMap<String, u8>,
}

impl Row {
    /// The key point, if there is exactly one.
    pub(crate) fn key_point(&self) -> Option<&str> {
        let mut matched = self.labels.iter().filter(|(_, label)| **label == 1);
        let (first, second) = (matched.next(), matched.next());
        first.filter(|_| second.is_none()).map(|(name, _)| name.as_str())
    }
}

/// Runs `parallax-bench clusters`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let mut topics: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in rows(&data)? {
        let is_wanted = row.split == arguments.split && row.id.is_some();
        if is_wanted && (!arguments.labelled || row.key_point().is_some()) {
            topics.entry(row.topic.clone()).or_default().push(row);
        }
    }
    let measured: Vec<Measured> = topics.values().map(|rows| measure(rows, arguments)).collect();
    print_means(&measured);
    Ok(())
}

/// All rows of the data set.
pub(crate) fn rows(data: &Path) -> Result<Vec<Row>> {
    let path = data.join("claims/argkp2021.jsonl");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// What came of one topic.
struct Measured {
    agreement: Agreement,
    arguments: usize,
    groups: usize,
    /// Pairs inside groups, and those of opposite stance.
    pairs: usize,
    opposite: usize,
}

fn measure(rows: &[Row], arguments: &Arguments) -> Measured {
    let items: Vec<Item> = (0..).zip(rows).map(|(number, row)| item(number, &row.text)).collect();
    let settings = Settings {
        accept: arguments.accept,
        resolution: arguments.resolution,
        ..Settings::default()
    };
    let found =
        group(&Items::new(&items), &Links::default(), &Cosine::new(&items), &settings, &InOrder);
    let mut group_of = vec![0; rows.len()];
    let (mut pairs, mut opposite) = (0, 0);
    for (number, members) in found.groups.iter().enumerate() {
        let positive = members.iter().filter(|&&member| rows[member as usize].stance > 0).count();
        pairs += members.len() * (members.len() - 1) / 2;
        opposite += positive * (members.len() - positive);
        for &member in members {
            group_of[member as usize] = number as u32;
        }
    }
    let agreement = Agreement::of(&labelled(rows, &group_of));
    Measured { agreement, arguments: rows.len(), groups: found.groups.len(), pairs, opposite }
}

/// The arguments with one key point: its number, and the group.
fn labelled(rows: &[Row], group_of: &[u32]) -> Vec<(u32, u32)> {
    let mut numbers = BTreeMap::new();
    let labelled = rows.iter().zip(group_of).filter_map(|(row, &group)| {
        let next = numbers.len() as u32;
        Some((*numbers.entry(row.key_point()?).or_insert(next), group))
    });
    labelled.collect()
}

fn item(number: u32, text: &str) -> Item {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let key = Key { document: number, position: 0 };
    Item { key, block: 0, days: None, features: lexical(words) }
}

/// Cosine of the features, each weighted by its rarity in the topic.
struct Cosine {
    vectors: Vec<HashMap<u64, f32>>,
}

impl Cosine {
    fn new(items: &[Item]) -> Self {
        let mut counts: HashMap<u64, f32> = HashMap::new();
        let sets: Vec<BTreeMap<u64, Feature>> = items
            .iter()
            .map(|item| item.features.iter().map(|feature| (feature.hash, *feature)).collect())
            .collect();
        for hash in sets.iter().flat_map(BTreeMap::keys) {
            *counts.entry(*hash).or_default() += 1.0;
        }
        let all = items.len() as f32;
        let vector = |set: &BTreeMap<u64, Feature>| {
            let weight =
                |feature: &Feature| feature.weight * (1.0 + all / counts[&feature.hash]).ln();
            let norm = set.values().map(|feature| weight(feature).powi(2)).sum::<f32>().sqrt();
            set.values().map(|feature| (feature.hash, weight(feature) / norm)).collect()
        };
        Self { vectors: sets.iter().map(vector).collect() }
    }
}

impl Score for Cosine {
    fn score(&self, earlier: u32, later: u32) -> f32 {
        let (a, b) = (&self.vectors[earlier as usize], &self.vectors[later as usize]);
        let mut products: Vec<f32> =
            a.keys().filter_map(|hash| Some(a[hash] * b.get(hash)?)).collect();
        // Added in the same order on every run.
        products.sort_by(f32::total_cmp);
        products.iter().sum()
    }
}

fn print_means(measured: &[Measured]) {
    let topics = measured.len() as f64;
    let mean = |value: &dyn Fn(&Measured) -> f64| measured.iter().map(value).sum::<f64>() / topics;
    let sum = |value: &dyn Fn(&Measured) -> usize| measured.iter().map(value).sum::<usize>();
    let opposite = sum(&|one| one.opposite) as f64 / sum(&|one| one.pairs).max(1) as f64;
    print(&format!(
        "{topics} topics, {} arguments, {} groups; means over topics:\n\
         B3 P {:.3} R {:.3} F {:.3}, ARI {:.3}; pairs of opposite stance {opposite:.3}\n",
        sum(&|one| one.arguments),
        sum(&|one| one.groups),
        mean(&|one| one.agreement.precision),
        mean(&|one| one.agreement.recall),
        mean(&|one| one.agreement.f()),
        mean(&|one| one.agreement.rand),
    ));
}
