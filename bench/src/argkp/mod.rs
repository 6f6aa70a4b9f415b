//! Takes key points as a codebook and arguments as statements, prints how well arguments are
//! assigned: strict mean average precision as in the shared task on key point analysis of 2021,
//! without decisions and after some for each key point.
//!
//! Each topic is a collection of its own with all of its key points as the codebook, and nothing is
//! learned from another. The side of an argument is given: only key points of its side count.

mod groups;
mod strict;

use std::{fs, path::PathBuf, time::Instant};

use anyhow::{Context, Result};
use clap::Args;
use parallax::resolve::assign::{Assigner, Decision, Verdict};
use parallax_english::English;

use crate::{
    data::{self, print},
    encoder,
};
use groups::{Side, Topic};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked pipeline, for dictionary forms; without it words stay as they are
    #[arg(long, value_name = "DIR")]
    model: Option<PathBuf>,
    /// Part of the data
    #[arg(long, value_name = "NAME", default_value = "train")]
    split: String,
    /// How many accepted and how many rejected arguments for each key point with 20 matches
    #[arg(long, value_name = "NUMBER", default_value_t = 10)]
    decisions: usize,
    /// How often decisions are drawn
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    rounds: u64,
    /// One collection and one codebook for all topics
    #[arg(long)]
    pooled: bool,
    #[command(flatten)]
    encoder: encoder::Arguments,
    /// With an encoder: how much likeness of meaning counts beside the score of the words
    #[arg(long, value_name = "WEIGHT", default_values_t = [0.25, 0.5, 1.0, 2.0, 4.0])]
    meaning: Vec<f64>,
}

/// Key points with fewer matching arguments get no decisions.
const FEWEST_MATCHES: usize = 20;

/// Runs `parallax-bench argkp`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let path = data.join("claims/argkp2021.jsonl");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let english = arguments.model.as_deref().map(English::load).transpose()?;
    let mut topics = groups::topics(&text, &arguments.split, english.as_ref())?;
    let is_encoded = groups::tell_meanings(&mut topics, &arguments.encoder)?;
    if arguments.pooled {
        topics = vec![groups::pooled(topics)];
    }
    print(&format!("{}: {} topics\n", arguments.split, topics.len()));

    let mut untaught = Measured::default();
    for topic in &topics {
        untaught.add(topic, &[], &[], |_| true);
    }
    untaught.report("no decisions");
    for &meaning in arguments.meaning.iter().filter(|_| is_encoded) {
        let mut measured = Measured { meaning, ..Measured::default() };
        for topic in &topics {
            measured.add(topic, &[], &[], |_| true);
        }
        measured.report(&format!("no decisions, meaning {meaning}"));
    }
    let (mut before, mut after, mut key_points) = (Measured::default(), Measured::default(), 0);
    for seed in 0..arguments.rounds {
        for topic in &topics {
            let drawn = drawn(topic, arguments.decisions, seed);
            key_points += drawn.len() / (2 * arguments.decisions).max(1);
            let taught = |side: usize| drawn.iter().any(|made| made.side == side);
            before.add(topic, &[], &drawn, taught);
            after.add(topic, &drawn, &drawn, taught);
        }
    }
    let (each, rounds) = (arguments.decisions, arguments.rounds);
    let taught = key_points / (rounds as usize).max(1);
    print(&format!("{each} + {each} decisions for {taught} key points, drawn {rounds} times\n"));
    before.report("the rest, no decisions");
    after.report("the rest, taught");
    Ok(())
}

/// One argument and what a person said about it and a key point.
struct Drawn {
    side: usize,
    argument: usize,
    /// Place of the key point among those of the side.
    claim: usize,
    verdict: Verdict,
}

/// `each` accepted and as many rejected arguments for each key point that has enough of both.
fn drawn(topic: &Topic, each: usize, seed: u64) -> Vec<Drawn> {
    let mut drawn = Vec::new();
    for (number, side) in topic.sides.iter().enumerate() {
        for claim in 0..side.claims.len() {
            let (matching, other) = (labelled(side, claim, true), labelled(side, claim, false));
            if matching.len() < FEWEST_MATCHES || other.len() < each {
                continue;
            }
            for (verdict, from) in [(Verdict::Accepted, matching), (Verdict::Rejected, other)] {
                let chosen = shuffled(from, seed.wrapping_mul(1_000_003) + claim as u64);
                let one = |&argument| Drawn { side: number, argument, claim, verdict };
                drawn.extend(chosen[..each].iter().map(one));
            }
        }
    }
    drawn
}

/// The arguments that annotators decided to match a key point, or not to.
fn labelled(side: &Side, claim: usize, wanted: bool) -> Vec<usize> {
    let labels = side.labels.iter().enumerate();
    let found = labels.filter(|(_, labels)| labels[claim] == Some(wanted));
    found.map(|(argument, _)| argument).collect()
}

/// Fisher and Yates' shuffle, with Vigna's `SplitMix64`.
pub(crate) fn shuffled(mut items: Vec<usize>, seed: u64) -> Vec<usize> {
    let mut state = seed;
    for last in (1..items.len()).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        items.swap(last, ((mixed ^ (mixed >> 31)) % (last as u64 + 1)) as usize);
    }
    items
}

fn decision(topic: &Topic, drawn: &Drawn) -> Decision {
    let side = &topic.sides[drawn.side];
    Decision {
        item: side.items[drawn.argument].clone(),
        claim: side.claims.start + drawn.claim,
        verdict: drawn.verdict,
    }
}

/// What was measured over topics and sides.
#[derive(Default)]
struct Measured {
    precisions: Vec<f64>,
    assigned: usize,
    right: usize,
    /// Arguments that match some key point.
    matching: usize,
    slowest_fit: f64,
    /// How much likeness of meaning counts.
    meaning: f64,
}

impl Measured {
    /// Fits on `decisions` and measures the sides that are `wanted`, on the arguments that are
    /// not in `left_out`.
    fn add(
        &mut self,
        topic: &Topic,
        decisions: &[Drawn],
        left_out: &[Drawn],
        wanted: impl Fn(usize) -> bool,
    ) {
        let decisions: Vec<Decision> = decisions.iter().map(|made| decision(topic, made)).collect();
        let start = Instant::now();
        let assigner = Assigner::fit(&topic.claims, &topic.collection, &decisions);
        self.slowest_fit = self.slowest_fit.max(start.elapsed().as_secs_f64());
        for (number, side) in topic.sides.iter().enumerate().filter(|(number, _)| wanted(*number)) {
            let left_out = |argument: usize| {
                left_out.iter().any(|made| made.side == number && made.argument == argument)
            };
            let rest = (0..side.items.len()).filter(|argument| !left_out(*argument));
            let scored =
                rest.map(|argument| self.measure(&assigner, topic, side, argument)).collect();
            self.precisions.push(strict::average_precision(scored));
        }
    }

    /// The score of an argument's best key point of its side, and whether the two match.
    fn measure(
        &mut self,
        assigner: &Assigner<'_>,
        topic: &Topic,
        side: &Side,
        argument: usize,
    ) -> (f64, bool) {
        let labels = &side.labels[argument];
        let mut ranked = assigner.rank(&side.items[argument]);
        ranked.retain(|found| side.claims.contains(&found.claim));
        for found in ranked.iter_mut().filter(|_| self.meaning > 0.0) {
            let alike = side.meanings[argument].likeness(&topic.meanings[found.claim]);
            found.score += self.meaning * f64::from(alike);
        }
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.claim.cmp(&b.claim)));
        let best = ranked.first().expect("a side has key points");
        let matches = labels[best.claim - side.claims.start] == Some(true);
        if assigner.probability(best) >= 0.5 {
            self.assigned += 1;
            self.right += usize::from(matches);
        }
        self.matching += usize::from(labels.contains(&Some(true)));
        (best.score, matches)
    }

    fn report(&self, name: &str) {
        let mean = self.precisions.iter().sum::<f64>() / self.precisions.len() as f64;
        let precision = self.right as f64 / self.assigned as f64;
        let recall = self.right as f64 / self.matching as f64;
        let f1 = 2.0 * precision * recall / (precision + recall);
        let fit = 1000.0 * self.slowest_fit;
        print(&format!(
            "{name:24} strict mAP {mean:.4}   assigned: P {precision:.3} R {recall:.3} F1 {f1:.3}   \
             slowest fit {fit:.0} ms\n"
        ));
    }
}
