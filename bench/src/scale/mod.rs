//! Makes a great many statements whose claims are known, finds claims among them with the code that
//! `parallax map` runs, prints the time, the memory and how many of the claims come back.

mod generate;
mod statement;
mod words;

use std::time::Instant;

use anyhow::Result;
use clap::Args;
use parallax::{
    extract::{proposition::Part, stance::Stance},
    resolve::{
        claim_list::{Candidate, Claim, ClaimDecisions, claims},
        claims::{ClaimStatement, Records},
    },
};
use parallax_threads::Threads;

use self::generate::Corpus;
use crate::{agreement::Agreement, cpu, data::print, memory};

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
}

/// Statements in a document.
const DOCUMENT: u32 = 10;

/// Runs `parallax-bench scale`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    print("seeded statements; any two may make one claim\n");
    let threads = Threads::new(arguments.threads)?;
    for &count in &arguments.statements {
        measure(&Corpus::new(count, arguments.seed), &threads)?;
    }
    Ok(())
}

fn measure(corpus: &Corpus, threads: &Threads) -> Result<()> {
    let (start, cpu) = (Instant::now(), cpu::of_process());
    let mut records = Records::default();
    let mut names_both = Vec::new();
    let push = |one: ClaimStatement| {
        names_both.push(says_who_and_whom(&one));
        records.push(&one)
    };
    let numbers: Vec<u32> = corpus.statements().map(push).collect();
    let (made, cpu_made) = (start.elapsed().as_secs_f64(), cpu::of_process() - cpu);
    let candidates: Vec<Candidate<'_>> = numbers
        .iter()
        .map(|&number| Candidate {
            document: number / DOCUMENT,
            statement: number % DOCUMENT,
            item: None,
            record: Some(number),
            stance: records.record(number).stance(),
            stance_rule: "",
            decided_stance: None,
        })
        .collect();
    let found = claims(&candidates, &mut records, &[], &ClaimDecisions::default(), threads);
    let (wall, cpu) = (start.elapsed().as_secs_f64(), cpu::of_process() - cpu);
    print(&format!(
        "{:8} statements of {} claims (the largest {}), {} planted near copies\n\
         {:9}{wall:.1} s and {cpu:.1} CPU s, of them {made:.1} and {cpu_made:.1} to make the \
         statements; {:.1} CPU µs each; {:.2} GiB at most\n",
        numbers.len(),
        corpus.claims(),
        corpus.largest,
        corpus.copies,
        "",
        cpu * 1e6 / numbers.len() as f64,
        memory::peak()?,
    ));
    print(&recovered(corpus, &found, &names_both));
    Ok(())
}

/// Whether the reader found who acts and who is acted upon.
fn says_who_and_whom(statement: &ClaimStatement) -> bool {
    let all = &statement.clauses[0].told.participants;
    [Part::Agent, Part::Patient].iter().all(|part| all.iter().any(|one| one.part == *part))
}

/// How many of the planted claims came back. A statement in no claim is a group of its own.
fn recovered(corpus: &Corpus, found: &[Claim], names_both: &[bool]) -> String {
    let first = found.len() as u32;
    let mut group_of: Vec<u32> = (first..).take(names_both.len()).collect();
    for (number, claim) in found.iter().enumerate() {
        for member in &claim.members {
            group_of[member.candidate] = number as u32;
        }
    }
    let things: Vec<(u32, u32)> = corpus.claim_of().zip(group_of.iter().copied()).collect();
    let agreement = Agreement::of(&things);
    let denied = found.iter().flat_map(|claim| &claim.members);
    let denied = denied.filter(|member| member.stance == Stance::Deny).count();
    format!(
        "{:9}{} claims, {denied} denials; B3 P {:.3} R {:.3} F {:.3}, ARI {:.3}; \
         mirrored claims merged {:.3}\n",
        "",
        found.len(),
        agreement.precision,
        agreement.recall,
        agreement.f(),
        agreement.rand,
        corpus.mirrored_merged(&group_of, names_both),
    )
}
