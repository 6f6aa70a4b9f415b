//! Takes a thinc model file, gives its layers.

use rmpv::Value;

use crate::{
    error::LoadError,
    packed::{Packed, decode},
};

/// The layers of one model file, in its order (breadth first).
pub(crate) struct Nodes {
    file: &'static str,
    nodes: Vec<Node>,
}

/// One layer of a network.
pub(crate) struct Node {
    name: String,
    attributes: Vec<(String, Value)>,
    arrays: Vec<(String, Array)>,
}

/// An array of 32-bit floats, all finite, in C order.
#[derive(Clone)]
pub(crate) struct Array {
    /// Lengths of its dimensions.
    pub shape: Vec<usize>,
    /// Its numbers.
    pub data: Vec<f32>,
}

impl Nodes {
    /// Reads the bytes of `file`.
    pub(crate) fn read(file: &'static str, bytes: &[u8]) -> Result<Self, LoadError> {
        let value = decode(file, bytes)?;
        let root = Packed::of(file, &value);
        let (names, attributes) = (root.field("nodes")?.items()?, root.field("attrs")?.items()?);
        let arrays = root.field("params")?.items()?;
        if names.len() != attributes.len() || names.len() != arrays.len() {
            return Err(root.wrong("its lists of layers are not equally long"));
        }
        let nodes = names.zip(attributes).zip(arrays).map(|((node, attributes), arrays)| {
            Ok(Node {
                name: node.field("name")?.text()?.to_owned(),
                attributes: read_attributes(attributes)?,
                arrays: read_arrays(arrays)?,
            })
        });
        Ok(Self { file, nodes: nodes.collect::<Result<_, LoadError>>()? })
    }

    /// Checks that the layers are connected as in `structure`, one of the names of `place`.
    pub(crate) fn expect(&self, place: usize, structure: &str) -> Result<(), LoadError> {
        match self.nodes.get(place) {
            Some(node) if node.name == structure => Ok(()),
            Some(node) => {
                Err(self.wrong(format!("{structure:?} is expected, {:?} found", node.name)))
            }
            None => Err(self.wrong(format!("{structure:?} is missing"))),
        }
    }

    /// How many layers are called `name`.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.nodes.iter().filter(|node| node.name == name).count()
    }

    /// The layers called `name`, which must be `count` many.
    pub(crate) fn named(&self, name: &str, count: usize) -> Result<Vec<&Node>, LoadError> {
        let found: Vec<&Node> = self.nodes.iter().filter(|node| node.name == name).collect();
        if found.len() == count {
            return Ok(found);
        }
        Err(self.wrong(format!("{count} layers {name:?} are expected, {} found", found.len())))
    }

    /// The only layer called `name`.
    pub(crate) fn only(&self, name: &str) -> Result<&Node, LoadError> {
        Ok(self.named(name, 1)?[0])
    }

    /// Setting `name` of `node`.
    pub(crate) fn attribute<'n>(&self, node: &'n Node, name: &str) -> Result<&'n Value, LoadError> {
        let found = node.attributes.iter().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value)
            .ok_or_else(|| self.wrong(format!("the layer {} has no {name}", node.name)))
    }

    /// Array `name` of `node`, which must have `shape`; 0 stands for any length.
    pub(crate) fn array<'n>(
        &self,
        node: &'n Node,
        name: &str,
        shape: &[usize],
    ) -> Result<&'n Array, LoadError> {
        let found = node.arrays.iter().find(|(key, _)| key == name);
        let (_, array) =
            found.ok_or_else(|| self.wrong(format!("the layer {} has no {name}", node.name)))?;
        let fits = array.shape.len() == shape.len()
            && array.shape.iter().zip(shape).all(|(&is, &wanted)| wanted == 0 || is == wanted);
        if fits {
            return Ok(array);
        }
        let (layer, is) = (&node.name, &array.shape);
        Err(self.wrong(format!("{name} of the layer {layer} has the shape {is:?}, not {shape:?}")))
    }

    /// An error that says what is wrong with the file.
    pub(crate) fn wrong(&self, problem: impl Into<String>) -> LoadError {
        LoadError::damaged(self.file, problem)
    }
}

/// The settings of a layer, each packed once more inside of the file.
fn read_attributes(packed: Packed<'_>) -> Result<Vec<(String, Value)>, LoadError> {
    packed
        .entries()?
        .map(|(key, value)| {
            let inner = rmpv::decode::read_value(&mut value.bytes()?)
                .map_err(|error| value.wrong(&error.to_string()))?;
            Ok((key.text()?.to_owned(), inner))
        })
        .collect()
}

fn read_arrays(packed: Packed<'_>) -> Result<Vec<(String, Array)>, LoadError> {
    let mut arrays = Vec::new();
    for (key, value) in packed.entries()? {
        if !value.is_nil() {
            arrays.push((key.text()?.to_owned(), read_array(value)?));
        }
    }
    Ok(arrays)
}

fn read_array(packed: Packed<'_>) -> Result<Array, LoadError> {
    if packed.field("type")?.text()? != "<f4" {
        return Err(packed.wrong("an array of other numbers than 32-bit floats"));
    }
    let lengths = packed.field("shape")?.items()?;
    let shape = lengths
        .map(|length| length.number().map(|length| length as usize))
        .collect::<Result<Vec<_>, _>>()?;
    let bytes = packed.field("data")?.bytes()?;
    let size = shape.iter().try_fold(4usize, |size, &length| size.checked_mul(length));
    if size != Some(bytes.len()) {
        return Err(packed.wrong("an array's shape does not fit its data"));
    }
    let data = floats(bytes).ok_or_else(|| packed.wrong("an array holds what is no number"))?;
    Ok(Array { shape, data })
}

/// Little-endian floats; none if one of them is not finite.
pub(crate) fn floats(bytes: &[u8]) -> Option<Vec<f32>> {
    let floats = bytes.as_chunks::<4>().0.iter().map(|chunk| f32::from_le_bytes(*chunk));
    floats.map(|float| float.is_finite().then_some(float)).collect()
}
