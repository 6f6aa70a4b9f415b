//! Takes what was typed for PATH, gives the files to read, in order, each with its name.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

use parallax::ingest::Format;
use parallax_store::Failure;
use walkdir::{DirEntry, WalkDir};

use super::names;

/// Everything that PATH stands for.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// Files in the order of their locators, each once.
    pub(crate) files: Vec<InputFile>,
    /// Whether standard input is to be read.
    pub(crate) stdin: bool,
    /// Files that were passed over, by reason.
    pub(crate) skipped: BTreeMap<String, u64>,
    /// Paths that cannot be read.
    pub(crate) failures: Vec<Failure>,
    /// Bytes of all files.
    pub(crate) bytes: u64,
}

/// One file. A list of millions must fit in memory, so its name is a part of its locator.
#[derive(Debug)]
pub(crate) struct InputFile {
    /// The path as given.
    pub(crate) locator: Box<str>,
    /// Where in `locator` the name starts.
    pub(crate) name_start: u32,
    /// Where in `locator` the name ends.
    pub(crate) name_end: u32,
}

impl InputFile {
    /// The public name.
    pub(crate) fn name(&self) -> &str {
        &self.locator[self.name_start as usize..self.name_end as usize]
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        Path::new(&*self.locator)
    }
}

/// Finds the files. `any` takes files of every ending.
pub(crate) fn find(paths: &[String], any: bool) -> Inputs {
    let mut inputs = Inputs::default();
    for path in paths {
        match path.as_str() {
            "-" => inputs.stdin = true,
            path => add(&mut inputs, path, any),
        }
    }
    inputs.files.sort_by(|a, b| a.locator.cmp(&b.locator));
    inputs.files.dedup_by(|a, b| a.locator == b.locator);
    names::make_unique(&mut inputs.files);
    inputs
}

fn add(inputs: &mut Inputs, given: &str, any: bool) {
    let path = Path::new(given);
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => add_folder(inputs, path, any),
        Ok(metadata) => add_file(inputs, path, path.parent(), metadata.len()),
        Err(error) if error.kind() == io::ErrorKind::NotFound && is_pattern(given) => {
            add_pattern(inputs, given, any);
        }
        Err(error) => fail(inputs, given, reason(&error)),
    }
}

fn is_pattern(given: &str) -> bool {
    given.contains(['*', '?', '['])
}

fn add_pattern(inputs: &mut Inputs, pattern: &str, any: bool) {
    let matches = match glob::glob(pattern) {
        Ok(matches) => matches,
        Err(error) => return fail(inputs, pattern, format!("not a pattern: {error}")),
    };
    let mut found = false;
    for entry in matches {
        found = true;
        match entry {
            Ok(path) if path.is_dir() => add_folder(inputs, &path, any),
            Ok(path) => {
                let size = path.metadata().map_or(0, |metadata| metadata.len());
                add_file(inputs, &path, path.parent(), size);
            }
            Err(error) => {
                let path = error.path().to_string_lossy().into_owned();
                fail(inputs, &path, reason(error.error()));
            }
        }
    }
    if !found {
        fail(inputs, pattern, "no file matches".to_owned());
    }
}

fn add_folder(inputs: &mut Inputs, root: &Path, any: bool) {
    let mut hidden = 0;
    let walk = WalkDir::new(root).follow_links(true).into_iter().filter_entry(|entry| {
        let skip = entry.depth() > 0 && is_hidden(entry);
        hidden += u64::from(skip);
        !skip
    });
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => add_entry(inputs, root, &entry, any),
            Err(error) => {
                let path = error.path().unwrap_or(root).to_string_lossy().into_owned();
                let why = match error.io_error() {
                    Some(error) => reason(error),
                    None => "a link that leads back to its own folder".to_owned(),
                };
                fail(inputs, &path, why);
            }
        }
    }
    if hidden > 0 {
        *inputs.skipped.entry("hidden".to_owned()).or_default() += hidden;
    }
}

fn add_entry(inputs: &mut Inputs, root: &Path, entry: &DirEntry, any: bool) {
    let known = Format::of_ending(&entry.file_name().to_string_lossy()).is_some();
    if known || any {
        let size = entry.metadata().map_or(0, |metadata| metadata.len());
        add_file(inputs, entry.path(), Some(root), size);
    } else {
        let why = match entry.path().extension() {
            Some(ending) => format!("ending .{}", ending.to_string_lossy()),
            None => "no ending".to_owned(),
        };
        *inputs.skipped.entry(why).or_default() += 1;
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn add_file(inputs: &mut Inputs, path: &Path, root: Option<&Path>, size: u64) {
    let path = path.strip_prefix("./").unwrap_or(path);
    let root = root.map(|root| root.strip_prefix("./").unwrap_or(root));
    let Some(shown) = path.to_str() else {
        let shown = path.to_string_lossy().into_owned();
        return fail(inputs, &shown, "its name is not UTF-8; rename it".to_owned());
    };
    let inside = root.and_then(|root| path.strip_prefix(root).ok()).and_then(Path::to_str);
    let start = shown.len() - inside.unwrap_or(shown).len();
    inputs.bytes += size;
    inputs.files.push(InputFile {
        locator: shown.into(),
        name_start: start as u32,
        name_end: names::without_ending(shown, start) as u32,
    });
}

fn fail(inputs: &mut Inputs, locator: &str, reason: String) {
    inputs.failures.push(Failure { locator: locator.to_owned(), reason });
}

/// Why a file or folder cannot be opened, with the next step.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "no right to read it; ask its owner, or change its permissions".to_owned()
        }
        _ => error.to_string(),
    }
}

/// The path of a file that does not depend on the working folder.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}
