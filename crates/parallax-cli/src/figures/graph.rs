//! A network: nodes with names, ties.

use anyhow::Result;
use plotters::{
    coord::Shift,
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
    /// The groups that nodes belong to: what each is called, and the names of its nodes.
    pub(crate) groups: Vec<(String, Vec<String>)>,
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
/// Pixels of a line of the legend.
const LINE: i32 = 28;
/// Characters of a line of the legend.
const LETTERS_IN_LINE: usize = 115;

type Area<'a, 'b> = DrawingArea<SVGBackend<'b>, Shift>;

/// The figure: circles grow with statements, lines with weights; lines of negative weight are of
/// another colour, thin and behind all else.
pub(crate) fn graph(title: &str, graph: &Graph) -> Result<String> {
    let signs = Sign::of(graph);
    let height = SIZE + LINE * (graph.groups.len() + signs.len()) as i32 + 10;
    drawn((SIZE as u32, height as u32), |area| {
        let style = text(18, HPos::Left);
        area.draw(&Text::new(title.to_owned(), (20, 25), style))?;
        ties(area, graph)?;
        circles(area, graph)?;
        labels(area, graph)?;
        legend(area, graph, &signs)
    })
}

fn text(size: u32, across: HPos) -> TextStyle<'static> {
    (FONT, size).into_font().color(&BLACK).pos(Pos::new(across, VPos::Center))
}

fn at(node: &GraphNode) -> (i32, i32) {
    let inside = f64::from(SIZE - 2 * EDGE);
    let (x, y) = node.place;
    (EDGE + (x * inside) as i32, EDGE + (y * inside) as i32)
}

fn radius(graph: &Graph, node: &GraphNode) -> i32 {
    let most = graph.nodes.iter().map(|node| node.statements).max().unwrap_or(1).max(1);
    9 + (f64::from(node.statements) / f64::from(most) * 12.0) as i32
}

/// Conflict first, so that it lies behind.
fn ties(area: &Area<'_, '_>, graph: &Graph) -> Result<(), Wrong> {
    let heaviest = graph.ties.iter().map(|tie| tie.2.abs()).fold(f64::MIN_POSITIVE, f64::max);
    for is_conflict in [true, false] {
        for (from, to, weight) in graph.ties.iter().filter(|tie| (tie.2 < 0.0) == is_conflict) {
            let share = weight.abs() / heaviest;
            let (colour, width) = if is_conflict {
                (colours::DISAGREE.mix(0.15 + 0.35 * share), 1)
            } else {
                (colours::FAINT.mix(0.7), 1 + (4.0 * share) as u32)
            };
            let ends = vec![at(&graph.nodes[*from]), at(&graph.nodes[*to])];
            area.draw(&PathElement::new(ends, colour.stroke_width(width)))?;
        }
    }
    Ok(())
}

fn circles(area: &Area<'_, '_>, graph: &Graph) -> Result<(), Wrong> {
    for node in &graph.nodes {
        let (place, radius) = (at(node), radius(graph, node));
        let colour = node.group.map_or(colours::FAINT, colours::of_group);
        area.draw(&Circle::new(place, radius, colour.filled()))?;
        area.draw(&Circle::new(place, radius, WHITE.stroke_width(1)))?;
        if let Some(group) = node.group {
            numbered(area, place, group)?;
        }
    }
    Ok(())
}

/// The number of a group on its colour, for whoever cannot tell colours apart.
fn numbered(area: &Area<'_, '_>, place: (i32, i32), group: usize) -> Result<(), Wrong> {
    let style = (FONT, 11).into_font().color(&colours::on_group(group));
    let style = style.pos(Pos::new(HPos::Center, VPos::Center));
    area.draw(&Text::new((group + 1).to_string(), place, style))?;
    Ok(())
}

/// The nodes with most statements get the best places.
fn labels(area: &Area<'_, '_>, graph: &Graph) -> Result<(), Wrong> {
    let circle = |node| Frame::around(at(node), radius(graph, node), radius(graph, node));
    let mut taken: Vec<Frame> = graph.nodes.iter().map(circle).collect();
    let mut nodes: Vec<&GraphNode> = graph.nodes.iter().collect();
    nodes.sort_by_key(|node| std::cmp::Reverse(node.statements));
    for node in nodes {
        let label = short(&node.label, 30);
        let letters = label.chars().count() as i32;
        let place = free_place(at(node), radius(graph, node), letters, &taken);
        // A pale ground keeps letters apart from ties that run beneath them.
        let ground = [(place.left, place.top), (place.right, place.bottom)];
        area.draw(&Rectangle::new(ground, WHITE.mix(0.75).filled()))?;
        area.draw(&Text::new(label, place.middle(), text(12, HPos::Center)))?;
        taken.push(place);
    }
    Ok(())
}

/// A sign that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Alone,
    Congruence,
    Conflict,
}

impl Sign {
    /// Those that are drawn.
    fn of(graph: &Graph) -> Vec<Self> {
        let mut signs = Vec::new();
        if graph.nodes.iter().any(|node| node.group.is_none()) {
            signs.push(Self::Alone);
        }
        if graph.ties.iter().any(|tie| tie.2 > 0.0) {
            signs.push(Self::Congruence);
        }
        if graph.ties.iter().any(|tie| tie.2 < 0.0) {
            signs.push(Self::Conflict);
        }
        signs
    }

    fn words(self) -> &'static str {
        match self {
            Self::Alone => "stands alone",
            Self::Congruence => "more agreement than disagreement, the wider the more",
            Self::Conflict => "more disagreement than agreement",
        }
    }

    fn draw(self, area: &Area<'_, '_>, y: i32) -> Result<(), Wrong> {
        let line = |colour: RGBAColor, width: u32| {
            PathElement::new(vec![(20, y), (40, y)], colour.stroke_width(width))
        };
        match self {
            Self::Alone => area.draw(&Circle::new((30, y), 8, colours::FAINT.filled()))?,
            Self::Congruence => area.draw(&line(colours::FAINT.mix(0.7), 4))?,
            Self::Conflict => area.draw(&line(colours::DISAGREE.mix(0.5), 1))?,
        }
        Ok(())
    }
}

fn legend(area: &Area<'_, '_>, graph: &Graph, signs: &[Sign]) -> Result<(), Wrong> {
    let mut lines = (0..).map(|line| SIZE + LINE * line);
    for ((group, (name, members)), y) in graph.groups.iter().enumerate().zip(&mut lines) {
        area.draw(&Circle::new((30, y), 9, colours::of_group(group).filled()))?;
        numbered(area, (30, y), group)?;
        let words = as_many(name, members);
        area.draw(&Text::new(words, (50, y), text(LETTERS, HPos::Left)))?;
    }
    for (sign, y) in signs.iter().zip(&mut lines) {
        sign.draw(area, y)?;
        area.draw(&Text::new(sign.words(), (50, y), text(LETTERS, HPos::Left)))?;
    }
    Ok(())
}

/// As many names as fit on a line of the legend, and how many do not.
fn as_many(name: &str, members: &[String]) -> String {
    let mut words = name.to_owned();
    for (place, member) in members.iter().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        let room = LETTERS_IN_LINE.saturating_sub(words.chars().count() + 14);
        if member.chars().count() > room && place > 0 {
            return format!("{words} and {} more", members.len() - place);
        }
        words = format!("{words}{comma}{}", short(member, room.max(20)));
    }
    words
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

/// Where a name of so many letters fits: beneath, above or beside its circle, else where it covers
/// least.
fn free_place((x, y): (i32, i32), radius: i32, letters: i32, taken: &[Frame]) -> Frame {
    let (wide, high) = (letters * 13 / 4 + 2, 7);
    let (across, along) = (radius + high + 1, radius + wide + 1);
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
    let covered = |frame: &Frame| {
        let is_outside = frame.left < 0 || frame.right > SIZE;
        let over = taken.iter().filter(|other| frame.overlaps(**other)).count();
        over + if is_outside { taken.len() } else { 0 }
    };
    frames.into_iter().min_by_key(covered).unwrap_or(frames[0])
}
