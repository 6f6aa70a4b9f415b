//! Takes the mentions of a marked article and those that were found, gives the field's measures.

use std::collections::BTreeMap;

use parallax::{extract::cast::Cast, text::Span};

use super::GoldMention;

/// A mention that was found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Its words.
    pub span: Span,
    /// The word that carries it.
    pub head: Span,
    /// Whom it means.
    pub actor: usize,
}

/// For each marked mention the actor found for it: that of the mention whose head lies in it and
/// in no smaller marked one, and whose words are most alike; none where no head does.
pub fn matched(gold: &[GoldMention], found: &[Found]) -> Vec<Option<usize>> {
    let mut best: Vec<Option<(f64, usize)>> = vec![None; gold.len()];
    for mention in found {
        let holders = (0..gold.len()).filter(|&i| gold[i].span.contains(mention.head));
        // The same words marked twice are two mentions: the head belongs to the inner one.
        let Some(inner) = holders.min_by_key(|&i| (gold[i].span.len(), usize::MAX - i)) else {
            continue;
        };
        let alike = overlap(gold[inner].span, mention.span);
        if best[inner].is_none_or(|(most, _)| alike > most) {
            best[inner] = Some((alike, mention.actor));
        }
    }
    best.into_iter().map(|found| found.map(|(_, actor)| actor)).collect()
}

fn overlap(a: Span, b: Span) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let union = a.len() + b.len() - shared as usize;
    f64::from(shared) / union.max(1) as f64
}

/// Sums of a measure over mentions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Sum of the mentions' precisions.
    pub precision: f64,
    /// Sum of the mentions' recalls.
    pub recall: f64,
    /// Number of mentions.
    pub mentions: usize,
}

impl Score {
    /// Adds the mentions of another document.
    pub fn add(&mut self, other: Self) {
        self.precision += other.precision;
        self.recall += other.recall;
        self.mentions += other.mentions;
    }

    /// Mean precision, mean recall and their harmonic mean.
    pub fn figures(&self) -> (f64, f64, f64) {
        let count = self.mentions.max(1) as f64;
        let (precision, recall) = (self.precision / count, self.recall / count);
        (precision, recall, 2.0 * precision * recall / (precision + recall).max(f64::EPSILON))
    }
}

/// B³ within one document (Bagga and Baldwin 1998) over its marked mentions; one that nothing
/// matches stands alone.
pub fn within(gold: &[GoldMention], matched: &[Option<usize>]) -> Score {
    let mut score = Score { mentions: gold.len(), ..Score::default() };
    for i in 0..gold.len() {
        let same_key = |&j: &usize| gold[j].key == gold[i].key;
        let same_actor = |&j: &usize| j == i || (matched[j].is_some() && matched[j] == matched[i]);
        let keyed = (0..gold.len()).filter(same_key).count() as f64;
        let joined = (0..gold.len()).filter(same_actor).count() as f64;
        let both = (0..gold.len()).filter(|j| same_key(j) && same_actor(j)).count() as f64;
        score.precision += both / joined;
        score.recall += both / keyed;
    }
    score
}

/// Pairs of marked entities in two documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Joined, and of one key.
    pub right: usize,
    /// Joined.
    pub joined: usize,
    /// Of one key.
    pub same: usize,
}

/// Counts the pairs of entities of different documents that were joined, and those that should
/// be. An entity is a key in a document; it is joined to the actors that most of its mentions
/// were resolved to. `documents` gives for each document the marked mentions with the actor, in
/// all documents, of each.
pub fn across(documents: &[(&[GoldMention], Vec<Option<usize>>)]) -> Pairs {
    let entities: Vec<(usize, &str, Option<usize>)> = documents
        .iter()
        .enumerate()
        .flat_map(|(document, (gold, actors))| {
            entities(gold, actors).into_iter().map(move |(key, actor)| (document, key, actor))
        })
        .collect();
    let mut pairs = Pairs::default();
    for (index, a) in entities.iter().enumerate() {
        for b in entities[..index].iter().filter(|b| b.0 != a.0) {
            let (same, joined) = (a.1 == b.1, a.2.is_some() && a.2 == b.2);
            pairs.same += usize::from(same);
            pairs.joined += usize::from(joined);
            pairs.right += usize::from(same && joined);
        }
    }
    pairs
}

/// Each key with the actor that most of its mentions have; the first of them where two lead.
fn entities<'g>(
    gold: &'g [GoldMention],
    actors: &[Option<usize>],
) -> Vec<(&'g str, Option<usize>)> {
    let mut votes: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (mention, actor) in gold.iter().zip(actors) {
        let of_key = votes.entry(&mention.key).or_default();
        let Some(actor) = *actor else { continue };
        match of_key.iter_mut().find(|(known, _)| *known == actor) {
            Some((_, count)) => *count += 1,
            None => of_key.push((actor, 1)),
        }
    }
    let most = |votes: Vec<(usize, usize)>| {
        let most = votes.iter().map(|&(_, count)| count).max()?;
        votes.into_iter().find(|&(_, count)| count == most).map(|(actor, _)| actor)
    };
    votes.into_iter().map(|(key, votes)| (key, most(votes))).collect()
}

/// The mentions of a cast with the words of their heads; `head_of` gives the span of a token.
impl Found {
    /// All mentions of `cast`.
    pub fn of(cast: &Cast, head_of: impl Fn(usize) -> Span) -> Vec<Self> {
        let one = |m: &parallax::extract::cast::Mention| Self {
            span: m.span,
            head: head_of(m.head),
            actor: m.actor,
        };
        cast.mentions.iter().map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{GoldMention, Span, within};

    #[test]
    fn b_cubed_counts_mentions() {
        let mention =
            |at: usize, key: &str| GoldMention { span: Span::new(at, at + 1), key: key.to_owned() };
        let gold = [mention(0, "a"), mention(2, "a"), mention(4, "b")];
        let (precision, recall, _) = within(&gold, &[Some(0), Some(0), Some(0)]).figures();
        assert!((precision - 5.0 / 9.0).abs() < 1e-9);
        assert!((recall - 1.0).abs() < 1e-9);
        let (precision, recall, _) = within(&gold, &[None, Some(0), Some(1)]).figures();
        assert!((precision - 1.0).abs() < 1e-9);
        assert!((recall - 2.0 / 3.0).abs() < 1e-9);
    }
}
