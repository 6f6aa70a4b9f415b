//! Takes the claims of a project, gives who both asserts and denies one.

use std::{collections::BTreeMap, ops::ControlFlow};

use parallax::present::comparison::{ClaimRow, MemberRow};
use parallax_store::Project;
use serde_json::{Value, json};

use super::{
    Asked,
    linked::{Linked, label},
};
use crate::problem::Problem;

/// Somebody who takes both sides of one claim.
struct Contradiction {
    claim: (String, String),
    speaker: (String, String),
    asserts: Vec<MemberRow>,
    denies: Vec<MemberRow>,
}

/// Actors who both assert and deny one claim, claim by claim; copies of one text count once.
pub(super) fn contradictions(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    let (limit, start) = (asked.limit()?, asked.cursor()?.unwrap_or(0) as usize);
    let mut found = Vec::new();
    project.compared_rows::<ClaimRow>(&mut |claim| {
        if asked.get("claim").is_none_or(|id| id == claim.id) {
            found.extend(of_claim(&claim));
        }
        ControlFlow::Continue(())
    })?;
    found.retain(|one| asked.get("actor").is_none_or(|id| id == one.speaker.0));
    let mut linked = Linked::new(project);
    let here = found.iter().skip(start).take(limit);
    let items = here.map(|one| shown(one, &mut linked)).collect::<Result<Vec<_>, _>>()?;
    let end = start + items.len();
    let next = (end < found.len()).then(|| end.to_string());
    Ok(json!({ "items": items, "total": found.len(), "next": next }))
}

fn of_claim(claim: &ClaimRow) -> Vec<Contradiction> {
    let mut order: Vec<&str> = Vec::new();
    let mut sides: BTreeMap<&str, [Vec<&MemberRow>; 2]> = BTreeMap::new();
    for member in claim.members.iter().filter(|member| !member.copy) {
        let Some(speaker) = &member.speaker else { continue };
        let side = match member.stance.as_str() {
            "assert" => 0,
            "deny" => 1,
            _ => continue,
        };
        let own = sides.entry(&speaker.id).or_insert_with(|| {
            order.push(&speaker.id);
            [Vec::new(), Vec::new()]
        });
        own[side].push(member);
    }
    let both = order.into_iter().filter_map(|id| {
        let [asserts, denies] = &sides[id];
        let speaker = asserts.first()?.speaker.as_ref()?;
        denies.first()?;
        Some(Contradiction {
            claim: (claim.id.clone(), label(claim).to_owned()),
            speaker: (speaker.id.clone(), speaker.name.clone()),
            asserts: asserts.iter().map(|&member| member.clone()).collect(),
            denies: denies.iter().map(|&member| member.clone()).collect(),
        })
    });
    both.collect()
}

fn shown(one: &Contradiction, linked: &mut Linked<'_>) -> Result<Value, Problem> {
    let (id, name) = &one.speaker;
    Ok(json!({
        "actor": { "id": id, "name": name, "party": linked.party(id)? },
        "claim": { "id": one.claim.0, "label": one.claim.1 },
        "asserts": linked.row(&one.asserts)?,
        "denies": linked.row(&one.denies)?,
    }))
}
