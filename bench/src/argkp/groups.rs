//! Takes the rows of the data set, gives topics with their sides, key points and arguments.

use std::collections::BTreeMap;

use anyhow::Result;
use parallax::{
    annotate::annotate,
    codebook::Parties,
    resolve::{Collection, Item, assign::ClaimWordings},
    text::{Block, BlockKind, Document, DocumentId, Metadata, Span},
};
use parallax_english::English;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    split: String,
    topic: String,
    stance: i8,
    text: String,
    #[serde(default)]
    kp_id: Option<String>,
    #[serde(default)]
    labels: BTreeMap<String, u8>,
}

/// The key points and arguments of one side of a topic.
///
/// The side of an argument is given, so its collection is the arguments of its side.
#[derive(Default)]
pub(super) struct Group {
    /// The arguments at hand.
    pub collection: Collection,
    /// The key points.
    pub claims: Vec<ClaimWordings>,
    /// The arguments.
    pub items: Vec<Item>,
    /// For each argument and key point: whether it matches, where annotators decided.
    pub labels: Vec<Vec<Option<bool>>>,
}

/// The topics of a split with their sides, in alphabetical order.
pub(super) fn groups(text: &str, split: &str, english: Option<&English>) -> Result<Vec<Group>> {
    let mut sides: BTreeMap<(String, i8), Vec<Row>> = BTreeMap::new();
    for line in text.lines() {
        let row: Row = serde_json::from_str(line)?;
        if row.split == split {
            sides.entry((row.topic.clone(), row.stance)).or_default().push(row);
        }
    }
    Ok(sides.values().map(|rows| group(rows, english)).collect())
}

fn group(rows: &[Row], english: Option<&English>) -> Group {
    let mut group = Group::default();
    let mut ids = Vec::new();
    for row in rows {
        let Some(id) = &row.kp_id else { continue };
        let samples = vec![item(&row.text, english)];
        group.claims.push(ClaimWordings { samples, against: Vec::new() });
        ids.push(id);
    }
    for row in rows.iter().filter(|row| row.kp_id.is_none()) {
        group.items.push(item(&row.text, english));
        let label = |id: &&String| row.labels.get(*id).map(|label| *label == 1);
        group.labels.push(ids.iter().map(label).collect());
    }
    group.collection = Collection::of(&group.items);
    group
}

fn item(text: &str, english: Option<&English>) -> Item {
    let Some(english) = english else { return Item::plain(text) };
    let document = Document {
        id: DocumentId::of(&[text.as_bytes()]),
        name: String::new(),
        locator: String::new(),
        text: text.to_owned(),
        metadata: Metadata::default(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        citations: Vec::new(),
        alignment: None,
    };
    let annotated = annotate(&document, english, &Parties::default());
    Item::of(&annotated, &[Span::new(0, text.len())])
}
