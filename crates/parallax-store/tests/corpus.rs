//! What comparing needs of a document comes out as it went in.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

use parallax::{
    codebook::Parties,
    extract::{Act, Basis, Kind, Statement},
    resolve::{Extract, Item, StatementExtract, actors::DocumentCast, groups::InOrder},
    text::{Document, Precision, Published, Span},
};
use parallax_store::{KeptExtract, NewReading, Outcome, Project};

const TEXT: &str = "Officials in Tavik said that all was calm.";

fn document(name: &str, day: &str) -> Document {
    let mut document = Document::of_text(&format!("{TEXT} {name}"));
    name.clone_into(&mut document.name);
    name.clone_into(&mut document.locator);
    let iso = day.to_owned();
    document.metadata.published = Some(Published { iso, precision: Precision::Day });
    document
}

fn extract(parties: &str) -> Extract {
    Extract {
        parties: parties.to_owned(),
        cast: DocumentCast { document: 0, published: None, actors: Vec::new() },
        statements: vec![StatementExtract {
            speakers: vec![3],
            claim: None,
            stance_rule: "plain".to_owned(),
            item: Item::plain("all was calm"),
            numbers: vec![Span::new(0, 9)],
        }],
        evidence: Vec::new(),
        other_names: vec![(Span::new(0, 9), Span::new(13, 18), "or".to_owned())],
    }
}

fn insert(project: &mut Project, document: &Document, extract: Option<&Extract>, analysis: &str) {
    let statements = [Statement {
        source: vec![Span::new(0, 18)],
        cue: vec![Span::new(19, 23)],
        content: vec![Span::new(29, 41)],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Group,
        parent: None,
        rule: "cue-model",
        score: None,
    }];
    let extract = extract.map(KeptExtract::of);
    let outcome = Outcome::Read { layers: &[], statements: &statements, extract: extract.as_ref() };
    let new = NewReading { document, source: None, analysis, words: 8, last: true, outcome };
    project.insert(&new).unwrap();
}

#[test]
fn documents_come_in_the_order_of_publication_with_their_extracts() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("p.plx")).unwrap();
    let parties = Parties::default();
    let own = parties.fingerprint().to_string();
    let empty = project.corpus_state().unwrap();
    insert(&mut project, &document("a", "2019-05-14"), Some(&extract(&own)), "one");
    insert(&mut project, &document("b", "2019-05-12"), Some(&extract(&own)), "one");
    insert(&mut project, &document("c", "2019-05-12"), Some(&extract("other names")), "one");
    insert(&mut project, &document("d", "2019-05-12"), None, "one");
    let (corpus, left_out) = project.corpus(&parties, true, &InOrder).unwrap();
    let names: Vec<&str> = corpus.documents().iter().map(|document| &*document.name).collect();
    assert_eq!((names, left_out), (vec!["b", "a"], 2));
    let found = &corpus.documents()[0];
    assert_eq!(found.published.as_ref().unwrap().iso, "2019-05-12");
    assert_eq!(
        (&found.statements[0].speakers[..], corpus.content(0, 0)),
        (&[3][..], "all was calm".to_owned())
    );
    assert_eq!(corpus.rule(&found.statements[0]), "plain");
    assert_eq!(found.other_names[0].2, "or");
    assert_eq!(found.statements[0].item.as_deref(), Some(&Item::plain("all was calm")));

    let state = project.corpus_state().unwrap();
    assert_ne!(state, empty);
    insert(&mut project, &document("a", "2019-05-14"), Some(&extract(&own)), "two");
    assert_ne!(project.corpus_state().unwrap(), state);
    let (corpus, _) = project.corpus(&parties, false, &InOrder).unwrap();
    assert_eq!(corpus.documents().len(), 2);
    assert!(corpus.documents()[0].statements[0].item.is_none());
}
