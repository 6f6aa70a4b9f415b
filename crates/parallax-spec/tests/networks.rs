//! The matrices of `spec/networks.md`: each is counted from the statements of the page, twice, the
//! second time with the names of two actors exchanged.

use parallax::network::{
    Aggregation, Column, Duplicates, Kind, Named, Normalization, Options, Range, Row, Scope, Table,
    Text, Values, networks,
};
use parallax_spec::tree;

const EXCHANGED: [&str; 2] = ["Hearth Party", "Plough Union"];
/// Days from 1970-01-01 to 2031-01-01, and to the first days of its months.
const YEAR: i64 = 22_280;
const MONTHS: [i64; 4] = [0, 31, 59, 90];

#[test]
fn matrices_are_as_defined() {
    let page = tree::text("spec/networks.md");
    let other = page
        .replace(EXCHANGED[0], "\0")
        .replace(EXCHANGED[1], EXCHANGED[0])
        .replace('\0', EXCHANGED[1]);
    for page in [page, other] {
        let [(_, statements)] = &blocks(&page, "statements")[..] else { panic!("one block") };
        let table = table(statements);
        let examples = blocks(&page, "network");
        assert!(examples.len() > 10, "the page shows each way to count");
        for (arguments, expected) in examples {
            assert_eq!(counted(&table, arguments), cells(&expected), "{arguments}");
        }
    }
}

/// The fences of one kind: what stands behind its name, and its lines.
fn blocks<'p>(page: &'p str, kind: &str) -> Vec<(&'p str, Vec<&'p str>)> {
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let fence = line.strip_prefix("```").and_then(|line| line.strip_prefix(kind));
        if let Some(arguments) = fence {
            found.push((arguments.trim(), lines.by_ref().take_while(|l| *l != "```").collect()));
        }
    }
    found
}

fn cells(lines: &[&str]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn table(lines: &[&str]) -> Table {
    let said = cells(lines);
    let row = |(id, said): (usize, &Vec<String>)| Row {
        time: Some(seconds(&said[0])),
        document: u32::from(said[1].as_bytes()[0]),
        start: id as u32,
        id: id as u64,
        copy: None,
    };
    let text = |name: &str, column: usize| Column {
        name: name.to_owned(),
        scope: Scope::Statement,
        values: Values::Text(Text::new(said.iter().map(|said| Some(said[column].as_str())))),
    };
    let stances = said.iter().map(|said| Some(said[4] == "yes")).collect();
    let stance = Column {
        name: "stance".to_owned(),
        scope: Scope::Statement,
        values: Values::Boolean(stances),
    };
    let columns = vec![text("speaker", 2), text("claim", 3), stance];
    Table::new(said.iter().enumerate().map(row).collect(), columns).expect("as many values as rows")
}

/// The first second of a day of 2031.
fn seconds(day: &str) -> i64 {
    let part = |at| day.split('-').nth(at).and_then(|part| part.parse::<i64>().ok());
    let (Some(2031), Some(month), Some(day)) = (part(0), part(1), part(2)) else {
        panic!("{day} is no day of 2031")
    };
    (YEAR + MONTHS[month as usize - 1] + day - 1) * 86_400
}

/// The matrix with two digits behind the point, as the page has it.
fn counted(table: &Table, arguments: &str) -> Vec<Vec<String>> {
    let network = &networks(table, &options(arguments)).expect("the options fit")[0];
    let labels = |nodes: &[parallax::network::Node]| -> Vec<String> {
        nodes.iter().map(|node| node.label.clone()).collect()
    };
    let lines = network.lines();
    let mut rows = vec![[vec![String::new()], labels(network.columns())].concat()];
    for (place, label) in labels(network.rows()).into_iter().enumerate() {
        let weights = network.line(&lines, place).into_iter().map(shown);
        rows.push([label].into_iter().chain(weights).collect());
    }
    rows
}

fn shown(weight: f64) -> String {
    ((weight * 100.0).round() / 100.0).to_string()
}

fn options(arguments: &str) -> Options {
    let mut options = Options {
        rows: "speaker".to_owned(),
        columns: "claim".to_owned(),
        qualifier: Some("stance".to_owned()),
        ..Options::default()
    };
    let words: Vec<&str> = arguments.split_whitespace().collect();
    for pair in words.chunks(2) {
        let [option, value] = pair else { panic!("{arguments}: an option without a value") };
        match *option {
            "--kind" => options.kind = named::<Kind>(value),
            "--aggregation" => options.aggregation = named::<Aggregation>(value),
            "--normalization" => options.normalization = named::<Normalization>(value),
            "--duplicates" => options.duplicates = named::<Duplicates>(value),
            "--from" => options.range.start = Some(seconds(value)),
            "--to" => {
                options.range = Range { end: Some(seconds(value) + 86_399), ..options.range };
            }
            other => panic!("{other} is no option of this page"),
        }
    }
    options
}

fn named<T: Named>(name: &str) -> T {
    T::named(name).unwrap_or_else(|| panic!("{name} is no such choice"))
}
