//! Takes a number in its place, says whether it counts nothing: a clock time, a name, a score, a
//! code, the pronoun "one".

use super::{
    clock::is_clock,
    comparator,
    lexicon::{self, IDIOMS, LABELS, Numeral, STREETS, has, numeral},
    phrase::{Phrase, Sort},
};
use crate::annotate::atoms::Kind;

/// Whether the phrase is no quantity.
pub(super) fn is_excluded(phrase: &Phrase<'_>) -> bool {
    if matches!(phrase.sort, Sort::Size | Sort::Share) {
        return is_dated(phrase);
    }
    let tests = [
        is_dated,
        is_code,
        is_clock,
        is_suffixed,
        is_slashed,
        is_label,
        is_bracketed,
        is_item,
        is_telephone,
        is_score,
        is_name,
        is_address,
        is_pronoun,
        is_rank,
        is_compound,
        is_point,
    ];
    tests.iter().any(|test| test(phrase))
}

fn is_dated(phrase: &Phrase<'_>) -> bool {
    phrase.is_dated(phrase.first) || phrase.is_dated(phrase.number_end - 1)
}

/// "M4", "T-72", "Covid-19", and what goes on after a comma or point: "1,5".
fn is_code(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let first = phrase.first;
    let in_digits = atoms.figure(first).is_some() || phrase.figures;
    if !atoms.glued(first) || !in_digits {
        return is_broken(phrase);
    }
    let joint = first - 1;
    let letters = if atoms.is_word(joint) {
        Some(joint)
    } else if atoms.joins(joint) || matches!(atoms.word(joint), "_" | "/" | "." | ",") {
        joint.checked_sub(1).filter(|_| atoms.glued(joint))
    } else {
        None
    };
    let is_letters = letters.is_some_and(|at| {
        let number =
            matches!(numeral(atoms, at), Some(number) if !matches!(number, Numeral::Suffix(_)));
        atoms.is_word(at) && !number && phrase.start >= first
    });
    is_letters || atoms.word(joint) == "_" || is_broken(phrase)
}

/// A comma, point or colon without a space between this figure and another.
fn is_broken(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let parted = |sign: usize| matches!(atoms.word(sign), "," | "." | ":") && atoms.glued(sign);
    let after = phrase.number_end;
    let goes_on = parted(after) && atoms.glued(after + 1) && atoms.figure(after + 1).is_some();
    let before = phrase.first;
    let came = before >= 2
        && parted(before - 1)
        && atoms.glued(before)
        && atoms.figure(before - 2).is_some();
    goes_on || came
}

/// "3rd", "1990s", "5G": letters right behind a figure that are no unit.
fn is_suffixed(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let end = phrase.number_end;
    let bare = phrase.figures && phrase.end == end && phrase.unit.is_none();
    bare && atoms.glued(end) && atoms.is_word(end) && !atoms.word(end).starts_with('\'')
}

/// "24/7", "5x4".
fn is_slashed(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let slash = |at: usize| matches!(atoms.word(at), "/" | "x" | "×" | "*" | "#" | "@");
    let before = phrase.first.checked_sub(1).is_some_and(|at| slash(at) && atoms.glued(at + 1));
    before || slash(phrase.number_end) && atoms.glued(phrase.number_end)
}

/// "Article 5", "Resolution 242", "page four".
fn is_label(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let Some(label) = phrase.first.checked_sub(1).filter(|_| phrase.start == phrase.first) else {
        return false;
    };
    // The full stop of "No." may be a token of its own.
    let label = if atoms.word(label) == "." && label > 0 { label - 1 } else { label };
    let stopped = atoms.word(label + 1) == ".";
    if stopped
        && !matches!(atoms.word(label), "art" | "fig" | "no" | "nos" | "p" | "para" | "pp" | "vol")
    {
        return false;
    }
    let counts = (phrase.counted.is_some() && phrase.is_direct) || phrase.unit.is_some();
    let is_label = has(&LABELS, atoms.word(label)) && (atoms.capital(label) || !counts);
    is_label && (!atoms.begins(label) || !counts)
}

/// A figure alone in brackets, as a footnote has it.
fn is_bracketed(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let opens = matches!(atoms.before(phrase.start), "(" | "[");
    opens && matches!(atoms.word(phrase.end), ")" | "]") && phrase.unit.is_none()
}

/// The number of an item in a list: "1. The army".
fn is_item(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let begins = phrase.start == 0 || atoms.before(phrase.start) == "\n";
    begins && phrase.figures && matches!(atoms.word(phrase.end), "." | ")")
}

/// Figures beside figures.
fn is_telephone(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let figure = |at: usize| atoms.figure(at).is_some() && !phrase.is_dated(at);
    let joined = |at: usize| atoms.joins(at) || atoms.word(at) == "+";
    let end = phrase.number_end;
    let first = phrase.first;
    let after = figure(end) || atoms.joins(end) && figure(end + 1);
    let before = first >= 1 && (figure(first - 1) || atoms.before(first) == "+")
        || first >= 2 && joined(first - 1) && figure(first - 2);
    phrase.figures && (after || before)
}

/// "3-1", "555-1234": joined figures that measure nothing.
fn is_score(phrase: &Phrase<'_>) -> bool {
    let analysis = &phrase.atoms.annotated.analysis;
    let plural = phrase.counted.is_some_and(|noun| {
        matches!(analysis.tag(noun), "NNS" | "NNPS" | "") || analysis.lemma(noun) == "people"
    });
    phrase.sort == Sort::Bare && phrase.unit.is_none() && !plural
}

/// Kinds of names that hold numbers as part of the name.
const NAMES: [&str; 8] = ["EVENT", "FAC", "GPE", "LAW", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"];

/// "Boeing 737", "Group of Seven", "World War Two", "Ulmere 3".
fn is_name(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let analysis = &atoms.annotated.analysis;
    let first = phrase.first;
    let Some(atom) = atoms.get(first) else { return false };
    let before = first
        .checked_sub(1)
        .filter(|&at| atoms.capital(at) && phrase.start == first && !phrase.is_dated(at));
    let named = NAMES.contains(&analysis.entity(atom.token));
    let counts = phrase.counted.is_some() || phrase.unit.is_some();
    let after_name = before.is_some_and(|at| !atoms.begins(at) || named) && !counts;
    // A name holds a small plain figure: "Ulmere 115 thousand" has none.
    let plain = atoms.figure(first).is_none_or(|figure| !figure.grouped && !figure.decimal);
    let composed = phrase.number_end > first + 1 || !plain;
    let spelled = atom.kind == Kind::Word && atom.capital && !atoms.begins(first);
    let lower = first.checked_sub(1).is_some_and(|at| atoms.is_word(at) && !atoms.capital(at));
    let inside = spelled && lower && atoms.capital(phrase.number_end);
    let group = atoms.before(first) == "of" && first >= 2 && atoms.word(first - 2) == "group";
    (named && (before.is_some() || spelled))
        || inside
        || (after_name && !composed && !is_verb(phrase, first))
        || (group && (spelled || atoms.capital(first - 2)))
}

/// Whether the capitalised word before is a verb, as in a headline.
fn is_verb(phrase: &Phrase<'_>, first: usize) -> bool {
    let analysis = &phrase.atoms.annotated.analysis;
    let before = first.checked_sub(1).and_then(|at| phrase.atoms.get(at));
    before.is_some_and(|atom| matches!(analysis.pos(atom.token), "VERB" | "AUX" | "ADP" | "ADV"))
}

/// "20 Merrin Street", "4100 Varrow".
fn is_address(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let end = phrase.number_end;
    let street = |at: usize| atoms.capital(at) && has(&STREETS, atoms.word(at));
    let analysis = &atoms.annotated.analysis;
    let one_name = phrase.counted.is_some_and(|noun| analysis.tag(noun) == "NNP");
    let code = atoms.figure(phrase.first).is_some_and(|f| f.whole >= 4 && !f.grouped && !f.decimal);
    let town = code && one_name && end == phrase.first + 1;
    phrase.figures && atoms.capital(end) && (street(end + 1) || street(end + 2) || town)
}

/// "one" that counts nothing: "no one", "one of the men", "the one that", "one day".
fn is_pronoun(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    if atoms.word(phrase.first) != "one" || phrase.number_end != phrase.first + 1 {
        return false;
    }
    let compared = lexicon::comparator_before(atoms, phrase.first).is_some();
    if compared || phrase.sort != Sort::Single {
        return false;
    }
    let referring = matches!(
        atoms.before(phrase.first),
        "any" | "another" | "each" | "every" | "no" | "that" | "the" | "this" | "which"
    );
    let idiom = has(&IDIOMS, atoms.word(phrase.number_end));
    let alone = phrase.counted.is_none() && phrase.unit.is_none();
    referring || alone || (idiom && !phrase.hyphened) || atoms.word(phrase.number_end) == "of"
}

/// "the top 10", "three times as many", "four to one".
fn is_rank(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let ratio = atoms.word(phrase.number_end) == "times"
        && matches!(
            atoms.word(phrase.number_end + 1),
            "as" | "bigger" | "faster" | "greater" | "higher" | "larger" | "more" | "the" | "what"
        );
    let to_one = ["to one", "to 1"].iter().any(|to| atoms.spells(phrase.number_end, to).is_some());
    let one = matches!(atoms.word(phrase.first), "1" | "one");
    let of_one = one && phrase.first >= 2 && atoms.before(phrase.first) == "to";
    let of_one = of_one && super::is_number(atoms, phrase.first - 2);
    let counts = phrase.counted.is_some() || phrase.unit.is_some();
    let ratio = ratio || to_one && phrase.counted.is_none() || of_one;
    ratio || !counts && matches!(phrase.atoms.before(phrase.start), "top" | "#" | "№")
}

/// "Two, disrupt the supply": the number of a point in a list.
fn is_point(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let analysis = &atoms.annotated.analysis;
    let verb = atoms.get(phrase.number_end + 1).is_some_and(|a| analysis.tag(a.token) == "VB");
    atoms.begins(phrase.first) && atoms.word(phrase.number_end) == "," && verb
}

/// Nouns behind a hyphen that make an adjective without a count: "two-way".
const ADJECTIVES: [&str; 8] = ["fold", "faced", "sided", "step", "time", "tier", "track", "way"];

/// "one-sided", "three-dimensional", "10-fold": a number inside an adjective.
fn is_compound(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let joint = phrase.number_end;
    let compared = comparator::behind(atoms, joint).is_some();
    if !atoms.joins(joint) || phrase.unit.is_some() || phrase.end > joint || compared {
        return false;
    }
    let word = atoms.word(joint + 1);
    if word == "strong" {
        return false;
    }
    let number = numeral(atoms, joint + 1);
    let adjective = ADJECTIVES.contains(&word) || is_adjective(phrase, joint + 1);
    let zero = phrase.high == 0.0 || matches!(word, "fold" | "to");
    adjective || zero || matches!(number, Some(Numeral::Part(_)))
}

fn is_adjective(phrase: &Phrase<'_>, at: usize) -> bool {
    let analysis = &phrase.atoms.annotated.analysis;
    phrase.atoms.get(at).is_some_and(|atom| {
        let whole = phrase.atoms.get(phrase.first).is_some_and(|first| first.token == atom.token);
        !whole && matches!(analysis.tag(atom.token), "IN" | "JJ" | "RB" | "VBD" | "VBN")
    })
}
