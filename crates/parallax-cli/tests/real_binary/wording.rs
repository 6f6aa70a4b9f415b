//! How things are said in a project.

use serde_json::Value;

use crate::{
    command::Workplace,
    examples::{printed, with_codebook},
};

/// A project of two outlets that hedge unlike; none without a model.
fn two_outlets() -> Option<Workplace> {
    let place = Workplace::new();
    if place.model() == "none" {
        return None;
    }
    let row =
        |outlet: &str, text: &str| format!("{{\"outlet\":\"{outlet}\",\"text\":\"{text}\"}}\n");
    let hedged = "The convoy may have been late. The ferry stopped on Monday.";
    let plain = "The convoy was late. The harbour master said that the ferry stopped on Monday.";
    let rows = [row("Lantern", hedged), row("Gazette", plain)].concat();
    place.write("a.jsonl", rows);
    printed(&place, &["map", "a.jsonl", "--model", place.model(), "-o", "talks.plx"]);
    Some(place)
}

fn rows(place: &Workplace, arguments: &[&str]) -> Vec<Value> {
    let head = ["wording", "talks.plx", "--model", place.model(), "--format", "jsonl"];
    let rows = printed(place, &[&head, arguments].concat());
    rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
}

#[test]
fn rates_of_outlets_stand_beside_each_other_with_intervals() {
    let Some(place) = two_outlets() else { return };
    let hedges: Vec<Value> = rows(&place, &["--by", "outlet"])
        .into_iter()
        .filter(|row| row["rule"] == "hedge")
        .collect();
    assert_eq!(hedges.len(), 2, "outlets that never hedge are told too");
    let (gazette, lantern) = (&hedges[0], &hedges[1]);
    assert_eq!((&gazette["group"], &gazette["findings"]), (&"Gazette".into(), &0.into()));
    assert_eq!(gazette["low"], 0.0);
    assert_eq!((&lantern["findings"], &lantern["words"]), (&1.into(), &11.into()));
    let number = |row: &Value, key: &str| row[key].as_f64().unwrap();
    assert!((number(lantern, "rate") - 1000.0 / 11.0).abs() < 1e-9);
    // Garwood's interval of a count of 1 is from 0.0253 to 5.572.
    assert!((number(lantern, "low") - 25.3 / 11.0).abs() < 0.01, "{lantern}");
    assert!((number(lantern, "high") - 5572.0 / 11.0).abs() < 0.1, "{lantern}");
}

#[test]
fn voices_have_words_of_their_own() {
    let Some(place) = two_outlets() else { return };
    let words = |voice: &str| rows(&place, &["--voice", voice])[0]["words"].as_u64().unwrap();
    let (author, attributed) = (words("author"), words("attributed"));
    assert!(attributed >= 5 && author > attributed, "{author} {attributed}");
    assert_eq!(author + attributed, words("all"));
}

#[test]
fn speakers_and_claims_are_counted() {
    let Some(place) = with_codebook() else { return };
    for by in ["speaker", "claim"] {
        let found = rows(&place, &["--by", by]);
        assert!(!found.is_empty(), "{by}");
        for row in &found {
            assert!(!row["group"].as_str().unwrap().is_empty(), "{row}");
            assert!(row["findings"].as_u64().unwrap() > 0 && row["words"].as_u64().unwrap() > 0);
        }
    }
}

#[test]
fn words_that_tell_outlets_apart_turn_round_with_them() {
    let Some(place) = with_codebook() else { return };
    let outlets = rows(&place, &["--by", "outlet"]);
    let mut names: Vec<String> =
        outlets.iter().map(|row| row["group"].as_str().unwrap().to_owned()).collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    let keys = |one: &str, other: &str| rows(&place, &["--keyness", &format!("{one},{other}")]);
    let (there, back) = (keys(&names[0], &names[1]), keys(&names[1], &names[0]));
    let z = |rows: &[Value], word: &Value| {
        rows.iter().find(|row| row["word"] == *word).unwrap()["z"].as_f64().unwrap()
    };
    let most = &there[0]["word"];
    assert!((z(&there, most) + z(&back, most)).abs() < 1e-9);
    assert!(
        there.is_sorted_by(|a, b| a["z"].as_f64().unwrap().abs() >= b["z"].as_f64().unwrap().abs())
    );
    let names_of_parties = ["kestria", "kestrian", "ulmere", "ulmeran"];
    let is_name = |row: &&Value| names_of_parties.contains(&row["word"].as_str().unwrap());
    assert_eq!(there.iter().find(is_name), None, "names of parties are left out");
    let gone = place.run(&["wording", "talks.plx", "--keyness", "Nobody,Nowhere"]);
    assert_eq!(gone.code, Some(2));
    assert!(gone.stderr.contains(&names[0]), "{}", gone.stderr);
}
