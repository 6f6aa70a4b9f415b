//! Makes a great many statements, counts one-mode networks of their organisations, prints the time
//! and the memory.

use std::time::Instant;

use anyhow::Result;
use clap::Args;
use parallax::network::{
    Aggregation, Column, Duplicates, Kind, Normalization, Options, Row, Scope, Table, Text, Values,
    networks,
};

use crate::{cpu::timed, data::print, memory};

/// Seconds in three years, which the statements are of.
const YEARS: u64 = 3 * 31_556_952;

/// Statements in a document, on average.
const PER_DOCUMENT: usize = 8;

#[derive(Args)]
pub(crate) struct Arguments {
    /// How many statements, organisations and claims; several for several runs
    #[arg(
        long,
        value_name = "STATEMENTS:ORGANISATIONS:CLAIMS",
        value_delimiter = ',',
        default_value = "20000:600:150,1000000:5000:500"
    )]
    sizes: Vec<String>,
    /// Another table for another number
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

/// Runs `parallax-bench networks`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    print("one mode, stance, duplicates per document, subtract, average\n");
    for size in &arguments.sizes {
        let numbers = size.split(':').map(str::parse).collect::<Result<Vec<usize>, _>>()?;
        let &[statements, organisations, claims] = numbers.as_slice() else {
            anyhow::bail!("{size}: three numbers are needed")
        };
        measure(&table(statements, organisations, claims, arguments.seed)?, size)?;
    }
    Ok(())
}

fn measure(table: &Table, size: &str) -> Result<()> {
    let options = Options {
        kind: Kind::OneMode,
        rows: "organisation".to_owned(),
        columns: "claim".to_owned(),
        qualifier: Some("stance".to_owned()),
        aggregation: Aggregation::Subtract,
        normalization: Normalization::Average,
        duplicates: Duplicates::Document,
        ..Options::default()
    };
    let start = Instant::now();
    let (found, cpu) = timed(|| networks(table, &options));
    let network = &found?[0];
    print(&format!(
        "{size:>22}: {:.2} CPU s, {:.2} s; {} statements counted, {} nodes, {} ties, {:.2} GiB at \
         most\n",
        cpu,
        start.elapsed().as_secs_f64(),
        network.statements,
        network.nodes.len(),
        network.ties.len(),
        memory::peak()?,
    ));
    Ok(())
}

/// Organisations and claims are drawn with weights that fall as their number grows, so that a few
/// have very many statements.
fn table(statements: usize, organisations: usize, claims: usize, seed: u64) -> Result<Table> {
    let mut random = Random(seed);
    let mut rows = Vec::with_capacity(statements);
    let (mut actors, mut said, mut stances) = (vec![], vec![], vec![]);
    for id in 0..statements {
        let document = random.below((statements / PER_DOCUMENT).max(1));
        rows.push(Row {
            // A document has one time.
            time: Some((document as u64 * 7_919 % YEARS) as i64),
            document: document as u32,
            start: random.below(10_000) as u32,
            id: id as u64,
            copy: None,
        });
        actors.push(Some(random.skewed(organisations) as u32));
        said.push(Some(random.skewed(claims) as u32));
        stances.push(Some(random.below(3) > 0));
    }
    let names = |kind: &str, count| (0..count).map(|number| format!("{kind} {number}")).collect();
    let text = |name: &str, codes, count| Column {
        name: name.to_owned(),
        scope: Scope::Statement,
        values: Values::Text(Text::numbered(codes, names(name, count))),
    };
    let columns = vec![
        text("organisation", actors, organisations),
        text("claim", said, claims),
        Column {
            name: "stance".to_owned(),
            scope: Scope::Statement,
            values: Values::Boolean(stances),
        },
    ];
    Ok(Table::new(rows, columns)?)
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    fn skewed(&mut self, bound: usize) -> usize {
        let share = self.below(1 << 32) as f64 / (1_u64 << 32) as f64;
        ((share.powf(1.5) * bound as f64) as usize).min(bound - 1)
    }
}
