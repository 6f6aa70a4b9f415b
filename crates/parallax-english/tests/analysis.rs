//! What holds for every analysis. Needs a model: its folder in `PARALLAX_MODEL_DIR`.

use std::{env, thread};

use parallax::lang::{Analysis, Language, Slot};
use parallax_english::English;
use proptest::test_runner::{Config, TestRunner};

/// The model, or none where the test is skipped.
#[expect(clippy::print_stderr, reason = "says why nothing is tested")]
fn english() -> Option<English> {
    let Ok(folder) = env::var("PARALLAX_MODEL_DIR") else {
        eprintln!("skipped: PARALLAX_MODEL_DIR does not name the folder of a model");
        return None;
    };
    Some(English::load(folder.as_ref()).expect("the model can be loaded"))
}

/// Everything that an analysis says.
fn written(analysis: &Analysis) -> String {
    let mut lines: Vec<String> = (0..analysis.len())
        .map(|i| {
            let (span, word, lemma) = (analysis.span(i), analysis.word(i), analysis.lemma(i));
            let (tag, pos, morph) = (analysis.tag(i), analysis.pos(i), analysis.morph(i));
            let (dep, head, entity) = (analysis.dep(i), analysis.head(i), analysis.entity(i));
            let (sentence, is_space) = (analysis.sentence_of(i), analysis.is_space(i));
            let space_after = analysis.space_after(i);
            format!(
                "{span:?} {word:?} {lemma:?} {tag} {pos} {morph} {dep} {head} {entity} {sentence} \
                 {is_space} {space_after}"
            )
        })
        .collect();
    lines.push(format!("{:?}", analysis.names()));
    lines.join("\n")
}

/// Checks what has to hold for any text.
fn check(text: &str, analysis: &Analysis) {
    let mut end = 0;
    for i in 0..analysis.len() {
        let span = analysis.span(i).range();
        assert_eq!(span.start, end, "tokens and single spaces make up the text");
        assert!(!span.is_empty() && analysis.word(i) == &text[span.clone()]);
        end = span.end + usize::from(analysis.space_after(i));
        let sentence = analysis.sentence(analysis.sentence_of(i));
        assert!(sentence.contains(&i) && analysis.head(i) < analysis.len());
    }
    assert_eq!(end, text.len());
    let mut last = 0;
    for name in analysis.names() {
        assert!(last <= name.first && name.first < name.end);
        assert!(name.end as usize <= analysis.len());
        last = name.end;
    }
}

#[test]
fn an_ordinary_sentence() {
    let Some(english) = english() else { return };
    let analysis = english.analyse("Ann Miller told two reporters on Monday that ferries stopped.");
    let all = |of: &dyn Fn(usize) -> String| (0..analysis.len()).map(of).collect::<Vec<_>>();
    assert_eq!(
        all(&|i| analysis.lemma(i).to_owned()).join(" "),
        "Ann Miller tell two reporter on Monday that ferry stop ."
    );
    assert_eq!(
        all(&|i| format!("{}<-{}", analysis.dep(i), analysis.head(i))).join(" "),
        "compound<-1 nsubj<-2 ROOT<-2 nummod<-4 dobj<-2 prep<-2 pobj<-5 mark<-9 nsubj<-9 ccomp<-2 \
         punct<-2"
    );
    let names = analysis.names().iter().map(|name| {
        (analysis.word(name.first as usize), name.end - name.first, analysis.label(name.kind))
    });
    assert_eq!(
        names.collect::<Vec<_>>(),
        [("Ann", 2, "PERSON"), ("two", 1, "CARDINAL"), ("Monday", 1, "DATE")]
    );
    assert_eq!((english.code(), analysis.sentence_count()), ("en", 1));
    assert!(english.model().starts_with("core_web"));
}

#[test]
fn odd_texts_are_analysed() {
    let Some(english) = english() else { return };
    for text in [
        "",
        " ",
        "\n\n \t\n",
        "\0\0 \0",
        "\u{feff}\u{200b}",
        "🙂👩‍👩‍👧 🇦🇶",
        "e\u{301}\u{301}\u{301} ٣٤ Ⅷ ² ǅ ﬁ",
        "((((((((((((((((((((((((((",
        ":-) a.m. can't won't US$ 1,000.00 http://a.b/c?d=e#f",
        "\u{202e}abc\u{2028}def\u{85}ghi\u{1c}jkl",
    ] {
        check(text, &english.analyse(text));
    }
}

#[test]
fn long_texts_are_analysed_in_bounded_pieces() {
    let Some(english) = english() else { return };
    for text in [
        "a".repeat(1_000_000),
        "!".repeat(130_000),
        "ä语🙂".repeat(30_000),
        "One line that does not end, and ".repeat(10_000),
        "Ann said so.\n\nThe ferries stopped.\n\n".repeat(5_000),
        " ".repeat(200_000),
        "\n".repeat(200_000),
    ] {
        check(&text, &english.analyse(&text));
    }
}

#[test]
fn random_texts_are_analysed() {
    let Some(english) = english() else { return };
    let words = "(the |said |that |\"|'s |-|,|\\. |\n|  |US|é|🙂|[ -~]|\\PC){0,60}";
    TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() })
        .run(&words, |text| {
            check(&text, &english.analyse(&text));
            Ok(())
        })
        .unwrap();
}

#[test]
fn threads_and_order_change_nothing() {
    let Some(english) = english() else { return };
    let texts: Vec<String> = (0..40)
        .map(|n| {
            format!("Report {n}. Ann Miller, the {n}th witness, said she'd left.\n\nShe didn't. ")
                .repeat(1 + n % 7)
        })
        .collect();
    let alone: Vec<String> = texts.iter().map(|text| written(&english.analyse(text))).collect();
    thread::scope(|scope| {
        for shift in 0..4 {
            let (english, texts, alone) = (&english, &texts, &alone);
            scope.spawn(move || {
                for place in (0..texts.len()).rev() {
                    let place = (place * 7 + shift * 11) % texts.len();
                    assert_eq!(written(&english.analyse(&texts[place])), alone[place]);
                }
            });
        }
    });
    let fresh = self::english().unwrap();
    assert_eq!(written(&fresh.analyse(&texts[39])), alone[39]);
}

#[test]
fn placeholders_are_read_as_names_of_their_slots() {
    let Some(english) = english() else { return };
    for (slot, text, tag, kind) in [
        (Slot::Country, "Troops from _ crossed the border.", "NNP", "GPE"),
        (Slot::Adjective, "According to _ media, the talks failed.", "JJ", "NORP"),
        (Slot::People, "Thousands of _ were told to leave.", "NNPS", "NORP"),
        (Slot::Capital, "He flew to _ to meet the president.", "NNP", "GPE"),
        (Slot::Place, "The road to _ was closed.", "NNP", "GPE"),
        (Slot::Organization, "A spokesman for _ denied the report.", "NNP", "ORG"),
        (Slot::Person, "President _ denied the report.", "NNP", "PERSON"),
    ] {
        let word = english.placeholder(slot);
        let analysis = english.analyse(&text.replace('_', word));
        let at = (0..analysis.len()).find(|&i| analysis.word(i) == word).unwrap();
        assert_eq!((analysis.tag(at), analysis.entity(at)), (tag, kind), "{word}");
        assert!(word.chars().all(char::is_alphabetic));
    }
}
