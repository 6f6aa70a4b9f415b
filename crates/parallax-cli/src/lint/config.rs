//! `parallax.toml`: settings that a folder of texts shares.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use glob::{MatchOptions, Pattern};
use parallax::wording::Level;
use serde::Deserialize;

use super::{
    arguments::{AskedVoice, FailOn},
    choice,
};
use crate::{exit::advice, map::inputs::absolute};

/// The name of the file.
const NAME: &str = "parallax.toml";

/// What the file says.
#[derive(Debug, Default)]
pub(crate) struct Config {
    pub(crate) select: Vec<String>,
    pub(crate) ignore: Vec<String>,
    pub(crate) voices: Vec<AskedVoice>,
    pub(crate) fail_on: Option<FailOn>,
    pub(crate) codebook: Option<PathBuf>,
    pub(crate) levels: BTreeMap<String, Level>,
    /// Rules that are not looked for in files that match.
    per_file: Vec<(Pattern, Vec<String>)>,
    /// The folder of the file.
    root: PathBuf,
}

/// The file as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    lint: Lint,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Lint {
    select: Vec<String>,
    ignore: Vec<String>,
    voice: Vec<String>,
    fail_on: Option<String>,
    codebook: Option<PathBuf>,
    levels: BTreeMap<String, String>,
    per_file: BTreeMap<String, Vec<String>>,
}

impl Config {
    /// The file that is named, else the nearest one from `folder` upwards, else no settings.
    pub(crate) fn find(named: Option<&Path>, folder: &Path) -> Result<Self> {
        if let Some(path) = named {
            return Self::read(path);
        }
        let found = folder.ancestors().map(|above| above.join(NAME)).find(|path| path.is_file());
        found.map_or_else(|| Ok(Self::default()), |path| Self::read(&path))
    }

    fn read(path: &Path) -> Result<Self> {
        let shown = path.display().to_string();
        let toml = fs::read_to_string(path).with_context(|| shown.clone())?;
        let written: Written = toml::from_str(&toml)
            .map_err(|error| advice(format!("{shown}: {error}"), "See: parallax lint --help"))?;
        let root = absolute(path).parent().map(Path::to_path_buf).unwrap_or_default();
        written.lint.used(&root).with_context(|| shown)
    }

    /// The rules that are not looked for in a file.
    pub(crate) fn left_out(&self, path: &str) -> Vec<&str> {
        let full = absolute(Path::new(path));
        let inside = full.strip_prefix(&self.root).unwrap_or(&full);
        let options = MatchOptions { require_literal_separator: true, ..MatchOptions::default() };
        let matching =
            self.per_file.iter().filter(|(pattern, _)| pattern.matches_path_with(inside, options));
        matching.flat_map(|(_, rules)| rules.iter().map(String::as_str)).collect()
    }
}

impl Lint {
    fn used(self, root: &Path) -> Result<Config> {
        let levels = self.levels.into_iter().map(|(rule, name)| {
            let level = Level::ALL.into_iter().find(|level| level.name() == name);
            let names = Level::ALL.map(Level::name);
            Ok((rule, level.ok_or_else(|| other("level", &name, &names))?))
        });
        let per_file = self.per_file.into_iter().map(|(pattern, rules)| {
            if let Some(unknown) = rules.iter().find(|rule| choice::known(rule).is_none()) {
                return Err(advice(choice::unknown(unknown), "See: parallax explain"));
            }
            let pattern =
                Pattern::new(&pattern).with_context(|| format!("per-file \"{pattern}\""))?;
            Ok((pattern, rules))
        });
        Ok(Config {
            select: self.select,
            ignore: self.ignore,
            voices: self.voice.iter().map(|name| value("voice", name)).collect::<Result<_>>()?,
            fail_on: self.fail_on.map(|name| value("fail-on", &name)).transpose()?,
            codebook: self.codebook.map(|path| root.join(path)),
            levels: levels.collect::<Result<_>>()?,
            per_file: per_file.collect::<Result<_>>()?,
            root: root.to_path_buf(),
        })
    }
}

/// A value by the name that it also has on the command line.
fn value<T: clap::ValueEnum>(key: &str, name: &str) -> Result<T> {
    T::from_str(name, false).map_err(|_| {
        let all = T::value_variants().iter().filter_map(T::to_possible_value);
        let all: Vec<String> = all.map(|value| value.get_name().to_owned()).collect();
        other(key, name, &all.iter().map(String::as_str).collect::<Vec<_>>())
    })
}

fn other(key: &str, name: &str, all: &[&str]) -> anyhow::Error {
    let meant = choice::nearest(name, all.iter().copied());
    let meant = meant.map_or_else(String::new, |meant| format!("; did you mean {meant}?"));
    advice(format!("{key} is no {name}{meant}"), format!("There are: {}", all.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::{Config, FailOn, Level};
    use std::fs;

    #[test]
    fn the_nearest_file_upwards_counts() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let inner = folder.path().join("a/b");
        fs::create_dir_all(&inner)?;
        fs::write(
            folder.path().join("parallax.toml"),
            "[lint]\nignore = [\"hedge\"]\nfail-on = \"error\"\ncodebook = \"book.toml\"\n\
             [lint.levels]\nhedge = \"error\"\n[lint.per-file]\n\"opinion/**\" = [\"hedge\"]\n",
        )?;
        let config = Config::find(None, &inner)?;
        assert_eq!(config.ignore, ["hedge"]);
        assert_eq!(config.fail_on, Some(FailOn::Error));
        assert_eq!(config.codebook, Some(folder.path().join("book.toml")));
        assert_eq!(config.levels["hedge"], Level::Error);
        let of = |name: &str| config.left_out(&folder.path().join(name).to_string_lossy()).len();
        assert_eq!((of("opinion/x/a.md"), of("news/a.md")), (1, 0));
        Ok(())
    }

    #[test]
    fn mistakes_are_named() -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("own.toml");
        let wrong = |text: &str| -> anyhow::Result<String> {
            fs::write(&path, text)?;
            let error = Config::find(Some(&path), folder.path()).expect_err("it is wrong");
            Ok(format!("{error:#}"))
        };
        let key = wrong("[lint]\nselekt = []\n")?;
        assert!(key.contains("selekt") && key.contains("line 2"), "{key}");
        let level = wrong("[lint]\nfail-on = \"warnings\"\n")?;
        assert!(level.contains("did you mean warning?"), "{level}");
        let rule = wrong("[lint.per-file]\n\"*\" = [\"hedges\"]\n")?;
        assert!(rule.contains("did you mean hedge?"), "{rule}");
        Ok(())
    }
}
