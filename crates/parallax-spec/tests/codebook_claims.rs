//! The codebook of the examples: statements go to its claims, and to the twins of those claims with
//! the parties exchanged.

mod english;

use parallax::{
    codebook::{Codebook, CodebookClaim},
    lang::Language,
    resolve::{
        Collection, Item,
        assign::{Assigner, ClaimWordings, Match},
        claim_list::ReadWordings,
    },
};
use parallax_spec::tree;

use english::english;

/// Statements with the id of the claim that they make.
const STATEMENTS: [(&str, &str); 8] = [
    ("The shells came from the Kestrian guns on the ridge.", "kestrian-guns"),
    ("The shells came from the Ulmeran guns on the ridge.", "ulmeran-guns"),
    ("More than 11,000 Ulmerans have been forced out of the east bank.", "driven-from-east"),
    ("More than 9,000 Kestrians have been forced out of the west bank.", "driven-from-west"),
    ("The bridge was the work of Ulmeran divers.", "divers-of-ulmere"),
    ("The bridge was the work of Kestrian divers.", "divers-of-kestria"),
    ("Lists of names had been read out in every street.", "lists"),
    ("The first families will return in July.", "return"),
];

#[test]
fn statements_go_to_their_claims_with_the_parties_exchanged_too() {
    let Some(english) = english() else { return };
    let book = Codebook::from_toml(&tree::text("examples/codebook.toml"));
    let book = book.unwrap_or_else(|error| panic!("examples/codebook.toml: {error}"));
    let ranked = ranked(&book, &english, str::to_owned);
    for ((text, expected), ranked) in STATEMENTS.iter().zip(&ranked) {
        assert_eq!(book.claims[ranked[0].claim].id, *expected, "{text}");
    }
    assert_eq!(ranked, self::ranked(&book, &english, |text| book.parties.exchange(text).0));
}

/// The claims for each statement, all texts changed by `change` before they are read.
fn ranked(
    book: &Codebook,
    language: &dyn Language,
    change: impl Fn(&str) -> String,
) -> Vec<Vec<Match>> {
    let changed = |texts: &[String]| texts.iter().map(|text| change(text)).collect();
    let claim = |claim: &CodebookClaim| CodebookClaim {
        label: change(&claim.label),
        samples: changed(&claim.samples),
        against: changed(&claim.against),
        ..claim.clone()
    };
    let claims = book.claims.iter().map(claim);
    let claims: Vec<ClaimWordings> =
        claims.map(|claim| ReadWordings::read(&claim, language, &book.parties).items()).collect();
    let item = |(text, _): &(&str, &str)| Item::read(&change(text), language, &book.parties);
    let items: Vec<Item> = STATEMENTS.iter().map(item).collect();
    let collection = Collection::of(&items);
    let assigner = Assigner::fit(&claims, &collection, &[]);
    items.iter().map(|item| assigner.rank(item)).collect()
}
