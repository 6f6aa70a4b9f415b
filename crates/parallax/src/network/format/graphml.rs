//! Writes a network as `GraphML` (Brandes et al. 2002), plain or with drawings for visone and yEd.

use std::io;

use super::{
    super::{Network, layout::Point},
    Attributes,
    time::maybe,
    xml::Xml,
};

/// For which programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavour {
    /// Any that reads `GraphML`: igraph, Gephi, networkx.
    #[default]
    Plain,
    /// visone and yEd, which keep what they draw in elements of their own.
    Visone,
}

const PLAIN: &str = "http://graphml.graphdrawing.org/xmlns";
const SCHEMA: &str =
    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";
const YED_SCHEMA: &str = "http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.0/ygraphml.xsd";

/// What is written of each node before its attributes: name and type.
const OF_NODE: [(&str, &str); 7] = [
    ("name", "string"),
    ("variable", "string"),
    ("frequency", "int"),
    ("first", "string"),
    ("last", "string"),
    ("x", "double"),
    ("y", "double"),
];

/// How far from each other nodes are drawn, for coordinates from 0 to 1.
const CANVAS: f64 = 800.0;

/// Writes a network. `points` are one for each node, or none.
///
/// # Errors
///
/// Those of `out`.
pub fn graphml(
    network: &Network,
    attributes: &Attributes,
    points: &[Point],
    flavour: Flavour,
    out: &mut impl io::Write,
) -> io::Result<()> {
    let mut file = File { xml: Xml::new(out)?, network, attributes, points, flavour };
    file.open()?;
    for place in 0..network.nodes.len() {
        file.node(place)?;
    }
    for place in 0..network.ties.len() {
        file.edge(place)?;
    }
    file.xml.close("graph")?;
    file.xml.close("graphml")?;
    file.xml.end()
}

struct File<'a, W: io::Write> {
    xml: Xml<W>,
    network: &'a Network,
    attributes: &'a Attributes,
    points: &'a [Point],
    flavour: Flavour,
}

impl<W: io::Write> File<'_, W> {
    fn open(&mut self) -> io::Result<()> {
        let xsi = ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        match self.flavour {
            Flavour::Plain => self
                .xml
                .open("graphml", &[("xmlns", PLAIN), xsi, ("xsi:schemaLocation", SCHEMA)])?,
            Flavour::Visone => self.xml.open(
                "graphml",
                &[
                    ("xmlns", PLAIN),
                    ("xmlns:visone", "http://visone.info/xmlns"),
                    ("xmlns:y", "http://www.yworks.com/xml/graphml"),
                    xsi,
                    ("xsi:schemaLocation", YED_SCHEMA),
                ],
            )?,
        }
        self.keys()?;
        self.xml.open("graph", &[("id", "network"), ("edgedefault", "undirected")])?;
        if self.flavour == Flavour::Visone {
            self.xml.open("data", &[("key", "prop")])?;
            let labels = [("edgeLabel", "weight"), ("nodeLabel", "name")];
            self.xml.empty("visone:labelAttribute", &labels)?;
            self.xml.close("data")?;
        }
        Ok(())
    }

    fn keys(&mut self) -> io::Result<()> {
        if self.flavour == Flavour::Visone {
            let drawn = [
                [("for", "node"), ("id", "d0"), ("yfiles.type", "nodegraphics")],
                [("for", "edge"), ("id", "e0"), ("yfiles.type", "edgegraphics")],
            ];
            drawn.iter().try_for_each(|key| self.xml.empty("key", key))?;
            // Programs that are not visone want a name and a type of every key.
            let of_graph = [
                ("for", "graph"),
                ("id", "prop"),
                ("visone.type", "properties"),
                ("attr.name", "properties"),
                ("attr.type", "string"),
            ];
            self.xml.empty("key", &of_graph)?;
        }
        for (name, kind) in OF_NODE {
            self.key(&format!("node_{name}"), "node", name, kind)?;
        }
        for (place, name) in self.attributes.names().iter().enumerate() {
            self.key(&format!("attribute_{place}"), "node", name, "string")?;
        }
        self.key("edge_weight", "edge", "weight", "double")
    }

    fn key(&mut self, id: &str, of: &str, name: &str, kind: &str) -> io::Result<()> {
        self.xml.empty("key", &[("id", id), ("for", of), ("attr.name", name), ("attr.type", kind)])
    }

    fn node(&mut self, place: usize) -> io::Result<()> {
        let (node, variable) = (&self.network.nodes[place], self.network.variable(place));
        self.xml.open("node", &[("id", &format!("n{place}"))])?;
        let point = self.points.get(place);
        let coordinate = |of: fn(&Point) -> f64| point.map(|p| of(p).to_string());
        let values = [
            Some(node.label.clone()),
            Some(variable.to_owned()),
            Some(node.statements.to_string()),
            node.first.map(|first| maybe(Some(first))),
            node.last.map(|last| maybe(Some(last))),
            coordinate(|p| p.x),
            coordinate(|p| p.y),
        ];
        for ((name, _), value) in OF_NODE.iter().zip(values) {
            if let Some(value) = value {
                self.xml.text("data", &[("key", &format!("node_{name}"))], &value)?;
            }
        }
        let values: Vec<&str> = self.attributes.of(variable, &node.label).collect();
        for (number, value) in values.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            self.xml.text("data", &[("key", &format!("attribute_{number}"))], value)?;
        }
        if self.flavour == Flavour::Visone {
            self.drawn_node(&node.label, place)?;
        }
        self.xml.close("node")
    }

    fn drawn_node(&mut self, label: &str, place: usize) -> io::Result<()> {
        let point = self.points.get(place).copied().unwrap_or_default();
        let (x, y) = ((point.x * CANVAS).to_string(), (point.y * CANVAS).to_string());
        let is_row = place < self.network.row_count;
        self.xml.open("data", &[("key", "d0")])?;
        self.xml.open("visone:shapeNode", &[])?;
        self.xml.open("y:ShapeNode", &[])?;
        let size = [("height", "20.0"), ("width", "20.0"), ("x", x.as_str()), ("y", y.as_str())];
        self.xml.empty("y:Geometry", &size)?;
        self.xml.empty("y:Fill", &[("color", "#CCCCCC"), ("transparent", "false")])?;
        let border = [("color", "#000000"), ("type", "line"), ("width", "1.0")];
        self.xml.empty("y:BorderStyle", &border)?;
        let style = [("modelName", "eight_pos"), ("modelPosition", "n"), ("fontSize", "12")];
        self.xml.text("y:NodeLabel", &style, label)?;
        let shape = if is_row { "ellipse" } else { "rectangle" };
        self.xml.empty("y:Shape", &[("type", shape)])?;
        ["y:ShapeNode", "visone:shapeNode", "data"].iter().try_for_each(|name| self.xml.close(name))
    }

    fn edge(&mut self, place: usize) -> io::Result<()> {
        let tie = self.network.ties[place];
        let (from, to) = (format!("n{}", tie.from), format!("n{}", tie.to));
        self.xml
            .open("edge", &[("id", &format!("e{place}")), ("source", &from), ("target", &to)])?;
        self.xml.text("data", &[("key", "edge_weight")], &tie.weight.to_string())?;
        if self.flavour == Flavour::Visone {
            let color = if tie.weight < 0.0 { "#ff0000" } else { "#00ff00" };
            self.xml.open("data", &[("key", "e0")])?;
            self.xml.open("visone:polyLineEdge", &[])?;
            self.xml.open("y:PolyLineEdge", &[])?;
            let style = [("color", color), ("type", "line"), ("width", "2.0")];
            self.xml.empty("y:LineStyle", &style)?;
            ["y:PolyLineEdge", "visone:polyLineEdge", "data"]
                .iter()
                .try_for_each(|name| self.xml.close(name))?;
        }
        self.xml.close("edge")
    }
}
