//! The pairs of sentences in `spec/claims`: joined where they make one claim, and never where who
//! did it to whom, the side or a number differs.

mod model;

use parallax::resolve::claims::Relation;
use parallax_spec::{Engine, Pair, tree};

const PAGES: [&str; 7] =
    ["comparison", "label", "negation", "number", "occasion", "paraphrase", "roles"];

/// Least share of paraphrases that are joined, in percent.
const JOINED: usize = 60;

#[test]
fn exchanged_roles_are_never_joined() {
    let is_wrong = |found: Option<Relation>| matches!(found, Some(Relation::Same { .. }));
    none_is("roles", is_wrong);
}

#[test]
fn a_negation_always_changes_the_side() {
    let same = |found| matches!(found, Some(Relation::Same { same_side: true, .. }));
    none_is("negation", same);
}

#[test]
fn different_numbers_are_always_a_conflict() {
    let silent = |found| matches!(found, Some(Relation::Same { number_conflict: false, .. }));
    none_is("number", silent);
}

#[test]
fn another_label_is_never_joined_in_silence() {
    none_is("label", |found| matches!(found, Some(Relation::Same { .. })));
}

#[test]
fn a_comparison_turned_round_is_another_claim() {
    none_is("comparison", |found| matches!(found, Some(Relation::Same { .. })));
}

#[test]
fn two_places_are_two_occasions() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    for Pair { line, first, second } in pairs("occasion") {
        let found = engine.is_one_occasion(&first, &second);
        assert_eq!(found, Some(false), "spec/claims/occasion.md:{line}");
    }
    let (first, second) = ("The union won the vote in Merrin.", "The union won the Merrin vote.");
    assert_eq!(engine.is_one_occasion(first, second), Some(true));
}

#[test]
#[expect(clippy::print_stderr, reason = "the share is what a reader of the log wants to know")]
fn most_paraphrases_are_joined() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let pairs = pairs("paraphrase");
    let is_joined = |pair: &&Pair| {
        let one = Relation::Same { same_side: true, number_conflict: false };
        engine.relation(&pair.first, &pair.second) == Some(one)
    };
    let joined = pairs.iter().filter(is_joined).count();
    eprintln!("paraphrases joined: {joined} of {}", pairs.len());
    assert!(100 * joined >= JOINED * pairs.len(), "{joined} of {}", pairs.len());
}

#[test]
fn neither_the_parties_nor_the_order_change_a_relation() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let mut wrong = Vec::new();
    for pair in PAGES.iter().flat_map(|page| pairs(page)) {
        let found = engine.relation(&pair.first, &pair.second);
        if found != engine.relation(&pair.second, &pair.first) {
            wrong.push(format!("in reverse: {} | {}", pair.first, pair.second));
        }
        let [first, second] = [&pair.first, &pair.second].map(|one| engine.exchange(one));
        if found != engine.relation(&first, &second) {
            wrong.push(format!("exchanged: {} | {}", pair.first, pair.second));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Checks that no pair of a page is `wrong`.
fn none_is(page: &str, wrong: impl Fn(Option<Relation>) -> bool) {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let found = pairs(page).into_iter().filter(|pair| is_related(&engine, pair, &wrong));
    let lines: Vec<String> =
        found.map(|pair| format!("{}: {} | {}", pair.line, pair.first, pair.second)).collect();
    assert!(lines.is_empty(), "spec/claims/{page}.md\n{}", lines.join("\n"));
}

fn is_related(engine: &Engine, pair: &Pair, wanted: impl Fn(Option<Relation>) -> bool) -> bool {
    wanted(engine.relation(&pair.first, &pair.second))
}

fn pairs(page: &str) -> Vec<Pair> {
    let path = format!("spec/claims/{page}.md");
    let pairs = Pair::parse(&tree::text(&path));
    let pairs =
        pairs.unwrap_or_else(|line| panic!("{path}:{line}: a pair is a block of two lines"));
    assert!(!pairs.is_empty(), "{path}: there are pairs");
    pairs
}
