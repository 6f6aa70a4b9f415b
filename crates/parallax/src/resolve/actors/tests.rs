//! Actors of small invented collections.

use super::{Actor, DocumentActor, DocumentCast, actors};
use crate::{
    annotate::time::Days,
    codebook::{Codebook, CodebookActor, Parties},
    extract::cast::{ActorKind, ActorName, NameWord},
};

fn named(kind: ActorKind, name: &str) -> DocumentActor {
    let words = name.split(' ').map(|word| NameWord::Plain(word.to_lowercase())).collect();
    DocumentActor {
        names: vec![ActorName { shown: name.to_owned(), words }],
        is_named: true,
        is_definite: false,
        kind,
        gender: None,
        affiliation: None,
        members: Vec::new(),
    }
}

fn person(name: &str) -> DocumentActor {
    named(ActorKind::Person, name)
}

fn body(name: &str) -> DocumentActor {
    named(ActorKind::Organization, name)
}

fn state(party: u16) -> DocumentActor {
    let shown = format!("State {party}");
    let names = vec![ActorName { shown, words: vec![NameWord::Party(party)] }];
    DocumentActor { names, ..named(ActorKind::State, "x") }
}

fn collection(documents: Vec<Vec<DocumentActor>>) -> Vec<DocumentCast> {
    let one = |(index, actors): (usize, Vec<DocumentActor>)| {
        let day = 100 + index as i32;
        let published = Some(Days { first: day, last: day });
        DocumentCast { document: index as u32, published, actors }
    };
    documents.into_iter().enumerate().map(one).collect()
}

/// The members of each actor as `document.local`.
fn joined(found: &[Actor]) -> Vec<String> {
    let members = |actor: &Actor| {
        let places = actor.members.iter().map(|m| format!("{}.{}", m.document, m.local));
        places.collect::<Vec<_>>().join(" ")
    };
    found.iter().map(members).collect()
}

fn joins(documents: Vec<Vec<DocumentActor>>) -> Vec<String> {
    joined(&actors(&collection(documents), &[], &Parties::default()))
}

#[test]
fn a_surname_joins_the_only_person_with_it() {
    let one = joins(vec![vec![person("Ada Brenn")], vec![person("Brenn")]]);
    assert_eq!(one, ["0.0 1.0"]);
    let two = joins(vec![vec![person("Ada Brenn"), person("Tor Brenn")], vec![person("Brenn")]]);
    assert_eq!(two, ["0.0", "0.1", "1.0"], "namesakes stay apart");
}

#[test]
fn bodies_of_two_states_stay_apart() {
    let ministry = |side: u32| DocumentActor { affiliation: Some(side), ..body("Trade Ministry") };
    let documents = vec![
        vec![state(0), ministry(0)],
        vec![state(1), ministry(0)],
        vec![body("Trade Ministry")],
        vec![body("Trade Ministry")],
    ];
    assert_eq!(joins(documents), ["0.0", "0.1", "1.0", "1.1", "2.0", "3.0"]);
}

#[test]
fn an_acronym_joins_the_only_name_with_these_initials() {
    let found = joins(vec![vec![body("River Relief Committee")], vec![body("RRC")]]);
    assert_eq!(found, ["0.0 1.0"]);
}

#[test]
fn spellings_of_a_name_are_joined_between_documents_only() {
    let found = joins(vec![vec![person("Yan Torvey")], vec![person("Yan Torvej")]]);
    assert_eq!(found, ["0.0 1.0"]);
    let apart = joins(vec![vec![person("Yan Torvey"), person("Yan Torvej")]]);
    assert_eq!(apart, ["0.0", "0.1"]);
}

#[test]
fn affiliations_have_the_days_on_which_they_are_seen() {
    let of = |local| DocumentActor { affiliation: Some(local), ..person("Ada Brenn") };
    let documents = vec![
        vec![body("Salt Guild"), of(0)],
        vec![person("Ada Brenn")],
        vec![of(1), body("Salt Guild")],
    ];
    let found = actors(&collection(documents), &[], &Parties::default());
    let seen = found[1].affiliations[0].seen.expect("dated documents");
    assert_eq!((found[1].affiliations[0].organization, seen.first, seen.last), (0, 100, 102));
}

#[test]
fn a_party_comes_from_the_codebook_only() {
    let book = [CodebookActor {
        id: "brenn".to_owned(),
        name: "Ada Brenn".to_owned(),
        aliases: vec!["A. Brenn".to_owned()],
        party: Some("salt".to_owned()),
        ..CodebookActor::default()
    }];
    let documents = collection(vec![vec![person("A Brenn")], vec![person("Ada Brenn")]]);
    let found = actors(&documents, &book, &Parties::default());
    assert_eq!(joined(&found), ["0.0 1.0"]);
    assert_eq!(found[0].parties[0].party, "salt");
    assert_eq!(found[0].name, "Ada Brenn");
}

#[test]
fn an_affiliation_of_the_codebook_is_told_beside_those_of_documents() {
    let toml = "[[actor]]\nid = \"guild\"\nname = \"Salt Guild\"\n[[actor]]\nid = \"brenn\"\n\
                name = \"Ada Brenn\"\naffiliations = [{ organization = \"guild\", from = \"2030-05\" }]";
    let book = Codebook::from_toml(toml).expect("a good codebook");
    let documents = collection(vec![vec![person("Ada Brenn"), body("Salt Guild")]]);
    let found = actors(&documents, &book.actors, &book.parties);
    let declared = &found[0].declared_affiliations[0];
    assert_eq!((declared.organization, declared.from.as_deref()), (Some(1), Some("2030-05-01")));
    assert!(found[0].affiliations.is_empty());
    let alone = collection(vec![vec![person("Ada Brenn")]]);
    let found = actors(&alone, &book.actors, &book.parties);
    let declared = &found[0].declared_affiliations[0];
    assert_eq!((declared.organization, declared.name.as_str()), (None, "Salt Guild"));
}

#[test]
fn the_order_of_the_slice_does_not_matter() {
    let mut documents = collection(vec![
        vec![person("Ada Brenn"), state(0)],
        vec![person("Brenn"), state(1)],
        vec![state(0), person("Ada Brenn")],
    ]);
    let forward = actors(&documents, &[], &Parties::default());
    documents.reverse();
    assert_eq!(actors(&documents, &[], &Parties::default()), forward);
}

#[test]
fn bodies_that_every_town_has_stay_apart() {
    let two = |name| joins(vec![vec![body(name)], vec![body(name)]]);
    assert_eq!(two("City Council"), ["0.0", "1.0"]);
    assert_eq!(two("Merrin City Council"), ["0.0 1.0"]);
    assert_eq!(two("State Department"), ["0.0 1.0"]);
}

#[test]
fn a_short_form_of_a_body_is_told_by_its_document_only() {
    let local = |town: &str| {
        let names = [body(&format!("{town} Plough Union")), body("Plough Union")];
        DocumentActor {
            names: names.iter().flat_map(|one| one.names.clone()).collect(),
            ..names[0].clone()
        }
    };
    let documents = vec![vec![local("Merrin")], vec![body("Plough Union")], vec![local("Vennick")]];
    assert_eq!(joins(documents), ["0.0", "1.0", "2.0"]);
}

#[test]
fn two_given_names_are_two_persons_however_alike() {
    let two = |a, b| joins(vec![vec![person(a)], vec![person(b)]]);
    assert_eq!(two("Senta Orlo", "Senka Orlo"), ["0.0", "1.0"]);
    assert_eq!(two("Maria Pell", "Mario Pell"), ["0.0", "1.0"]);
    assert_eq!(two("Vladomir Torvey", "Wladimir Torvey"), ["0.0 1.0"]);
}

#[test]
fn several_without_a_name_have_the_names_of_their_parts() {
    let both = DocumentActor {
        names: Vec::new(),
        is_named: false,
        members: vec![0, 1],
        ..named(ActorKind::Group, "x")
    };
    let documents = collection(vec![vec![person("Petra Lovik"), person("Mirel Anso"), both]]);
    let found = actors(&documents, &[], &Parties::default());
    assert_eq!(found[2].name, "Petra Lovik and Mirel Anso");
}

#[test]
fn the_last_word_of_a_body_is_no_acronym_of_it() {
    let union = DocumentActor {
        names: ["Merrin River PAC", "PAC"].iter().flat_map(|one| body(one).names).collect(),
        ..body("x")
    };
    assert_eq!(joins(vec![vec![union], vec![body("PAC")]]), ["0.0", "1.0"]);
}
