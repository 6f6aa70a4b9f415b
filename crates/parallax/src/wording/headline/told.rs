//! Takes a stretch of a passage, gives what it claims: each statement in it, and each sentence of
//! the author's own.

use std::ops::Range;

use super::Firmness;
use crate::{
    annotate::Annotated,
    extract::{
        Act, Basis, Kind, Statement,
        cast::cast,
        proposition::{Modality, Part, Proposition, propositions},
        stance::{Stance, stance},
    },
    resolve::claims::{ClaimStatement, claim_statement},
    wording::{passage::Passage, words},
};

/// One claim, and how firmly it is made.
#[derive(Debug)]
pub(in crate::wording) struct Told {
    /// What is claimed.
    pub(in crate::wording) claim: ClaimStatement,
    /// How firmly.
    pub(in crate::wording) firmness: Firmness,
}

/// All claims of the tokens `within`, in order; `shared` tells whether its actors are those of what
/// they are compared with.
pub(in crate::wording) fn told(
    passage: &Passage<'_>,
    within: &Range<usize>,
    shared: bool,
) -> Vec<Told> {
    let annotated = passage.annotated;
    let cast = cast(annotated, passage.statements);
    let all = propositions(annotated, passage.statements, &cast);
    let inside: Vec<&Proposition> = all.iter().filter(|one| within.contains(&one.head)).collect();
    let mut groups: Vec<(Voiced<'_>, Vec<&Proposition>)> = Vec::new();
    for one in inside {
        let voiced = match one.statement {
            Some(index) => Voiced::Statement(index, &passage.statements[index]),
            None => Voiced::Sentence(annotated.analysis.sentence_of(one.head)),
        };
        match groups.iter_mut().find(|(known, _)| known.is(&voiced)) {
            Some((_, group)) => group.push(one),
            None => groups.push((voiced, vec![one])),
        }
    }
    let claims = groups.iter().filter_map(|(voiced, group)| claim(passage, voiced, group));
    let anonymous = |told: Told| match shared {
        true => told,
        false => Told { claim: told.claim.with_actors(|_| None), ..told },
    };
    claims.map(anonymous).collect()
}

/// Who makes a claim.
enum Voiced<'a> {
    /// The source of a statement.
    Statement(usize, &'a Statement),
    /// The author, in a sentence.
    Sentence(usize),
}

impl Voiced<'_> {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Statement(one, _), Self::Statement(other, _))
            | (Self::Sentence(one), Self::Sentence(other)) => one == other,
            _ => false,
        }
    }
}

fn claim(passage: &Passage<'_>, voiced: &Voiced<'_>, group: &[&Proposition]) -> Option<Told> {
    let annotated = passage.annotated;
    let own;
    let statement = match voiced {
        Voiced::Statement(_, statement) => *statement,
        Voiced::Sentence(sentence) => {
            own = of_author(annotated, *sentence);
            &own
        }
    };
    let judged = stance(annotated, statement).stance;
    let claim = claim_statement(annotated, statement, group, judged)?;
    let firmness = firmness(passage, statement, &claim, group);
    Some(Told { claim, firmness })
}

/// A sentence as a statement of its author.
fn of_author(annotated: &Annotated<'_>, sentence: usize) -> Statement {
    let tokens = annotated.analysis.sentence(sentence);
    let (first, last) = (tokens.start, tokens.end - 1);
    let mut span = annotated.analysis.span(first);
    span.end = annotated.analysis.span(last).end;
    Statement {
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![span],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Author,
        parent: None,
        rule: "sentence",
        score: None,
    }
}

/// How firmly the claim of a statement is made.
fn firmness(
    passage: &Passage<'_>,
    statement: &Statement,
    claim: &ClaimStatement,
    group: &[&Proposition],
) -> Firmness {
    let open = matches!(claim.stance, Stance::Ask | Stance::Doubt | Stance::Demand)
        || claim.stance == Stance::ReportOnly && statement.basis != Basis::Author;
    let modal = claim.clauses[0].modality;
    let possible = matches!(modal, Modality::Possible | Modality::Conditional | Modality::Question);
    if open || possible || statement.basis == Basis::Hearsay || hedged(passage, group) {
        Firmness::Hedged
    } else if statement.basis == Basis::Author || is_own_act(passage, statement, group) {
        Firmness::Plain
    } else {
        Firmness::Attributed
    }
}

/// Whether a hedge or a word that withholds endorsement stands at the head of a proposition.
fn hedged(passage: &Passage<'_>, group: &[&Proposition]) -> bool {
    let analysis = &passage.annotated.analysis;
    let heads: Vec<usize> = group.iter().map(|one| one.head).collect();
    let weakens = |i: usize| {
        words::HEDGES.at(passage, i).is_some() || words::WITHHOLDING.at(passage, i).is_some()
    };
    let near = |i: usize| heads.contains(&analysis.head(i)) || heads.contains(&i);
    heads.iter().any(|&head| passage.sentence(head).any(|i| near(i) && weakens(i)))
}

/// Whether the source tells what it did or will do itself: nobody knows it better.
fn is_own_act(passage: &Passage<'_>, statement: &Statement, group: &[&Proposition]) -> bool {
    let annotated = passage.annotated;
    let source = passage.tokens(&statement.source);
    let Some(main) = group.first() else { return false };
    let acts = main.roles.iter().find(|role| role.part == Part::Agent);
    acts.is_some_and(|agent| {
        let word = passage.word(agent.head);
        let pronoun = matches!(&*word, "he" | "i" | "it" | "she" | "they" | "we");
        let same = |&i: &usize| match (annotated.declared(i), agent.declared) {
            (Some(one), Some(other)) => one == other,
            (None, None) => passage.lemma(i) == agent.lemma.to_lowercase(),
            _ => false,
        };
        pronoun || source.iter().any(same)
    })
}
