//! What networks tell, checked by hand.

use super::{
    super::{
        Aggregation, Duplicates, Kind, Network, Node, Normalization, Tie,
        analysis::{
            Turn, backbone, centralities, coalitions, consistency, frustration, modularity,
            polarization, spectral_distance, spectrum, turns,
        },
    },
    DISPUTE, options, table,
};

fn graph(count: usize, ties: &[(u32, u32, f64)]) -> Network {
    let node = |place| Node { label: format!("{place}"), statements: 1, first: None, last: None };
    Network {
        kind: Kind::OneMode,
        row_variable: "speaker".to_owned(),
        column_variable: "claim".to_owned(),
        period: None,
        statements: count,
        nodes: (0..count).map(node).collect(),
        row_count: count,
        ties: ties.iter().map(|&(from, to, weight)| Tie { from, to, weight }).collect(),
    }
}

/// Two triangles with a tie between them.
fn camps(between: f64) -> Network {
    let ties = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)];
    let mut ties: Vec<_> = ties.iter().map(|&(a, b)| (a, b, 1.0)).collect();
    ties.insert(3, (2, 3, between));
    graph(7, &ties)
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} instead of {expected}");
}

#[test]
fn two_triangles_are_two_coalitions() {
    let network = camps(1.0);
    let groups = coalitions(&network, 1.0, 1);
    assert_eq!(groups, [0, 0, 0, 1, 1, 1, 2]);
    near(modularity(&network, &groups), 5.0 / 14.0);
    near(frustration(&network, &groups), 1.0 / 7.0);
}

#[test]
fn enmity_between_coalitions_fits_them() {
    let found = &polarization(&[camps(-2.0)], 1)[0];
    assert_eq!(found.coalitions, [0, 0, 0, 1, 1, 1, 2]);
    near(found.modularity, 0.5);
    near(found.frustration, 0.0);
}

#[test]
fn the_middle_of_a_path_is_central() {
    let found = centralities(&graph(4, &[(0, 1, 1.0), (1, 2, 2.0)]));
    assert_eq!(found[1].degree, 2);
    near(found[1].strength, 3.0);
    for (node, expected) in found.iter().zip([0.0, 1.0, 0.0, 0.0]) {
        near(node.betweenness, expected);
    }
    // Ways of 1 and 1/2; one of the three others is out of reach.
    near(found[1].closeness, 2.0 / 1.5 * 2.0 / 3.0);
    near(found[3].closeness, 0.0);
    // The leading eigenvalue is √5.
    near(found[1].eigenvector, 1.0);
    near(found[0].eigenvector, 1.0 / 5.0_f64.sqrt());
    near(found[2].eigenvector, 2.0 / 5.0_f64.sqrt());
}

#[test]
fn two_shortest_paths_share_what_leads_over_them() {
    let square = graph(4, &[(0, 1, 1.0), (0, 2, 1.0), (1, 3, 1.0), (2, 3, 1.0)]);
    for node in centralities(&square) {
        near(node.betweenness, 0.5);
    }
}

#[test]
fn a_spectrum_is_that_of_the_laplacian() {
    let path = spectrum(&graph(3, &[(0, 1, 1.0), (1, 2, 1.0)]));
    for (found, expected) in path.iter().zip([0.75, 0.25, 0.0]) {
        near(*found, expected);
    }
    near(spectral_distance(&path, &spectrum(&graph(2, &[(0, 1, 5.0)]))), 0.5);
}

#[test]
fn all_columns_leave_the_backbone_in_turn() {
    let mut options = options(Kind::OneMode, Aggregation::Congruence);
    options.normalization = Normalization::Average;
    options.duplicates = Duplicates::Document;
    let steps = backbone(&table(&DISPUTE), &options).expect("they fit");
    assert_eq!(steps.len(), 2);
    assert_eq!(steps[1].statements, 0);
    near(steps[1].loss, 1.0);
    near(steps[1].rest_loss, 0.0);
}

#[test]
fn who_changes_sides_is_found() {
    let mut said = DISPUTE.to_vec();
    said.push(("2024-04-03", 5, "Sarnholt", "The bridge was shelled", true, 1));
    said.push(("2024-04-03", 5, "Varrow", "Convoys may pass", true, 1));
    let table = table(&said);
    let options = options(Kind::OneMode, Aggregation::Subtract);
    let found = turns(&table, &options).expect("they fit");
    assert_eq!(found, [Turn { before: 1, after: 7 }, Turn { before: 2, after: 8 }]);
    let (_, found) = consistency(&table, &options).expect("they fit");
    assert_eq!(found[0].label, "Varrow");
    let agreements: Vec<Option<f64>> = found.iter().map(|row| row.agreement).collect();
    assert_eq!(agreements, [Some(0.5), Some(0.0), None]);
}
