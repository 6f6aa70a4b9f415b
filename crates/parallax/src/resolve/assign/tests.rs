//! Assignment over the invented event.

use super::{Assigner, ClaimWordings, Decision, Side, Verdict};
use crate::{
    codebook::Parties,
    resolve::{Collection, Item},
};

const STATEMENTS: [&str; 8] = [
    "More than 9,000 people have been driven from the west bank",
    "More than 11,000 people have been driven from the east bank",
    "Some 4,000 people have crossed by the ferry",
    "The shells came from the ridge above the town",
    "Craters on Mill Street point to the ridge and to its batteries",
    "The batteries had not fired since Friday",
    "Divers mined the bridge in the night",
    "Two of them heard a boat under the bridge",
];

fn claims() -> Vec<ClaimWordings> {
    let claim = |samples: &[&str], against: &[&str]| ClaimWordings {
        samples: samples.iter().map(|text| Item::plain(text)).collect(),
        against: against.iter().map(|text| Item::plain(text)).collect(),
    };
    vec![
        claim(&["people were driven from their bank"], &["people left of their own will"]),
        claim(&["the shells came from the ridge"], &[]),
        claim(&["the bridge was mined"], &[]),
    ]
}

fn collection() -> Collection {
    Collection::of(&STATEMENTS.map(Item::plain))
}

fn decision(text: &str, claim: usize, verdict: Verdict) -> Decision {
    Decision { item: Item::plain(text), claim, verdict }
}

#[test]
fn a_statement_goes_to_the_claim_whose_words_it_has() {
    let collection = collection();
    let assigner = Assigner::fit(&claims(), &collection, &[]);
    let best = |text: &str| assigner.rank(&Item::plain(text))[0].claim;
    assert_eq!(best("They were driven out of the bank"), 0);
    assert_eq!(best("Shells flew from the ridge"), 1);
    assert_eq!(best("Somebody had mined the old bridge"), 2);
}

#[test]
fn a_text_without_any_of_the_words_makes_no_claim() {
    let collection = collection();
    let assigner = Assigner::fit(&claims(), &collection, &[]);
    assert_eq!(assigner.assign(&Item::plain("Soup is served at noon")), None);
    assert_eq!(assigner.assign(&Item::default()), None);
}

#[test]
fn wordings_of_the_opposite_side_belong_to_the_claim() {
    let collection = collection();
    let assigner = Assigner::fit(&claims(), &collection, &[]);
    let best = assigner.rank(&Item::plain("Everybody left of their own will"))[0];
    assert_eq!((best.claim, best.side), (0, Side::Against));
}

#[test]
fn a_decision_is_never_overruled() {
    let collection = collection();
    let odd = "The shells came from the ridge";
    let decisions = [decision(odd, 1, Verdict::Rejected), decision(odd, 2, Verdict::Accepted)];
    let assigner = Assigner::fit(&claims(), &collection, &decisions);
    assert_eq!(assigner.assign(&Item::plain(odd)).map(|found| found.claim), Some(2));
    let rejected = Assigner::fit(&claims(), &collection, &decisions[..1]);
    assert_ne!(rejected.assign(&Item::plain(odd)).map(|found| found.claim), Some(1));
}

#[test]
fn the_last_decision_counts() {
    let collection = collection();
    let odd = "Soup is served at noon";
    let decisions = [decision(odd, 1, Verdict::Accepted), decision(odd, 1, Verdict::Rejected)];
    let assigner = Assigner::fit(&claims(), &collection, &decisions);
    assert_eq!(assigner.assign(&Item::plain(odd)), None);
}

#[test]
fn a_decision_about_no_claim_is_left_out() {
    let collection = collection();
    let decisions = [decision("Soup is served at noon", 7, Verdict::Accepted)];
    let assigner = Assigner::fit(&claims(), &collection, &decisions);
    assert_eq!(assigner.assign(&decisions[0].item), None);
}

#[test]
fn accepted_statements_teach_new_words() {
    let collection = collection();
    let before = Assigner::fit(&claims(), &collection, &[]);
    let taught = [
        decision("A column of carts went down to the ferry", 0, Verdict::Accepted),
        decision("Carts and prams waited for the ferry", 0, Verdict::Accepted),
    ];
    let after = Assigner::fit(&claims(), &collection, &taught);
    let text = Item::plain("Carts stood in a column for hours");
    let score = |assigner: &Assigner<'_>| {
        let ranked = assigner.rank(&text);
        ranked.iter().find(|found| found.claim == 0).map(|found| found.score)
    };
    assert!(score(&after) > score(&before));
    assert_eq!(after.rank(&text)[0].claim, 0);
}

#[test]
fn a_codebook_without_claims_assigns_nothing() {
    let collection = collection();
    assert_eq!(Assigner::fit(&[], &collection, &[]).assign(&Item::plain("Shells")), None);
}

/// Items whose names of parties are declared, exchanged or not.
fn declared(texts: &[&str], exchanged: bool) -> Vec<Item> {
    let book = "[[party]]\nid = \"k\"\nnames.adjective = \"Kestrian\"\n\
                [[party]]\nid = \"u\"\nnames.adjective = \"Ulmeran\"";
    let parties = Parties::from_toml(book).expect("a good codebook");
    let item = |text: &&str| {
        let text = if exchanged { parties.exchange(text).0 } else { (*text).to_owned() };
        let mut item = Item::default();
        for word in text.split(' ') {
            let name = parties.identify(word).first().map(|(_, declared)| *declared);
            let masked = if name.is_some() { "norland" } else { word };
            item.masked.push_str(masked);
            item.masked.push(' ');
            item.words.push(super::super::Word { lemma: masked.to_owned(), declared: name });
        }
        item
    };
    texts.iter().map(item).collect()
}

#[test]
fn exchanging_the_parties_changes_no_score() {
    let texts = [
        "Kestrian guns fired at the market",
        "Ulmeran guns fired at the market",
        "Kestrian divers mined the bridge",
        "Ulmeran wardens kept the keys",
        "Ulmeran guns were silent",
    ];
    let run = |exchanged: bool| {
        let items = declared(&texts, exchanged);
        let claims: Vec<ClaimWordings> = items[..3]
            .iter()
            .map(|item| ClaimWordings { samples: vec![item.clone()], against: Vec::new() })
            .collect();
        let collection = Collection::of(&items);
        let decisions = [Decision { item: items[3].clone(), claim: 1, verdict: Verdict::Accepted }];
        let assigner = Assigner::fit(&claims, &collection, &decisions);
        items.iter().map(|item| assigner.rank(item)).collect::<Vec<_>>()
    };
    let plain = run(false);
    assert_eq!(plain, run(true));
    assert_eq!([plain[0][0].claim, plain[1][0].claim], [0, 1]);
}
