//! Takes `config.cfg` and the other settings of a pipeline, checks that this crate does all that
//! they ask for, and nothing else.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::error::LoadError;

pub(crate) const CONFIG: &str = "config.cfg";
pub(crate) const META: &str = "meta.json";

/// The components that are run, in their order.
const COMPONENTS: [&str; 6] =
    ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"];

/// What a pipeline says about itself.
#[derive(Debug, Deserialize)]
pub(crate) struct Meta {
    lang: String,
    /// Its name without the language: `core_web_md`.
    pub name: String,
    /// Its version.
    pub version: String,
    #[serde(default)]
    spacy_version: String,
}

/// Sections with their settings, as JSON.
type Sections = BTreeMap<String, BTreeMap<String, Value>>;

/// Reads `meta.json`.
pub(crate) fn read_meta(bytes: &[u8]) -> Result<Meta, LoadError> {
    let meta: Meta = serde_json::from_slice(bytes)
        .map_err(|error| LoadError::damaged(META, error.to_string()))?;
    if meta.lang != "en" {
        return Err(LoadError::damaged(META, format!("its language is {:?}, not en", meta.lang)));
    }
    if !meta.spacy_version.contains("=3.") {
        let version = &meta.spacy_version;
        return Err(LoadError::damaged(META, format!("it is for spaCy {version:?}, not 3")));
    }
    Ok(meta)
}

/// Checks `config.cfg`.
pub(crate) fn check(bytes: &[u8]) -> Result<(), LoadError> {
    let sections = sections(&String::from_utf8_lossy(bytes))?;
    let setting = |section: &str, name: &str| {
        sections.get(section).and_then(|settings| settings.get(name)).unwrap_or(&Value::Null)
    };
    let disabled = list(setting("nlp", "disabled"));
    let enabled: Vec<&str> = list(setting("nlp", "pipeline"))
        .into_iter()
        .filter(|component| !disabled.contains(component))
        .collect();
    if enabled != COMPONENTS {
        return Err(wrong(&format!("the components {COMPONENTS:?} are expected, not {enabled:?}")));
    }
    for (section, name, wanted) in wanted() {
        let found = setting(&section, name);
        if *found != wanted {
            return Err(wrong(&format!("[{section}] {name} is {found}; {wanted} is expected")));
        }
    }
    Ok(())
}

/// Checks the settings of a parser or a name recogniser in `file`.
pub(crate) fn check_greedy(file: &'static str, bytes: &[u8]) -> Result<(), LoadError> {
    let settings: Value = serde_json::from_slice(bytes)
        .map_err(|error| LoadError::damaged(file, error.to_string()))?;
    let width = settings.get("beam_width").and_then(Value::as_u64);
    match width {
        None | Some(1) => Ok(()),
        Some(width) => {
            Err(LoadError::damaged(file, format!("it searches a beam of {width}; only 1 is done")))
        }
    }
}

/// Settings that change results: where, which, and what is done here.
fn wanted() -> Vec<(String, &'static str, Value)> {
    let mut wanted = vec![("nlp".to_owned(), "lang", json!("en"))];
    for component in COMPONENTS {
        wanted.push((format!("components.{component}"), "factory", json!(component)));
    }
    for (section, name, value) in [
        ("tok2vec.model", "@architectures", json!("spacy.Tok2Vec.v2")),
        ("tok2vec.model.embed", "@architectures", json!("spacy.MultiHashEmbed.v2")),
        ("tok2vec.model.encode", "@architectures", json!("spacy.MaxoutWindowEncoder.v2")),
        ("tagger", "overwrite", json!(false)),
        ("tagger.model", "@architectures", json!("spacy.Tagger.v2")),
        ("tagger.model.tok2vec", "@architectures", json!("spacy.Tok2VecListener.v1")),
        ("parser", "learn_tokens", json!(false)),
        ("parser.model", "@architectures", json!("spacy.TransitionBasedParser.v2")),
        ("parser.model", "state_type", json!("parser")),
        ("parser.model", "extra_state_tokens", json!(false)),
        ("parser.model", "use_upper", json!(true)),
        ("parser.model.tok2vec", "@architectures", json!("spacy.Tok2VecListener.v1")),
        ("lemmatizer", "mode", json!("rule")),
        ("lemmatizer", "overwrite", json!(false)),
        ("ner.model", "@architectures", json!("spacy.TransitionBasedParser.v2")),
        ("ner.model", "state_type", json!("ner")),
        ("ner.model", "extra_state_tokens", json!(false)),
        ("ner.model", "use_upper", json!(true)),
        ("ner.model.tok2vec", "@architectures", json!("spacy.Tok2Vec.v2")),
        ("ner.model.tok2vec.embed", "@architectures", json!("spacy.MultiHashEmbed.v2")),
        ("ner.model.tok2vec.encode", "@architectures", json!("spacy.MaxoutWindowEncoder.v2")),
    ] {
        wanted.push((format!("components.{section}"), name, value));
    }
    wanted
}

/// The sections of a `.cfg` file: names in brackets, then lines `name = value`. What is no JSON
/// (a reference to another setting) is kept as a string.
fn sections(text: &str) -> Result<Sections, LoadError> {
    let mut sections = Sections::new();
    let mut section = None;
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if let Some(name) =
            line.strip_prefix('[').and_then(|rest| rest.trim_end().strip_suffix(']'))
        {
            section = Some(sections.entry(name.to_owned()).or_default());
            continue;
        }
        // A value goes on in indented lines; none of those that are checked does.
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let (Some(section), Some((name, value))) = (&mut section, line.split_once('=')) else {
            return Err(wrong(&format!("the line {line:?} is no setting")));
        };
        let value = value.trim();
        let value = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
        section.insert(name.trim().to_owned(), value);
    }
    Ok(sections)
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn wrong(problem: &str) -> LoadError {
    LoadError::damaged(CONFIG, problem)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{check, check_greedy, read_meta, wanted};

    /// A configuration that is done as a whole.
    fn config() -> String {
        let mut text = String::from(
            "[nlp]\npipeline = [\"tok2vec\",\"tagger\",\"parser\",\"senter\",\
             \"attribute_ruler\",\"lemmatizer\",\"ner\"]\ndisabled = [\"senter\"]\n",
        );
        for (section, name, value) in wanted() {
            write!(text, "\n[{section}]\n{name} = {value}\n").unwrap();
        }
        text
    }

    #[test]
    fn what_is_done_is_accepted_and_all_else_is_named() {
        check(config().as_bytes()).unwrap();
        for (from, to, named) in [
            ("[\"senter\"]", "[]", "senter"),
            ("\"rule\"", "\"lookup\"", "lemmatizer"),
            ("MultiHashEmbed.v2", "MultiHashEmbed.v1", "embed"),
            ("[components.ner]\n", "[components.other]\n", "components.ner"),
            ("lang = \"en\"", "lang = \"de\"", "lang"),
            ("[nlp]\n", "", "no setting"),
        ] {
            let text = config().replacen(from, to, 1);
            let problem = check(text.as_bytes()).unwrap_err().to_string();
            assert!(problem.contains(named), "{from}: {problem}");
        }
    }

    #[test]
    fn other_languages_versions_and_beams_are_refused() {
        let meta = |lang, version| {
            let text = format!(
                r#"{{"lang":"{lang}","name":"x","version":"1","spacy_version":"{version}"}}"#
            );
            read_meta(text.as_bytes()).is_ok()
        };
        assert!(meta("en", ">=3.8.0,<3.9.0"));
        assert!(!meta("de", ">=3.8.0,<3.9.0") && !meta("en", ">=4.0.0") && !meta("en", ""));
        assert!(check_greedy("parser/cfg", br#"{"beam_width":1}"#).is_ok());
        assert!(check_greedy("parser/cfg", br#"{"beam_width":8}"#).is_err());
    }
}
