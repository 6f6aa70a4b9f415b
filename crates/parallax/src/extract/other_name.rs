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
        let rule =
            rule(annotated, first, second).filter(|_| !is_listed(annotated, second, &places));
        if let Some(rule) = rule {
            let (name, other) = (span(annotated, first), span(annotated, second));
            if name.of(&annotated.document.text) != other.of(&annotated.document.text) {
                found.push(OtherName { name, other, rule });
            }
        }
    }
    found
}

/// Whether a name is the first of several: "three towns, named Tavik, Orleth and Merrin".
fn is_listed(annotated: &Annotated<'_>, name: &Name, places: &[&Name]) -> bool {
    let next = places.iter().find(|other| other.first >= name.end);
    next.is_some_and(|next| {
        let mut between = (name.end..next.first).map(|i| annotated.analysis.word(i as usize));
        name.end < next.first && between.all(|word| matches!(word, "," | "and" | "or"))
    })
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
    if is_region(annotated, first) || is_region(annotated, second) {
        return None;
    }
    // A name of another kind in brackets says where the place lies.
    if words == ["("] && after && first.kind == second.kind {
        return Some("name-in-brackets");
    }
    let names = |i: usize| NAMING.contains(&analysis.lemma(i)) && analysis.pos(i) == "VERB";
    let comma = matches!(words.first(), Some(&("," | "(" | "–" | "—")));
    // The other name is what they call it, or stands after "as".
    let right_before =
        words.last() == Some(&"as") || between.clone().next_back().is_some_and(names);
    (comma && right_before && between.clone().any(names)).then_some("known-as")
}

/// Whether a name is the short one of a region, written in capitals: "Merrin (S.M.)".
fn is_region(annotated: &Annotated<'_>, name: &Name) -> bool {
    let text = span(annotated, name).of(&annotated.document.text);
    // How a declared name is written tells nothing.
    let is_free = !(name.first..name.end).any(|i| annotated.declared(i as usize).is_some());
    is_free && text.chars().count() <= 5 && text.chars().all(|c| !c.is_lowercase())
}

fn span(annotated: &Annotated<'_>, name: &Name) -> Span {
    let start = annotated.analysis.span(name.first as usize).start;
    let end = annotated.analysis.span(name.end as usize - 1).end;
    Span { start, end }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::other_names;
    use crate::{
        annotate::Annotated,
        codebook::Parties,
        lang::{Analysis, AnalysisBuilder, Labels, Name, NewToken},
        text::{Document, Span},
    };

    /// The words of `text`, of which those with a capital are places and "called" is a verb.
    fn analysis(text: &str) -> Analysis {
        let mut labels = Labels::default();
        let (place, verb, none) = (labels.add("GPE"), labels.add("VERB"), labels.add(""));
        let mut builder = AnalysisBuilder::new(text, Arc::new(labels));
        let mut at = 0;
        let mut names = Vec::new();
        for (i, word) in text.split(' ').enumerate() {
            builder.push(NewToken {
                span: Span::new(at, at + word.len()),
                lemma: if word == "called" { "call" } else { word },
                head: 0,
                tag: none,
                pos: if word == "called" { verb } else { none },
                morph: none,
                dep: none,
                starts_sentence: i == 0,
                is_space: false,
                space_after: true,
            });
            if word.starts_with(char::is_uppercase) {
                names.push(Name { first: i as u32, end: i as u32 + 1, kind: place });
            }
            at += word.len() + 1;
        }
        for name in names {
            builder.name(name);
        }
        builder.finish()
    }

    /// How many pairs of names are found in `text`.
    fn count(text: &str, parties: &Parties) -> usize {
        let document = Document::of_text(text);
        let mut annotated = Annotated::new(&document, analysis(text));
        annotated.declared = parties.identify(text);
        other_names(&annotated).len()
    }

    #[test]
    fn letters_of_a_declared_name_decide_nothing() {
        let book = "[[party]]\nid = \"a\"\nnames.country = \"KES\"\n\
                    [[party]]\nid = \"b\"\nnames.country = \"Ulmere\"";
        let parties = Parties::from_toml(book).expect("a good codebook");
        for text in ["in Merrin ( KES )", "in Merrin ( Ulmere )"] {
            let (exchanged, _) = parties.exchange(text);
            assert_ne!(text, exchanged);
            assert_eq!(count(text, &parties), count(&exchanged, &parties), "{text}");
        }
    }

    #[test]
    fn the_first_of_a_list_is_no_other_name() {
        let parties = Parties::default();
        assert_eq!(count("in Merrin , called Orleth , they met", &parties), 1);
        assert_eq!(count("in two towns of Merrin , called Orleth , Tavik and Varrow", &parties), 0);
    }

    #[test]
    fn a_short_name_in_capitals_is_a_region_in_any_script() {
        let parties = Parties::default();
        assert_eq!(count("in Merrin ( Orleth )", &parties), 1);
        assert_eq!(count("in Merrin ( ORL )", &parties), 0);
        assert_eq!(count("in Merrin ( ÉÀÈÙ )", &parties), 0);
    }
}
