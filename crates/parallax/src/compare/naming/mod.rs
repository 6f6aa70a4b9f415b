//! Takes texts with their statements and sets of labels, gives who uses which label for one
//! referent: "exodus", "flight", "deportation"; two names of one town.

mod finder;

pub use finder::Finder;

use std::collections::BTreeMap;

use crate::text::Span;

/// Words used for one referent, in the order of the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelSet {
    /// The set's id.
    pub id: String,
    /// The labels.
    pub names: Vec<String>,
}

/// One use of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// Index of the set.
    pub set: usize,
    /// Index of the label in its set.
    pub name: usize,
    /// Number of the document.
    pub document: usize,
    /// Where it stands.
    pub span: Span,
    /// Index, in its document, of the innermost statement whose content holds it; none in the
    /// author's own voice.
    pub statement: Option<usize>,
}

/// How one label is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabelCounts {
    /// All uses.
    pub total: usize,
    /// Uses in each outlet, in its own voice and in the words of others, in the order of first use.
    pub outlets: Vec<(String, VoiceCounts)>,
    /// Uses by each speaker in each document: by the number of an actor, then of the document.
    pub speakers: BTreeMap<u32, BTreeMap<usize, usize>>,
}

impl LabelCounts {
    /// The counts of an outlet.
    fn of(&mut self, outlet: &str) -> &mut VoiceCounts {
        let at = self.outlets.iter().position(|(known, _)| known == outlet).unwrap_or_else(|| {
            self.outlets.push((outlet.to_owned(), VoiceCounts::default()));
            self.outlets.len() - 1
        });
        &mut self.outlets[at].1
    }
}

/// Uses in one outlet by whose words they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VoiceCounts {
    /// The outlet's own words.
    pub author: usize,
    /// Words of somebody who is quoted or reported.
    pub attributed: usize,
}

/// Counts `uses` by label, outlet and speaker: one row of counts for each set, one for each label.
///
/// `outlet` names the outlet of a document; `speakers` gives the actors that a statement of a
/// document is by.
pub fn count<'a>(
    sets: &[LabelSet],
    uses: &[Use],
    outlet: impl Fn(usize) -> &'a str,
    speakers: impl Fn(usize, usize) -> Vec<u32>,
) -> Vec<Vec<LabelCounts>> {
    let empty = |set: &LabelSet| vec![LabelCounts::default(); set.names.len()];
    let mut counts: Vec<Vec<LabelCounts>> = sets.iter().map(empty).collect();
    for found in uses {
        let label = &mut counts[found.set][found.name];
        label.total += 1;
        let voice = label.of(outlet(found.document));
        match found.statement {
            None => voice.author += 1,
            Some(statement) => {
                voice.attributed += 1;
                for speaker in speakers(found.document, statement) {
                    let documents = label.speakers.entry(speaker).or_default();
                    *documents.entry(found.document).or_default() += 1;
                }
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::{Finder, LabelSet, count};
    use crate::text::Span;

    fn sets() -> Vec<LabelSet> {
        vec![
            LabelSet {
                id: "departure".to_owned(),
                names: vec!["exodus".to_owned(), "deportation".to_owned()],
            },
            LabelSet {
                id: "town".to_owned(),
                names: vec!["Tavik".to_owned(), "Orleth".to_owned()],
            },
        ]
    }

    #[test]
    fn a_label_in_a_content_is_the_speakers() {
        let text = "The exodus from Tavik began. Pell spoke of deportations from Orleth.";
        let content = Span::new(43, 67);
        let finder = Finder::new(&sets());
        let uses = finder.uses(0, text, &[(0, &[content])]);
        let counts = count(&sets(), &uses, |_| "Courier", |_, _| vec![7]);
        let voices: Vec<(usize, usize)> = counts
            .iter()
            .flatten()
            .map(|label| (label.outlets[0].1.author, label.outlets[0].1.attributed))
            .collect();
        assert_eq!(voices, [(1, 0), (0, 1), (1, 0), (0, 1)]);
        assert_eq!(counts[0][1].speakers[&7].get(&0), Some(&1));
    }

    #[test]
    fn labels_are_whole_words_in_any_case_unless_they_are_names() {
        let finder = Finder::new(&sets());
        let uses = finder.uses(0, "EXODUS, exoduses; an Exodus; tavik, TAVIK, Tavikian.", &[]);
        assert_eq!(uses.len(), 4);
    }

    #[test]
    fn a_label_of_two_sets_counts_in_both_and_the_longest_label_wins() {
        let set = |id: &str, names: [&str; 2]| LabelSet {
            id: id.to_owned(),
            names: names.map(str::to_owned).to_vec(),
        };
        let sets = [set("a", ["Tavik", "Old Town"]), set("b", ["Tavik", "town"])];
        let finder = Finder::new(&sets);
        let uses = finder.uses(0, "Tavik, the Old\nTown; a town hall.", &[]);
        let found: Vec<(usize, usize)> = uses.iter().map(|found| (found.set, found.name)).collect();
        assert_eq!(found, [(0, 0), (1, 0), (0, 1), (1, 1)]);
    }
}
