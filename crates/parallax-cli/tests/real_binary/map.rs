//! `map` through the real binary: what it keeps, and what it says about what it cannot read.

use std::{fs, thread, time::Duration};

use crate::command::{self, Workplace, skipped};

const CALM: &str = "Officials in Norland said on Monday that the harbour was calm.";
const DENIED: &str = "Sudavia denied it, and residents said they had seen boats.";

#[test]
fn a_folder_becomes_a_project() {
    let at = Workplace::new();
    at.write("news/north/monday.txt", CALM);
    at.write("news/south/monday.md", DENIED);
    at.write("news/south/tuesday.html", format!("<html><body><p>{DENIED}</p></body></html>"));
    at.write("news/notes.docx", "passed over");
    at.write("news/.hidden/a.txt", CALM);
    let first = at.keep(&["news"]);
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    assert_eq!(at.names(), ["north/monday", "south/monday", "south/tuesday"]);
    assert!(first.stdout.contains("ending .docx"), "{}", first.stdout);
    assert!(first.stdout.contains("hidden"), "{}", first.stdout);
}

#[test]
fn a_second_run_reads_only_what_is_new_or_changed() {
    let at = Workplace::new();
    at.write("news/a.txt", CALM);
    at.write("news/b.txt", CALM);
    at.keep(&["news"]);
    thread::sleep(Duration::from_millis(20));
    at.write("news/b.txt", DENIED);
    at.write("news/c.txt", DENIED);
    let second = at.keep(&["news", "--summary", "json"]);
    let summary: serde_json::Value = serde_json::from_str(&second.stdout).unwrap();
    assert_eq!(summary["already_there"], 1, "{summary}");
    assert_eq!(summary["not_read"], 2, "{summary}");
    assert_eq!(summary["changed"], 1, "{summary}");
    assert_eq!(summary["documents"], 3, "{summary}");
    assert!(at.run(&["show", "talks.plx", "b"]).stdout.contains("boats"));
}

#[test]
fn any_number_of_threads_gives_the_same_project() {
    let at = Workplace::new();
    for number in 0..60 {
        at.write(&format!("news/{number}.txt"), CALM.repeat(1 + number % 7));
    }
    let shown = ["1", "2", "5"].map(|threads| {
        let project = format!("{threads}.plx");
        let map = ["map", "news", "--model", "none", "--threads", threads, "-o", &project];
        assert_eq!(at.run(&map).code, Some(0));
        at.run(&["show", &project]).stdout
    });
    assert_eq!(shown[0], shown[1]);
    assert_eq!(shown[1], shown[2]);
}

#[test]
fn every_odd_input_is_named_and_the_rest_is_kept() {
    let at = Workplace::new();
    at.write("in/good.txt", CALM);
    at.write("in/empty.txt", "");
    at.write("in/blank.txt", " \n\t\n");
    at.write("in/zeros.txt", [0; 4096]);
    at.write(
        "in/broken.txt",
        b"\xFF\xC0\x80 caf\xE9 \xF5\x00\x01\x02\x03\x04\x05\x06\x07".repeat(50),
    );
    at.write("in/rows.csv", "id,story\n1,Calm\n");
    at.write("in/lines.jsonl", format!("{{\"text\": \"{CALM}\"}}\nnot json\n"));
    at.write("in/deep.html", format!("{}{CALM}", "<div>".repeat(20_000)));
    at.write("in/broken.html", format!("<html><p>{CALM}</b></i><table><tr><p>{DENIED}<![CDATA["));
    let ended = at.keep(&["in", "missing.txt", "--field", "text=body"]);
    assert_eq!(ended.code, Some(3), "{}", ended.stderr);
    for (name, why) in [
        ("in/empty.txt", "empty"),
        ("in/blank.txt", "empty"),
        ("in/zeros.txt", "binary"),
        ("in/rows.csv", "body"),
        ("in/lines.jsonl", ""),
        ("missing.txt", "there is no such file"),
    ] {
        let named = ended.stderr.lines().any(|line| line.contains(name) && line.contains(why));
        assert!(named, "{name} ({why}) is not named in:\n{}", ended.stderr);
    }
    assert!(at.names().contains(&"good".to_owned()));
    let failures = at.run(&["failures", "talks.plx"]).stdout;
    assert!(failures.contains("in/empty.txt: empty"), "{failures}");
    // Corrected inputs are forgotten as failures.
    thread::sleep(Duration::from_millis(20));
    at.write("in/empty.txt", CALM);
    at.keep(&["in"]);
    assert!(!at.run(&["failures", "talks.plx"]).stdout.contains("in/empty.txt"));
}

#[test]
fn one_line_of_100_megabytes_is_named_and_passed_over() {
    let at = Workplace::new();
    at.write("in/good.txt", CALM);
    at.write("in/long.txt", "calm ".repeat(20 << 20));
    let ended = at.keep(&["in"]);
    assert_eq!(ended.code, Some(3), "{}", ended.stderr);
    assert!(ended.stderr.contains("in/long.txt: longer than"), "{}", ended.stderr);
    assert_eq!(at.names(), ["good"]);
}

#[test]
fn many_failures_are_cut_short() {
    let at = Workplace::new();
    at.write("in/good.txt", CALM);
    for number in 0..30 {
        at.write(&format!("in/{number}.txt"), "");
    }
    let ended = at.keep(&["in"]);
    assert_eq!(ended.stderr.matches("not read:").count(), 20);
    assert!(ended.stderr.contains("and 10 more; all of them: parallax failures talks.plx"));
    let ended = at.keep(&["in", "--verbose"]);
    assert_eq!(ended.stderr.matches("not read:").count(), 30);
}

#[test]
fn nothing_to_read_is_an_error_and_makes_no_project() {
    let at = Workplace::new();
    at.write("in/picture.png", "x");
    for paths in [vec!["in"], vec!["nowhere"], vec!["in/*.txt"], vec!["nowhere", "in"]] {
        let ended = at.keep(&paths);
        assert_eq!((ended.code, ended.stdout.as_str()), (Some(2), ""), "{paths:?}");
        assert!(ended.stderr.contains("nothing to read"), "{}", ended.stderr);
    }
    assert!(!at.path("talks.plx").exists());
    at.write("in/empty.txt", "");
    assert_eq!(at.keep(&["in"]).code, Some(2), "all inputs failed");
}

#[test]
fn another_file_is_never_overwritten() {
    let at = Workplace::new();
    at.write("in/a.txt", CALM);
    at.write("talks.plx", "my notes");
    let ended = at.keep(&["in"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("not a Parallax project"), "{}", ended.stderr);
    assert_eq!(fs::read(at.path("talks.plx")).unwrap(), b"my notes");
}

#[test]
fn escape_sequences_never_reach_the_terminal() {
    let at = Workplace::new();
    let attack = "\u{1b}]0;owned\u{7}\u{1b}[2J";
    at.write(
        "in/a.jsonl",
        format!(
            "{}\n",
            serde_json::json!({"id": format!("x{attack}"), "text": format!("{CALM} {attack}")})
        ),
    );
    at.write("in/b.csv", format!("id,{attack}\n1,2\n"));
    let mapped = at.keep(&["in"]);
    let outputs = [
        mapped.stdout,
        mapped.stderr,
        at.run(&["show", "talks.plx"]).stdout,
        at.run(&["show", "talks.plx", &format!("x{attack}")]).stdout,
        at.run(&["failures", "talks.plx"]).stdout,
    ];
    for output in outputs {
        assert!(!output.contains(['\u{1b}', '\u{7}']), "{output:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let at = Workplace::new();
    at.write("in/good.txt", CALM);
    at.write("in/closed/a.txt", CALM);
    let closed = at.path("in/closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if command::rights_bind(&closed) {
        let ended = at.keep(&["in"]);
        assert_eq!(ended.code, Some(3));
        assert!(ended.stderr.contains("in/closed: no right to read it"), "{}", ended.stderr);
        assert_eq!(at.names(), ["good"]);
    } else {
        skipped("a superuser may read every folder");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_full_disk_keeps_what_is_finished() {
    use std::process::Command;
    let at = Workplace::new();
    for number in 0..200 {
        at.write(&format!("in/{number:03}.txt"), format!("{number} {}", CALM.repeat(200)));
    }
    // A limit on the size of files stands for the full disk: 1 MiB, in blocks of 512 bytes.
    let script = "trap '' XFSZ; ulimit -f 2048; exec \"$0\" map in --model none -o talks.plx";
    let mut shell = Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_parallax")]).current_dir(at.path("."));
    let ended = command::ended(&shell.output().unwrap());
    assert_eq!(ended.code, Some(2), "{}{}", ended.stdout, ended.stderr);
    assert!(ended.stderr.contains("no room left"), "{}", ended.stderr);
    assert!(ended.stderr.contains("Make room"), "{}", ended.stderr);
    let kept = at.names().len();
    assert!(kept > 0 && kept < 200, "{kept} kept");
    assert_eq!(at.keep(&["in"]).code, Some(0));
    assert_eq!(at.names().len(), 200);
}

#[test]
fn standard_input_is_read() {
    use std::{io::Write as _, process::Stdio};
    let at = Workplace::new();
    for _ in 0..2 {
        let mut command = at.command(&["map", "-", "--model", "none", "-o", "talks.plx"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(CALM.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(at.names(), ["stdin"]);
}

#[test]
fn another_language_is_kept_and_reported() {
    let at = Workplace::new();
    let model = at.model();
    if model == "none" {
        return;
    }
    at.write("in/north.txt", CALM);
    let german = "Die Behörden von Norland sagten am Montag, dass der Hafen ruhig sei und niemand \
                  das Land verlassen habe. Die Bewohner sprachen von Booten in der Nacht.";
    at.write("in/fern.txt", german);
    let ended = at.run(&["map", "in", "--model", model, "-o", "talks.plx", "--summary", "json"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    let summary: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!((&summary["read"], &summary["not_read"]), (&1.into(), &1.into()), "{summary}");
    assert!(at.run(&["show", "talks.plx", "fern"]).stdout.contains("not read: language de"));
}

#[test]
fn a_missing_model_names_the_next_command() {
    let at = Workplace::new();
    at.write("in/a.txt", CALM);
    let mut command = at.command(&["map", "in", "-o", "talks.plx"]);
    let ended = command::ended(&command.env("PARALLAX_HOME", at.path("home")).output().unwrap());
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("parallax model fetch en-md"), "{}", ended.stderr);
    assert!(!at.path("talks.plx").exists());
}
