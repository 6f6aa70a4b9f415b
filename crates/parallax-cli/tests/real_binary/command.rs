//! Runs the real binary in a folder of its own.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// A working folder, empty at first.
pub(crate) struct Workplace(TempDir);

/// What a command printed and how it ended.
pub(crate) struct Ended {
    /// Exit code; none if it was killed.
    pub(crate) code: Option<i32>,
    /// Data.
    pub(crate) stdout: String,
    /// Messages.
    pub(crate) stderr: String,
}

impl Workplace {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Runs `parallax` with these arguments to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        ended(&self.command(arguments).output().unwrap())
    }

    /// Runs `parallax map`, which keeps articles without a model.
    pub(crate) fn keep(&self, arguments: &[&str]) -> Ended {
        self.run(&[&["map", "--model", "none", "-o", "talks.plx"], arguments].concat())
    }

    /// The smallest model that is here, else `none`, which keeps articles without reading them.
    pub(crate) fn model(&self) -> &'static str {
        let listed = self.run(&["model", "list"]).stdout;
        let is_here = |model: &&str| {
            let mut lines = listed.lines();
            lines.any(|line| line.starts_with(model) && !line.contains("parallax model fetch"))
        };
        ["en-sm", "en-md"].into_iter().find(is_here).unwrap_or_else(|| {
            skipped("no model is here (parallax model fetch en-sm): articles are kept, not read");
            "none"
        })
    }

    /// The command, to be changed before it runs.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command.args(arguments).current_dir(&self.0).stdin(Stdio::null());
        command.env("COLUMNS", "100").env_remove("NO_COLOR");
        command
    }

    /// The names of all kept articles.
    pub(crate) fn names(&self) -> Vec<String> {
        let shown = self.run(&["show", "talks.plx"]).stdout;
        shown.lines().map(|line| line.split("  ").next().unwrap().to_owned()).collect()
    }
}

/// What a finished process gave.
pub(crate) fn ended(output: &Output) -> Ended {
    Ended {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout.clone()).unwrap(),
        stderr: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// Whether the file-system rights of `folder` bind us: a superuser reads everything.
pub(crate) fn rights_bind(folder: &Path) -> bool {
    fs::read_dir(folder).is_err()
}

/// Says why a test tries nothing here.
pub(crate) fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}
