//! Measures what keeping documents costs: CPU time per word, with statements, layers, layout and
//! the full-text index. `cargo run --release -p parallax-store --example cost`

use std::{fs, io::Write as _, time::Instant};

use parallax::{
    extract::{Act, Basis, Kind, Statement},
    text::{Block, BlockKind, Document, DocumentId, Metadata, Span},
};
use parallax_store::{Layer, NewReading, Outcome, Project, SourceFile};

const DOCUMENTS: usize = 3000;
const WORDS: usize = 600;
/// One statement for so many words, one sentence for so many.
const WORDS_PER_STATEMENT: usize = 25;
const WORDS_PER_SENTENCE: usize = 20;

fn main() {
    let folder = std::env::temp_dir().join(format!("parallax-cost-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let mut project = Project::create(&folder.join("cost.plx")).expect("a new project");
    let texts: Vec<String> = (0..DOCUMENTS).map(text).collect();
    let started = Instant::now();
    for (number, text) in texts.iter().enumerate() {
        keep(&mut project, number, text);
    }
    let spent = started.elapsed();
    project.close().expect("the project is closed");
    let bytes = fs::metadata(folder.join("cost.plx")).map_or(0, |metadata| metadata.len());
    let words = (DOCUMENTS * WORDS) as f64;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:.2} microseconds and {:.1} bytes a word ({DOCUMENTS} documents of {WORDS} words)",
        spent.as_secs_f64() * 1e6 / words,
        bytes as f64 / words
    )
    .expect("stdout is open");
    fs::remove_dir_all(&folder).expect("the folder can be removed");
}

/// Words with the frequencies of a text: few are common, most are rare.
fn text(number: usize) -> String {
    let mut state = number as u64 + 1;
    let mut text = String::new();
    for _ in 0..WORDS {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = (state >> 40) as f64 / f64::from(1 << 24);
        let rank = 30_000f64.powf(draw) as u32;
        text.push_str(&word(rank));
    }
    text
}

fn word(rank: u32) -> String {
    format!("w{rank} ")
}

fn keep(project: &mut Project, number: usize, text: &str) {
    let document = Document {
        id: DocumentId::of(&[&number.to_le_bytes()]),
        name: format!("outlet/{number:05}"),
        locator: format!("news/outlet/{number:05}.txt"),
        text: text.to_owned(),
        metadata: Metadata::default(),
        alignment: None,
        blocks: pieces(text, 60).map(|span| Block { kind: BlockKind::Paragraph, span }).collect(),
        citations: Vec::new(),
    };
    let statements: Vec<Statement> = pieces(text, WORDS_PER_STATEMENT).map(statement).collect();
    let sentences: Vec<String> = pieces(text, WORDS_PER_SENTENCE)
        .map(|span| format!("[{},{}]", span.start, span.end))
        .collect();
    let data = format!("[{}]", sentences.join(","));
    let layers = ["sentences", "names"].map(|kind| Layer { kind, version: 1, data: data.clone() });
    let source = SourceFile {
        path: format!("/news/outlet/{number:05}.txt").into(),
        size: text.len() as u64,
        modified: 0,
    };
    let new = NewReading {
        document: &document,
        source: Some(&source),
        analysis: "cost",
        words: WORDS as u64,
        last: true,
        outcome: Outcome::Read { layers: &layers, statements: &statements, extract: None },
    };
    project.insert(&new).expect("there is room");
}

/// Stretches of `words` words.
fn pieces(text: &str, words: usize) -> impl Iterator<Item = Span> {
    let starts: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).step_by(words).collect();
    (1..starts.len()).map(move |index| Span::new(starts[index - 1], starts[index] - 1))
}

fn statement(span: Span) -> Statement {
    let (start, end) = (span.start as usize, span.end as usize);
    let part = (end - start) / 4;
    Statement {
        source: vec![Span::new(start, start + part)],
        cue: vec![Span::new(start + part, start + part + 4)],
        content: vec![Span::new(start + part + 4, end)],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Person,
        parent: None,
        rule: "cue-model",
        score: Some(0.9),
    }
}
