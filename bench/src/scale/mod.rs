//! Makes a great many statements whose claims are known, groups them with the engine, prints the
//! time, the memory and how many of the claims come back.

mod generate;
mod score;
mod words;

use std::time::Instant;

use anyhow::Result;
use clap::Args;
use parallax::resolve::groups::{Groups, Item, Items, Links, Settings, group};
use rustix::time::{ClockId, clock_gettime};

use self::{
    generate::{Corpus, generate},
    score::Structure,
    words::features,
};
use crate::{agreement::Agreement, data::print, memory, threads::Threads};

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many statements; several numbers for several runs
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', default_value = "10000,100000")]
    statements: Vec<usize>,
    /// How many threads
    #[arg(long, value_name = "NUMBER", default_value_t = 2)]
    threads: usize,
    /// Another corpus for another number
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Postings read for one statement
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().postings)]
    postings: usize,
    /// Least mean weight of the pairs inside a group
    #[arg(long, value_name = "SHARE", default_value_t = Settings::default().resolution)]
    resolution: f64,
    /// Least score of a pair
    #[arg(long, value_name = "SCORE", default_value_t = Settings::default().accept)]
    accept: f32,
}

/// Runs `parallax-bench scale`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    print("seeded statements; one block, so that any two may be one claim\n");
    for &count in &arguments.statements {
        let corpus = generate(count, arguments.seed);
        measure(arguments, &corpus)?;
    }
    Ok(())
}

fn measure(arguments: &Arguments, corpus: &Corpus) -> Result<()> {
    let settings = Settings {
        postings: arguments.postings,
        resolution: arguments.resolution,
        accept: arguments.accept,
        ..Settings::default()
    };
    let (start, cpu) = (Instant::now(), process_seconds());
    let keys: Vec<_> = corpus.statements.iter().map(|statement| statement.key).collect();
    let items = Items::collect(&keys, |number| {
        let statement = &corpus.statements[number];
        Item { key: statement.key, block: 0, days: None, features: features(statement) }
    });
    let built = start.elapsed().as_secs_f64();
    let score = Structure::new(corpus);
    let threads = Threads(arguments.threads);
    let groups = group(&items, &Links::default(), &score, &settings, &threads);
    let (wall, cpu) = (start.elapsed().as_secs_f64(), process_seconds() - cpu);
    report(corpus, &groups, built, wall, cpu)
}

fn report(corpus: &Corpus, groups: &Groups, built: f64, wall: f64, cpu: f64) -> Result<()> {
    let count = corpus.statements.len();
    let mut group_of = vec![0; count];
    for (number, members) in groups.groups.iter().enumerate() {
        for &member in members {
            group_of[member as usize] = number as u32;
        }
    }
    let claims = corpus.statements.iter().map(|statement| statement.claim);
    let things: Vec<(u32, u32)> = claims.zip(group_of.iter().copied()).collect();
    let agreement = Agreement::of(&things);
    let copies = (0..count).filter(|&number| groups.copy_of[number] as usize != number).count();
    print(&format!(
        "{count:8} statements of {} claims (the largest {}), {} planted near copies\n\
         {:9}{wall:.1} s ({built:.1} s features), {cpu:.1} CPU s, {:.1} µs each, {:.2} GiB at most\n\
         {:9}{} groups, {copies} collapsed; B3 P {:.3} R {:.3} F {:.3}, ARI {:.3}; \
         mirrored claims merged {:.3}\n",
        corpus.claims,
        corpus.largest,
        corpus.copies,
        "",
        cpu * 1e6 / count as f64,
        memory::peak()?,
        "",
        groups.groups.len(),
        agreement.precision,
        agreement.recall,
        agreement.f(),
        agreement.rand,
        corpus.mirrored_merged(&group_of),
    ));
    Ok(())
}

fn process_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}
