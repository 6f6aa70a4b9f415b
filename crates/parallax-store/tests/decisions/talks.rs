//! A project of short articles in which people say things, for tests of several kinds.

use std::path::Path;

use parallax::{
    codebook::{Codebook, Parties},
    extract::{
        Act, Basis, Kind, Statement,
        cast::{ActorKind, ActorName, NameWord},
    },
    present::comparison::ClaimRow,
    resolve::{
        Extract, Item, StatementExtract,
        actors::{DocumentActor, DocumentCast},
        claim_list::{ReadWordings, Wording},
        groups::InOrder,
    },
    text::{Document, Span},
};
use parallax_store::{Compared, KeptExtract, NewReading, Outcome, Project};

pub(crate) const BOOK: &str = "\
[[claim]]
id = \"gone\"
label = \"the bridge is gone\"
samples = \"the bridge is gone\"

[[claim]]
id = \"runs\"
label = \"the ferry runs\"
samples = \"the ferry runs\"
";

/// A project at `path` with one article, in which three people say something.
pub(crate) fn project(path: &Path) -> Project {
    let mut project = Project::create(path).unwrap();
    let said = [
        ("Orsa Dask", "the bridge is gone"),
        ("Ilsa Marrand", "the ferry runs"),
        ("Orsa Dask", "nobody knows"),
    ];
    read(&mut project, "tavik", &said, "m");
    project
}

/// Keeps an article in which each says what stands beside their name.
pub(crate) fn read(project: &mut Project, name: &str, said: &[(&str, &str)], analysis: &str) {
    let mut text = String::new();
    let (mut statements, mut extracts) = (Vec::new(), Vec::new());
    let mut names: Vec<&str> = said.iter().map(|(speaker, _)| *speaker).collect();
    names.sort_unstable();
    names.dedup();
    for (speaker, words) in said {
        let mut add = |part: &str| {
            let start = text.len();
            text.push_str(part);
            Span::new(start, text.len())
        };
        let source = vec![add(speaker)];
        add(" ");
        let cue = vec![add("said")];
        add(" that ");
        let content = vec![add(words)];
        add(". ");
        let (kind, act, basis) = (Kind::Indirect, Act::Report, Basis::Person);
        let (parent, rule, score) = (None, "cue-model", None);
        statements.push(Statement { source, cue, content, kind, act, basis, parent, rule, score });
        extracts.push(StatementExtract {
            speakers: vec![names.binary_search(speaker).unwrap() as u32],
            claim: None,
            stance_rule: "plain-report".to_owned(),
            item: Item::plain(words),
            numbers: Vec::new(),
        });
    }
    let extract = KeptExtract::of(&Extract {
        parties: Parties::default().fingerprint().to_string(),
        cast: DocumentCast {
            document: 0,
            published: None,
            actors: names.into_iter().map(actor).collect(),
        },
        statements: extracts,
        evidence: Vec::new(),
        other_names: Vec::new(),
    });
    let mut document = Document::of_text(&text);
    name.clone_into(&mut document.name);
    name.clone_into(&mut document.locator);
    let outcome = Outcome::Read { layers: &[], statements: &statements, extract: Some(&extract) };
    let document = &document;
    let new = NewReading { document, source: None, analysis, words: 9, last: true, outcome };
    project.insert(&new).unwrap();
}

fn actor(name: &str) -> DocumentActor {
    let word = |word: &str| NameWord::Plain(word.to_lowercase());
    DocumentActor {
        names: vec![ActorName {
            words: name.split(' ').map(word).collect(),
            shown: name.to_owned(),
        }],
        is_named: true,
        is_definite: false,
        kind: ActorKind::Person,
        gender: None,
        affiliation: None,
        members: Vec::new(),
    }
}

/// The id of the statement in these words.
pub(crate) fn id(project: &Project, words: &str) -> String {
    let kept = project.document("tavik").unwrap().unwrap();
    let text = &kept.document.text;
    let is_it = |spans: &[Span]| spans.len() == 1 && spans[0].of(text) == words;
    let machine = kept.statements.iter().find(|statement| is_it(&statement.content));
    let reviews = || project.reviews_of(&kept.document.id.to_string()).unwrap();
    let added = || reviews().added.into_iter().find(|added| is_it(&added.mark.content));
    machine.map(|statement| statement.id.clone()).or_else(|| added().map(|it| it.id)).unwrap()
}

/// The id of the article.
pub(crate) fn article(project: &Project) -> String {
    project.document("tavik").unwrap().unwrap().document.id.to_string()
}

/// Where these words stand in the article.
pub(crate) fn place(project: &Project, words: &str) -> Vec<Span> {
    let text = project.document("tavik").unwrap().unwrap().document.text;
    let start = text.find(words).unwrap();
    vec![Span::new(start, start + words.len())]
}

/// Compares with [`BOOK`], whose wordings are read as plain words.
pub(crate) fn compare(project: &mut Project) -> Compared {
    let codebook = Codebook::from_toml(BOOK).unwrap();
    let read = |text: &String| Wording { item: Item::plain(text), record: None };
    let claims = codebook.claims.iter();
    let wordings: Vec<ReadWordings> = claims
        .map(|claim| ReadWordings {
            samples: claim.samples.iter().map(read).collect(),
            against: Vec::new(),
        })
        .collect();
    project.compare(&codebook, BOOK, &wordings, &InOrder).unwrap()
}

/// The claims of the last comparison: what each is called, and its statements with who speaks and
/// with which stance.
pub(crate) fn claims(project: &Project) -> Vec<(String, Vec<String>)> {
    let mut all = Vec::new();
    project
        .compared_rows::<ClaimRow>(&mut |claim| {
            let members = claim.members.iter().map(|member| {
                let speaker = member.speaker.as_ref().map_or("", |speaker| &speaker.name);
                format!("{speaker}: {} {}", member.stance, member.text)
            });
            all.push((claim.label.clone().unwrap_or(claim.canonical), members.collect()));
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    all
}
