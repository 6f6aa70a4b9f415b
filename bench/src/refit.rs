//! Makes a great many statements, a codebook and decisions, prints how long the assignment of
//! statements to claims takes to learn from them, as it does after each batch of decisions.

use std::hint::black_box;

use clap::Args;
use parallax::resolve::{
    Collection, Item,
    assign::{Assigner, ClaimWordings, Decision, Verdict},
};

use crate::{
    chance::{Chance, Zipf},
    cpu,
    data::print,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many statements; several numbers for several runs
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', default_value = "10000,50000")]
    statements: Vec<usize>,
    /// How many decisions; several numbers for several runs
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', default_value = "0,100,1000")]
    decisions: Vec<usize>,
    /// How many claims the codebook has
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    claims: usize,
    /// Other statements for another number
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

/// Different words of the collection.
const WORDS: u32 = 20_000;
/// Words of a statement.
const LENGTH: usize = 12;
/// Wordings of a claim.
const SAMPLES: usize = 4;

/// Runs `parallax-bench refit`.
pub(crate) fn run(arguments: &Arguments) {
    let words = Zipf::new(WORDS);
    for &count in &arguments.statements {
        let chance = &mut Chance(arguments.seed);
        let items: Vec<Item> = (0..count).map(|_| item(chance, &words)).collect();
        let claims: Vec<ClaimWordings> = (0..arguments.claims)
            .map(|_| ClaimWordings {
                samples: (0..SAMPLES).map(|_| item(chance, &words)).collect(),
                against: Vec::new(),
            })
            .collect();
        let collection = Collection::of(&items);
        for &made in &arguments.decisions {
            let decisions = decisions(chance, &items, claims.len(), made);
            let (_, used) =
                cpu::timed_process(|| black_box(Assigner::fit(&claims, &collection, &decisions)));
            print(&format!(
                "{count} statements, {} claims, {made} decisions: {used:.2} CPU s\n",
                claims.len()
            ));
        }
    }
}

fn item(chance: &mut Chance, words: &Zipf) -> Item {
    let drawn: Vec<String> = (0..LENGTH).map(|_| format!("word{}", words.draw(chance))).collect();
    Item::plain(&drawn.join(" "))
}

fn decisions(chance: &mut Chance, items: &[Item], claims: usize, count: usize) -> Vec<Decision> {
    let one = |_| Decision {
        item: items[chance.below(items.len())].clone(),
        claim: chance.below(claims),
        verdict: if chance.happens(0.5) { Verdict::Accepted } else { Verdict::Rejected },
    };
    (0..count).map(one).collect()
}
