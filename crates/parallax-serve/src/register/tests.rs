//! The register against the simplest thing that could be right: every row asked one by one.

use std::collections::BTreeMap;

use parallax::{
    extract::{Act, Basis, Kind},
    present::{SpeakerRow, comparison::ActorRow},
};
use parallax_store::{ListedClaim, ListedDocument, ListedMember, ListedStatement};
use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{
    Chosen, Facet, Order, Register, Test,
    build::Builder,
    facets,
    filter::{FITS, NO_VALUE},
};

const OUTLETS: [&str; 3] = ["Courier", "Gazette", ""];
const DAYS: [&str; 4] = ["2019-05-14", "2019-05-20T10:00:00Z", "2019-06", "soon"];
const RULES: [&str; 2] = ["attribution-model", "block-quote"];
const STANCES: [&str; 2] = ["assert", "deny"];
const ACTORS: u32 = 3;
const CLAIMS: u32 = 3;

/// A statement before it becomes a row.
#[derive(Clone, Debug)]
struct Made {
    document: usize,
    nature: (Kind, Act, Basis),
    rule: &'static str,
    score: Option<f32>,
    /// Numbers of actors.
    speakers: Vec<u32>,
    /// Numbers of claims and stances.
    claims: BTreeMap<u32, &'static str>,
}

#[derive(Clone, Debug)]
struct World {
    /// Outlet and day of each document.
    documents: Vec<(&'static str, &'static str)>,
    statements: Vec<Made>,
}

fn made(documents: usize) -> impl Strategy<Value = Made> {
    (
        0..documents,
        (
            select(Kind::ALL.to_vec()),
            select(Act::ALL[..3].to_vec()),
            select(Basis::ALL[..3].to_vec()),
        ),
        select(RULES.to_vec()),
        option::of(0.5_f32..1.0),
        proptest::collection::btree_set(0..ACTORS, 0..3),
        proptest::collection::btree_map(0..CLAIMS, select(STANCES.to_vec()), 0..3),
    )
        .prop_map(|(document, nature, rule, score, speakers, claims)| Made {
            document,
            nature,
            rule,
            score,
            speakers: speakers.into_iter().collect(),
            claims,
        })
}

fn world() -> impl Strategy<Value = World> {
    vec((select(OUTLETS.to_vec()), select(DAYS.to_vec())), 1..5).prop_flat_map(|documents| {
        vec(made(documents.len()), 0..30).prop_map(move |mut statements| {
            statements.sort_by_key(|one| one.document);
            World { documents: documents.clone(), statements }
        })
    })
}

fn some(values: Vec<String>) -> impl Strategy<Value = Vec<String>> {
    prop_oneof![3 => Just(Vec::new()), 2 => vec(select(values), 1..3)]
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|&value| value.to_owned()).collect()
}

fn chosen() -> impl Strategy<Value = Chosen> {
    let days = || option::weighted(0.2, select(texts(&["2019-05-14", "2019-05-19", "2019-07-01"])));
    (
        (some(texts(&["Courier", "Gazette", NO_VALUE, "Nobody"])), days(), days()),
        (some(texts(&["actor-0", "actor-1", NO_VALUE])), some(texts(&["kestria", NO_VALUE]))),
        (
            some(texts(&["claim-0", "claim-2", NO_VALUE])),
            some(texts(&["assert", "deny", NO_VALUE])),
        ),
        some(texts(&["direct", "mixed"])),
        (
            some(texts(&RULES)),
            option::weighted(0.2, 0.5_f32..1.0),
            option::weighted(0.2, 0.5_f32..1.0),
        ),
    )
        .prop_map(|(places, people, claims, kind, (rule, min_score, max_score))| Chosen {
            outlet: places.0,
            from: places.1,
            to: places.2,
            speaker: people.0,
            party: people.1,
            claim: claims.0,
            stance: claims.1,
            kind,
            rule,
            min_score,
            max_score,
            ..Chosen::default()
        })
}

fn id(row: usize) -> String {
    format!("{:016x}", row.wrapping_mul(0x9E37_79B9_7F4A_7C15))
}

/// The party of an actor: the first has one.
fn party(actor: u32) -> Option<&'static str> {
    (actor == 0).then_some("kestria")
}

fn register(world: &World) -> Register {
    let mut builder = Builder::default();
    for (key, (outlet, day)) in world.documents.iter().enumerate() {
        builder.document(&ListedDocument {
            key: 90 - key as i64,
            id: format!("{:032x}", 7_000 - key),
            name: format!("{key}"),
            outlet: Some((*outlet).to_owned()).filter(|outlet| !outlet.is_empty()),
            published: Some((*day).to_owned()),
            words: 10,
            is_read: true,
        });
    }
    builder.documents_end();
    for (row, one) in world.statements.iter().enumerate() {
        builder.statement(&ListedStatement {
            document: 90 - one.document as i64,
            id: &id(row),
            start: row as u32,
            kind: one.nature.0,
            act: one.nature.1,
            basis: one.nature.2,
            rule: one.rule,
            score: one.score,
        });
    }
    builder.statements_end();
    let actor = |number: u32| ActorRow {
        id: format!("actor-{number}"),
        name: format!("Actor {number}"),
        party: party(number).map(str::to_owned),
        ..ActorRow::default()
    };
    builder.actors((0..ACTORS).map(actor).collect());
    for (row, one) in world.statements.iter().enumerate() {
        one.speakers.iter().for_each(|actor| builder.speaker(&id(row), &format!("actor-{actor}")));
    }
    builder.speakers_end();
    (0..CLAIMS).for_each(|number| builder.claim(&claim(world, number)));
    builder.finish()
}

fn claim(world: &World, number: u32) -> ListedClaim {
    let members = world.statements.iter().enumerate().filter_map(|(row, one)| {
        let stance = *one.claims.get(&number)?;
        let speaker = one
            .speakers
            .first()
            .map(|actor| SpeakerRow { id: format!("actor-{actor}"), name: String::new() });
        Some(ListedMember {
            statement: id(row),
            speaker,
            stance: stance.to_owned(),
            rule: "plain-report".to_owned(),
            assigned: "comparison".to_owned(),
            copy: false,
        })
    });
    ListedClaim {
        id: format!("claim-{number}"),
        origin: "found".to_owned(),
        label: None,
        canonical: format!("claim {number}"),
        stances: Vec::new(),
        members: members.collect(),
        links: Vec::new(),
        conflicts: Vec::new(),
        first: None,
    }
}

/// A value among the chosen ones, or none of them where none is there.
fn holds(chosen: &[String], values: &[&str]) -> bool {
    let is_chosen = |value: &str| chosen.iter().any(|one| one == value);
    chosen.is_empty()
        || if values.is_empty() {
            is_chosen(NO_VALUE)
        } else {
            values.iter().any(|one| is_chosen(one))
        }
}

fn day(iso: &str) -> Option<String> {
    let full = [iso, "-01"].concat();
    let full = if iso.len() == 7 { full.as_str() } else { iso };
    full.get(..10).filter(|day| day.starts_with('2')).map(str::to_owned)
}

/// Claims and stances of a statement; one without either where it makes no claim.
fn memberships(one: &Made) -> Vec<(Option<String>, Option<&'static str>)> {
    let own = one.claims.iter();
    let own: Vec<_> =
        own.map(|(claim, stance)| (Some(format!("claim-{claim}")), Some(*stance))).collect();
    if own.is_empty() { vec![(None, None)] } else { own }
}

fn is_chosen(chosen: &[String], value: Option<&str>) -> bool {
    holds(chosen, value.as_slice())
}

fn fits(world: &World, chosen: &Chosen, one: &Made) -> bool {
    let (outlet, published) = world.documents[one.document];
    let outlet: Vec<&str> = Some(outlet).into_iter().filter(|outlet| !outlet.is_empty()).collect();
    let own = day(published);
    let after = chosen.from.as_ref().is_none_or(|from| own.as_ref().is_some_and(|own| own >= from));
    let before = chosen.to.as_ref().is_none_or(|to| own.as_ref().is_some_and(|own| own <= to));
    let speakers: Vec<String> = one.speakers.iter().map(|actor| format!("actor-{actor}")).collect();
    let speakers: Vec<&str> = speakers.iter().map(String::as_str).collect();
    let parties: Vec<&str> = one.speakers.iter().filter_map(|&actor| party(actor)).collect();
    let member = memberships(one).into_iter().any(|(claim, stance)| {
        is_chosen(&chosen.claim, claim.as_deref()) && is_chosen(&chosen.stance, stance)
    });
    let score = |chosen: Option<f32>, fits: fn(f32, f32) -> bool| {
        chosen.is_none_or(|chosen| one.score.is_some_and(|own| fits(own, chosen)))
    };
    holds(&chosen.outlet, &outlet)
        && after
        && before
        && holds(&chosen.speaker, &speakers)
        && holds(&chosen.party, &parties)
        && member
        && holds(&chosen.kind, &[one.nature.0.name()])
        && holds(&chosen.rule, &[one.rule])
        && score(chosen.min_score, |own, least| own >= least)
        && score(chosen.max_score, |own, most| own <= most)
}

fn without(chosen: &Chosen, facet: Facet) -> Chosen {
    let mut chosen = chosen.clone();
    match facet {
        Facet::Outlet => chosen.outlet.clear(),
        Facet::Speaker => chosen.speaker.clear(),
        Facet::Party => chosen.party.clear(),
        Facet::Claim => chosen.claim.clear(),
        Facet::Stance => chosen.stance.clear(),
        Facet::Kind => chosen.kind.clear(),
        Facet::Rule => chosen.rule.clear(),
        Facet::Year | Facet::Month => (chosen.from, chosen.to) = (None, None),
        Facet::Act | Facet::Basis | Facet::Review => {}
    }
    chosen
}

fn values(world: &World, chosen: &Chosen, facet: Facet, one: &Made) -> Vec<String> {
    let (outlet, published) = world.documents[one.document];
    let mut values: Vec<String> = match facet {
        Facet::Outlet => vec![outlet.to_owned()],
        Facet::Speaker => one.speakers.iter().map(|actor| format!("actor-{actor}")).collect(),
        Facet::Party => {
            one.speakers.iter().filter_map(|&one| party(one)).map(str::to_owned).collect()
        }
        Facet::Claim => {
            let own = memberships(one).into_iter();
            let own = own.filter(|(_, stance)| is_chosen(&chosen.stance, *stance));
            own.filter_map(|(claim, _)| claim).collect()
        }
        Facet::Stance => {
            let own = memberships(one).into_iter();
            let own = own.filter(|(claim, _)| is_chosen(&chosen.claim, claim.as_deref()));
            own.filter_map(|(_, stance)| stance.map(str::to_owned)).collect()
        }
        Facet::Kind => vec![one.nature.0.name().to_owned()],
        Facet::Act => vec![one.nature.1.name().to_owned()],
        Facet::Basis => vec![one.nature.2.name().to_owned()],
        Facet::Review => vec!["pending".to_owned()],
        Facet::Rule => vec![one.rule.to_owned()],
        Facet::Year => day(published).map(|day| day[..4].to_owned()).into_iter().collect(),
        Facet::Month => day(published).map(|day| day[..7].to_owned()).into_iter().collect(),
    };
    values.retain(|value| !value.is_empty());
    values.sort();
    values.dedup();
    if values.is_empty() { vec![NO_VALUE.to_owned()] } else { values }
}

fn counted(world: &World, chosen: &Chosen, facet: Facet) -> BTreeMap<String, u32> {
    let others = without(chosen, facet);
    let mut counts = BTreeMap::new();
    for one in world.statements.iter().filter(|one| fits(world, &others, one)) {
        for value in values(world, &others, facet, one) {
            *counts.entry(value).or_default() += 1;
        }
    }
    counts
}

proptest! {
    #[test]
    fn facets_and_filters_are_those_of_asking_every_row(world in world(), chosen in chosen()) {
        let register = register(&world);
        let states = &register.states;
        let test = Test::new(&register, states, &chosen, None).expect("all values are known");
        let right: Vec<u32> = (0..).zip(&world.statements)
            .filter(|(_, one)| fits(&world, &chosen, one)).map(|(row, _)| row).collect();
        let found: Vec<u32> =
            test.fitting(&register, states).ones().map(|row| row as u32).collect();
        prop_assert_eq!(&found, &right);
        let (total, all) = facets(&register, states, &test, usize::MAX);
        prop_assert_eq!(total as usize, right.len());
        for (facet, values) in all {
            let values: BTreeMap<String, u32> =
                values.into_iter().map(|value| (value.value, value.count)).collect();
            prop_assert_eq!(values, counted(&world, &chosen, facet), "{:?}", facet);
        }
    }

    #[test]
    fn pages_join_up_to_the_whole_list(world in world(), chosen in chosen(), limit in 1_usize..7) {
        let register = register(&world);
        let test = Test::new(&register, &register.states, &chosen, None).expect("known values");
        let rows = test.fitting(&register, &register.states);
        for order in [Order::Document, Order::Time, Order::Uncertainty] {
            let (whole, more) = register.listed(&rows, order, None, usize::MAX - 1);
            prop_assert!(!more);
            prop_assert_eq!(whole.len(), rows.count_ones(..));
            let (mut joined, mut after) = (Vec::<u32>::new(), None);
            loop {
                let (page, more) = register.listed(&rows, order, after, limit);
                joined.extend(&page);
                after = page.last().copied();
                if !more {
                    break;
                }
            }
            prop_assert_eq!(joined, whole);
        }
    }

    #[test]
    fn ids_lead_to_their_rows(world in world()) {
        let register = register(&world);
        for (row, one) in (0..).zip(&world.statements) {
            prop_assert_eq!(register.statements.find(&id(row as usize)), Some(row));
            prop_assert_eq!(register.statements.id(row), id(row as usize));
            prop_assert_eq!(register.statements.document(row), one.document as u32);
        }
        prop_assert_eq!(register.statements.find("0000"), None);
    }
}

#[test]
fn a_row_that_fits_counts_in_every_facet() {
    assert_eq!(FITS.count_ones() as usize, Facet::ALL.len());
    assert_eq!(Facet::ALL.map(|facet| facet as usize), std::array::from_fn(|place| place));
}
