//! Takes a project, measures the comparison of all its articles on numbers of threads, and checks
//! that each gives the same rows.

use std::{path::PathBuf, time::Instant};

use anyhow::{Result, ensure};
use clap::Args;
use parallax::{
    codebook::Codebook,
    compare::compare,
    present::{
        SpeakerRow,
        comparison::{Row, Sink, rows},
    },
    resolve::claim_list::ClaimDecisions,
    text::DocumentId,
};
use parallax_store::Project;
use parallax_threads::Threads;

use crate::{cpu, data::print, memory};

#[derive(Args)]
pub(crate) struct Arguments {
    /// A project that `parallax map` made, without a codebook
    #[arg(value_name = "PROJECT")]
    project: PathBuf,
    /// Numbers of threads
    #[arg(long, value_delimiter = ',', default_value = "1,2")]
    threads: Vec<usize>,
}

/// Runs `parallax-bench comparison`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let project = Project::open(&arguments.project)?;
    let mut first = None;
    for &count in &arguments.threads {
        let found = measured(&project, count)?;
        let first = *first.get_or_insert(found);
        ensure!(first == found, "{count} threads give other rows");
    }
    Ok(())
}

/// Compares, prints what it took, gives the hash of all rows.
fn measured(project: &Project, count: usize) -> Result<DocumentId> {
    let threads = Threads::new(count)?;
    let codebook = Codebook::default();
    let mut times = vec![(Instant::now(), cpu::of_process())];
    let (mut corpus, _) = project.corpus(&codebook.parties, false, &threads)?;
    times.push((Instant::now(), cpu::of_process()));
    let decisions = ClaimDecisions::default();
    let comparison = compare(&mut corpus, &codebook, &[], &decisions, &threads);
    times.push((Instant::now(), cpu::of_process()));
    let mut hashed = Hashed { rows: 0, hash: DocumentId([0; 16]) };
    rows(&corpus, &codebook, &comparison, &mut hashed)?;
    times.push((Instant::now(), cpu::of_process()));
    print(&format!(
        "{} articles, {} statements, {} rows, on {count} threads:\n",
        corpus.documents().len(),
        comparison.candidates.len(),
        hashed.rows,
    ));
    for (name, pair) in ["read", "compare", "rows"].iter().zip(times.windows(2)) {
        let ((start, cpu), (end, cpu_end)) = (pair[0], pair[1]);
        let wall = (end - start).as_secs_f64();
        print(&format!("  {name:8}{wall:8.2} s {:8.2} CPU s\n", cpu_end - cpu));
    }
    print(&format!("  {:.2} GiB at most so far, rows {}\n", memory::peak()?, hashed.hash));
    Ok(hashed.hash)
}

/// Takes rows and keeps a hash of them only.
struct Hashed {
    rows: usize,
    hash: DocumentId,
}

impl Sink for Hashed {
    type Error = serde_json::Error;

    fn row<R: Row>(&mut self, row: &R) -> Result<(), Self::Error> {
        self.rows += 1;
        self.hash = DocumentId::of(&[&self.hash.0, &serde_json::to_vec(row)?]);
        Ok(())
    }

    fn speakers(&mut self, statement: &str, speakers: &[SpeakerRow]) -> Result<(), Self::Error> {
        let data = serde_json::to_vec(speakers)?;
        self.hash = DocumentId::of(&[&self.hash.0, statement.as_bytes(), &data]);
        Ok(())
    }
}
