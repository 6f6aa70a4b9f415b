//! Takes a name, gives the country that it is a name of.

use std::{collections::HashMap, sync::LazyLock};

/// How a name means a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Means {
    /// It is a name of the country.
    Country,
    /// It is its adjective, which may be its people too.
    Adjective,
    /// It is its people.
    People,
    /// It is its capital.
    Capital,
}

/// The number of the country that `name`, in lower case, is a name of, and how.
pub(super) fn country(name: &str) -> Option<(u16, Means)> {
    NAMES.get(name).copied()
}

static NAMES: LazyLock<HashMap<String, (u16, Means)>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let rows = include_str!("../gazetteer.tsv").lines().filter(|line| !line.starts_with('#'));
    for (number, row) in rows.enumerate() {
        for (column, cell) in row.split('\t').enumerate() {
            let means = match column {
                0 | 1 => Means::Country,
                2 => Means::Adjective,
                3 => Means::People,
                _ => Means::Capital,
            };
            for name in cell.split(';').filter(|name| !name.is_empty()) {
                let name = name.trim_start_matches("The ").trim_end_matches('.').to_lowercase();
                names.entry(name).or_insert((number as u16, means));
            }
        }
    }
    names
});

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn the_gazetteer_is_sorted_and_whole() {
        let rows: Vec<&str> = include_str!("../gazetteer.tsv")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row.split('\t').count() == 5));
    }

    #[test]
    fn no_name_means_two_countries() {
        let rows = include_str!("../gazetteer.tsv").lines().filter(|line| !line.starts_with('#'));
        for (number, row) in rows.enumerate() {
            for name in row.split(['\t', ';']).filter(|name| !name.is_empty()) {
                let name = name.trim_start_matches("The ").trim_end_matches('.').to_lowercase();
                assert_eq!(usize::from(NAMES[&name].0), number, "{name}");
            }
        }
    }
}
