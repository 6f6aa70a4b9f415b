//! A draft beside the articles of a project.

use serde_json::Value;

use super::{findings, lint};
use crate::{command::Workplace, examples::printed};

/// What two papers say about one bridge, and the draft about both.
const GAZETTE: &str = "---\ntitle: Bridge\noutlet: Gazette\ndate: 2019-05-14\n---\n\n\
    The Ulmeran army blew up the Old Chain Bridge, said Commissioner Ilsa Marrand. \
    She said that 26 people were killed on the Old Chain Bridge on 12 May 2019.\n\n\
    “We asked every single resident of the west bank to stay at home,” said Ilsa Marrand.\n";
const COURIER: &str = "---\ntitle: Bridge\noutlet: Courier\ndate: 2019-05-15\n---\n\n\
    The Ulmeran army did not blow up the Old Chain Bridge, said General Tavik Orun. \
    He said that 41 people were killed on the Old Chain Bridge on 12 May 2019.\n";

fn place() -> Option<Workplace> {
    let place = Workplace::new();
    if place.model() == "none" {
        return None;
    }
    place.write("news/gazette.md", GAZETTE);
    place.write("news/courier.md", COURIER);
    printed(&place, &["map", "news", "--model", place.model(), "-o", "talks.plx"]);
    Some(place)
}

fn against(place: &Workplace, draft: &str) -> Vec<Value> {
    place.write("draft.md", draft);
    findings(place, &["draft.md", "--against", "talks.plx"])
}

fn of_rule<'f>(found: &'f [Value], rule: &str) -> Vec<&'f Value> {
    found.iter().filter(|one| one["rule"] == rule).collect()
}

fn details(found: &Value) -> String {
    found["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one.as_str().unwrap().to_owned() + "\n")
        .collect()
}

#[test]
fn a_contested_claim_names_who_says_otherwise() {
    let Some(place) = place() else { return };
    let found = against(&place, "The Ulmeran army blew up the Old Chain Bridge.\n");
    let claims = of_rule(&found, "contested-claim");
    assert_eq!(claims.len(), 1, "{found:?}");
    assert_eq!(claims[0]["voice"], "author");
    assert!(details(claims[0]).contains("denied by Tavik Orun"), "{}", details(claims[0]));
    let missing = of_rule(&found, "missing-other-side");
    assert!(details(missing[0]).contains("not heard: Tavik Orun"), "{found:?}");
    assert!(!details(missing[0]).contains("Marrand"), "she says the same");
}

#[test]
fn whoever_lets_both_sides_speak_misses_none() {
    let Some(place) = place() else { return };
    let both = "The Ulmeran army blew up the Old Chain Bridge, said Ilsa Marrand. General Tavik Orun \
                said that the Ulmeran army did not blow up the Old Chain Bridge.\n";
    let found = against(&place, both);
    assert!(of_rule(&found, "missing-other-side").is_empty(), "{found:?}");
    assert!(of_rule(&found, "contested-claim").is_empty(), "both are attributed: {found:?}");
    assert!(against(&place, "The mill of Merrin opened on Monday.\n").is_empty());
}

#[test]
fn quotations_are_held_against_their_other_wordings() {
    let Some(place) = place() else { return };
    let found = against(
        &place,
        "“We ordered every single resident of the west bank to stay at home,” said Ilsa Marrand.\n",
    );
    let quotations = of_rule(&found, "differing-quotation");
    assert_eq!(quotations.len(), 1, "{found:?}");
    let details = details(quotations[0]);
    assert!(details.contains("asked") && details.contains("ordered"), "{details}");
    let same = GAZETTE.split_once("---\n\n").unwrap().1;
    assert!(of_rule(&against(&place, same), "differing-quotation").is_empty());
}

#[test]
fn numbers_that_cannot_both_be_right_are_found() {
    let Some(place) = place() else { return };
    let found = against(
        &place,
        "The mayor said that 30 people were killed on the Old Chain Bridge on 12 May 2019.\n",
    );
    let numbers = of_rule(&found, "differing-number");
    assert!(!numbers.is_empty(), "{found:?}");
    let details = details(numbers[0]);
    assert!(details.contains("26") && details.contains("41"), "{details}");
}

#[test]
fn a_name_says_what_others_call_the_same() {
    let place = Workplace::new();
    if place.model() == "none" {
        return;
    }
    let book = "[[labels]]\nid = \"group\"\nnames = [\"self-defence unit\", \"separatist gang\"]\n";
    place.write("book.toml", book);
    let gazette =
        "---\noutlet: Gazette\n---\n\nThe self-defence unit held the bridge until noon.\n";
    place.write("news/gazette.md", gazette);
    let map =
        ["map", "news", "--model", place.model(), "-o", "talks.plx", "--codebook", "book.toml"];
    printed(&place, &map);
    let found = against(&place, "The separatist gang held the bridge. The separatist gang left.\n");
    let names = of_rule(&found, "contested-name");
    assert_eq!(names.len(), 1, "the first use is enough: {found:?}");
    assert_eq!(
        (&names[0]["words"], &names[0]["level"]),
        (&"separatist gang".into(), &"note".into())
    );
    assert_eq!(details(names[0]), "elsewhere “self-defence unit”, 1 time, by Gazette\n");
    let own = gazette.split_once("---\n\n").unwrap().1;
    assert!(of_rule(&against(&place, own), "contested-name").is_empty());
}

#[test]
fn a_project_is_left_as_it_is() {
    let Some(place) = place() else { return };
    let before = std::fs::read(place.path("talks.plx")).unwrap();
    against(&place, "The Ulmeran army blew up the Old Chain Bridge.\n");
    assert_eq!(std::fs::read(place.path("talks.plx")).unwrap(), before);
    let gone = lint(&place, &["draft.md", "--against", "gone.plx"]);
    assert_eq!(gone.code, Some(2));
}
