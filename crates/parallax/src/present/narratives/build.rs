//! Takes rows of what was compared, gives each side's story.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{
    super::comparison::{ClaimRow, MemberRow, NamingRow},
    Cited, Narrative, Sides, SilentClaim, Teller, ToldClaim, ToldName,
};

/// The stories of all sides, in the order of the sides.
pub fn narratives(claims: &[ClaimRow], naming: &[NamingRow], sides: &Sides) -> Vec<Narrative> {
    let counted: Vec<Counted<'_>> = claims.iter().map(|claim| counted(claim, sides)).collect();
    (0..sides.all.len()).map(|side| narrative(&counted, naming, sides, side)).collect()
}

/// A claim with the statements that a side makes, each with its side.
type Counted<'r> = (&'r ClaimRow, Vec<(&'r MemberRow, usize)>);

fn narrative(
    claims: &[Counted<'_>],
    naming: &[NamingRow],
    sides: &Sides,
    side: usize,
) -> Narrative {
    let mut told = Vec::new();
    let mut silent = Vec::new();
    let mut tellers: IndexMap<&str, Teller> = IndexMap::new();
    let mut cited: IndexMap<String, Cited> = IndexMap::new();
    for (claim, members) in claims {
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
            let name = || sides.label(&speaker.id, &speaker.name).to_owned();
            let teller = tellers.entry(&speaker.id);
            teller.or_insert_with(|| Teller { name: name(), statements: 0 }).statements += 1;
        }
        for what in own.iter().flat_map(|member| &member.evidence) {
            let new = || Cited { what: what.clone(), statements: 0 };
            cited.entry(what.to_lowercase()).or_insert_with(new).statements += 1;
        }
    }
    let statements = told.iter().map(|claim| claim.asserted + claim.denied + claim.other).sum();
    for claim in &mut told {
        claim.share = (claim.asserted + claim.denied + claim.other) as f64 / statements as f64;
    }
    // Ties stay in the order of claims.
    told.sort_by(|a, b| b.share.total_cmp(&a.share));
    silent.sort_by_key(|claim| std::cmp::Reverse(claim.statements));
    // Ties stay in the order of appearance.
    let mut actors: Vec<Teller> = tellers.into_values().collect();
    actors.sort_by_key(|teller| std::cmp::Reverse(teller.statements));
    let mut cited: Vec<Cited> = cited.into_values().collect();
    cited.sort_by_key(|cited| std::cmp::Reverse(cited.statements));
    Narrative {
        side: sides.all[side].name.clone(),
        origin: sides.origin.clone(),
        members: sides.all[side].members.clone(),
        actors,
        statements,
        claims: told,
        silent,
        evidence: cited,
        names: names(naming, sides, side),
    }
}

/// The statements of a claim that count: copies of one text do once.
fn counted<'r>(claim: &'r ClaimRow, sides: &Sides) -> Counted<'r> {
    let side =
        |member: &MemberRow| sides.side(&member.speaker.as_ref()?.id, member.published.as_deref());
    let members = claim.members.iter().filter(|member| !member.copy);
    (claim, members.filter_map(|member| Some((member, side(member)?))).collect())
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
        doc: first.doc.clone(),
    }
}

fn words(claim: &ClaimRow) -> String {
    claim.label.clone().unwrap_or_else(|| claim.canonical.clone())
}

/// In whatever case.
fn each_once<'a>(items: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    items.filter(|item| seen.insert(item.to_lowercase())).cloned().collect()
}

/// Names of sets of which the side uses one.
fn names(naming: &[NamingRow], sides: &Sides, side: usize) -> Vec<ToldName> {
    let mut names: Vec<ToldName> = naming
        .iter()
        .map(|row| {
            let days = row
                .speakers
                .iter()
                .flat_map(|speaker| speaker.days.iter().map(move |day| (&speaker.id, day)));
            let own =
                days.filter(|(speaker, of)| sides.side(speaker, of.day.as_deref()) == Some(side));
            ToldName {
                set: row.set.clone(),
                name: row.name.clone(),
                uses: own.map(|(_, of)| of.uses).sum(),
            }
        })
        .filter(|name| name.uses > 0)
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.uses));
    names
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::SpeakerRow, ClaimRow, MemberRow, NamingRow, Narrative, Sides, narratives,
    };
    use crate::present::comparison::{ActorRow, DayUse, PartyRow, SpeakerUse};

    fn actor(id: &str, parties: &[(&str, Option<&str>, Option<&str>)]) -> ActorRow {
        let parties = parties.iter().map(|(party, first, last)| PartyRow {
            party: (*party).to_owned(),
            first: first.map(str::to_owned),
            last: last.map(str::to_owned),
        });
        ActorRow {
            id: id.to_owned(),
            name: format!("{id} office"),
            kind: "organization".to_owned(),
            parties: parties.collect(),
            ..ActorRow::default()
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
            evidence: vec!["Protocol 4".to_owned()],
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
        let actors =
            [actor("north", &[("Kestria", None, None)]), actor("south", &[("Ulmere", None, None)])];
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
        let cited = &south.evidence[0];
        assert_eq!((cited.what.as_str(), cited.statements), ("Protocol 4", 3));
    }

    #[test]
    fn who_changes_the_party_speaks_for_each_in_its_time() {
        let turned = [("Kestria", None, Some("2019-05-01")), ("Ulmere", Some("2019-05-02"), None)];
        let actors = [actor("north", &[("Kestria", None, None)]), actor("south", &turned)];
        let uses = |day: &str, uses| DayUse { day: Some(day.to_owned()), uses };
        let naming = NamingRow {
            id: "l".to_owned(),
            set: "town".to_owned(),
            origin: "codebook".to_owned(),
            name: "Tavik".to_owned(),
            total: 5,
            outlets: Vec::new(),
            speakers: vec![SpeakerUse {
                id: "south".to_owned(),
                name: "south office".to_owned(),
                uses: 5,
                days: vec![uses("2019-05-01", 2), uses("2019-05-02", 3)],
            }],
        };
        let told = narratives(&two_claims(), &[naming], &Sides::parties(&actors));
        let [kestria, ulmere] = &told[..] else { panic!("two parties") };
        let said = |of: &Narrative| {
            (
                of.claims.iter().map(|claim| claim.claim.clone()).collect::<Vec<_>>(),
                of.names[0].uses,
            )
        };
        assert_eq!(said(kestria), (vec!["camp".to_owned(), "road".to_owned()], 2));
        assert_eq!(said(ulmere), (vec!["road".to_owned()], 3));
        assert_eq!(ulmere.silent[0].claim, "camp");
    }

    #[test]
    fn coalitions_are_sides_too() {
        let actors = [actor("north", &[]), actor("south", &[])];
        let members = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let found = [
            members(&["south office", "a", "b", "c", "d"]),
            members(&["north office", "the mill"]),
        ];
        let told = narratives(&two_claims(), &[], &Sides::coalitions(&actors, &found, true));
        let sides: Vec<&str> = told.iter().map(|narrative| narrative.side.as_str()).collect();
        assert_eq!(
            sides,
            ["coalition 1: south office, a, b and 2 more", "coalition 2: north office, the mill"]
        );
        assert_eq!((told[0].statements, told[1].statements), (3, 1));
        assert_eq!(told[1].members, ["north office", "the mill"]);
        assert!(Sides::parties(&actors).is_empty());
    }

    #[test]
    fn tellers_of_one_name_are_two_and_ties_stand_by_appearance() {
        let party = [("Kestria", None, None)];
        let mut actors = [actor("z", &party), actor("b", &party), actor("a", &party)];
        let member = |id: &str, name: &str| MemberRow {
            speaker: Some(SpeakerRow { id: id.to_owned(), name: name.to_owned() }),
            ..member(id, "assert", "2019-05-02", false)
        };
        let said = vec![
            member("z", "press office"),
            member("b", "press office"),
            member("a", "a office"),
            member("b", "press office"),
        ];
        for actor in &mut actors[..2] {
            actor.name = "press office".to_owned();
        }
        let told = narratives(&[claim("road", said)], &[], &Sides::parties(&actors));
        let tellers: Vec<(&str, usize)> =
            told[0].actors.iter().map(|teller| (teller.name.as_str(), teller.statements)).collect();
        let expected =
            [("press office (Kestria) (2)", 2), ("press office (Kestria)", 1), ("a office", 1)];
        assert_eq!(tellers, expected);
    }

    #[test]
    fn a_coalition_of_one_of_two_that_share_a_name_is_not_that_of_the_other() {
        let mut actors =
            [actor("north", &[("Kestria", None, None)]), actor("south", &[("Ulmere", None, None)])];
        for actor in &mut actors {
            actor.name = "foreign ministry".to_owned();
        }
        let found = ["Kestria", "Ulmere"].map(|it| vec![format!("foreign ministry ({it})")]);
        for of_organizations in [false, true] {
            let sides = Sides::coalitions(&actors, &found, of_organizations);
            assert_eq!([sides.side("north", None), sides.side("south", None)], [Some(0), Some(1)]);
        }
    }
}
