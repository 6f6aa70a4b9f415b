//! Claims of a list, matched with what a project says.

use crate::{
    command::Workplace,
    examples::{printed, with_codebook},
};

const LIST: &str = "claim_id;claim;headline;url\n\
    east;Kestrian guns on the east ridge shelled the market;Who fired?;https://checks.example/1\n\
    west;Ulmeran guns on the west ridge shelled the market;Who fired?;https://checks.example/2\n\
    ferry;A ferry sank in the harbour of Merrin;;\n";

fn place() -> Option<Workplace> {
    let place = with_codebook()?;
    place.write("list.csv", LIST);
    Some(place)
}

fn matched(place: &Workplace, more: &[&str]) -> String {
    let model = place.model();
    let arguments = ["match", "talks.plx", "--claims", "list.csv", "--model", model];
    printed(place, &[&arguments, more].concat())
}

#[test]
fn each_statement_gets_the_claims_that_it_may_be_about() {
    let Some(place) = place() else { return };
    let rows = matched(&place, &["--top", "1", "--covered", "0.4", "--format", "jsonl"]);
    let of = |words: &str| rows.lines().find(|row| row.contains(words)).unwrap().to_owned();
    assert!(of("shells came from the Kestrian position").contains("\"id\":\"east\""), "{rows}");
    assert!(of("shells came from the Ulmeran position").contains("\"id\":\"west\""), "{rows}");
    assert!(rows.lines().all(|row| row.contains("\"rank\":1")), "{rows}");
    let none = matched(&place, &["--min", "1.1", "--format", "csv"]);
    assert_eq!(none.lines().count(), 1, "{none}");
    let table = matched(&place, &["--top", "1", "--covered", "0.4"]);
    assert!(table.starts_with("doc") && table.contains("matches"), "{table}");
}

#[test]
fn each_claim_gets_statements_and_articles() {
    let Some(place) = place() else { return };
    let rows = matched(&place, &["--reverse", "--top", "2", "--format", "csv"]);
    assert_eq!(rows.lines().count(), 7, "{rows}");
    let articles = matched(&place, &["--documents", "--reverse", "--top", "1", "--format", "csv"]);
    assert_eq!(articles.lines().count(), 4, "{articles}");
    place.write("post.txt", "They say the guns on the west ridge were Ulmeran.\n\nThe market!");
    let post = matched(&place, &["--query", "post.txt", "--top", "1", "--format", "csv"]);
    assert!(post.lines().nth(1).unwrap().contains(",west,"), "{post}");
}

#[test]
fn parquet_is_parquet() {
    let Some(place) = place() else { return };
    let model = place.model();
    let arguments = ["match", "talks.plx", "--claims", "list.csv", "--model", model];
    let arguments = [&arguments[..], &["--format", "parquet"]].concat();
    let output = place.command(&arguments).output().unwrap();
    assert!(output.stdout.starts_with(b"PAR1") && output.stdout.ends_with(b"PAR1"));
}

#[test]
fn a_list_that_cannot_be_used_is_refused_with_the_line() {
    let place = Workplace::new();
    place.write("a.txt", "Officials said that it was calm.");
    place.keep(&["a.txt"]);
    let refused = |name: &str, text: &str, more: &[&str]| {
        place.write(name, text);
        let ended = place.run(&[&["match", "talks.plx", "--claims", name], more].concat());
        assert_eq!(ended.code, Some(2));
        ended.stderr
    };
    let none = refused("a.csv", "number,body\n1,b\n", &[]);
    assert!(none.contains("number, body") && none.contains("--field claim=COLUMN"), "{none}");
    let empty = refused("b.csv", "id,claim\n1,calm\n2,\n", &[]);
    assert!(empty.contains("b.csv:3: \"claim\" is empty"), "{empty}");
    let cells = refused("c.csv", "id,claim\n1,calm, they say\n", &[]);
    assert!(cells.contains("c.csv:2: 3 cells under 2 columns"), "{cells}");
    let json = refused("d.jsonl", "{\"claim\":\"a\"}\n{\"claim\":}\n", &[]);
    assert!(json.contains("d.jsonl:2: "), "{json}");
    let field = refused("e.csv", "id,claim\n1,calm\n", &["--field", "claim=body"]);
    assert!(field.contains("there is no column body"), "{field}");
}
