//! Takes the rows of the data set, gives topics with their key points, sides and arguments.

use std::{collections::BTreeMap, ops::Range};

use anyhow::Result;
use parallax::{
    codebook::Parties,
    resolve::{Collection, Item, assign::ClaimWordings},
};
use parallax_embed::Embedding;
use parallax_english::English;
use serde::Deserialize;

use crate::encoder;

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

/// One topic: its key points are the codebook, its arguments the collection.
#[derive(Default)]
pub(super) struct Topic {
    /// The key points of both sides.
    pub claims: Vec<ClaimWordings>,
    /// The arguments of both sides.
    pub collection: Collection,
    /// The two sides.
    pub sides: Vec<Side>,
    /// What the key points mean; empty where no encoder has told.
    pub meanings: Vec<Embedding>,
}

/// The arguments of one side of a topic.
pub(super) struct Side {
    /// Which of the topic's key points are those of this side.
    pub claims: Range<usize>,
    /// The arguments.
    pub items: Vec<Item>,
    /// What they mean; empty where no encoder has told.
    pub meanings: Vec<Embedding>,
    /// For each argument and key point of this side: whether it matches, where annotators decided.
    pub labels: Vec<Vec<Option<bool>>>,
}

/// The topics of a split, in alphabetical order.
pub(super) fn topics(text: &str, split: &str, english: Option<&English>) -> Result<Vec<Topic>> {
    let mut rows: BTreeMap<String, BTreeMap<i8, Vec<Row>>> = BTreeMap::new();
    for line in text.lines() {
        let row: Row = serde_json::from_str(line)?;
        if row.split == split {
            let sides = rows.entry(row.topic.clone()).or_default();
            sides.entry(row.stance).or_default().push(row);
        }
    }
    Ok(rows.into_values().map(|sides| topic(sides.into_values(), english)).collect())
}

/// Lets an encoder tell what key points and arguments mean; gives whether there is one.
pub(super) fn tell_meanings(topics: &mut [Topic], encoder: &encoder::Arguments) -> Result<bool> {
    let mut texts = Vec::new();
    for topic in &*topics {
        texts.extend(topic.claims.iter().map(|claim| claim.samples[0].masked.as_str()));
        let items = topic.sides.iter().flat_map(|side| &side.items);
        texts.extend(items.map(|item| item.masked.as_str()));
    }
    let Some(embeddings) = encoder.embed(&texts)? else { return Ok(false) };
    let mut embeddings = embeddings.into_iter();
    for topic in topics {
        topic.meanings = embeddings.by_ref().take(topic.claims.len()).collect();
        for side in &mut topic.sides {
            side.meanings = embeddings.by_ref().take(side.items.len()).collect();
        }
    }
    Ok(true)
}

/// All topics as one: one codebook, one collection.
pub(super) fn pooled(topics: Vec<Topic>) -> Topic {
    let mut all = Topic::default();
    for topic in topics {
        let first = all.claims.len();
        all.claims.extend(topic.claims);
        all.meanings.extend(topic.meanings);
        all.sides.extend(topic.sides.into_iter().map(|side| Side {
            claims: side.claims.start + first..side.claims.end + first,
            ..side
        }));
    }
    all.collection = Collection::of(all.sides.iter().flat_map(|side| &side.items));
    all
}

fn topic(sides: impl Iterator<Item = Vec<Row>>, english: Option<&English>) -> Topic {
    let mut topic = Topic::default();
    for rows in sides {
        let first = topic.claims.len();
        let mut ids = Vec::new();
        for row in &rows {
            let Some(id) = &row.kp_id else { continue };
            let samples = vec![item(&row.text, english)];
            topic.claims.push(ClaimWordings { samples, against: Vec::new() });
            ids.push(id);
        }
        topic.sides.push(side(&rows, &ids, first..topic.claims.len(), english));
    }
    topic.collection = Collection::of(topic.sides.iter().flat_map(|side| &side.items));
    topic
}

fn side(rows: &[Row], ids: &[&String], claims: Range<usize>, english: Option<&English>) -> Side {
    let mut side = Side { claims, items: Vec::new(), meanings: Vec::new(), labels: Vec::new() };
    for row in rows.iter().filter(|row| row.kp_id.is_none()) {
        side.items.push(item(&row.text, english));
        let label = |id: &&String| row.labels.get(*id).map(|label| *label == 1);
        side.labels.push(ids.iter().map(label).collect());
    }
    side
}

fn item(text: &str, english: Option<&English>) -> Item {
    english.map_or_else(|| Item::plain(text), |e| Item::read(text, e, &Parties::default()))
}
