//! The whole path: articles, a project, its networks, and the files of these as a second library,
//! networkx, reads them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use crate::{
    command::{Workplace, skipped},
    examples::{printed, with_codebook},
};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/real_binary/second_library.py");
const PACKAGE: &str = "networkx>=3.2,<4";

/// The folder with networkx, which pip has put into the folder of build outputs.
fn networkx() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("networkx");
        if !folder.join("networkx").exists() {
            let part = folder.with_extension(format!("part-{}", std::process::id()));
            install(&part);
            // Another run may have been faster.
            if fs::rename(&part, &folder).is_err() {
                let _ = fs::remove_dir_all(&part);
            }
        }
        folder
    })
}

fn install(folder: &Path) {
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
    let mut command = Command::new("python3");
    command.args(pip).args(["--no-compile", "--target"]).arg(folder).arg(PACKAGE);
    let advice = "files of networks are checked with networkx: this test needs Python 3.9 or \
                  later with pip, and a package index that pip reaches";
    let output = command.output().unwrap_or_else(|error| panic!("python3: {error}; {advice}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "pip could not install {PACKAGE}; {advice}\n{said}");
}

/// Writes a network in all formats into a folder.
fn write(place: &Workplace, folder: &str, formats: &[(&str, &str)], made_of: &[&str]) -> PathBuf {
    fs::create_dir_all(place.path(folder)).unwrap();
    for (format, file) in formats {
        let path = format!("{folder}/{file}");
        let arguments = ["network", "talks.plx", "--format", format, "-o", &path];
        printed(place, &[&arguments, made_of].concat());
    }
    place.path(folder)
}

#[test]
fn networkx_reads_what_was_written() {
    let Some(place) = with_codebook() else {
        return skipped("without a model the examples have no networks");
    };
    let whole = [
        ("edges", "edges.csv"),
        ("graphml", "whole.graphml"),
        ("visone", "whole.visone.graphml"),
        ("gexf", "whole.gexf"),
        ("csv", "whole.csv"),
    ];
    let windows = [("edges", "edges.csv"), ("gexf", "windows.gexf")];
    let one_mode = ["--kind", "one-mode", "--qualifier", "stance", "--aggregation", "subtract"];
    let averaged = ["--normalization", "average", "--duplicates", "document"];
    let in_weeks = ["--window", "1", "--unit", "weeks"];
    let folders = [
        write(&place, "two-mode", &whole, &[]),
        write(&place, "one-mode", &whole, &[&one_mode[..], &averaged[..]].concat()),
        write(&place, "speakers", &whole, &["--rows", "speaker", "--columns", "outlet"]),
        write(&place, "weeks", &windows, &in_weeks),
    ];
    let mut python = Command::new("python3");
    python.arg(SCRIPT).args(&folders).env("PYTHONPATH", networkx());
    let output = python.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let checked = String::from_utf8_lossy(&output.stdout);
    assert_eq!(checked.lines().count(), folders.len(), "{checked}");
}
