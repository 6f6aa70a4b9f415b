//! Writes networks as GEXF 1.3 (gexf.net), with the times at which nodes and ties are there.

mod course;

use std::io;

use self::course::{Course, During, Held};
use super::{
    super::{
        Network,
        layout::{Point, places},
    },
    Attributes,
    time::written,
    xml::Xml,
};

/// What is written of each node before its attributes: name and type.
const OF_NODE: [(&str, &str); 2] = [("variable", "string"), ("statements", "integer")];

/// Writes networks as one graph: those of slices of time become spells and weights that change,
/// one network alone is of its whole range, and its nodes last from their first statement to their
/// last. With a seed, nodes have places by [`layout`](super::super::layout) of all ties together.
///
/// Times are given to the second, and the format is called `date`: so does networkx, which knows no
/// `dateTime`. Both ends of a spell are included, as GEXF 1.3 has it. Of slices that overlap, each is
/// shown from its middle to the middle of the next, the last to its end.
///
/// # Errors
///
/// Those of `out`.
pub fn gexf(
    networks: &[Network],
    attributes: &Attributes,
    seed: Option<u64>,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let course = Course::new(networks);
    let points = seed.map_or_else(Vec::new, |seed| places(course.nodes.len(), course.sums(), seed));
    let mut file = File { xml: Xml::new(out)?, course: &course, attributes, points };
    file.open()?;
    file.xml.open("nodes", &[])?;
    for place in 0..course.nodes.len() {
        file.node(place)?;
    }
    file.xml.close("nodes")?;
    file.xml.open("edges", &[])?;
    for place in 0..course.ties.len() {
        file.edge(place)?;
    }
    ["edges", "graph", "gexf"].iter().try_for_each(|name| file.xml.close(name))?;
    file.xml.end()
}

struct File<'a, W: io::Write> {
    xml: Xml<W>,
    course: &'a Course<'a>,
    attributes: &'a Attributes,
    points: Vec<Point>,
}

impl<W: io::Write> File<'_, W> {
    fn open(&mut self) -> io::Result<()> {
        let names = [
            ("xmlns", "http://gexf.net/1.3"),
            ("xmlns:viz", "http://gexf.net/1.3/viz"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
            ("version", "1.3"),
        ];
        self.xml.open("gexf", &names)?;
        let undirected = ("defaultedgetype", "undirected");
        if self.course.is_timed {
            let timed = [
                ("mode", "dynamic"),
                undirected,
                ("timeformat", "date"),
                ("timerepresentation", "interval"),
            ];
            self.xml.open("graph", &timed)?;
        } else {
            self.xml.open("graph", &[("mode", "static"), undirected])?;
        }
        self.declare_nodes()?;
        if self.course.changes() {
            self.xml.open("attributes", &[("class", "edge"), ("mode", "dynamic")])?;
            let weight = [("id", "weight"), ("title", "weight"), ("type", "double")];
            self.xml.empty("attribute", &weight)?;
            self.xml.close("attributes")?;
        }
        Ok(())
    }

    fn declare_nodes(&mut self) -> io::Result<()> {
        self.xml.open("attributes", &[("class", "node"), ("mode", "static")])?;
        for (name, kind) in OF_NODE {
            let declared = [("id", name), ("title", name), ("type", kind)];
            self.xml.empty("attribute", &declared)?;
        }
        for (place, name) in self.attributes.names().iter().enumerate() {
            let id = format!("attribute_{place}");
            let declared = [("id", id.as_str()), ("title", name.as_str()), ("type", "string")];
            self.xml.empty("attribute", &declared)?;
        }
        self.xml.close("attributes")
    }

    fn node(&mut self, place: usize) -> io::Result<()> {
        let Held { of: node, during } = &self.course.nodes[place];
        let id = format!("n{place}");
        self.xml.open("node", &[("id", id.as_str()), ("label", node.label)])?;
        self.xml.open("attvalues", &[])?;
        let statements = node.statements.to_string();
        for (name, value) in [("variable", node.variable), ("statements", statements.as_str())] {
            self.xml.empty("attvalue", &[("for", name), ("value", value)])?;
        }
        let attributes = self.attributes;
        let values = attributes.of(node.variable, node.label).enumerate();
        for (number, value) in values.filter(|(_, value)| !value.is_empty()) {
            let id = format!("attribute_{number}");
            self.xml.empty("attvalue", &[("for", id.as_str()), ("value", value)])?;
        }
        self.xml.close("attvalues")?;
        self.spells(during)?;
        if let Some(point) = self.points.get(place) {
            let (x, y) = (point.x.to_string(), point.y.to_string());
            let position = [("x", x.as_str()), ("y", y.as_str()), ("z", "0")];
            self.xml.empty("viz:position", &position)?;
        }
        self.xml.close("node")
    }

    fn edge(&mut self, place: usize) -> io::Result<()> {
        let Held { of: (from, to), during } = &self.course.ties[place];
        let (id, from, to) = (format!("e{place}"), format!("n{from}"), format!("n{to}"));
        let mut ends = vec![("id", id.as_str()), ("source", &from), ("target", &to)];
        if !self.course.changes() {
            let weight = during.last().map_or(0.0, |during| during.weight).to_string();
            ends.push(("weight", &weight));
            return self.xml.empty("edge", &ends);
        }
        // A weight that stays beside one that changes would hide it.
        self.xml.open("edge", &ends)?;
        self.xml.open("attvalues", &[])?;
        for during in during {
            let (weight, start, end) =
                (during.weight.to_string(), written(during.start), written(during.end));
            let value = [
                ("for", "weight"),
                ("value", weight.as_str()),
                ("start", start.as_str()),
                ("end", end.as_str()),
            ];
            self.xml.empty("attvalue", &value)?;
        }
        self.xml.close("attvalues")?;
        self.spells(during)?;
        self.xml.close("edge")
    }

    /// Stretches that follow one another without a gap are one spell.
    fn spells(&mut self, during: &[During]) -> io::Result<()> {
        if during.is_empty() || !self.course.is_timed {
            return Ok(());
        }
        self.xml.open("spells", &[])?;
        for stretch in during.chunk_by(|a, b| a.end + 1 >= b.start) {
            let (first, last) = (stretch[0], stretch[stretch.len() - 1]);
            let (start, end) = (written(first.start), written(last.end));
            self.xml.empty("spell", &[("start", start.as_str()), ("end", end.as_str())])?;
        }
        self.xml.close("spells")
    }
}
