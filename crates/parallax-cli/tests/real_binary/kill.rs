//! A run that is killed again and again ends with what one undisturbed run gives.

use std::{
    process::{Child, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::command::{self, Workplace};

const FILES: usize = 300;

fn corpus() -> Workplace {
    let at = Workplace::new();
    for number in 0..FILES {
        let text =
            format!("Resident {number} said that the harbour was calm. ").repeat(2 + number % 9);
        at.write(&format!("news/{number:04}.txt"), text);
    }
    let rows: Vec<String> =
        (0..FILES).map(|row| format!("r{row},Officials said {row} boats had left.")).collect();
    at.write("news/rows.csv", format!("id,text\n{}\n", rows.join("\n")));
    at
}

fn map(at: &Workplace, model: &str) -> Child {
    let mut command = at.command(&["map", "news", "--model", model, "-o", "killed.plx"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// All articles and all statements.
fn everything(at: &Workplace, project: &str) -> (String, String) {
    let statements = at.run(&["statements", project, "--format", "jsonl"]);
    (at.run(&["show", project]).stdout, statements.stdout)
}

#[test]
fn kills_lose_nothing_that_is_finished() {
    let at = corpus();
    let model = at.model();
    let started = Instant::now();
    assert_eq!(at.run(&["map", "news", "--model", model, "-o", "talks.plx"]).code, Some(0));
    let whole = started.elapsed();
    let expected = everything(&at, "talks.plx");
    let mut kept = 0;
    for round in 1..=8 {
        let mut child = map(&at, model);
        // Spread over the run, and before anything is there.
        thread::sleep(whole * round / 20 + Duration::from_millis(u64::from(round) * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        let shown = at.run(&["show", "killed.plx"]).stdout;
        let now = shown.lines().count();
        assert!(now >= kept, "round {round}: {kept} articles became {now}");
        kept = now;
    }
    let mut last = map(&at, model);
    assert!(last.wait().unwrap().success());
    let whole = everything(&at, "killed.plx");
    assert!(whole == expected, "what was killed and went on differs from one run");
    assert_eq!(whole.0.lines().count(), 2 * FILES);
}

#[test]
fn an_interruption_finishes_what_is_in_flight_and_says_how_to_go_on() {
    let at = corpus();
    let mut command = at.command(&["map", "news", "--model", "none", "-o", "killed.plx"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    // The project is made once an interruption is listened to.
    while !at.path("killed.plx").exists() && child.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(1));
    }
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.unwrap().success());
    let ended = command::ended(&child.wait_with_output().unwrap());
    // A fast machine may have been done before.
    if ended.code != Some(0) {
        assert_eq!(ended.code, Some(130), "{}", ended.stderr);
        assert!(ended.stderr.contains("Run the same command again to go on"), "{}", ended.stderr);
    }
    assert!(map(&at, "none").wait().unwrap().success());
    assert_eq!(at.run(&["show", "killed.plx"]).stdout.lines().count(), 2 * FILES);
}
