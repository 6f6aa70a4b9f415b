//! Networks and their analyses, of statements that were coded by hand.

use crate::command::Workplace;

const MONDAY: &str = "---\ndate: 2019-05-13\noutlet: Courier\n---\n\nThe Hearth Party says the road is \
                      open. The Plough Union says it is closed. The Mill Guild says it is open.";
const FRIDAY: &str = "---\ndate: 2019-05-17\noutlet: Gazette\n---\n\nThe Hearth Party says the road \
                      is closed. The Plough Union says the camp is empty. The Mill Guild says so too.";

/// Six statements of three organisations on two claims; one organisation turns.
fn coded() -> Workplace {
    let place = Workplace::new();
    place.write("news/monday.md", MONDAY);
    place.write("news/friday.md", FRIDAY);
    assert_eq!(place.keep(&["news"]).code, Some(0));
    let code = |doc: &str, text: &str, who: &str, claim: &str, agreement: &str| {
        let (who, claim) = (format!("organization={who}"), format!("concept={claim}"));
        let agreement = format!("agreement={agreement}");
        let ended = place.run(&[
            "code",
            "add",
            "talks.plx",
            "--doc",
            doc,
            "--text",
            text,
            "--coder",
            "Ada",
            "--set",
            &who,
            "--set",
            &claim,
            "--set",
            &agreement,
        ]);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    };
    code("monday", "the road is open", "Hearth Party", "Open road", "yes");
    code("monday", "it is closed", "Plough Union", "Open road", "no");
    code("monday", "it is open", "Mill Guild", "Open road", "yes");
    code("friday", "the road is closed", "Hearth Party", "Open road", "no");
    code("friday", "the camp is empty", "Plough Union", "Empty camp", "yes");
    code("friday", "says so too", "Mill Guild", "Empty camp", "yes");
    place
}

/// What a command gives on stdout.
fn given(place: &Workplace, arguments: &[&str]) -> String {
    let ended = place.run(arguments);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    ended.stdout
}

#[test]
fn matrices_say_who_speaks_of_what() {
    let place = coded();
    // Documents stand in the order of time: the first statement is of Monday.
    let two = given(&place, &["network", "talks.plx"]);
    assert_eq!(
        two,
        "\"\",\"Open road\",\"Empty camp\"\n\"Hearth Party\",2,0\n\"Plough Union\",1,1\n\"Mill Guild\",1,1\n"
    );
    let one = given(
        &place,
        &[
            "network",
            "talks.plx",
            "--kind",
            "onemode",
            "--qualifier",
            "agreement",
            "--aggregation",
            "subtract",
            "--to",
            "2019-05-13",
        ],
    );
    assert!(one.contains("\"Hearth Party\",0,-1,1\n"), "{one}");
    let only =
        given(&place, &["network", "talks.plx", "--only", "outlet=Gazette", "--at-least", "1"]);
    assert!(only.contains("\"Hearth Party\",1,0\n"), "{only}");
}

#[test]
fn files_for_other_programs_are_written() {
    let place = coded();
    for (format, start) in [
        ("gexf", "<?xml"),
        ("graphml", "<?xml"),
        ("visone", "<?xml"),
        ("dl", "dl"),
        ("edges", "source_variable"),
        ("events", "statement_id"),
    ] {
        let written = given(&place, &["network", "talks.plx", "--format", format]);
        assert!(written.starts_with(start), "{format}: {written}");
    }
    let slices =
        place.run(&["network", "talks.plx", "--window", "1", "--unit", "days", "-o", "day.csv"]);
    assert_eq!(slices.code, Some(0), "{}", slices.stderr);
    assert!(place.path("day-005.csv").exists());
    let wrong = place.run(&["network", "talks.plx", "--rows", "army"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("organization, concept, agreement"), "{}", wrong.stderr);
}

#[test]
fn analyses_give_tables_and_figures() {
    let place = coded();
    let coalitions = given(&place, &["coalitions", "talks.plx", "--format", "jsonl"]);
    assert_eq!(coalitions.lines().count(), 3, "{coalitions}");
    let turns = given(&place, &["consistency", "talks.plx", "--format", "csv"]);
    assert!(turns.contains("Hearth Party,Open road,assert"), "{turns}");
    let backbone = given(&place, &["backbone", "talks.plx"]);
    assert!(backbone.contains("2 claims"), "{backbone}");
    for command in ["coalitions", "polarization", "backbone", "consistency", "plot"] {
        let figure = given(&place, &[command, "talks.plx", "--format", "svg"]);
        assert!(figure.starts_with("<svg") && figure.ends_with("</svg>\n"), "{command}");
    }
    let empty = place.run(&["coalitions", "talks.plx", "--statements", "machine"]);
    assert_eq!(empty.code, Some(2));
}
