//! What goes together, by examples and for any items.

use std::{collections::BTreeSet, ops::Range};

use proptest::prelude::*;

use super::*;
use crate::annotate::time::Days;

/// Sentences about an invented event; the first word is the speaker's and no feature.
const SENTENCES: [&str; 8] = [
    "the border guards of Kestria opened fire on the market in Tavik on Monday",
    "border guards of Kestria opened fire on the market in Tavik, on Monday",
    "guards from Kestria shot at the market of Tavik",
    "the border guards of Ulmere opened fire on the market in Orleth on Monday",
    "most of the families left the valley within three days",
    "families left the valley, most of them within three days",
    "the bridge was closed by the council",
    "the council closed the bridge",
];

fn item(document: u32, text: &str) -> Item {
    let words: Vec<String> =
        text.split_whitespace().map(|word| word.trim_matches(',').to_lowercase()).collect();
    Item {
        key: Key { document, position: 0 },
        block: 0,
        days: None,
        features: lexical(words.iter().map(String::as_str)),
    }
}

fn sentences() -> Vec<Item> {
    (0..).zip(SENTENCES).map(|(document, text)| item(document, text)).collect()
}

/// Shared features, by dice, of items as given.
fn overlap(items: &[Item]) -> impl Score + '_ {
    move |a: u32, b: u32| {
        let hashes = |number: u32| {
            let mut hashes: Vec<u64> =
                items[number as usize].features.iter().map(|feature| feature.hash).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes
        };
        let (a, b) = (hashes(a), hashes(b));
        let shared = a.iter().filter(|hash| b.binary_search(hash).is_ok()).count();
        2.0 * shared as f32 / (a.len() + b.len()).max(1) as f32
    }
}

fn jaccard(one: &Item, other: &Item) -> f32 {
    let hashes =
        |item: &Item| item.features.iter().map(|feature| feature.hash).collect::<BTreeSet<u64>>();
    let (one, other) = (hashes(one), hashes(other));
    one.intersection(&other).count() as f32 / one.union(&other).count() as f32
}

fn grouped(items: &[Item], links: &Links) -> Groups {
    group(&Items::new(items), links, &overlap(items), &Settings::default(), &InOrder)
}

fn group_of(groups: &Groups, item: u32) -> usize {
    groups.groups.iter().position(|group| group.contains(&item)).unwrap()
}

#[test]
fn paraphrases_go_together_and_near_copies_stand_behind_the_first() {
    let groups = grouped(&sentences(), &Links::default());
    assert_eq!(groups.copy_of[1], 0);
    assert_eq!(group_of(&groups, 4), group_of(&groups, 5));
    assert_eq!(group_of(&groups, 6), group_of(&groups, 7));
    assert_ne!(group_of(&groups, 0), group_of(&groups, 6));
}

#[test]
fn a_shut_gate_keeps_equal_words_apart() {
    let items =
        [item(0, "Kestria shelled Ulmere at dawn"), item(1, "Ulmere shelled Kestria at dawn")];
    let mirror = |_: u32, _: u32| 0.0;
    let groups =
        group(&Items::new(&items), &Links::default(), &mirror, &Settings::default(), &InOrder);
    assert_eq!(groups.groups, [[0], [1]]);
    assert_eq!(groups.copy_of, [0, 1]);
}

#[test]
fn items_of_two_blocks_or_far_days_stay_apart() {
    let mut items = vec![item(0, SENTENCES[6]), item(1, SENTENCES[6])];
    items[1].block = 1;
    assert_eq!(grouped(&items, &Links::default()).groups, [[0], [1]]);
    items[1].block = 0;
    assert_eq!(grouped(&items, &Links::default()).groups, [[0, 1]]);
    for (item, day) in items.iter_mut().zip([10, 20]) {
        item.days = Some(Days { first: day, last: day });
    }
    for (days_apart, count) in [(9, 2), (10, 1)] {
        let settings = Settings { days_apart: Some(days_apart), ..Settings::default() };
        let all = Items::new(&items);
        let groups = group(&all, &Links::default(), &overlap(&items), &settings, &InOrder);
        assert_eq!(groups.groups.len(), count);
    }
}

#[test]
fn a_person_joins_and_parts() {
    let links = Links { together: vec![(0, 6)], apart: vec![(4, 5)] };
    let groups = grouped(&sentences(), &links);
    assert_eq!(group_of(&groups, 0), group_of(&groups, 6));
    assert_ne!(group_of(&groups, 4), group_of(&groups, 5));
    assert!(groups.refused.is_empty());
}

#[test]
fn what_is_kept_apart_is_not_joined_by_a_third() {
    let links = Links { together: vec![(0, 4), (4, 6)], apart: vec![(0, 6)] };
    let groups = grouped(&sentences(), &links);
    assert_eq!(groups.refused, [(4, 6)]);
    assert_eq!(group_of(&groups, 0), group_of(&groups, 4));
    assert_ne!(group_of(&groups, 0), group_of(&groups, 6));
}

#[test]
fn the_medoid_is_most_like_the_others_and_the_first_of_equals() {
    let close = |a: u32, b: u32| if a == 2 || b == 2 { 0.9 } else { 0.1 };
    assert_eq!(medoid(&[0, 1, 2, 3], &close), Some(2));
    assert_eq!(medoid(&[5, 6], &|_: u32, _: u32| 0.5), Some(5));
    assert_eq!(medoid(&[7], &close), Some(7));
    assert_eq!(medoid(&[], &close), None);
}

#[test]
fn many_members_with_few_candidates_are_still_one_group() {
    let words = ["council", "closed", "the", "old", "bridge", "near", "Tavik", "yesterday"];
    let items: Vec<Item> = (0..300)
        .map(|number| {
            item(number, &format!("{} aside{number} note{}", words.join(" "), number * 7))
        })
        .collect();
    let settings = Settings { near_copy: 1.0, candidates: 5, ..Settings::default() };
    let all = Items::new(&items);
    let groups = group(&all, &Links::default(), &overlap(&items), &settings, &InOrder);
    assert_eq!(groups.groups.len(), 1);
}

/// Parts of two, as other threads would do them.
struct Pairwise;

impl Chunks for Pairwise {
    fn run<T: Send>(&self, count: usize, work: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
        (0..count).step_by(2).flat_map(|start| work(start..count.min(start + 2))).collect()
    }
}

/// Items of few words, so that groups, near copies and ties come about.
fn arbitrary_items() -> impl Strategy<Value = Vec<Item>> {
    let words = prop::collection::vec(0..12_usize, 1..7);
    prop::collection::vec(words, 1..30).prop_map(|texts| {
        let vocabulary = ["bridge", "bridges", "closed", "council", "dawn", "families", "guards"];
        let more = ["left", "market", "opened", "three", "valley"];
        let all: Vec<&str> = vocabulary.into_iter().chain(more).collect();
        let text =
            |words: &Vec<usize>| words.iter().map(|&word| all[word]).collect::<Vec<_>>().join(" ");
        (0..).zip(&texts).map(|(document, words)| item(document, &text(words))).collect()
    })
}

fn arbitrary_links() -> impl Strategy<Value = Links> {
    let pairs = || prop::collection::vec((0..30_u32, 0..30_u32), 0..5);
    (pairs(), pairs()).prop_map(|(together, apart)| Links { together, apart })
}

/// Decisions about items that there are.
fn fitting(links: Links, count: usize) -> Links {
    let fit = |pairs: Vec<(u32, u32)>| {
        let there = |&(a, b): &(u32, u32)| a != b && a.max(b) < count as u32;
        pairs.into_iter().filter(there).collect()
    };
    Links { together: fit(links.together), apart: fit(links.apart) }
}

/// The groups as numbers of documents, which stay when the order changes.
fn documents(items: &[Item], groups: &Groups) -> Vec<Vec<u32>> {
    let named =
        |group: &Vec<u32>| group.iter().map(|&item| items[item as usize].key.document).collect();
    groups.groups.iter().map(named).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_input_does_not_matter(
        items in arbitrary_items(), links in arbitrary_links(), turn in 0..30_usize
    ) {
        let count = items.len();
        let links = fitting(links, count);
        let straight = grouped(&items, &links);
        // Turned round and mirrored, with the decisions about the same items.
        let place = |item: usize| count - 1 - (item + turn) % count;
        let mut other = items.clone();
        for (number, item) in items.iter().enumerate() {
            other[place(number)] = item.clone();
        }
        let moved = |pairs: &[(u32, u32)]| {
            let to = |item: u32| place(item as usize) as u32;
            pairs.iter().rev().map(|&(a, b)| (to(b), to(a))).collect()
        };
        let moved = Links { together: moved(&links.together), apart: moved(&links.apart) };
        let turned = grouped(&other, &moved);
        prop_assert_eq!(documents(&items, &straight), documents(&other, &turned));
        prop_assert_eq!(straight.refused.len(), turned.refused.len());
    }

    #[test]
    fn how_the_work_is_cut_does_not_matter(items in arbitrary_items(), links in arbitrary_links()) {
        let links = fitting(links, items.len());
        let (all, score) = (Items::new(&items), overlap(&items));
        let whole = group(&all, &links, &score, &Settings::default(), &InOrder);
        let cut = group(&all, &links, &score, &Settings::default(), &Pairwise);
        prop_assert_eq!(whole, cut);
    }

    #[test]
    fn other_hashes_for_the_same_features_change_nothing(items in arbitrary_items()) {
        let mut other = items.clone();
        for feature in other.iter_mut().flat_map(|item| &mut item.features) {
            feature.hash = !feature.hash.rotate_left(17);
        }
        let links = Links::default();
        prop_assert_eq!(grouped(&items, &links), grouped(&other, &links));
    }

    #[test]
    fn every_near_copy_is_found(items in arbitrary_items()) {
        let same = |_: u32, _: u32| 1.0;
        let settings = Settings { near_copy: 0.5, ..Settings::default() };
        let groups = group(&Items::new(&items), &Links::default(), &same, &settings, &InOrder);
        for item in 0..items.len() {
            let is_near = |&other: &usize| {
                groups.copy_of[other] as usize == other && jaccard(&items[other], &items[item]) >= 0.5
            };
            let first_near = (0..item).find(is_near);
            prop_assert_eq!(groups.copy_of[item] as usize != item, first_near.is_some());
        }
    }

    #[test]
    fn every_item_is_in_one_group_and_decisions_hold(
        items in arbitrary_items(), links in arbitrary_links()
    ) {
        let links = fitting(links, items.len());
        let groups = grouped(&items, &links);
        let mut members: Vec<u32> = groups.groups.concat();
        members.sort_unstable();
        prop_assert_eq!(members, (0..items.len() as u32).collect::<Vec<_>>());
        for &(a, b) in &links.apart {
            prop_assert_ne!(group_of(&groups, a), group_of(&groups, b));
        }
        for &(a, b) in &links.together {
            let is_refused = groups.refused.contains(&(a.min(b), a.max(b)));
            prop_assert!(is_refused || group_of(&groups, a) == group_of(&groups, b));
        }
    }
}
