//! `parallax coalitions`, `polarization`, `backbone`, `consistency`, `plot`: what networks tell,
//! each as a table and as a figure.

use std::collections::BTreeMap;

use anyhow::Result;
use parallax::{
    network::{
        Aggregation, Duplicates, Kind, Named as _, Network, Node, Normalization, Options, Slices,
        Table, Unit, Values,
        analysis::{
            self, Centrality, Polarization, backbone, centralities, coalitions, consistency,
            modularity, turns,
        },
        layout,
    },
    present::{
        analyses::{BackboneRow, CoalitionRow, PlotRow, PolarizationRow, TurnRow},
        comparison::Row,
    },
};
use parallax_store::moment;

use super::{
    advised,
    arguments::{AnalysisArguments, AnalysisFormat, MadeOf},
    networks_of, options, statements,
};
use crate::{
    coding::arguments::Which,
    exit::Exit,
    figures::{Bar, Graph, GraphNode, Line, bars, graph, lines},
    output, rows,
};

/// `parallax coalitions`.
pub(crate) fn coalitions_of(arguments: &AnalysisArguments) -> Result<Exit> {
    let (network, groups) = camps(&arguments.made, arguments.seed)?;
    let central = centralities(&network);
    let numbers = numbered(&groups);
    let mut found: Vec<CoalitionRow> = (0..network.nodes.len())
        .map(|node| coalition(&network, numbers.get(&groups[node]).copied(), &central, node))
        .collect();
    // Within a coalition, those with most statements first; those who stand alone come last.
    found.sort_by_key(|row| {
        (row.coalition.is_none(), row.coalition, std::cmp::Reverse(row.statements))
    });
    give(arguments, &found, || {
        let title = format!("Coalitions, modularity {:.3}", modularity(&network, &groups));
        graph(&title, &drawn(&network, &groups, arguments.seed))
    })
}

/// The coalitions of the machine's statements, as `parallax coalitions` finds them with these rows:
/// the members of each, those with most statements first.
pub(crate) fn coalitions_of_machine(
    project: &std::path::Path,
    rows: &str,
) -> Result<Vec<Vec<String>>> {
    let (network, groups) = camps(&MadeOf::machine(project, rows), 1)?;
    let members = members(&network, &groups).into_iter();
    Ok(members.map(|names| names.into_iter().map(str::to_owned).collect()).collect())
}

/// The members of each coalition of more than one, those with most statements first.
fn members<'n>(network: &'n Network, groups: &[u32]) -> Vec<Vec<&'n str>> {
    let numbers = numbered(groups);
    let mut found: Vec<Vec<&Node>> = vec![Vec::new(); numbers.len()];
    for (node, group) in network.nodes.iter().zip(groups) {
        if let Some(number) = numbers.get(group) {
            found[number - 1].push(node);
        }
    }
    let labels = |mut nodes: Vec<&'n Node>| {
        nodes.sort_by_key(|node| std::cmp::Reverse(node.statements));
        nodes.into_iter().map(|node| node.label.as_str()).collect()
    };
    found.into_iter().map(labels).collect()
}

fn camps(made: &MadeOf, seed: u64) -> Result<(Network, Vec<u32>)> {
    let (statements, which) = statements(made)?;
    let options = for_camps(made, which)?;
    let network = networks_of(&statements, &whole(options))?.remove(0);
    let groups = coalitions(&network, 1.0, seed);
    Ok((network, groups))
}

fn coalition(
    network: &Network,
    coalition: Option<usize>,
    central: &[Centrality],
    node: usize,
) -> CoalitionRow {
    CoalitionRow {
        actor: network.nodes[node].label.clone(),
        coalition,
        statements: network.nodes[node].statements,
        degree: central[node].degree,
        strength: central[node].strength,
        betweenness: central[node].betweenness,
        closeness: central[node].closeness,
        eigenvector: central[node].eigenvector,
    }
}

/// Numbers of the groups that have more than one member, from 1.
fn numbered(groups: &[u32]) -> BTreeMap<u32, usize> {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for group in groups {
        *sizes.entry(*group).or_default() += 1;
    }
    sizes.into_iter().filter(|(_, size)| *size > 1).map(|(group, _)| group).zip(1..).collect()
}

/// Nodes with the coalitions of more than one; the others stand alone.
fn drawn(network: &Network, groups: &[u32], seed: u64) -> Graph {
    let numbers = numbered(groups);
    let points = layout(network, seed);
    let nodes =
        network.nodes.iter().zip(points).zip(groups).map(|((node, point), group)| GraphNode {
            label: node.label.clone(),
            place: (point.x, point.y),
            statements: node.statements,
            group: numbers.get(group).map(|number| number - 1),
        });
    let named = members(network, groups).into_iter().zip(1..);
    Graph {
        nodes: nodes.collect(),
        ties: network.ties.iter().map(|t| (t.from as usize, t.to as usize, t.weight)).collect(),
        groups: named
            .map(|(names, number)| (format!("Coalition {number}: "), owned(&names)))
            .collect(),
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// `parallax polarization`.
pub(crate) fn polarization(arguments: &AnalysisArguments) -> Result<Exit> {
    let (statements, which) = statements(&arguments.made)?;
    let options = over_time(for_camps(&arguments.made, which)?, &statements.table);
    let networks = networks_of(&statements, &options)?;
    let measured = analysis::polarization(&networks, arguments.seed);
    let found: Vec<PolarizationRow> =
        networks.iter().zip(&measured).map(|(network, of)| polarized(network, of)).collect();
    give(arguments, &found, || {
        let days: Vec<String> =
            found.iter().map(|row| row.middle.clone().unwrap_or_default()).collect();
        let line = |name: &str, of: fn(&PolarizationRow) -> f64| Line {
            name: name.to_owned(),
            values: found.iter().map(|row| (row.statements > 0).then(|| of(row))).collect(),
        };
        let all =
            [line("modularity", |row| row.modularity), line("frustration", |row| row.frustration)];
        lines("Polarization over time", &days, &all)
    })
}

/// In slices of time: those that were typed, else so long ones that there are not many.
fn over_time(mut options: Options, table: &Table) -> Options {
    let times = || table.rows().iter().filter_map(|row| row.time);
    if let (Slices::Whole, Some(first), Some(last)) = (options.slices, times().min(), times().max())
    {
        let unit = match (last - first) / 86_400 {
            ..=21 => Unit::Days,
            22..=200 => Unit::Weeks,
            201..=2_200 => Unit::Months,
            _ => Unit::Years,
        };
        options.slices = Slices::Windows { unit, size: 1, step: 1 };
        let name = unit.name();
        output::say(&format!("In {name}; --window 2 --unit {name} is smoother, --kernel more so."));
    }
    options
}

fn polarized(network: &Network, of: &Polarization) -> PolarizationRow {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for group in &of.coalitions {
        *sizes.entry(*group).or_default() += 1;
    }
    let day = |seconds: i64| moment(seconds).map(|iso| iso.get(..10).unwrap_or(&iso).to_owned());
    PolarizationRow {
        start: of.period.and_then(|period| day(period.start)),
        middle: of.period.and_then(|period| day(period.middle)),
        end: of.period.and_then(|period| day(period.end)),
        statements: network.statements,
        actors: network.nodes.len(),
        coalitions: sizes.values().filter(|size| **size > 1).count(),
        modularity: of.modularity,
        frustration: of.frustration,
    }
}

/// `parallax backbone`.
pub(crate) fn backbone_of(arguments: &AnalysisArguments) -> Result<Exit> {
    let (statements, which) = statements(&arguments.made)?;
    let steps =
        backbone(&statements.table, &for_camps(&arguments.made, which)?).map_err(advised)?;
    let ranked = steps.iter().rev().zip(1..);
    let found: Vec<BackboneRow> = ranked
        .map(|(step, rank)| BackboneRow {
            rank,
            claim: step.column.clone(),
            loss: step.loss,
            rest_loss: step.rest_loss,
            statements: step.statements,
        })
        .collect();
    give(arguments, &found, || {
        let names: Vec<String> = (0..steps.len()).map(|place| (place + 1).to_string()).collect();
        let line = |name: &str, of: fn(&analysis::Step) -> f64| Line {
            name: name.to_owned(),
            values: steps.iter().map(|step| Some(of(step))).collect(),
        };
        let all = [
            line("loss of the backbone", |step| step.loss),
            line("loss of the rest", |step| step.rest_loss),
        ];
        lines("Spectral loss by the number of claims left out", &names, &all)
    })
}

/// `parallax consistency`.
pub(crate) fn consistency_of(arguments: &AnalysisArguments) -> Result<Exit> {
    let (statements, which) = statements(&arguments.made)?;
    let mut options = for_camps(&arguments.made, which)?;
    options.normalization = Normalization::No;
    options.duplicates = arguments.made.duplicates.unwrap_or(Duplicates::Include);
    let (_, agreement) = consistency(&statements.table, &options).map_err(advised)?;
    let by_name: BTreeMap<&str, Option<f64>> =
        agreement.iter().map(|row| (row.label.as_str(), row.agreement)).collect();
    let turned = turns(&statements.table, &options).map_err(advised)?;
    let found: Vec<TurnRow> = turned
        .iter()
        .map(|turn| turn_row(&statements.table, &options, turn.before, turn.after, &by_name))
        .collect::<Result<_>>()?;
    give(arguments, &found, || {
        let signs = ["turned to deny", "turned to assert"];
        bars("How often each actor turned", signs, &turns_of_each(&found))
    })
}

/// How often each actor turned for and against a claim, those who turned most first.
fn turns_of_each(found: &[TurnRow]) -> Vec<Bar> {
    let mut own: Vec<Bar> = Vec::new();
    for row in found {
        let place = own.iter().position(|bar| bar.label == row.actor).unwrap_or_else(|| {
            own.push(Bar { label: row.actor.clone(), agree: 0, disagree: 0 });
            own.len() - 1
        });
        let number = |value: &str| value.parse::<i64>().ok();
        let is_lower = number(&row.after) < number(&row.before);
        if row.after == "deny" || is_lower {
            own[place].disagree += 1;
        } else {
            own[place].agree += 1;
        }
    }
    own.sort_by_key(|bar| std::cmp::Reverse(bar.agree + bar.disagree));
    own
}

fn turn_row(
    table: &Table,
    options: &Options,
    before: usize,
    after: usize,
    agreement: &BTreeMap<&str, Option<f64>>,
) -> Result<TurnRow> {
    let written = |name: &str, row: usize| -> Result<String> {
        let value = table.column(name)?.values.written(row);
        Ok(value.unwrap_or_default().into_owned())
    };
    let qualifier = options.qualifier.clone().unwrap_or_default();
    let is_stance = matches!(table.column(&qualifier)?.values, Values::Boolean(_));
    let said = |row: usize| -> Result<String> {
        let value = written(&qualifier, row)?;
        Ok(match value.as_str() {
            "1" if is_stance => "assert".to_owned(),
            "0" if is_stance => "deny".to_owned(),
            _ => value,
        })
    };
    let at = |row: usize| table.rows()[row].time.and_then(moment);
    let actor = written(&options.rows, after)?;
    Ok(TurnRow {
        claim: written(&options.columns, after)?,
        before: said(before)?,
        before_at: at(before),
        before_doc: written("doc", before)?,
        after: said(after)?,
        after_at: at(after),
        after_doc: written("doc", after)?,
        agreement: agreement.get(actor.as_str()).copied().flatten(),
        actor,
    })
}

/// `parallax plot`.
pub(crate) fn plot(arguments: &AnalysisArguments) -> Result<Exit> {
    let (statements, which) = statements(&arguments.made)?;
    let options = for_camps(&arguments.made, which)?;
    let options = Options {
        kind: Kind::TwoMode,
        aggregation: Aggregation::Ignore,
        normalization: Normalization::No,
        duplicates: arguments.made.duplicates.unwrap_or(Duplicates::Include),
        ..whole(options)
    };
    let claims = statements.table.column(&options.columns)?;
    let qualifier = statements.table.column(options.qualifier.as_deref().unwrap_or("stance"))?;
    let mut found: Vec<PlotRow> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for row in parallax::network::events(&statements.table, &options).map_err(advised)? {
        let Some(claim) = claims.values.written(row) else { continue };
        let place = *places.entry(claim.clone().into_owned()).or_insert_with(|| {
            found.push(PlotRow { claim: claim.into_owned(), asserted: 0, denied: 0 });
            found.len() - 1
        });
        match qualifier.values.written(row).as_deref() {
            Some("0") => found[place].denied += 1,
            Some(number) if number.starts_with('-') => found[place].denied += 1,
            Some(_) => found[place].asserted += 1,
            None => {}
        }
    }
    found.retain(|row| row.asserted + row.denied > 0);
    found.sort_by_key(|row| std::cmp::Reverse(row.asserted + row.denied));
    give(arguments, &found, || {
        let all: Vec<Bar> = found
            .iter()
            .take(40)
            .map(|row| Bar { label: row.claim.clone(), agree: row.asserted, disagree: row.denied })
            .collect();
        bars("Claims by who asserts and who denies them", ["denies", "asserts"], &all)
    })
}

/// What coalitions are looked for in: subtract networks, unless something else was typed.
fn for_camps(made: &MadeOf, which: Which) -> Result<Options> {
    let mut options = options::of(made, which)?;
    options.kind = Kind::OneMode;
    options.aggregation = made.aggregation.unwrap_or(Aggregation::Subtract);
    options.normalization = made.normalization.unwrap_or(Normalization::Average);
    options.duplicates = made.duplicates.unwrap_or(Duplicates::Document);
    options
        .qualifier
        .get_or_insert_with(|| if which.coded() { "agreement" } else { "stance" }.to_owned());
    Ok(options)
}

/// Over the whole time.
fn whole(options: Options) -> Options {
    Options { slices: Slices::Whole, ..options }
}

/// Prints rows, or writes the figure.
fn give<R: Row>(
    arguments: &AnalysisArguments,
    found: &[R],
    figure: impl FnOnce() -> Result<String>,
) -> Result<Exit> {
    let path = arguments.output.as_deref();
    match arguments.format.rows() {
        Some(format) => rows::print_to(found, format, path)?,
        None => rows::write_text(&figure()?, path)?,
    }
    Ok(Exit::Done)
}

/// A format of rows; none for a figure.
impl AnalysisFormat {
    fn rows(self) -> Option<crate::arguments::RowsFormat> {
        use crate::arguments::RowsFormat;
        match self {
            Self::Table => Some(RowsFormat::Table),
            Self::Csv => Some(RowsFormat::Csv),
            Self::Jsonl => Some(RowsFormat::Jsonl),
            Self::Parquet => Some(RowsFormat::Parquet),
            Self::Svg => None,
        }
    }
}
