//! Takes files with names relative to their roots, makes equal names longer until all differ.

use std::collections::BTreeMap;

use parallax::ingest::Format;

use super::inputs::InputFile;

/// Lets equal names take more of their paths; where no path is left, the ending too.
pub(crate) fn make_unique(files: &mut [InputFile]) {
    loop {
        let mut longer = Vec::new();
        for equal in same_names(files) {
            longer.extend(equal.into_iter().filter(|&index| can_grow(&files[index])));
        }
        if longer.is_empty() {
            return;
        }
        for index in longer {
            grow(&mut files[index]);
        }
    }
}

/// Where the name in `locator` that starts at byte `start` ends: before a known ending.
pub(crate) fn without_ending(locator: &str, start: usize) -> usize {
    match locator.rfind('.') {
        Some(dot) if dot > start && Format::of_ending(locator).is_some() => dot,
        _ => locator.len(),
    }
}

/// Files that have one name, for each name that several have.
fn same_names(files: &[InputFile]) -> Vec<Vec<usize>> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        by_name.entry(file.name()).or_default().push(index);
    }
    by_name.into_values().filter(|same| same.len() > 1).collect()
}

fn can_grow(file: &InputFile) -> bool {
    file.name_start > 0 || (file.name_end as usize) < file.locator.len()
}

fn grow(file: &mut InputFile) {
    let before = &file.locator[..file.name_start as usize];
    let folder = before.trim_end_matches('/');
    if folder.is_empty() {
        file.name_start = 0;
        file.name_end = file.locator.len() as u32;
    } else {
        file.name_start = folder.rfind('/').map_or(0, |slash| slash as u32 + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::{InputFile, make_unique, without_ending};

    fn names(given: &[(&str, usize)]) -> Vec<String> {
        let mut files: Vec<InputFile> = given
            .iter()
            .map(|&(locator, start)| InputFile {
                locator: locator.into(),
                name_start: start as u32,
                name_end: without_ending(locator, start) as u32,
            })
            .collect();
        make_unique(&mut files);
        files.iter().map(|file| file.name().to_owned()).collect()
    }

    #[test]
    fn a_name_is_the_path_without_its_ending() {
        assert_eq!(names(&[("news/north/a.txt", 5), ("news/b.old.html", 5)]), ["north/a", "b.old"]);
        assert_eq!(names(&[("news/v1.2", 5), ("news/.txt", 5)]), ["v1.2", ".txt"]);
    }

    #[test]
    fn equal_names_take_more_of_the_path() {
        assert_eq!(names(&[("x/a.txt", 2), ("y/a.txt", 2), ("y/b.txt", 2)]), ["x/a", "y/a", "b"]);
        assert_eq!(names(&[("x/a.md", 2), ("x/a.txt", 2)]), ["x/a.md", "x/a.txt"]);
        assert_eq!(names(&[("/p/x/a.txt", 5), ("/q/x/a.txt", 5)]), ["p/x/a", "q/x/a"]);
    }
}
