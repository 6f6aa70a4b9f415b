//! `parallax-bench oracle`: is the native analysis the same as spaCy's, token by token?

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use parallax::{
    lang::{Analysis, Language},
    text::CodePoints,
};
use parallax_english::English;
use serde::Deserialize;

use crate::data;

/// Settings of the comparison.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked pipeline (the one with config.cfg).
    #[arg(long)]
    model: PathBuf,
    /// Python that has spaCy 3.8.
    #[arg(long, default_value = ".venv/bin/python")]
    python: PathBuf,
    /// How many `PolNeAR` training articles to compare.
    #[arg(long, default_value_t = 200)]
    articles: usize,
    /// A file that `dump_spacy.py` has made, instead of making it.
    #[arg(long)]
    dump: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Oracle {
    text: String,
    tokens: Vec<Token>,
}

#[derive(Deserialize)]
struct Token {
    text: String,
    idx: usize,
    ws: bool,
    tag: String,
    pos: String,
    morph: String,
    lemma: String,
    head: usize,
    dep: String,
    sent_start: bool,
    ent_iob: String,
    ent_type: String,
}

const FIELDS: [&str; 9] =
    ["tokens", "tags", "pos", "morph", "lemmas", "heads", "labels", "sentences", "names"];

/// Prints how many tokens agree in each field; fails below 99.99 %.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let dump = match &arguments.dump {
        Some(path) => fs::read_to_string(path).with_context(|| path.display().to_string())?,
        None => make(arguments, &data)?,
    };
    let english = English::load(&arguments.model)?;
    let (mut total, mut equal) = (0, [0usize; FIELDS.len()]);
    for line in dump.lines().take(arguments.articles) {
        let oracle: Oracle = serde_json::from_str(line)?;
        let analysis = english.analyse(&oracle.text);
        total += oracle.tokens.len();
        compare(&oracle, &analysis, &mut equal);
    }
    let mut worst = 1f64;
    let mut report = format!("{total} tokens of {} articles\n", arguments.articles);
    for (field, equal) in FIELDS.iter().zip(equal) {
        let share = equal as f64 / total.max(1) as f64;
        worst = worst.min(share);
        writeln!(report, "{field:10} {equal:>9} equal  {:8.4} %", 100.0 * share)?;
    }
    data::print(&report);
    if worst < 0.9999 {
        bail!("below 99.99 %");
    }
    Ok(())
}

/// Counts, field by field, the tokens that agree. Tokens are matched by their places.
fn compare(oracle: &Oracle, analysis: &Analysis, equal: &mut [usize; FIELDS.len()]) {
    let points = CodePoints::new(&oracle.text);
    let mut ours = std::collections::HashMap::new();
    for i in 0..analysis.len() {
        ours.insert(points.of_byte(analysis.span(i).start as usize), i);
    }
    let starts: Vec<usize> = oracle.tokens.iter().map(|token| token.idx).collect();
    let begins: std::collections::HashSet<usize> =
        analysis.names().iter().map(|name| name.first as usize).collect();
    for token in &oracle.tokens {
        let Some(&i) = ours.get(&token.idx) else { continue };
        let head = points.of_byte(analysis.span(analysis.head(i)).start as usize);
        let sentence = analysis.sentence(analysis.sentence_of(i)).start == i;
        let entity = match (analysis.entity(i), begins.contains(&i)) {
            ("", _) => "O",
            (_, true) => "B",
            _ => "I",
        };
        let agrees = [
            analysis.word(i) == token.text && analysis.space_after(i) == token.ws,
            analysis.tag(i) == token.tag,
            analysis.pos(i) == token.pos,
            analysis.morph(i) == token.morph,
            analysis.lemma(i) == token.lemma,
            head == starts[token.head],
            analysis.dep(i) == token.dep,
            sentence == token.sent_start,
            analysis.entity(i) == token.ent_type && entity == token.ent_iob,
        ];
        for (equal, agrees) in equal.iter_mut().zip(agrees) {
            *equal += usize::from(agrees);
        }
    }
}

/// Has spaCy analyse the first articles.
fn make(arguments: &Arguments, data: &Path) -> Result<String> {
    let folder = tempfile::tempdir()?;
    let mut command = Command::new(&arguments.python);
    command.arg(data.join("../tools/dump_spacy.py")).arg(&arguments.model);
    for (number, article) in
        data::articles(data, "train")?.iter().take(arguments.articles).enumerate()
    {
        let path = folder.path().join(format!("{number:04}.txt"));
        fs::write(&path, &article.text)?;
        command.arg(path);
    }
    let output = command.output().with_context(|| arguments.python.display().to_string())?;
    if !output.status.success() {
        bail!("dump_spacy.py failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}
