//! Takes rows of what was compared, gives each side's story.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::comparison::{ClaimRow, MemberRow, NamingRow},
    Narrative, Sides, SilentClaim, Teller, ToldClaim, ToldName,
};

/// The stories of all sides, in the order of the sides.
pub fn narratives(claims: &[ClaimRow], naming: &[NamingRow], sides: &Sides) -> Vec<Narrative> {
    (0..sides.names.len()).map(|side| narrative(claims, naming, sides, side)).collect()
}

fn narrative(claims: &[ClaimRow], naming: &[NamingRow], sides: &Sides, side: usize) -> Narrative {
    let mut told = Vec::new();
    let mut silent = Vec::new();
    let mut tellers: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in claims {
        let members = counted(claim, sides);
        let own: Vec<&MemberRow> =
            members.iter().filter(|(_, of)| *of == side).map(|(member, _)| *member).collect();
        match own.first() {
            Some(first) => told.push(told_claim(claim, first, &own)),
            None if !members.is_empty() => silent.push(SilentClaim {
                claim: claim.id.clone(),
                words: words(claim),
                statements: members.len(),
            }),
            None => {}
        }
        for speaker in own.iter().filter_map(|member| member.speaker.as_ref()) {
            *tellers.entry(&speaker.name).or_default() += 1;
        }
    }
    let statements = told.iter().map(|claim| claim.asserted + claim.denied + claim.other).sum();
    for claim in &mut told {
        claim.share = (claim.asserted + claim.denied + claim.other) as f64 / statements as f64;
    }
    // Ties stay in the order of claims.
    told.sort_by(|a, b| b.share.total_cmp(&a.share));
    silent.sort_by_key(|claim| std::cmp::Reverse(claim.statements));
    let mut actors: Vec<Teller> = tellers
        .into_iter()
        .map(|(name, statements)| Teller { name: name.to_owned(), statements })
        .collect();
    actors.sort_by_key(|teller| std::cmp::Reverse(teller.statements));
    Narrative {
        side: sides.names[side].clone(),
        origin: sides.origin.clone(),
        actors,
        statements,
        claims: told,
        silent,
        names: names(naming, sides, side),
    }
}

/// The statements of a claim that a side makes, each with its side; copies count once.
fn counted<'r>(claim: &'r ClaimRow, sides: &Sides) -> Vec<(&'r MemberRow, usize)> {
    let side = |member: &MemberRow| sides.of.get(&member.speaker.as_ref()?.id).copied();
    let members = claim.members.iter().filter(|member| !member.copy);
    members.filter_map(|member| Some((member, side(member)?))).collect()
}

fn told_claim(claim: &ClaimRow, first: &MemberRow, own: &[&MemberRow]) -> ToldClaim {
    let with = |stance: &str| own.iter().filter(|member| member.stance == stance).count();
    let (asserted, denied) = (with("assert"), with("deny"));
    ToldClaim {
        claim: claim.id.clone(),
        words: words(claim),
        asserted,
        denied,
        other: own.len() - asserted - denied,
        share: 0.0,
        first: own.iter().filter_map(|member| member.published.clone()).min(),
        numbers: each_once(own.iter().flat_map(|member| &member.numbers)),
        evidence: each_once(own.iter().flat_map(|member| &member.evidence)),
        example: first.text.clone(),
        statement: first.statement.clone(),
    }
}

fn words(claim: &ClaimRow) -> String {
    claim.label.clone().unwrap_or_else(|| claim.canonical.clone())
}

fn each_once<'a>(items: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    items.filter(|item| seen.insert(item.as_str())).cloned().collect()
}

/// Names of sets of which the side uses one.
fn names(naming: &[NamingRow], sides: &Sides, side: usize) -> Vec<ToldName> {
    let mut names: Vec<ToldName> = naming
        .iter()
        .map(|row| {
            let own =
                row.speakers.iter().filter(|speaker| sides.of.get(&speaker.id) == Some(&side));
            ToldName {
                set: row.set.clone(),
                name: row.name.clone(),
                uses: own.map(|speaker| speaker.uses).sum(),
            }
        })
        .filter(|name| name.uses > 0)
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.uses));
    names
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{super::super::SpeakerRow, ClaimRow, MemberRow, Sides, narratives};
    use crate::present::comparison::ActorRow;

    fn actor(id: &str, party: Option<&str>) -> ActorRow {
        ActorRow {
            id: id.to_owned(),
            name: format!("{id} office"),
            kind: "organization".to_owned(),
            aliases: Vec::new(),
            party: party.map(str::to_owned),
            affiliations: Vec::new(),
            documents: 1,
            statements: 1,
            first: None,
            last: None,
            rules: Vec::new(),
        }
    }

    fn member(actor: &str, stance: &str, day: &str, copy: bool) -> MemberRow {
        MemberRow {
            doc: "a".to_owned(),
            statement: format!("{actor}{stance}{day}"),
            speaker: Some(SpeakerRow { id: actor.to_owned(), name: format!("{actor} office") }),
            stance: stance.to_owned(),
            rule: "plain".to_owned(),
            text: format!("words of {day}"),
            assigned: "codebook".to_owned(),
            score: None,
            published: Some(day.to_owned()),
            outlet: None,
            numbers: vec!["40".to_owned()],
            evidence: Vec::new(),
            copy,
        }
    }

    fn claim(id: &str, members: Vec<MemberRow>) -> ClaimRow {
        ClaimRow {
            id: id.to_owned(),
            origin: "codebook".to_owned(),
            label: Some(format!("claim {id}")),
            canonical: String::new(),
            canonical_statement: None,
            stances: Vec::new(),
            members,
            links: Vec::new(),
            conflicts: Vec::new(),
            first: None,
        }
    }

    fn two_claims() -> Vec<ClaimRow> {
        vec![
            claim(
                "road",
                vec![
                    member("north", "assert", "2019-05-02", false),
                    member("north", "assert", "2019-05-01", true),
                    member("south", "deny", "2019-05-03", false),
                ],
            ),
            claim("camp", vec![member("south", "ask", "2019-05-01", false); 2]),
        ]
    }

    #[test]
    fn each_party_tells_its_story() {
        let actors = [actor("north", Some("Kestria")), actor("south", Some("Ulmere"))];
        let told = narratives(&two_claims(), &[], &Sides::parties(&actors));
        let [north, south] = &told[..] else { panic!("two parties") };
        assert_eq!((north.side.as_str(), north.statements), ("Kestria", 1));
        assert_eq!((north.claims[0].asserted, north.claims[0].denied), (1, 0));
        assert_eq!(north.claims[0].first.as_deref(), Some("2019-05-02"));
        assert_eq!(north.silent[0].words, "claim camp");
        assert_eq!(south.claims[0].words, "claim camp");
        assert_eq!((south.claims[0].other, south.claims[1].denied), (2, 1));
        assert!((south.claims[0].share - 2.0 / 3.0).abs() < 1e-12);
        assert!(south.silent.is_empty());
    }

    #[test]
    fn coalitions_are_sides_too() {
        let actors = [actor("north", None), actor("south", None)];
        let all = BTreeMap::from([("north office".to_owned(), 0), ("south office".to_owned(), 1)]);
        let told = narratives(&two_claims(), &[], &Sides::coalitions(&actors, &all));
        let sides: Vec<&str> = told.iter().map(|narrative| narrative.side.as_str()).collect();
        assert_eq!(sides, ["coalition 1", "coalition 2"]);
        assert!(Sides::parties(&actors).is_empty());
    }
}
