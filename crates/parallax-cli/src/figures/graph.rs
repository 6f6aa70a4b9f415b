//! A network: nodes with names, ties.

use anyhow::Result;
use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

use super::{FONT, LETTERS, Wrong, colours, drawn, short};

/// What is drawn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    /// Nodes.
    pub(crate) nodes: Vec<GraphNode>,
    /// Places of two nodes, and the weight of their tie.
    pub(crate) ties: Vec<(usize, usize, f64)>,
    /// Names of the groups that nodes belong to.
    pub(crate) groups: Vec<String>,
}

/// A node.
#[derive(Clone, Debug)]
pub(crate) struct GraphNode {
    /// Its name.
    pub(crate) label: String,
    /// Where it is, from 0 to 1.
    pub(crate) place: (f64, f64),
    /// Statements.
    pub(crate) statements: u32,
    /// Place of its group.
    pub(crate) group: usize,
}

const SIZE: i32 = 1000;
const EDGE: i32 = 90;

/// The figure: circles grow with statements, lines with weights; lines of negative weight are of
/// another colour.
pub(crate) fn graph(title: &str, graph: &Graph) -> Result<String> {
    let height = SIZE + 30 * graph.groups.len() as i32;
    drawn((SIZE as u32, height as u32), |area| {
        let text = |size: u32, side, across| {
            (FONT, size).into_font().color(&BLACK).pos(Pos::new(side, across))
        };
        area.draw(&Text::new(title.to_owned(), (20, 25), text(18, HPos::Left, VPos::Center)))?;
        let at = |node: &GraphNode| {
            let inside = f64::from(SIZE - 2 * EDGE);
            let (x, y) = node.place;
            (EDGE + (x * inside) as i32, EDGE + (y * inside) as i32)
        };
        let heaviest = graph.ties.iter().map(|tie| tie.2.abs()).fold(0.0, f64::max);
        for (from, to, weight) in &graph.ties {
            let colour = if *weight < 0.0 { colours::DISAGREE } else { colours::FAINT };
            let width = 1 + (4.0 * weight.abs() / heaviest.max(f64::MIN_POSITIVE)) as u32;
            let ends = vec![at(&graph.nodes[*from]), at(&graph.nodes[*to])];
            area.draw(&PathElement::new(ends, colour.mix(0.6).stroke_width(width)))?;
        }
        let most = graph.nodes.iter().map(|node| node.statements).max().unwrap_or(1).max(1);
        for node in &graph.nodes {
            let radius =
                5 + (16.0 * f64::from(node.statements) / f64::from(most)).sqrt() as i32 * 3;
            let (x, y) = at(node);
            let colour = colours::of_group(node.group);
            area.draw(&Circle::new((x, y), radius, colour.filled()))?;
            area.draw(&Circle::new((x, y), radius, WHITE.stroke_width(1)))?;
            let label = short(&node.label, 36);
            let style = text(12, HPos::Center, VPos::Top);
            area.draw(&Text::new(label, (x, y + radius + 3), style))?;
        }
        for (group, name) in graph.groups.iter().enumerate() {
            let y = SIZE + 30 * group as i32;
            area.draw(&Circle::new((30, y), 8, colours::of_group(group).filled()))?;
            let style = text(LETTERS, HPos::Left, VPos::Center);
            area.draw(&Text::new(short(name, 110), (48, y), style))?;
        }
        Ok::<(), Wrong>(())
    })
}
