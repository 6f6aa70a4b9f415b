//! Takes an annotated document, gives the places where a text says that one place or thing has
//! two names: "Tavik (Orleth)", "Tavik, known in Ulmere as Orleth", "Tavik, which they call Orleth".

use crate::{annotate::Annotated, lang::Name, text::Span};

/// Two names that a text gives for one referent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The name that stands first.
    pub name: Span,
    /// The other one.
    pub other: Span,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Verbs that introduce another name.
const NAMING: [&str; 7] = ["call", "dub", "know", "name", "refer", "rename", "term"];

/// Most words between two names.
const FARTHEST: usize = 10;

/// All pairs of names, in order.
pub fn other_names(annotated: &Annotated<'_>) -> Vec<OtherName> {
    let kinds = ["GPE", "LOC", "FAC"];
    let is_place = |name: &&Name| kinds.contains(&annotated.analysis.label(name.kind));
    let places: Vec<&Name> = annotated.analysis.names().iter().filter(is_place).collect();
    let mut found = Vec::new();
    for pair in places.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        if let Some(rule) = rule(annotated, first, second) {
            let (name, other) = (span(annotated, first), span(annotated, second));
            if name.of(&annotated.document.text) != other.of(&annotated.document.text) {
                found.push(OtherName { name, other, rule });
            }
        }
    }
    found
}

/// The rule by which `second` is another name of `first`.
fn rule(annotated: &Annotated<'_>, first: &Name, second: &Name) -> Option<&'static str> {
    let analysis = &annotated.analysis;
    let between = first.end as usize..second.first as usize;
    let same_sentence =
        analysis.sentence_of(first.first as usize) == analysis.sentence_of(second.first as usize);
    if !same_sentence || between.len() > FARTHEST {
        return None;
    }
    let words: Vec<&str> = between.clone().map(|i| analysis.word(i)).collect();
    let after = analysis.len() > second.end as usize && analysis.word(second.end as usize) == ")";
    if words == ["("] && after && !is_part_of(annotated, first, second) {
        return Some("name-in-brackets");
    }
    let names = |i: usize| NAMING.contains(&analysis.lemma(i)) && analysis.pos(i) == "VERB";
    let comma = matches!(words.first(), Some(&("," | "(" | "–" | "—")));
    // The other name is what they call it, or stands after "as".
    let right_before =
        words.last() == Some(&"as") || between.clone().next_back().is_some_and(names);
    (comma && right_before && between.clone().any(names)).then_some("known-as")
}

/// "Springfield (Illinois)": a region in brackets, which the text sets beside the place as where
/// it lies; only names of one kind are two names of one thing.
fn is_part_of(annotated: &Annotated<'_>, first: &Name, second: &Name) -> bool {
    let capitals = |name: &Name| {
        let text = span(annotated, name).of(&annotated.document.text);
        text.len() <= 5 && text.chars().all(|c| !c.is_lowercase())
    };
    first.kind != second.kind || capitals(second)
}

fn span(annotated: &Annotated<'_>, name: &Name) -> Span {
    let start = annotated.analysis.span(name.first as usize).start;
    let end = annotated.analysis.span(name.end as usize - 1).end;
    Span { start, end }
}
