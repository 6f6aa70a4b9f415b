//! Which lines of which files differ from a commit, as git says.

use std::{
    collections::BTreeMap,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use anyhow::{Context as _, Result};

use super::{
    article::Article,
    found::{Place, Sheet},
};
use crate::{exit::advice, map::inputs::absolute};

/// The lines of each file that differ.
#[derive(Debug)]
pub(crate) struct Changed {
    lines: BTreeMap<PathBuf, Lines>,
}

#[derive(Debug, PartialEq, Eq)]
enum Lines {
    /// A file that git does not know.
    All,
    Some(Vec<RangeInclusive<usize>>),
}

/// Asks for changes without context, whatever a person has set.
const DIFF: &[&str] = &[
    "-c",
    "core.quotePath=false",
    "diff",
    "--unified=0",
    "--no-color",
    "--no-ext-diff",
    "--no-renames",
    "--no-relative",
    "--src-prefix=a/",
    "--dst-prefix=b/",
];

impl Changed {
    /// What differs between `revision` and the work tree.
    pub(crate) fn since(revision: &str) -> Result<Self> {
        let root = git(&["rev-parse", "--show-toplevel"])?;
        let root = PathBuf::from(root.trim_end_matches('\n'));
        let root = root.canonicalize().unwrap_or(root);
        let name = format!("{revision}^{{commit}}");
        let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name])
            .map_err(|_| unknown(revision))?;
        let diff = git(&[DIFF, &[commit.trim(), "--"]].concat())?;
        let mut lines = differing(&diff, &root);
        let new = git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"])?;
        let new = new.split('\0').filter(|path| !path.is_empty());
        lines.extend(new.map(|path| (root.join(path), Lines::All)));
        Ok(Self { lines })
    }

    /// Takes out findings on lines that are as they were; gives how many.
    pub(crate) fn apply(&self, article: &mut Article) -> usize {
        let path = absolute(Path::new(&article.path));
        let lines = self.lines.get(&path.canonicalize().unwrap_or(path));
        let before = article.found.len();
        let text = article.text().text();
        let row = article.row.map(|row| row..=row + text.matches('\n').count());
        article.found.retain(|found| match (lines, &row) {
            (None, _) => false,
            (Some(Lines::All), _) => true,
            (Some(Lines::Some(changed)), Some(row)) => changed.iter().any(|one| meet(one, row)),
            (Some(Lines::Some(changed)), None) => {
                let own = lines_of(&found.place);
                own.is_none_or(|own| changed.iter().any(|one| meet(one, &own)))
            }
        });
        before - article.found.len()
    }
}

/// The lines of a finding in its file; where they are not known, it may be on any.
fn lines_of(place: &Place) -> Option<RangeInclusive<usize>> {
    (place.sheet == Sheet::Source).then_some(place.start.line..=place.end.line)
}

fn meet(one: &RangeInclusive<usize>, other: &RangeInclusive<usize>) -> bool {
    one.start() <= other.end() && other.start() <= one.end()
}

/// The lines that a diff without context adds, by file.
fn differing(diff: &str, root: &Path) -> BTreeMap<PathBuf, Lines> {
    let mut found: BTreeMap<PathBuf, Lines> = BTreeMap::new();
    let mut file = None;
    let mut left = (0, 0);
    for line in diff.lines() {
        // Lines of the texts themselves are passed over, whatever they look like.
        match (line.as_bytes().first(), &mut left) {
            (Some(b'-'), (old, _)) if *old > 0 => *old -= 1,
            (Some(b'+'), (_, new)) if *new > 0 => *new -= 1,
            _ => {
                if let Some(path) = line.strip_prefix("+++ ") {
                    file =
                        path.strip_prefix("b/").map(|path| root.join(path.trim_end_matches('\t')));
                } else if let Some((old, start, count)) = hunk(line) {
                    left = (old, count);
                    if let Some(path) = file.clone().filter(|_| count > 0) {
                        let lines = found.entry(path).or_insert_with(|| Lines::Some(Vec::new()));
                        if let Lines::Some(lines) = lines {
                            lines.push(start..=start + count - 1);
                        }
                    }
                }
            }
        }
    }
    found
}

/// `@@ -a,b +c,d @@`: how many lines were, where the new ones begin, and how many they are.
fn hunk(line: &str) -> Option<(usize, usize, usize)> {
    let mut ranges = line.strip_prefix("@@ ")?.split(' ');
    let part = |range: &str, sign: char| -> Option<(usize, usize)> {
        let range = range.strip_prefix(sign)?;
        let (start, count) = range.split_once(',').unwrap_or((range, "1"));
        Some((start.parse().ok()?, count.parse().ok()?))
    };
    let (_, old) = part(ranges.next()?, '-')?;
    let (start, count) = part(ranges.next()?, '+')?;
    Some((old, start, count))
}

fn unknown(revision: &str) -> anyhow::Error {
    advice(
        format!("git knows no commit or branch called {revision}"),
        "Name one after --changed-since, as: main, HEAD~3",
    )
}

/// What git prints.
fn git(arguments: &[&str]) -> Result<String> {
    let ran = Command::new("git").args(arguments).output();
    let Output { status, stdout, stderr } = ran.context("git cannot be run")?;
    if status.success() {
        return Ok(String::from_utf8_lossy(&stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&stderr).trim().to_owned();
    Err(advice(
        format!("--changed-since asks git, which says: {said}"),
        "Run this inside of a work tree, with a commit or branch that is there.",
    ))
}

#[cfg(test)]
mod tests {
    use super::{Lines, differing};
    use std::path::Path;

    #[test]
    fn added_lines_are_found_by_file() {
        let diff = "diff --git a/x y.md b/x y.md\nindex 1..2 100644\n--- a/x y.md\n+++ b/x y.md\t\n\
                    @@ -3 +3,2 @@ head\n-old\n+++ b/trick.md\n+new\n@@ -9,2 +10,0 @@\n-a\n-b\n\
                    diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n";
        let found = differing(diff, Path::new("/r"));
        assert_eq!(found.len(), 1);
        assert_eq!(found[Path::new("/r/x y.md")], Lines::Some(vec![3..=4]));
    }
}
