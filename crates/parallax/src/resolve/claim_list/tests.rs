//! Decisions are final, whatever the words say.

use super::{Assigned, AssignedBy, Candidate, Claim, ClaimDecisions, Held, ReadWordings, Wording};
use crate::{
    extract::stance::Stance,
    resolve::{Item, assign::Verdict, claims::Records, groups::InOrder},
};

const SAID: [&str; 6] = [
    "the wardens carried lists of names from house to house",
    "the wardens carried lists of names",
    "the ferry crosses the river four times each day",
    "a ferry crosses the river at noon",
    "the wardens carried lists of names",
    "nobody knows who holds the keys",
];

fn items() -> Vec<Item> {
    SAID.iter().map(|text| Item::plain(text)).collect()
}

fn claims(decisions: &ClaimDecisions) -> Vec<Claim> {
    let items = items();
    let candidate = |(number, item)| Candidate {
        document: number as u32,
        statement: 0,
        item: Some(item),
        record: None,
        stance: Stance::Assert,
        stance_rule: "plain-report",
        decided_stance: None,
    };
    let candidates: Vec<Candidate<'_>> = items.iter().enumerate().map(candidate).collect();
    let wording = |text: &str| Wording { item: Item::plain(text), record: None };
    let claim = |text| ReadWordings { samples: vec![wording(text)], against: Vec::new() };
    let wordings = [claim("wardens carried lists of names"), claim("a ferry crosses the river")];
    super::claims(&candidates, &mut Records::default(), &wordings, decisions, &InOrder)
}

fn members(claims: &[Claim], claim: usize) -> Vec<usize> {
    claims[claim].members.iter().map(|member| member.candidate).collect()
}

fn assigned(candidate: usize, claim: usize, verdict: Verdict) -> Assigned {
    Assigned { candidate, claim, verdict, who: "ana".to_owned() }
}

#[test]
fn an_accepted_statement_stays_with_who_decided() {
    let assigned = vec![assigned(5, 1, Verdict::Accepted)];
    let claims = claims(&ClaimDecisions { assigned, held: Vec::new() });
    let member = claims[1].members.iter().find(|member| member.candidate == 5);
    let member = member.map(|member| (member.by, member.decided_by.as_deref(), member.score));
    assert_eq!(member, Some((AssignedBy::Decision, Some("ana"), None)));
}

#[test]
fn a_rejected_statement_leaves_with_its_copies() {
    let before = members(&claims(&ClaimDecisions::default()), 0);
    assert!(before.contains(&1) && before.contains(&4));
    let assigned = vec![assigned(1, 0, Verdict::Rejected)];
    let left = claims(&ClaimDecisions { assigned, held: Vec::new() });
    assert!(!members(&left, 0).contains(&1) && !members(&left, 0).contains(&4));
}

#[test]
fn a_statement_goes_where_another_goes() {
    let held = Held { candidate: 5, other: 2, together: true, who: "ana".to_owned() };
    let moved = claims(&ClaimDecisions { assigned: Vec::new(), held: vec![held] });
    let with = |claim: &&Claim| claim.members.iter().any(|member| member.candidate == 2);
    let claim = moved.iter().find(with).expect("the two make a claim");
    assert!(claim.members.iter().any(|member| member.candidate == 5));
}

#[test]
fn two_that_follow_each_other_end_in_one_claim() {
    let held = |candidate, other| Held { candidate, other, together: true, who: "ana".to_owned() };
    let held = vec![held(4, 5), held(5, 4)];
    let claims = claims(&ClaimDecisions { assigned: Vec::new(), held });
    let both = |claim: &&Claim| {
        let has = |wanted| claim.members.iter().any(|member| member.candidate == wanted);
        has(4) && has(5)
    };
    assert_eq!(claims.iter().filter(both).count(), 1);
}

#[test]
fn who_leads_into_a_circle_ends_where_it_turns() {
    let held = |candidate, other| Held { candidate, other, together: true, who: "ana".to_owned() };
    let held = vec![held(0, 3), held(3, 5), held(5, 3)];
    let claims = claims(&ClaimDecisions { assigned: Vec::new(), held });
    let all = |claim: &&Claim| {
        [0, 3, 5].iter().all(|it| claim.members.iter().any(|member| member.candidate == *it))
    };
    assert_eq!(claims.iter().filter(all).count(), 1);
}

#[test]
fn nobody_joins_a_claim_with_whom_it_is_to_be_apart() {
    let held =
        |candidate, other, together| Held { candidate, other, together, who: "ana".to_owned() };
    let assigned = vec![assigned(2, 1, Verdict::Accepted), assigned(3, 1, Verdict::Accepted)];
    let held = vec![held(5, 2, false), held(5, 3, true)];
    let claims = claims(&ClaimDecisions { assigned, held });
    assert!(members(&claims, 1).contains(&2) && members(&claims, 1).contains(&3));
    assert!(!members(&claims, 1).contains(&5));
}

#[test]
fn a_verbatim_copy_goes_where_the_statement_goes() {
    let held =
        |candidate, other, together| Held { candidate, other, together, who: "ana".to_owned() };
    let joined = vec![held(1, 5, true)];
    let claims_of = |held| claims(&ClaimDecisions { assigned: Vec::new(), held });
    let together = |claims: &[Claim], all: &[usize]| {
        let has = |claim: &&Claim| {
            all.iter().all(|it| claim.members.iter().any(|member| member.candidate == *it))
        };
        claims.iter().filter(has).count() == 1
    };
    assert!(together(&claims_of(joined), &[1, 4, 5]));
    let left = claims_of(vec![held(1, 0, false), held(1, 4, false)]);
    assert!(together(&claims_of(Vec::new()), &[0, 1, 4]));
    assert!(!members(&left, 0).contains(&1) && !members(&left, 0).contains(&4));
    // What was decided about the copy itself counts for it.
    let other = claims_of(vec![held(1, 5, true), held(4, 2, true)]);
    assert!(together(&other, &[1, 5]) && together(&other, &[2, 4]));
}
