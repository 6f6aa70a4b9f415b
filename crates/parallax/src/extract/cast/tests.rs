//! What holds for any analysis, however odd.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Cast, cast};
use crate::{
    annotate::Annotated,
    extract::{Act, Basis, Kind, Statement},
    lang::{Analysis, AnalysisBuilder, Label, Labels, Name, NewToken},
    text::{Document, Span},
};

const WORDS: [&str; 24] = [
    "Ada",
    "Brenn",
    "the",
    "of",
    "both",
    "he",
    "its",
    "we",
    "I",
    "they",
    "who",
    "and",
    "minister",
    "ministry",
    "residents",
    "it",
    "“",
    "”",
    ",",
    "(",
    ")",
    "old",
    "-",
    "\n\n",
];
const TAGS: [&str; 12] =
    ["NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "CD", "JJ", "WP", "POS", "VBD"];
const DEPENDENCIES: [&str; 14] = [
    "nsubj", "dobj", "pobj", "prep", "appos", "conj", "cc", "compound", "poss", "amod", "attr",
    "relcl", "det", "ROOT",
];
const KINDS: [&str; 5] = ["PERSON", "ORG", "GPE", "NORP", "LAW"];

/// Word, tag, dependency and name of each token; its rank, and which of those of lower rank is its
/// head: so heads lie on either side and make no circle.
type Tokens = Vec<(usize, usize, usize, usize, (usize, usize))>;

fn tokens() -> impl Strategy<Value = Tokens> {
    let place = (0..1000usize, 0..1000usize);
    let token = (0..WORDS.len(), 0..TAGS.len(), 0..DEPENDENCIES.len(), 0..9usize, place);
    prop::collection::vec(token, 0..60)
}

/// The head of each token: most are near it, as the parts of a phrase are.
fn heads(tokens: &Tokens) -> Vec<usize> {
    let mut heads: Vec<usize> = (0..tokens.len()).collect();
    for (i, &(.., (rank, which))) in tokens.iter().enumerate() {
        let is_lower = |&other: &usize| tokens[other].4.0 < rank;
        let mut lower: Vec<usize> = (0..tokens.len()).filter(is_lower).collect();
        lower.sort_by_key(|other| other.abs_diff(i));
        if !lower.is_empty() {
            heads[i] = lower[which % lower.len().min(1 + which % 4)];
        }
    }
    heads
}

/// The text of the tokens and an analysis of it.
fn analysis(tokens: &Tokens) -> (String, Analysis) {
    let mut labels = Labels::default();
    let mut label = |name: &str| labels.add(name);
    let tags: Vec<Label> = TAGS.iter().map(|name| label(name)).collect();
    let dependencies: Vec<Label> = DEPENDENCIES.iter().map(|name| label(name)).collect();
    let kinds: Vec<Label> = KINDS.iter().map(|name| label(name)).collect();
    let pos = label("PROPN");
    let text: String = tokens.iter().flat_map(|token| [WORDS[token.0], " "]).collect();
    let mut builder = AnalysisBuilder::new(&text, Arc::new(labels));
    let mut at = 0;
    let heads = heads(tokens);
    for (i, &(word, tag, dependency, ..)) in tokens.iter().enumerate() {
        let (word, head) = (WORDS[word], heads[i]);
        builder.push(NewToken {
            span: Span::new(at, at + word.len()),
            lemma: word,
            head,
            tag: tags[tag],
            pos,
            morph: Label::default(),
            dep: dependencies[dependency],
            starts_sentence: head == i,
            is_space: word.trim().is_empty(),
            space_after: true,
        });
        at += word.len() + 1;
    }
    for (i, &(_, _, _, name, _)) in tokens.iter().enumerate() {
        if let Some(&kind) = kinds.get(name) {
            builder.name(Name { first: i as u32, end: i as u32 + 1, kind });
        }
    }
    (text, builder.finish())
}

fn statement(analysis: &Analysis, source: usize, content: usize) -> Statement {
    Statement {
        source: vec![analysis.span(source)],
        cue: Vec::new(),
        content: vec![Span {
            end: analysis.span(analysis.len() - 1).end,
            ..analysis.span(content)
        }],
        kind: Kind::Direct,
        act: Act::Report,
        basis: Basis::Person,
        parent: None,
        rule: "test",
        score: None,
    }
}

fn check(cast: &Cast, text: &str, statements: usize) {
    assert_eq!(cast.speakers.len(), statements);
    let actors = cast.actors.len();
    let mut seen = 0;
    for mention in &cast.mentions {
        assert!(!mention.span.of(text).is_empty());
        assert!(mention.actor <= seen, "actors come in the order of their first mention");
        seen = seen.max(mention.actor + 1);
    }
    assert_eq!(seen, actors, "every actor is mentioned");
    for actor in &cast.actors {
        assert!(actor.affiliation.is_none_or(|found| found.owner < actors));
        assert!(actor.members.iter().all(|&member| member < actors));
    }
    assert!(cast.speakers.iter().flatten().all(|&speaker| speaker < actors));
}

proptest! {
    // What goes wrong needs several odd words at once, and a case is quick.
    #![proptest_config(ProptestConfig {
        cases: 50_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_analysis_has_a_cast(tokens in tokens(), source: usize, content: usize) {
        let (text, analysis) = analysis(&tokens);
        let count = analysis.len();
        let statements: Vec<Statement> = (count > 0)
            .then(|| statement(&analysis, source % count, content % count))
            .into_iter()
            .collect();
        let document = Document::of_text(&text);
        let annotated = Annotated::new(&document, analysis);
        let found = cast(&annotated, &statements);
        check(&found, &text, statements.len());
    }
}
