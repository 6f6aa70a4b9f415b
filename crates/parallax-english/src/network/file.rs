//! Takes a thinc model file, gives its nodes.

use crate::{
    error::LoadError,
    packed::{Packed, decode},
};

/// The nodes of one model file, in file order (breadth first).
pub(crate) struct Nodes {
    file: &'static str,
    nodes: Vec<Node>,
}

/// One layer of a network.
pub(crate) struct Node {
    name: String,
    seed: Option<u32>,
    arrays: Vec<(String, Array)>,
}

/// A tensor of 32-bit floats in C order.
#[derive(Clone)]
pub(crate) struct Array {
    /// Lengths of its dimensions.
    pub shape: Vec<usize>,
    /// Its values.
    pub data: Vec<f32>,
}

impl Nodes {
    /// Reads the bytes of `file`.
    pub(crate) fn read(file: &'static str, bytes: &[u8]) -> Result<Self, LoadError> {
        let value = decode(file, bytes)?;
        let root = Packed::of(file, &value);
        let (nodes, attrs, params) = (
            root.field("nodes")?.items()?,
            root.field("attrs")?.items()?,
            root.field("params")?.items()?,
        );
        let mut read = Vec::new();
        for ((node, attrs), params) in nodes.zip(attrs).zip(params) {
            read.push(Node {
                name: node.field("name")?.text()?.to_owned(),
                seed: seed(attrs)?,
                arrays: arrays(params)?,
            });
        }
        Ok(Self { file, nodes: read })
    }

    /// The nodes called `name`, which must be `count` many.
    pub(crate) fn named(&self, name: &str, count: usize) -> Result<Vec<&Node>, LoadError> {
        let found: Vec<&Node> = self.nodes.iter().filter(|node| node.name == name).collect();
        if found.len() == count {
            return Ok(found);
        }
        Err(self.wrong(format!("{count} layers \"{name}\" are expected, {} found", found.len())))
    }

    /// Whether there is a node called `name`.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.nodes.iter().any(|node| node.name == name)
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
            found.ok_or_else(|| self.wrong(format!("layer {} has no {name}", node.name)))?;
        let fits = array.shape.len() == shape.len()
            && array.shape.iter().zip(shape).all(|(&is, &wanted)| wanted == 0 || is == wanted);
        if fits {
            return Ok(array);
        }
        Err(self.wrong(format!("{} {name} has shape {:?}, not {shape:?}", node.name, array.shape)))
    }

    /// The seed of a hashed embedding.
    pub(crate) fn seed(&self, node: &Node) -> Result<u32, LoadError> {
        node.seed.ok_or_else(|| self.wrong("an embedding has no seed".to_owned()))
    }

    fn wrong(&self, problem: String) -> LoadError {
        LoadError::damaged(self.file, problem)
    }
}

/// Attributes are packed once more inside of the file.
fn seed(attrs: Packed<'_>) -> Result<Option<u32>, LoadError> {
    for (key, value) in attrs.entries()? {
        if key.text()? == "seed" {
            let inner = rmpv::decode::read_value(&mut value.bytes()?)
                .map_err(|error| value.wrong(&error.to_string()))?;
            return Ok(inner.as_u64().map(|seed| seed as u32));
        }
    }
    Ok(None)
}

fn arrays(params: Packed<'_>) -> Result<Vec<(String, Array)>, LoadError> {
    let mut found = Vec::new();
    for (key, value) in params.entries()? {
        if !value.is_nil() {
            found.push((key.text()?.to_owned(), array(value)?));
        }
    }
    Ok(found)
}

fn array(value: Packed<'_>) -> Result<Array, LoadError> {
    if value.field("type")?.text()? != "<f4" {
        return Err(value.wrong("only 32-bit floats are read"));
    }
    let shape = value
        .field("shape")?
        .items()?
        .map(|length| length.number().map(|length| length as usize))
        .collect::<Result<Vec<_>, _>>()?;
    let data: Vec<f32> = floats(value.field("data")?.bytes()?);
    let size = shape.iter().try_fold(1usize, |size, &length| size.checked_mul(length));
    if size != Some(data.len()) {
        return Err(value.wrong("an array's shape does not fit its data"));
    }
    Ok(Array { shape, data })
}

/// Little-endian floats.
pub(crate) fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks::<4>().0.iter().map(|chunk| f32::from_le_bytes(*chunk)).collect()
}
