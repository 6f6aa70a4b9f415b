//! What copies, borrowings and altered quotations are, by examples and for any documents.

use proptest::prelude::*;

use super::*;
use crate::resolve::groups::InOrder;

const TRUCE: &str = "the mayor of Tavik said on Monday that the truce would hold for as long as both \
    sides kept their guns away from the bridge and let the families pass";
const OTHER: &str = "in Orleth the council met until midnight and put off its vote on the new road \
    because two of its members could not be found by anybody in the town hall";

fn hash(word: &str) -> u64 {
    word.bytes().fold(7, |hash: u64, byte| hash.wrapping_mul(31).wrapping_add(u64::from(byte)))
}

fn printed(document: u32, outlet: u32, day: i64, text: &str) -> Printed {
    let hashes: Vec<u64> = text.split_whitespace().map(hash).collect();
    let (earliest, latest) = (day * 86_400, day * 86_400 + 86_399);
    let appeared = Some(Appeared { earliest, latest });
    let fingerprints = fingerprints(&hashes, &Settings::default());
    let words = hashes.into_iter().map(|hash| hash as u32).collect();
    Printed { document, outlet: Some(outlet), appeared, words, fingerprints, ..Printed::default() }
}

fn quoting(document: u32, day: i64, text: &str) -> Printed {
    let printed = printed(document, document, day, text);
    let words = 0..printed.words.len() as u32;
    Printed { quotations: vec![Quotation { words, speaker: None, statement: 0 }], ..printed }
}

fn shared(documents: &[Printed]) -> Vec<Passages> {
    passages(documents, &Settings::default(), &InOrder)
}

#[test]
fn a_shared_passage_is_found_in_its_full_length() {
    let with = format!("{OTHER} {TRUCE} and nobody knew more");
    let around = format!("by our own reporter {TRUCE} it was reported");
    let found = shared(&[printed(0, 0, 1, &with), printed(1, 1, 2, &around)]);
    assert_eq!(found.len(), 1);
    let length = TRUCE.split_whitespace().count() as u32;
    let start = OTHER.split_whitespace().count() as u32;
    assert_eq!(found[0].runs, [Run { one: start..start + length, other: 4..4 + length }]);
}

#[test]
fn a_few_shared_words_are_no_passage() {
    let one = printed(0, 0, 1, &format!("{TRUCE} as the council met until midnight"));
    assert_eq!(shared(&[one, printed(1, 1, 2, OTHER)]), []);
}

#[test]
fn one_text_in_three_outlets_counts_once_and_a_tie_is_said() {
    let text = format!("{TRUCE} {OTHER}");
    let cut = text.split_whitespace().take(50).collect::<Vec<_>>().join(" ");
    let documents = [
        printed(0, 0, 5, &text),
        printed(1, 1, 4, &text),
        printed(2, 2, 4, &cut),
        printed(3, 3, 1, OTHER),
    ];
    let found = texts(&documents, &shared(&documents), &Settings::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].documents, [0, 1, 2]);
    assert_eq!(found[0].representative, 1);
    assert_eq!(found[0].first, [1, 2]);
}

#[test]
fn a_text_printed_very_often_is_one_text_whatever_the_numbers() {
    let text = format!("{TRUCE} {OTHER}");
    let documents: Vec<Printed> = (0..40)
        .map(|number| printed(number, number, i64::from((number * 7 + 3) % 40), &text))
        .collect();
    let passages = shared(&documents);
    assert!(passages.len() < 80, "{} pairs", passages.len());
    let found = texts(&documents, &passages, &Settings::default());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].documents.len(), found[0].representative), (40, 11));
}

#[test]
fn an_undated_text_is_never_said_to_be_first() {
    let mut documents = [printed(0, 0, 5, TRUCE), printed(1, 1, 4, TRUCE)];
    documents[1].appeared = None;
    let found = texts(&documents, &shared(&documents), &Settings::default());
    assert_eq!(
        (found[0].representative, &found[0].first[..], &found[0].undated[..]),
        (0, &[0][..], &[1][..])
    );
}

#[test]
fn time_tells_the_source_then_credit_then_nothing() {
    let settings = Settings::default();
    let mut documents = [printed(0, 0, 5, TRUCE), printed(1, 1, 4, TRUCE)];
    let direction = |documents: &[Printed]| {
        let found = borrowings(documents, &shared(documents), &settings);
        (found[0].from, found[0].to, found[0].direction, found[0].is_credited)
    };
    assert_eq!(direction(&documents), (1, 0, Direction::Time, false));
    documents[1] = printed(1, 1, 5, TRUCE);
    assert_eq!(direction(&documents), (0, 1, Direction::Unknown, false));
    documents[0].credits = vec![1];
    assert_eq!(direction(&documents), (1, 0, Direction::Credit, true));
    documents[1].outlet = Some(0);
    assert_eq!(borrowings(&documents, &shared(&documents), &settings), []);
}

#[test]
fn a_short_quotation_in_two_documents_is_shared() {
    let quote = "we were never asked to leave";
    let documents = [quoting(0, 2, quote), quoting(1, 1, quote)];
    let found = borrowings(&documents, &shared(&documents), &Settings::default());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].from, found[0].to), (1, 0));
    assert_eq!((found[0].words, found[0].quotations), (0, 1));
}

fn alterations(one: &str, other: &str) -> Vec<Altered> {
    altered(&[quoting(0, 1, one), quoting(1, 1, other)], &Settings::default(), &InOrder)
}

#[test]
fn an_altered_quotation_shows_the_words() {
    let found = alterations(
        "we asked all families to leave the valley",
        "we forced all families to leave the valley",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].alteration, Alteration::Replacement);
    assert_eq!(found[0].changes, [Change { one: 1..2, other: 1..2 }]);
    assert_eq!(found[0].one, [Quoted { document: 0, quotation: 0 }]);
}

#[test]
fn words_left_out_inside_are_an_omission() {
    let found =
        alterations("we did not ask all families to leave", "we did ask all families to leave");
    assert_eq!(found[0].alteration, Alteration::Omission);
    assert_eq!(found[0].changes, [Change { one: 2..3, other: 2..2 }]);
}

#[test]
fn a_shorter_or_another_quotation_is_not_altered() {
    let whole = "we asked all families to leave the valley by night";
    assert_eq!(alterations(whole, "all families to leave the valley"), []);
    assert_eq!(alterations(whole, "the bridge is closed to all families today"), []);
    let mut documents = [quoting(0, 1, whole), quoting(1, 1, &whole.replace("asked", "told"))];
    assert_eq!(altered(&documents, &Settings::default(), &InOrder).len(), 1);
    for (speaker, document) in (0..).zip(&mut documents) {
        document.quotations[0].speaker = Some(speaker);
    }
    assert_eq!(altered(&documents, &Settings::default(), &InOrder), []);
}

#[test]
fn one_document_that_prints_both_wordings_is_no_finding() {
    let first = "we asked all families to leave the valley";
    let text = format!("{first} we told all families to leave the valley");
    let mut document = quoting(0, 1, &text);
    let words = first.split_whitespace().count() as u32;
    let quotation = |words| Quotation { words, speaker: None, statement: 0 };
    document.quotations = vec![quotation(0..words), quotation(words..2 * words)];
    assert_eq!(altered(&[document], &Settings::default(), &InOrder), []);
}

/// Texts of few words, which share much.
fn arbitrary_documents() -> impl Strategy<Value = Vec<Printed>> {
    let part = prop::sample::select(vec![TRUCE, OTHER, "nobody knew", "it was said", "on Monday"]);
    let text = prop::collection::vec(part, 1..5);
    let document = (text, 0..4_u32, 0..3_i64, prop::collection::vec(0..4_u32, 0..2));
    prop::collection::vec(document, 0..8).prop_map(|all| {
        (0..)
            .zip(all)
            .map(|(number, (text, outlet, day, credits))| {
                let printed = printed(number, outlet, day, &text.join(" "));
                let words = 0..printed.words.len().min(20) as u32;
                let quotations = vec![Quotation { words, speaker: None, statement: 0 }];
                Printed { credits, quotations, ..printed }
            })
            .collect()
    })
}

fn everything(documents: &[Printed]) -> (Vec<Passages>, Vec<Text>, Vec<Borrowing>, Vec<Altered>) {
    let settings = Settings::default();
    let passages = shared(documents);
    let texts = texts(documents, &passages, &settings);
    let borrowings = borrowings(documents, &passages, &settings);
    (passages, texts, borrowings, altered(documents, &settings, &InOrder))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_the_documents_does_not_matter(
        documents in arbitrary_documents(), turn in 0..8_usize
    ) {
        let mut other = documents.clone();
        other.reverse();
        let turn = turn % other.len().max(1);
        other.rotate_left(turn);
        prop_assert_eq!(everything(&documents), everything(&other));
    }

    #[test]
    fn other_hashes_for_the_same_words_change_nothing(documents in arbitrary_documents()) {
        let mut other = documents.clone();
        for word in other.iter_mut().flat_map(|document| &mut document.words) {
            *word = !word.rotate_left(11);
        }
        prop_assert_eq!(everything(&documents), everything(&other));
    }

    #[test]
    fn runs_are_the_same_words_and_do_not_overlap(documents in arbitrary_documents()) {
        for pair in shared(&documents) {
            let words = |number: u32| &documents[number as usize].words;
            for run in &pair.runs {
                let place = |range: &Range<u32>| range.start as usize..range.end as usize;
                prop_assert_eq!(&words(pair.one)[place(&run.one)], &words(pair.other)[place(&run.other)]);
                prop_assert!(run.len() >= Settings::default().least_run());
            }
            for two in pair.runs.windows(2) {
                prop_assert!(two[0].one.end <= two[1].one.start);
            }
        }
    }

    #[test]
    fn every_long_run_is_found(before in 0..9_usize, after in 0..9_usize, length in 11..25_usize) {
        let fill = |count: usize, mark: &str| {
            (0..count).map(|place| format!("{mark}{place}")).collect::<Vec<_>>().join(" ")
        };
        let run = fill(length, "run");
        let one = printed(0, 0, 1, &format!("{} {run} {}", fill(before, "a"), fill(after, "b")));
        let other = printed(1, 1, 2, &format!("{} {run} {}", fill(after, "c"), fill(before, "d")));
        let found = shared(&[one, other]);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].words(), length);
    }
}
