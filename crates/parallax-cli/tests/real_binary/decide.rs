//! What a person decides, as it reaches the claims; most of it needs no model.

use parallax::{
    extract::{Act, Basis, Kind, Statement},
    present::comparison::{ClaimRow, Sink as _},
    resolve::{
        Extract, Item, StatementExtract,
        actors::DocumentCast,
        claim_list::{ReadWordings, Wording},
    },
    text::{Block, BlockKind, Document, DocumentId, Metadata, Span},
};
use parallax_store::{KeptExtract, NewReading, Outcome, Project};

use crate::{
    command::Workplace,
    examples::{self, ARTICLES, CODEBOOK, printed},
};

const TEXT: &str = "The mayor said the wardens carried lists of names. The guard said a ferry \
                    crosses the river. A baker said nobody holds the keys of the hall.";
const LISTS: &str = "the wardens carried lists of names";
const FERRY: &str = "a ferry crosses the river";
const KEYS: &str = "nobody holds the keys of the hall";

const BOOK: &str = "[[claim]]\nid = \"lists\"\nlabel = \"wardens carried lists of names\"\n\
                    samples = [\"wardens had lists\"]\n\
                    [[claim]]\nid = \"ferry\"\nlabel = \"a ferry crosses the river\"\n\
                    samples = [\"the ferry runs\"]\n";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// Keeps the article as a reading that finds these contents.
fn read(project: &mut Project, contents: &[&str], analysis: &str) {
    let statement = |words: &&str| Statement {
        source: Vec::new(),
        cue: Vec::new(),
        content: vec![span(words)],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Person,
        parent: None,
        rule: "test",
        score: None,
    };
    let extract = |words: &&str| StatementExtract {
        speakers: Vec::new(),
        claim: None,
        stance_rule: "plain-report".to_owned(),
        item: Item::plain(words),
        numbers: Vec::new(),
    };
    let document = Document {
        id: DocumentId::of(&[TEXT.as_bytes()]),
        name: "hall".to_owned(),
        locator: "hall.txt".to_owned(),
        text: TEXT.to_owned(),
        metadata: Metadata::default(),
        alignment: None,
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, TEXT.len()) }],
        citations: Vec::new(),
    };
    let extract = Extract {
        parties: parallax::codebook::Parties::default().fingerprint().to_string(),
        cast: DocumentCast { document: 0, published: None, actors: Vec::new() },
        statements: contents.iter().map(extract).collect(),
        evidence: Vec::new(),
        other_names: Vec::new(),
    };
    let statements: Vec<Statement> = contents.iter().map(statement).collect();
    let extract = KeptExtract::of(&extract);
    let outcome = Outcome::Read { layers: &[], statements: &statements, extract: Some(&extract) };
    let (words, last) = (20, true);
    let new = NewReading { document: &document, source: None, analysis, words, last, outcome };
    project.insert(&new).unwrap();
}

/// A project with one article of three statements and a codebook of two claims.
fn hall() -> Workplace {
    let place = Workplace::new();
    let mut project = Project::create(&place.path("talks.plx")).unwrap();
    read(&mut project, &[LISTS, FERRY, KEYS], "first");
    let wording = |text: &str| Wording { item: Item::plain(text), record: None };
    let claim = |label, sample| ReadWordings {
        samples: vec![wording(label), wording(sample)],
        against: Vec::new(),
    };
    let wordings = [
        claim("wardens carried lists of names", "wardens had lists"),
        claim("a ferry crosses the river", "the ferry runs"),
    ];
    project.keep_wordings(&wordings, BOOK).unwrap();
    let state = project.corpus_state().unwrap();
    let claim = |id: &str| ClaimRow {
        id: id.to_owned(),
        origin: "codebook".to_owned(),
        label: None,
        canonical: String::new(),
        canonical_statement: None,
        stances: Vec::new(),
        members: Vec::new(),
        links: Vec::new(),
        conflicts: Vec::new(),
        first: None,
    };
    let rows = [claim("lists"), claim("ferry")];
    project
        .keep_comparison(&state, BOOK, |kept| rows.iter().try_for_each(|row| kept.row(row)))
        .unwrap();
    project.close().unwrap();
    place
}

/// The id of the statement in these words.
fn id(place: &Workplace, words: &str) -> String {
    let rows = printed(place, &["statements", "talks.plx", "--format", "csv"]);
    let row = rows.lines().find(|row| row.contains(words)).unwrap();
    row.split(',').next().unwrap().to_owned()
}

fn members(place: &Workplace) -> String {
    printed(place, &["claims", "talks.plx", "--members", "--format", "csv"])
}

fn standings(place: &Workplace) -> Vec<String> {
    let rows = printed(place, &["decide", "talks.plx", "--list", "--format", "csv"]);
    rows.lines().skip(1).map(|row| row.split(',').next().unwrap().to_owned()).collect()
}

#[test]
fn accepted_rejected_and_assigned_statements_stay_so() {
    let place = hall();
    let (lists, ferry, keys) = (id(&place, LISTS), id(&place, FERRY), id(&place, KEYS));
    printed(&place, &["decide", "talks.plx", "accept", &keys, "lists", "--coder", "ana"]);
    printed(&place, &["decide", "talks.plx", "reject", &ferry, "ferry", "--coder", "ana"]);
    printed(&place, &["decide", "talks.plx", "assign", &lists, "ferry", "--coder", "bea"]);
    let rows = members(&place);
    let row = |statement: &str| rows.lines().find(|row| row.contains(statement));
    assert!(
        row(&keys).unwrap().contains("lists") && row(&keys).unwrap().contains("decided by ana")
    );
    assert!(row(&lists).unwrap().contains(",ferry,"), "{rows}");
    assert!(row(&lists).unwrap().contains("decided by bea"), "{rows}");
    assert_eq!(row(&ferry), None, "{rows}");
    printed(&place, &["decide", "talks.plx", "undo", &keys, "--coder", "ana"]);
    assert!(!members(&place).contains(&keys));
    assert_eq!(standings(&place), ["replaced", "holds", "holds", "holds"]);
}

#[test]
fn another_reading_keeps_decisions_and_tells_which_lost_their_place() {
    let place = hall();
    for (words, claim) in [(LISTS, "ferry"), (FERRY, "lists"), (KEYS, "ferry")] {
        let statement = id(&place, words);
        printed(&place, &["decide", "talks.plx", "assign", &statement, claim, "--coder", "ana"]);
    }
    let mut project = Project::create(&place.path("talks.plx")).unwrap();
    let longer = "said the wardens carried lists of names";
    read(&mut project, &[longer, FERRY], "second");
    project.close().unwrap();
    let ferry = id(&place, FERRY);
    let ended = place.run(&["decide", "talks.plx", "reject", &ferry, "ferry", "--coder", "ana"]);
    assert!(ended.stderr.contains("1 decisions are about statements that now"), "{}", ended.stderr);
    assert!(ended.stderr.contains("1 decisions no longer find"), "{}", ended.stderr);
    assert_eq!(standings(&place), ["moved", "holds", "no-statement", "holds"]);
    let rows = members(&place);
    let row = rows.lines().find(|row| row.contains(longer)).unwrap();
    assert!(row.contains(",ferry,") && row.contains("decided by ana"), "{rows}");
    // The first reading comes back, and with it what was decided about it.
    let mut project = Project::create(&place.path("talks.plx")).unwrap();
    read(&mut project, &[LISTS, FERRY, KEYS], "first");
    project.close().unwrap();
    printed(&place, &["decide", "talks.plx", "reject", &ferry, "lists", "--coder", "bea"]);
    assert_eq!(standings(&place), ["holds", "replaced", "holds", "holds", "holds"]);
}

#[test]
fn the_order_of_a_table_changes_nothing() {
    let rows = |place: &Workplace| {
        [(LISTS, "reject,lists"), (FERRY, "assign,lists"), (KEYS, "accept,ferry")]
            .map(|(words, rest)| format!("{},{rest}\n", id(place, words)))
    };
    let (one, other) = (hall(), hall());
    let mut reversed = rows(&other);
    reversed.reverse();
    for (place, rows) in [(&one, rows(&one)), (&other, reversed)] {
        place.write("d.csv", format!("statement,verdict,claim\n{}", rows.concat()));
        let said = printed(place, &["decide", "talks.plx", "--from", "d.csv", "--coder", "ana"]);
        assert!(said.contains("3 decisions written"), "{said}");
    }
    let claims = |place: &Workplace| printed(place, &["claims", "talks.plx", "--format", "jsonl"]);
    assert_eq!(claims(&one), claims(&other));
    let again = printed(&one, &["decide", "talks.plx", "--from", "d.csv", "--coder", "ana"]);
    assert!(again.contains("0 decisions written, 3 known before"), "{again}");
}

#[test]
fn what_two_people_decide_alike_is_written_twice_and_what_changed_again() {
    let place = hall();
    let lists = id(&place, LISTS);
    let row = |who: &str| format!("{lists},accept,lists,{who}\n");
    let rows = [row("ana"), row("bea"), row("ana")].concat();
    place.write("d.csv", format!("statement,verdict,claim,coder\n{rows}"));
    let said = printed(&place, &["decide", "talks.plx", "--from", "d.csv"]);
    assert!(said.contains("2 decisions written"), "{said}");
    let decide = |verdict: &str| {
        printed(&place, &["decide", "talks.plx", verdict, &lists, "lists", "--coder", "ana"])
    };
    assert!(decide("accept").contains("0 decisions written, 1 known before"));
    assert!(decide("reject").contains("1 decision written"));
    assert!(decide("accept").contains("1 decision written"));
    assert!(members(&place).contains(&lists));
}

#[test]
fn a_table_with_a_mistake_or_a_contradiction_writes_nothing() {
    let place = hall();
    let lists = id(&place, LISTS);
    let refused = |rows: &str| {
        place.write("d.csv", format!("statement,verdict,claim,coder\n{rows}"));
        let ended = place.run(&["decide", "talks.plx", "--from", "d.csv"]);
        assert_eq!(ended.code, Some(2), "{}", ended.stdout);
        ended.stderr
    };
    let both = refused(&format!("{lists},accept,lists,ana\n{lists},assign,ferry,bea\n"));
    assert!(both.contains("d.csv:2: ") && both.contains("d.csv:3"), "{both}");
    let many =
        refused(&format!("{lists},maybe,lists,ana\n{lists},accept,burnt,ana\nx,undo,,ana\n"));
    for part in
        ["d.csv:2: \"maybe\"", "d.csv:3: there is no claim burnt", "d.csv:4: there is no st"]
    {
        assert!(many.contains(part), "{part}: {many}");
    }
    let nobody = refused(&format!("{lists},accept,lists,\n"));
    assert!(nobody.contains("--coder NAME"), "{nobody}");
    place.write("c.csv", "claim,stances,id\na,b,c\n");
    let claims = place.run(&["decide", "talks.plx", "--from", "c.csv", "--coder", "ana"]);
    assert!(claims.stderr.contains("claims FILE.plx --members"), "{}", claims.stderr);
    assert_eq!(standings(&place), Vec::<String>::new());
}

#[test]
fn statements_as_they_are_printed_can_be_decided_on() {
    let place = hall();
    let rows = printed(&place, &["statements", "talks.plx", "--format", "jsonl"]);
    let decided: Vec<String> = rows
        .lines()
        .map(|row| row.replacen('{', r#"{"verdict":"accept","claim":"ferry","#, 1))
        // An id of an earlier reading: article, places and words find the statement.
        .map(|row| row.replacen(r#""id":"#, r#""old_id":"#, 1))
        .collect();
    place.write("d.jsonl", decided.join("\n"));
    printed(&place, &["decide", "talks.plx", "--from", "d.jsonl", "--coder", "ana"]);
    assert_eq!(standings(&place), ["holds", "holds", "holds"]);
    assert_eq!(members(&place).matches("decided by ana").count(), 3);
}

#[test]
fn a_reading_anew_of_the_example_keeps_every_decision() {
    let Some(place) = examples::with_codebook() else { return };
    let sheet = members(&place);
    let mut lines = sheet.lines();
    let header = lines.next().unwrap();
    let verdicts = ["accept", "reject"].into_iter().cycle();
    let rows: Vec<String> = lines.zip(verdicts).map(|(row, v)| format!("{v}{row}")).collect();
    place.write("sheet.csv", format!("{header}\n{}\n", rows.join("\n")));
    printed(&place, &["decide", "talks.plx", "--from", "sheet.csv", "--coder", "ana"]);
    let decided = members(&place);
    let pairs: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| {
            let mut cells = row.split(',').skip(1);
            (cells.next().unwrap(), cells.next().unwrap())
        })
        .collect();
    for (index, (statement, claim)) in pairs.iter().enumerate() {
        let is_in = decided.contains(&format!(",{statement},{claim},"));
        // A claim that was found is known by its first statement, so it may be called otherwise now.
        if index % 2 == 1 || !claim.starts_with('c') {
            assert_eq!(is_in, index % 2 == 0, "{statement} {claim}");
        }
    }
    let model = place.model();
    let map = ["map", ARTICLES, "--codebook", CODEBOOK, "--model", model, "-o", "talks.plx"];
    // Another setting reads everything again.
    printed(&place, &[&map[..], &["--language", "en"]].concat());
    assert_eq!(members(&place), decided);
    let said = printed(&place, &["exchange", "talks.plx", "--model", model]);
    assert!(said.contains("no differences"), "{said}");
}
