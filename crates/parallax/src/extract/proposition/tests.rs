//! Propositions of parses that are given.

use std::sync::Arc;

use super::{Part, propositions};
use crate::{
    annotate::Annotated,
    extract::cast::cast,
    lang::{Analysis, AnalysisBuilder, Labels, Name, NewToken},
    text::{Document, Span},
};

/// Reads lines of word, lemma, tag, part of speech, dependency, head and name.
fn analysis(lines: &str) -> (String, Analysis) {
    let rows: Vec<Vec<&str>> =
        lines.lines().map(|line| line.split_whitespace().collect()).collect();
    let text = rows.iter().map(|row| row[0]).collect::<Vec<_>>().join(" ");
    let mut labels = Labels::default();
    let mut tokens = Vec::new();
    let mut names = Vec::new();
    let mut at = 0;
    for (i, row) in rows.iter().enumerate() {
        let head = row[5].parse().expect("a head");
        tokens.push(NewToken {
            span: Span::new(at, at + row[0].len()),
            lemma: row[1],
            head,
            tag: labels.add(row[2]),
            pos: labels.add(row[3]),
            morph: labels.add(""),
            dep: labels.add(row[4]),
            starts_sentence: i == 0,
            is_space: false,
            space_after: true,
        });
        if let Some(kind) = row.get(6) {
            names.push(Name { first: i as u32, end: i as u32 + 1, kind: labels.add(kind) });
        }
        at += row[0].len() + 1;
    }
    let mut builder = AnalysisBuilder::new(&text, Arc::new(labels));
    tokens.into_iter().for_each(|token| builder.push(token));
    names.into_iter().for_each(|name| builder.name(name));
    let analysis = builder.finish();
    (text, analysis)
}

#[test]
fn each_of_two_joined_names_has_its_own_actor() {
    let (text, analysis) = analysis(
        "Kestria Kestria NNP PROPN nsubj 3 GPE\n\
         and and CC CCONJ cc 0\n\
         Ulmere Ulmere NNP PROPN conj 0 GPE\n\
         signed sign VBD VERB ROOT 3\n\
         it it PRP PRON dobj 3",
    );
    let document = Document::of_text(&text);
    let annotated = Annotated::new(&document, analysis);
    let cast = cast(&annotated, &[]);
    let found = propositions(&annotated, &[], &cast);
    let agents = found[0].roles.iter().filter(|role| role.part == Part::Agent);
    let names: Vec<&str> = agents
        .map(|role| cast.actors[role.actor.expect("a name means an actor")].name.as_str())
        .collect();
    assert_eq!(names, ["Kestria", "Ulmere"]);
}
