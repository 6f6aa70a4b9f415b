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
    /// Place of its group; none for one that stands alone.
    pub(crate) group: Option<usize>,
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
        let radius =
            |node: &GraphNode| 9 + (f64::from(node.statements) / f64::from(most) * 12.0) as i32;
        let mut taken: Vec<Frame> = graph
            .nodes
            .iter()
            .map(|node| Frame::around(at(node), radius(node), radius(node)))
            .collect();
        for node in &graph.nodes {
            let (x, y) = at(node);
            let colour = node.group.map_or(colours::FAINT, colours::of_group);
            area.draw(&Circle::new((x, y), radius(node), colour.filled()))?;
            area.draw(&Circle::new((x, y), radius(node), WHITE.stroke_width(1)))?;
            if let Some(group) = node.group {
                let style = (FONT, 11).into_font().color(&WHITE);
                let style = style.pos(Pos::new(HPos::Center, VPos::Center));
                area.draw(&Text::new((group + 1).to_string(), (x, y), style))?;
            }
        }
        for node in &graph.nodes {
            let label = short(&node.label, 30);
            let place = free_place(at(node), radius(node), label.chars().count() as i32, &taken);
            area.draw(&Text::new(label, place.middle(), text(12, HPos::Center, VPos::Center)))?;
            taken.push(place);
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

/// A rectangle that something is drawn in.
#[derive(Clone, Copy, Debug)]
struct Frame {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
}

impl Frame {
    fn around((x, y): (i32, i32), wide: i32, high: i32) -> Self {
        Self { left: x - wide, top: y - high, right: x + wide, bottom: y + high }
    }

    fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn middle(self) -> (i32, i32) {
        (i32::midpoint(self.left, self.right), i32::midpoint(self.top, self.bottom))
    }
}

/// Where a name of so many letters fits: beneath, above or beside its circle, else beneath.
fn free_place((x, y): (i32, i32), radius: i32, letters: i32, taken: &[Frame]) -> Frame {
    let (wide, high) = (letters * 13 / 4 + 2, 7);
    let (across, along) = (radius + high + 1, radius + wide + 3);
    let places = [
        (x, y + across),
        (x, y - across),
        (x + along, y),
        (x - along, y),
        (x + along / 2, y + across + 12),
        (x - along / 2, y - across - 12),
        (x, y + across + 14),
        (x, y - across - 14),
    ];
    let frames = places.map(|place| Frame::around(place, wide, high));
    let is_free = |frame: &&Frame| {
        frame.left > 0 && frame.right < SIZE && !taken.iter().any(|other| frame.overlaps(*other))
    };
    frames.iter().find(is_free).copied().unwrap_or(frames[0])
}
