//! Decisions find their statements again, whatever the order, and none is lost in silence.

use super::{ClaimDecision, Decided, DecidedClaim, Located, Standing, Target, locate};
use crate::{
    codebook::Codebook,
    compare::{Corpus, CorpusDocument, CorpusStatement},
    extract::{Kind, stance::Stance},
    resolve::{
        Extract, Item, StatementExtract,
        actors::DocumentCast,
        assign::Verdict,
        claim_list::{Assigned, AssignedBy, Claim, ClaimMember, Held},
    },
    text::Span,
};

const TEXT: &str = "the bridge is gone and the ferry runs and nobody knows";
const BRIDGE: (usize, usize) = (0, 18);
const FERRY: (usize, usize) = (23, 37);
const NOBODY: (usize, usize) = (42, 54);
const WHO: (usize, usize) = (49, 54);

fn codebook() -> Codebook {
    let claim =
        |id: &str| format!("[[claim]]\nid = \"{id}\"\nlabel = \"{id}\"\nsamples = \"{id}\"\n");
    Codebook::from_toml(&(claim("gone") + &claim("runs"))).expect("a codebook")
}

fn corpus(contents: &[(usize, usize)]) -> Corpus {
    let statement = |&(start, end): &(usize, usize)| CorpusStatement {
        id: format!("{start}"),
        kind: Kind::Indirect,
        content: vec![Span::new(start, end)],
        by_hand: None,
    };
    let extract = |&(start, end): &(usize, usize)| StatementExtract {
        speakers: Vec::new(),
        claim: None,
        stance_rule: String::new(),
        item: Item::plain(&TEXT[start..end]),
        numbers: Vec::new(),
    };
    Corpus::new(vec![CorpusDocument {
        name: "a".to_owned(),
        text: TEXT.to_owned(),
        outlet: None,
        published: None,
        statements: contents.iter().map(statement).collect(),
        extract: Extract {
            parties: String::new(),
            cast: DocumentCast { document: 0, published: None, actors: Vec::new() },
            statements: contents.iter().map(extract).collect(),
            evidence: Vec::new(),
            other_names: Vec::new(),
        },
    }])
}

fn target((start, end): (usize, usize)) -> Target {
    Target {
        document: "a".to_owned(),
        is_outdated: false,
        content: vec![Span::new(start, end)],
        quoted: TEXT[start..end].to_owned(),
    }
}

fn made(content: (usize, usize), decided: Decided) -> ClaimDecision {
    let (who, target) = ("ana".to_owned(), target(content));
    ClaimDecision { who, target, decided, reason: None, at: None }
}

fn claim(id: &str) -> DecidedClaim {
    DecidedClaim::Codebook(id.to_owned())
}

fn found(content: (usize, usize)) -> DecidedClaim {
    DecidedClaim::Found(vec![target(content)])
}

fn located(contents: &[(usize, usize)], log: &[ClaimDecision]) -> Located {
    locate(&corpus(contents), &codebook(), log)
}

fn assigned(candidate: usize, claim: usize, verdict: Verdict) -> Assigned {
    Assigned { candidate, claim, verdict, who: "ana".to_owned() }
}

#[test]
fn an_assigned_statement_moves_and_does_not_come_back() {
    let log = [made(FERRY, Decided::Assign(claim("runs"), Some(claim("gone"))))];
    let found = located(&[BRIDGE, FERRY], &log);
    assert_eq!(found.standings, [Standing::Holds]);
    let expected = [assigned(1, 0, Verdict::Rejected), assigned(1, 1, Verdict::Accepted)];
    assert_eq!(found.decisions.assigned, expected);
}

#[test]
fn a_decision_follows_its_words_and_says_so() {
    let log = [made(FERRY, Decided::Accept(claim("runs")))];
    let longer = (19, 37);
    let found = located(&[BRIDGE, longer], &log);
    assert_eq!(found.standings, [Standing::Moved]);
    assert_eq!(found.decisions.assigned, [assigned(1, 1, Verdict::Accepted)]);
}

#[test]
fn what_finds_no_place_is_told_and_not_lost() {
    let outdated = ClaimDecision {
        target: Target { is_outdated: true, ..target(BRIDGE) },
        ..made(BRIDGE, Decided::Undo)
    };
    let elsewhere = ClaimDecision {
        target: Target { document: "b".to_owned(), ..target(BRIDGE) },
        ..made(BRIDGE, Decided::Undo)
    };
    let log = [
        made(NOBODY, Decided::Accept(claim("runs"))),
        made(BRIDGE, Decided::Accept(claim("burnt"))),
        outdated,
        elsewhere,
    ];
    let found = located(&[BRIDGE, FERRY], &log);
    let expected =
        [Standing::NoStatement, Standing::NoClaim, Standing::Outdated, Standing::NoDocument];
    assert_eq!(found.standings, expected);
    assert!(found.standings.iter().all(|standing| standing.is_lost()));
    assert!(found.decisions.is_empty());
}

#[test]
fn a_later_decision_replaces_and_undo_takes_all_back() {
    let mut log = vec![
        made(BRIDGE, Decided::Accept(claim("runs"))),
        made(BRIDGE, Decided::Accept(claim("gone"))),
    ];
    let found = located(&[BRIDGE], &log);
    assert_eq!(found.standings, [Standing::Replaced, Standing::Holds]);
    assert_eq!(found.decisions.assigned, [assigned(0, 0, Verdict::Accepted)]);
    log.push(made(BRIDGE, Decided::Undo));
    let found = located(&[BRIDGE], &log);
    assert_eq!(found.standings[1..], [Standing::Replaced, Standing::Holds]);
    assert!(found.decisions.is_empty());
}

#[test]
fn the_order_of_a_batch_changes_nothing() {
    let mut log = vec![
        made(BRIDGE, Decided::Accept(claim("gone"))),
        made(BRIDGE, Decided::Reject(claim("runs"))),
        made(FERRY, Decided::Reject(found(BRIDGE))),
        made(NOBODY, Decided::Accept(found(FERRY))),
    ];
    let contents = [BRIDGE, FERRY, NOBODY];
    let one = located(&contents, &log).decisions;
    log.reverse();
    assert_eq!(located(&contents, &log).decisions, one);
    let held =
        |candidate, other, together| Held { candidate, other, together, who: "ana".to_owned() };
    assert_eq!(one.held, [held(1, 0, false), held(2, 1, true)]);
}

#[test]
fn whoever_was_rejected_does_not_stand_for_the_claim() {
    let of = |others: &[(usize, usize)]| {
        DecidedClaim::Found(others.iter().map(|content| target(*content)).collect())
    };
    let log = [
        made(BRIDGE, Decided::Accept(of(&[FERRY, NOBODY]))),
        made(FERRY, Decided::Reject(of(&[BRIDGE, NOBODY]))),
        made(NOBODY, Decided::Accept(of(&[FERRY, BRIDGE]))),
    ];
    let held = located(&[BRIDGE, FERRY, NOBODY], &log).decisions.held;
    let pairs: Vec<_> = held.iter().map(|h| (h.candidate, h.other, h.together)).collect();
    assert_eq!(pairs, [(0, 2, true), (1, 0, false), (1, 2, false), (2, 0, true)]);
}

#[test]
fn two_that_are_rejected_from_their_claim_are_apart() {
    let log =
        [made(BRIDGE, Decided::Reject(found(FERRY))), made(FERRY, Decided::Reject(found(BRIDGE)))];
    let held = located(&[BRIDGE, FERRY], &log).decisions.held;
    assert!(held.len() == 2 && held.iter().all(|held| !held.together));
}

#[test]
fn who_is_accepted_into_a_claim_that_nobody_is_left_in_is_told() {
    let log =
        [made(BRIDGE, Decided::Accept(found(FERRY))), made(FERRY, Decided::Reject(found(BRIDGE)))];
    assert_eq!(located(&[BRIDGE, FERRY], &log).standings, [Standing::NoClaim, Standing::Holds]);
}

#[test]
fn rejections_from_two_claims_that_share_a_statement_both_hold() {
    let of = |others: &[(usize, usize)]| {
        DecidedClaim::Found(others.iter().map(|content| target(*content)).collect())
    };
    let log = [
        made(BRIDGE, Decided::Reject(of(&[FERRY, NOBODY]))),
        made(BRIDGE, Decided::Reject(of(&[NOBODY, WHO]))),
    ];
    let found = located(&[BRIDGE, FERRY, NOBODY, WHO], &log);
    assert_eq!(found.standings, [Standing::Holds; 2]);
    let others: Vec<usize> = found.decisions.held.iter().map(|held| held.other).collect();
    assert_eq!(others, [1, 2, 2, 3]);
}

#[test]
fn a_decision_that_another_keeps_from_being_followed_says_so() {
    let log = [made(BRIDGE, Decided::Accept(found(FERRY)))];
    let mut located = located(&[BRIDGE, FERRY], &log);
    let with = |candidates: &[usize]| Claim {
        codebook: None,
        canonical: None,
        members: candidates.iter().map(|&candidate| member(candidate)).collect(),
        links: Vec::new(),
    };
    located.settle(&[with(&[0, 1])]);
    assert_eq!(located.standings, [Standing::Holds]);
    located.settle(&[with(&[0]), with(&[1])]);
    assert_eq!(located.standings, [Standing::Contradicted]);
}

fn member(candidate: usize) -> ClaimMember {
    ClaimMember {
        candidate,
        stance: Stance::Assert,
        rule: String::new(),
        by: AssignedBy::Comparison,
        score: None,
        decided_by: None,
    }
}
