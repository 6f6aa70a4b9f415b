//! The stories of the example, as each format tells them.

use serde_json::Value;

use crate::{
    command::skipped,
    examples::{printed, with_codebook},
};

#[test]
fn a_story_is_the_same_in_each_format() {
    let Some(place) = with_codebook() else {
        return skipped("without a model the examples have no stories");
    };
    let told = |more: &[&str]| printed(&place, &[&["narratives", "talks.plx"], more].concat());
    let lines = told(&["--format", "jsonl"]);
    let stories: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let sides: Vec<&str> = stories.iter().map(|story| story["side"].as_str().unwrap()).collect();
    assert_eq!(sides, ["kestria", "ulmere"]);
    let (table, page) = (told(&[]), told(&["--format", "html"]));
    for story in &stories {
        let claim = &story["claims"][0];
        let since = &claim["first"].as_str().unwrap()[..10];
        let silent = story["silent"][0]["words"].as_str().unwrap();
        let silent: String = silent.chars().take(20).collect();
        let name = story["names"][0]["name"].as_str().unwrap();
        for told in [&table, &page] {
            assert!(told.contains(since) && told.contains(name), "{told}");
            assert!(told.contains(&silent), "never speaks of {silent}: {told}");
        }
    }
    let with_numbers = |story: &&Value| {
        let claims = story["claims"].as_array().unwrap();
        claims.iter().any(|claim| !claim["numbers"].as_array().unwrap().is_empty())
    };
    assert!(stories.iter().any(|story| with_numbers(&story)));
    assert!(table.contains("numbers: ") && page.contains("Numbers: "));
}

#[test]
fn coalitions_have_the_numbers_and_members_that_coalitions_prints() {
    let Some(place) = with_codebook() else {
        return skipped("without a model the examples have no coalitions");
    };
    let rows = printed(&place, &["coalitions", "talks.plx", "--format", "jsonl"]);
    let mut members: Vec<Vec<String>> = Vec::new();
    for row in rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
        if let Some(number) = row["coalition"].as_u64() {
            members.resize(members.len().max(number as usize), Vec::new());
            members[number as usize - 1].push(row["actor"].as_str().unwrap().to_owned());
        }
    }
    let coalitions =
        ["narratives", "talks.plx", "--by", "coalition", "--format", "jsonl", "--rows"];
    let told = printed(&place, &[&coalitions[..], &["organization"]].concat());
    let stories: Vec<Value> =
        told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(stories.len(), members.len());
    for (place, (story, members)) in stories.iter().zip(&members).enumerate() {
        let side = story["side"].as_str().unwrap();
        assert!(side.starts_with(&format!("coalition {}: {}", place + 1, members[0])), "{side}");
        assert_eq!(
            &serde_json::from_value::<Vec<String>>(story["members"].clone()).unwrap(),
            members
        );
    }
}
