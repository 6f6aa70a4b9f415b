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
    assert!(members(&claims(&ClaimDecisions::default()), 0).contains(&1));
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
