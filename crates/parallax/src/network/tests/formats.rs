//! Files for other programs, of a small dispute.

use quick_xml::{Reader, escape::unescape, events::Event};

use super::{
    super::{
        Aggregation, Kind, Network, Slices, Unit, events as chosen,
        format::{Attributes, Flavour, dl, edges, events, gexf, graphml, matrix},
        layout, networks,
    },
    DISPUTE, one, options, table,
};

fn network() -> Network {
    one(&table(&DISPUTE), &options(Kind::OneMode, Aggregation::Subtract))
}

fn text(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("a vector takes all");
    String::from_utf8(out).expect("only texts were written")
}

/// Names of elements that are opened; fails where the text is not well formed.
fn elements(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    attribute.expect("well formed").unescape_value().expect("escaped");
                }
                found.push(String::from_utf8_lossy(element.name().as_ref()).into_owned());
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The attributes of this name, in their order.
fn values(xml: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well formed") {
            Event::Start(element) | Event::Empty(element) => {
                let own = element.attributes().map(|attribute| attribute.expect("well formed"));
                let own = own.filter(|attribute| attribute.key.as_ref() == name.as_bytes());
                found.extend(own.map(|own| own.unescape_value().expect("escaped").into_owned()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn count(xml: &str, name: &str) -> usize {
    elements(xml).iter().filter(|element| *element == name).count()
}

#[test]
fn a_matrix_has_labels_on_two_sides() {
    assert_eq!(
        text(|out| matrix(&network(), b',', out)),
        "\"\",\"Varrow\",\"Sarnholt\",\"Observers\"\n\"Varrow\",0,-3,1\n\"Sarnholt\",-3,0,0\n\
         \"Observers\",1,0,0\n"
    );
}

#[test]
fn dl_names_rows_and_columns() {
    let two = one(&table(&DISPUTE), &options(Kind::TwoMode, Aggregation::Subtract));
    assert_eq!(
        text(|out| dl(&two, out)),
        "dl nr = 3, nc = 2, format = fullmatrix\nrow labels:\n\"Varrow\"\n\"Sarnholt\"\n\
         \"Observers\"\ncol labels:\n\"The bridge was shelled\"\n\"Convoys may pass\"\ndata:\n \
         2 -1\n -1 1\n 1 1\n"
    );
    let one = text(|out| dl(&network(), out));
    assert!(one.starts_with("dl n = 3, format = fullmatrix\nlabels:\n\"Varrow\"\n"), "{one}");
}

#[test]
fn a_long_list_has_the_attributes_of_both_ends() {
    let mut attributes = Attributes::new(vec!["party".to_owned()]);
    attributes.set("speaker", "Varrow", "party", "Kestria");
    attributes.set("speaker", "Sarnholt", "party", "Ulmere");
    let list = text(|out| edges(&[network()], &attributes, out));
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[1],
        "speaker,Varrow,3,2024-03-01T00:00:00,2024-04-02T00:00:00,Kestria,\
         speaker,Sarnholt,2,2024-03-01T00:00:00,2024-03-02T00:00:00,Ulmere,-3,\
         2024-03-01T00:00:00,2024-03-17T00:00:00,2024-04-02T00:00:00"
    );
}

#[test]
fn the_list_of_events_has_all_variables() {
    let table = table(&DISPUTE);
    let rows = chosen(&table, &options(Kind::TwoMode, Aggregation::Subtract)).expect("they fit");
    let list = text(|out| events(&table, &rows, out));
    assert_eq!(list.lines().count(), 8);
    assert_eq!(
        list.lines().nth(2),
        Some("1,2024-03-01T00:00:00,1,10,Sarnholt,The bridge was shelled,Outlet 1,0,-3")
    );
}

const ODD_NAMES: [&str; 2] = ["A & B\n<\"Co\">\u{1}", "Gazette's\tdesk"];
/// XML has no sign for most control characters.
const ODD_NAMES_READ: [&str; 2] = ["A & B\n<\"Co\">\u{fffd}", "Gazette's\tdesk"];

fn odd_names() -> Network {
    let said = ODD_NAMES.map(|name| ("2024-03-01", 1, name, "x", true, 1));
    one(&table(&said), &options(Kind::OneMode, Aggregation::Congruence))
}

/// The texts of `data` elements with the label of a node.
fn labels_of(xml: &str) -> Vec<String> {
    let opening = "<data key=\"node_name\">";
    let texts = xml.split(opening).skip(1).filter_map(|rest| rest.split("</data>").next());
    texts.map(|text| unescape(text).expect("escaped").into_owned()).collect()
}

#[test]
fn gexf_keeps_labels_whatever_is_said() {
    let file = text(|out| gexf(&[odd_names()], &Attributes::default(), None, out));
    assert_eq!(values(&file, "label"), ODD_NAMES_READ);
}

#[test]
fn graphml_is_well_formed_whatever_is_said() {
    let network = odd_names();
    for flavour in [Flavour::Plain, Flavour::Visone] {
        let points = layout(&network, 1);
        let file = text(|out| graphml(&network, &Attributes::default(), &points, flavour, out));
        assert_eq!((count(&file, "node"), count(&file, "edge")), (2, 1));
        assert_eq!(labels_of(&file), ODD_NAMES_READ);
        let drawn = if flavour == Flavour::Visone { 2 } else { 0 };
        assert_eq!(count(&file, "y:ShapeNode"), drawn);
    }
}

#[test]
fn gexf_tells_when_a_tie_is_there() {
    let table = table(&DISPUTE);
    let mut options = options(Kind::TwoMode, Aggregation::Ignore);
    options.slices = Slices::Windows { unit: Unit::Months, size: 1, step: 1 };
    let networks = networks(&table, &options).expect("they fit");
    let file = text(|out| gexf(&networks, &Attributes::default(), None, out));
    assert_eq!((count(&file, "node"), count(&file, "edge")), (5, 6));
    // Varrow speaks of the bridge in both months: one spell, two weights.
    let both = "start=\"2024-03-01T00:00:00\" end=\"2024-04-30T23:59:59\"";
    assert!(file.contains(both), "{file}");
    assert_eq!(file.matches("for=\"weight\"").count(), 7);
}

#[test]
fn one_network_lasts_from_first_statements_to_last() {
    let networks = [network()];
    let file = text(|out| gexf(&networks, &Attributes::default(), Some(1), out));
    let varrow = "<spell start=\"2024-03-01T00:00:00\" end=\"2024-04-02T00:00:00\"/>";
    assert!(file.contains(varrow), "{file}");
    assert_eq!((count(&file, "viz:position"), count(&file, "spell")), (3, 3));
}

#[test]
fn a_layout_is_the_same_for_the_same_seed_and_puts_the_tied_together() {
    let network = network();
    assert_eq!(layout(&network, 7), layout(&network, 7));
    assert_ne!(layout(&network, 7), layout(&network, 8));
    let points = layout(&network, 7);
    let apart = |a: usize, b: usize| {
        let (x, y) = (points[a].x - points[b].x, points[a].y - points[b].y);
        (x * x + y * y).sqrt()
    };
    assert!(apart(0, 2) < apart(0, 1), "{points:?}");
}
