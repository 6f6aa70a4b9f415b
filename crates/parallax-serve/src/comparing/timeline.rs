//! Takes the claims of a project, gives when each is made and who made it first.

use std::{collections::BTreeMap, ops::ControlFlow};

use parallax::present::comparison::{ClaimRow, MemberRow};
use parallax_store::{Project, seconds};
use serde_json::{Value, json};

use super::{
    Asked,
    linked::{Linked, label},
};
use crate::problem::Problem;

const UNITS: [&str; 3] = ["day", "week", "month"];

/// The claims with most statements; statements without a day are left out of the points, copies too.
pub(super) fn timeline(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    let unit = asked.one_of("by", &UNITS)?;
    let most = asked.number("claims", 12, 100)?;
    let mut claims: Vec<ClaimRow> = Vec::new();
    project.compared_rows::<ClaimRow>(&mut |claim| {
        if asked.get("claim").is_none_or(|id| id == claim.id) && !claim.members.is_empty() {
            claims.push(claim);
            // No more than are shown are held.
            claims.sort_by_key(|claim| std::cmp::Reverse(claim.members.len()));
            claims.truncate(most);
        }
        ControlFlow::Continue(())
    })?;
    let (mut points, mut first) = (Vec::new(), Vec::new());
    let mut linked = Linked::new(project);
    for claim in &claims {
        points.extend(points_of(claim, unit));
        first.extend(claim.members.first().map(|member| first_of(claim, member, &mut linked)));
    }
    Ok(json!({
        "points": points,
        "first": first.into_iter().collect::<Result<Vec<_>, _>>()?,
    }))
}

fn points_of(claim: &ClaimRow, unit: usize) -> Vec<Value> {
    let mut counts: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for member in claim.members.iter().filter(|member| !member.copy) {
        let Some(date) = member.published.as_deref().and_then(|iso| date_of(iso, unit)) else {
            continue;
        };
        *counts.entry((date, &member.stance)).or_default() += 1;
    }
    let point = |((date, stance), count): ((String, &str), usize)| json!({ "date": date, "claim": claim.id, "stance": stance, "count": count });
    counts.into_iter().map(point).collect()
}

fn first_of(
    claim: &ClaimRow,
    member: &MemberRow,
    linked: &mut Linked<'_>,
) -> Result<Value, Problem> {
    let mut value = linked.row(member)?;
    value["claim"] = json!(claim.id);
    value["label"] = json!(label(claim));
    value["date"] = json!(member.published);
    Ok(value)
}

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The day, the Monday of the week, or the month of a date; none of one that is less exact.
fn date_of(iso: &str, unit: usize) -> Option<String> {
    match unit {
        2 => iso.get(..7).map(str::to_owned),
        1 => {
            let day = seconds(iso.get(..10)?)?.div_euclid(DAY);
            // 1970-01-01 was a Thursday.
            let monday = day - (day + 3).rem_euclid(7);
            parallax_store::moment(monday * DAY)?.get(..10).map(str::to_owned)
        }
        _ => iso.get(..10).map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::date_of;

    #[test]
    fn a_day_belongs_to_the_week_of_its_monday() {
        assert_eq!(date_of("2031-03-06", 1).as_deref(), Some("2031-03-03"));
        assert_eq!(date_of("2031-03-03T23:00:00", 1).as_deref(), Some("2031-03-03"));
        assert_eq!(date_of("2031-03-06", 2).as_deref(), Some("2031-03"));
        assert_eq!(date_of("2031", 0), None);
    }
}
