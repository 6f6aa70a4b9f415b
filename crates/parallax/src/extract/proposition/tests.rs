//! Propositions of parses that are given.

use std::sync::Arc;

use super::{Part, Proposition, Role, propositions};
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
    for token in tokens {
        builder.push(token);
    }
    for name in names {
        builder.name(name);
    }
    let analysis = builder.finish();
    (text, analysis)
}

/// The propositions of a parse: the predicate, then each part with the word that carries it.
fn told(lines: &str) -> Vec<String> {
    let (text, analysis) = analysis(lines);
    let document = Document::of_text(&text);
    let annotated = Annotated::new(&document, analysis);
    let found = propositions(&annotated, &[], &cast(&annotated, &[]));
    let role = |role: &Role| {
        let part = match &role.part {
            Part::Oblique(preposition) => preposition.clone(),
            part => format!("{part:?}").to_lowercase(),
        };
        format!(" {part}={}", annotated.analysis.word(role.head))
    };
    let one = |found: &Proposition| {
        found.predicate.clone() + &found.roles.iter().map(role).collect::<String>()
    };
    found.iter().map(one).collect()
}

#[test]
fn a_curved_apostrophe_hides_no_verb() {
    let lines = "It it PRP PRON nsubj 1\n\
                 ’s ’ VBZ AUX ROOT 1\n\
                 open open JJ ADJ acomp 1";
    assert_eq!(told(lines), ["be agent=It attribute=open"]);
}

#[test]
fn an_adjective_participle_tells_nothing() {
    let lines = "The the DT DET det 2\n\
                 paid pay VBN VERB amod 2\n\
                 guards guard NNS NOUN nsubj 3\n\
                 left leave VBD VERB ROOT 3";
    assert_eq!(told(lines), ["leave agent=guards"]);
}

#[test]
fn what_a_relative_clause_describes_belongs_to_the_innermost_verb() {
    let lines = "The the DT DET det 1\n\
                 bridge bridge NN NOUN ROOT 1\n\
                 that that IN SCONJ dobj 6\n\
                 they they PRP PRON nsubj 4\n\
                 wished wish VBD VERB relcl 1\n\
                 to to TO PART aux 6\n\
                 cross cross VB VERB xcomp 4";
    assert_eq!(told(lines), ["wish agent=they to=cross", "cross agent=they patient=bridge"]);
}

#[test]
fn the_owner_of_a_plan_acts_in_it() {
    let lines = "Her her PRP$ PRON poss 1\n\
                 plan plan NN NOUN nsubj 5\n\
                 to to TO PART aux 3\n\
                 cross cross VB VERB acl 1\n\
                 it it PRP PRON dobj 3\n\
                 failed fail VBD VERB ROOT 5";
    assert_eq!(told(lines)[0], "cross agent=Her patient=it");
}

#[test]
fn who_leaves_a_town_to_join_others_acts_in_both() {
    let lines = "They they PRP PRON nsubj 1\n\
                 left leave VBD VERB ROOT 1\n\
                 town town NN NOUN dobj 1\n\
                 to to TO PART aux 4\n\
                 join join VB VERB xcomp 1\n\
                 them they PRP PRON dobj 4";
    assert_eq!(told(lines)[1], "join agent=They patient=them");
}

#[test]
fn a_town_before_a_happening_is_where_it_was() {
    let lines = "The the DT DET det 2\n\
                 Merrin Merrin NNP PROPN compound 2 GPE\n\
                 attack attack NN NOUN nsubj 3\n\
                 ended end VBD VERB ROOT 3";
    assert!(told(lines).contains(&"attack in=Merrin".to_owned()), "{:?}", told(lines));
}

#[test]
fn a_noun_of_happening_inside_of_another_noun_tells_of_none() {
    let lines = "The the DT DET det 2\n\
                 acceptance acceptance NN NOUN compound 2\n\
                 speech speech NN NOUN nsubj 3\n\
                 ended end VBD VERB ROOT 3";
    assert_eq!(told(lines), ["end agent=speech"]);
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
