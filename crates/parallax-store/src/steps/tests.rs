//! Undoing and redoing is walking up and down a list of states.

use std::{collections::BTreeMap, ops::ControlFlow, path::Path, thread};

use parallax::{
    ingest::{self, Options},
    text::{Metadata, Span},
};
use proptest::prelude::*;

use super::LogFilter;
use crate::{
    Coded, Coding, NewCoding, NewDecision, NewReading, Outcome, Project,
    coding::{KIND as CODING, replay},
};

/// Something that a person does. Numbers choose among what there is.
#[derive(Clone, Debug)]
enum Act {
    Decide(usize),
    Code(usize, u8),
    Recode(usize, u8),
    Uncode(usize),
    Undo,
    Redo,
    Reopen,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => (1_usize..4).prop_map(Act::Decide),
        3 => (0_usize..2, 0_u8..3).prop_map(|(document, value)| Act::Code(document, value)),
        3 => (any::<usize>(), 0_u8..3).prop_map(|(coding, value)| Act::Recode(coding, value)),
        2 => any::<usize>().prop_map(Act::Uncode),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
        1 => Just(Act::Reopen),
    ]
}

/// What counts of the log, and the codings.
type State = (Vec<u64>, Vec<Coding>);

const DOCUMENTS: [&str; 2] = ["tavik", "orleth"];

fn project(path: &Path) -> Project {
    let mut project = Project::create(path).unwrap();
    for name in DOCUMENTS {
        let text = format!("{name} is calm.");
        let document = ingest::of_text(name, name, text, Metadata::default(), &Options::default());
        let document = &document.unwrap();
        let (outcome, analysis) = (Outcome::NotRead { reason: "test" }, "none");
        let new = NewReading { document, source: None, analysis, words: 3, last: false, outcome };
        project.insert(&new).unwrap();
    }
    project
}

fn state(project: &Project) -> State {
    let counts = project.in_force(&["statement", CODING], None).unwrap();
    let counts = counts.iter().map(|decision| decision.seq).collect();
    let mut codings = Vec::new();
    project
        .codings(&mut |coding| {
            codings.push(coding);
            ControlFlow::Continue(())
        })
        .unwrap();
    (counts, codings)
}

/// What replaying the decisions that count gives.
fn replayed(project: &Project) -> Vec<Coding> {
    let counts = project.in_force(&[CODING], None).unwrap();
    replay(&counts).unwrap().codings.into_iter().map(|(_, coding)| coding).collect()
}

fn coding(value: u8) -> NewCoding {
    NewCoding {
        kind: "DNA Statement".to_owned(),
        coder: "Ada".to_owned(),
        spans: vec![Span::new(0, 5)],
        variables: BTreeMap::from([("concept".to_owned(), Coded::Integer(value.into()))]),
    }
}

fn decision(number: usize) -> NewDecision {
    let quoted = number.to_string();
    NewDecision { who: "Ada".to_owned(), kind: "statement".to_owned(), quoted, ..decision_of() }
}

fn decision_of() -> NewDecision {
    NewDecision { verdict: "accept".to_owned(), ..NewDecision::default() }
}

/// Does it; gives whether it made a new step.
fn new_step(project: &mut Project, act: &Act) -> bool {
    let codings = state(project).1;
    let chosen = |number: usize| codings.get(number % codings.len().max(1));
    match act {
        Act::Decide(count) => {
            let decisions: Vec<NewDecision> = (0..*count).map(decision).collect();
            let step = project.decide_step(&decisions).unwrap().unwrap();
            assert_eq!(step.decisions, *count as u64);
        }
        Act::Code(document, value) => {
            project.code(DOCUMENTS[*document], &coding(*value), None).unwrap().unwrap();
        }
        Act::Recode(number, value) => {
            let Some(chosen) = chosen(*number) else { return false };
            project.recode(&chosen.id, &coding(*value), "Ben", None).unwrap().unwrap();
        }
        Act::Uncode(number) => {
            let Some(chosen) = chosen(*number) else { return false };
            project.uncode(&chosen.id, "Ben", None).unwrap().unwrap();
        }
        Act::Undo | Act::Redo | Act::Reopen => unreachable!("these make no new step"),
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn undo_and_redo_walk_along_the_states(acts in prop::collection::vec(act(), 1..24)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talks.plx");
        let mut project = project(&path);
        let mut states = vec![state(&project)];
        let mut at = 0_usize;
        for act in &acts {
            match act {
                Act::Undo => {
                    let undone = project.undo("Cai").unwrap();
                    prop_assert_eq!(undone.is_some(), at > 0);
                    at = at.saturating_sub(1);
                }
                Act::Redo => {
                    let redone = project.redo("Cai").unwrap();
                    prop_assert_eq!(redone.is_some(), at + 1 < states.len());
                    at = (at + 1).min(states.len() - 1);
                }
                Act::Reopen => {
                    project.close().unwrap();
                    project = Project::open(&path).unwrap();
                }
                act if new_step(&mut project, act) => {
                    states.truncate(at + 1);
                    states.push(state(&project));
                    at += 1;
                }
                _ => {}
            }
            prop_assert_eq!(&state(&project), &states[at]);
            prop_assert_eq!(&replayed(&project), &states[at].1);
        }
        let log = project.log(&LogFilter::default()).unwrap();
        let counts = log.iter().rev().filter(|entry| {
            entry.decision.decided.kind != "step" && !entry.is_undone
        });
        let counts: Vec<u64> = counts.map(|entry| entry.decision.seq).collect();
        prop_assert_eq!(&counts, &states[at].0);
    }
}

#[test]
fn steps_of_two_connections_do_not_run_into_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.plx");
    project(&path).close().unwrap();
    let decisions: Vec<NewDecision> = (0..5).map(decision).collect();
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut project = Project::open(&path).unwrap();
                for round in 0..12 {
                    project.decide_step(&decisions).unwrap();
                    if round % 4 == 3 {
                        project.undo("Ben").unwrap();
                    }
                }
            });
        }
    });
    let project = Project::open(&path).unwrap();
    let mut log = project.log(&LogFilter::default()).unwrap();
    log.reverse();
    let steps: Vec<_> = log.chunk_by(|a, b| a.decision.step == b.decision.step).collect();
    let of_length = |length| steps.iter().filter(|step| step.len() == length).count();
    assert_eq!((of_length(5), of_length(1), steps.len()), (24, 6, 30));
    assert_eq!(log.iter().filter(|entry| entry.is_undone).count(), 30);
    assert!(log.is_sorted_by_key(|entry| entry.decision.at.parse::<jiff::Timestamp>().unwrap()));
}

#[test]
fn the_log_is_read_in_pages_and_by_what_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = project(&folder.path().join("talks.plx"));
    project.decide(&decision(7)).unwrap();
    project.code("tavik", &coding(1), None).unwrap();
    project.undo("Ben").unwrap();
    let seqs = |filter: &LogFilter| -> Vec<(u64, bool)> {
        let entries = project.log(filter).unwrap();
        entries.iter().map(|entry| (entry.decision.seq, entry.is_undone)).collect()
    };
    let all = LogFilter::default();
    assert_eq!(seqs(&all), [(3, false), (2, true), (1, false)]);
    assert_eq!(seqs(&LogFilter { before: Some(3), limit: Some(1), ..all.clone() }), [(2, true)]);
    assert_eq!(seqs(&LogFilter { who: Some("Ben".to_owned()), ..all.clone() }), [(3, false)]);
    let tavik = project.log(&LogFilter { limit: Some(2), ..all.clone() }).unwrap().remove(1);
    assert_eq!(tavik.doc.as_deref(), Some("tavik"));
    let document = Some(tavik.decision.decided.document.clone());
    assert_eq!(seqs(&LogFilter { document, ..all.clone() }), [(2, true)]);
    let statement = Some("0011223344556677".to_owned());
    assert_eq!(seqs(&LogFilter { statement, ..all }), []);
    let step = project.step(tavik.decision.step.as_deref().unwrap()).unwrap();
    assert_eq!(step, [tavik]);
}
