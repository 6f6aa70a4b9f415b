//! Takes tweets and fact-checked claims, prints how early each tweet's claim is found: mean
//! average precision over the first five (`CheckThat!` 2020, task 2), with the plain weights that
//! ship and with weights fitted to the part for training; with an encoder, meaning counts too.

use std::{collections::HashMap, fs, sync::LazyLock};

use anyhow::{Context, Result};
use clap::Args;
use parallax::resolve::{
    Item,
    matching::{Feature, Index, Query, Target, Weights, fit, rank},
};
use regex::{Captures, Regex};
use serde::Deserialize;

use crate::{
    data::{self, print},
    encoder,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Parts to measure
    #[arg(long, value_name = "NAME", default_values = ["train", "dev"])]
    split: Vec<String>,
    #[command(flatten)]
    encoder: encoder::Arguments,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Row {
    Vclaim { id: String, vclaim: String, title: String },
    Tweet { split: String, text: String, vclaims: Vec<String> },
}

/// A tweet with the places of its claims.
type Tweet = (Query, Vec<usize>);

/// Runs `parallax-bench checkthat`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let path = data.join("claims/checkthat2020_task2.jsonl");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let rows: Vec<Row> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let (targets, places) = claims(&rows);
    let index = Index::of(&targets);
    let mut parts = vec![tweets(&rows, &places, "train")];
    parts.extend(arguments.split.iter().map(|split| tweets(&rows, &places, split)));
    let is_encoded = tell_meaning(&arguments.encoder, &targets, &mut parts)?;
    let train = &parts[0];
    let folds: f64 = (0..FOLDS).map(|fold| held_out(&index, train, fold)).sum();
    let fitted = fit(&index, train);
    for (feature, weight) in Feature::ALL.iter().zip(fitted.0) {
        print(&format!("  {feature:?} {weight:.2}\n"));
    }
    print(&format!("train, {FOLDS} folds: MAP@5 fitted {:.4}\n", folds / FOLDS as f64));
    for (split, tweets) in arguments.split.iter().zip(&parts[1..]) {
        let plain = mean_precision(&index, tweets, &Weights::default());
        let fitted = mean_precision(&index, tweets, &fitted);
        let count = tweets.len();
        print(&format!("{split}: {count} tweets, MAP@5 plain {plain:.4}, fitted {fitted:.4}\n"));
    }
    if !is_encoded {
        print("words alone; --encoder DIR adds meaning\n");
    }
    Ok(())
}

/// Lets the encoder, if there is one, tell how like each tweet and each claim are: whichever of
/// claim and title is more so. Gives whether it has.
fn tell_meaning(
    encoder: &encoder::Arguments,
    targets: &[Target],
    parts: &mut [Vec<Tweet>],
) -> Result<bool> {
    let titles = targets.iter().map(|target| &target.title);
    let tweets = parts.iter().flatten().map(|(query, _)| &query.text);
    let items = targets.iter().map(|target| &target.claim).chain(titles).chain(tweets);
    let texts: Vec<&str> = items.map(|item| item.masked.as_str()).collect();
    let Some(embeddings) = encoder.embed(&texts)? else { return Ok(false) };
    let (claims, rest) = embeddings.split_at(targets.len());
    let (titles, tweets) = rest.split_at(targets.len());
    for ((query, _), tweet) in parts.iter_mut().flatten().zip(tweets) {
        let alike = claims.iter().zip(titles);
        let alike = alike.map(|(claim, title)| tweet.likeness(claim).max(tweet.likeness(title)));
        query.alike = alike.map(|alike| f64::from(alike.max(0.0))).collect();
    }
    Ok(true)
}

const FOLDS: usize = 5;
const FIRST: usize = 5;

/// MAP@5 on one fold with weights fitted to the others.
fn held_out(index: &Index, train: &[Tweet], fold: usize) -> f64 {
    let part = |held: bool| {
        let tweets = train.iter().enumerate().filter(|(i, _)| (i % FOLDS == fold) == held);
        tweets.map(|(_, tweet)| tweet.clone()).collect::<Vec<Tweet>>()
    };
    mean_precision(index, &part(true), &fit(index, &part(false)))
}

fn claims(rows: &[Row]) -> (Vec<Target>, HashMap<&str, usize>) {
    let (mut targets, mut places) = (Vec::new(), HashMap::new());
    for row in rows {
        if let Row::Vclaim { id, vclaim, title } = row {
            places.insert(id.as_str(), targets.len());
            targets.push(Target { claim: Item::plain(vclaim), title: Item::plain(title) });
        }
    }
    (targets, places)
}

/// The tweets of a part that have a claim.
fn tweets(rows: &[Row], places: &HashMap<&str, usize>, wanted: &str) -> Vec<Tweet> {
    let one = |row: &Row| match row {
        Row::Tweet { split, text, vclaims } if split == wanted && !vclaims.is_empty() => {
            let places = vclaims.iter().filter_map(|id| places.get(id.as_str()).copied());
            Some((query(text), places.collect()))
        }
        _ => None,
    };
    rows.iter().filter_map(one).collect()
}

static LINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"https?://\S+|pic\.twitter\.com/\S+").expect("a good expression"));
static SIGNATURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"— ([^—]*)\(@\w+\) \w+ \d+, \d{4}\s*$").expect("a good expression")
});
static TAG: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[#@](\w+)").expect("a good expression"));
static TAG_WORD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Z]?[a-z]+|[A-Z]+|\d+").expect("a good expression"));
static SENTENCE_END: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[.!?]\s+|\n").expect("a good expression"));

/// A tweet without links, with tags as words; who wrote it is its context.
fn query(text: &str) -> Query {
    let context =
        SIGNATURE.captures(text).map_or("", |found| found.get(1).map_or("", |m| m.as_str()));
    let body = SIGNATURE.replace(text, "");
    let body = LINK.replace_all(&body, "");
    let body = TAG.replace_all(&body, |found: &Captures<'_>| {
        let words: Vec<&str> = TAG_WORD.find_iter(&found[1]).map(|word| word.as_str()).collect();
        words.join(" ")
    });
    Query {
        text: Item::plain(&body),
        passages: SENTENCE_END.split(&body).map(Item::plain).filter(|i| !i.is_empty()).collect(),
        context: Item::plain(context),
        alike: Vec::new(),
    }
}

fn mean_precision(index: &Index, tweets: &[Tweet], weights: &Weights) -> f64 {
    let precision = |(query, right): &Tweet| {
        let (mut found, mut sum) = (0, 0.0);
        for (rank, ranked) in rank(index, query, weights, FIRST).iter().enumerate() {
            if right.contains(&ranked.target) {
                found += 1;
                sum += f64::from(found) / (rank + 1) as f64;
            }
        }
        sum / right.len().min(FIRST) as f64
    };
    tweets.iter().map(precision).sum::<f64>() / tweets.len() as f64
}
