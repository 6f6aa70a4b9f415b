//! Takes a comparison and that of the same documents with the parties exchanged, gives what
//! differs between the two: nothing, if Parallax is even-handed.

use super::{Comparison, Corpus, KeptDocument, KeptStatement, copies::Quotation, naming::LabelSet};
use crate::resolve::actors::{Actor, DeclaredAffiliation};

/// What differs, one line each. Names and words are not compared: they are what was exchanged.
/// Numbers of documents, statements, actors and claims, their order, stances, rules and scores are.
pub fn differences(
    (corpus, one): (&Corpus, &Comparison),
    (exchanged, other): (&Corpus, &Comparison),
) -> Vec<String> {
    let mut found = Vec::new();
    let mut check = |what: &str, same: bool| {
        if !same {
            found.push(what.to_owned());
        }
    };
    check("the actors", equal(&one.actors, &other.actors, same_actor));
    check("what statements say", same_records((corpus, one), (exchanged, other)));
    check("the claims", one.claims == other.claims);
    check("conflicts of numbers", one.conflicts == other.conflicts);
    check(
        "uses of labels",
        equal(&one.uses, &other.uses, |a, b| {
            (a.set, a.name, a.document, a.statement) == (b.set, b.name, b.document, b.statement)
        }),
    );
    check("sets of labels", sizes(&one.labels) == sizes(&other.labels));
    check("rules that suggest labels", one.suggested == other.suggested);
    let credits = |comparison: &Comparison| -> Vec<(Vec<u32>, Vec<Quotation>)> {
        let printed = comparison.printed.iter();
        printed.map(|printed| (printed.credits.clone(), printed.quotations.clone())).collect()
    };
    check("quotations, and outlets that are credited", credits(one) == credits(other));
    check("passages that documents share", one.passages == other.passages);
    check("texts that documents share", one.texts == other.texts);
    check("who may have what from whom", one.borrowings == other.borrowings);
    check("quotations that differ", one.altered == other.altered);
    let speakers = corpus.documents().iter().zip(one.speakers.iter().zip(&other.speakers));
    for (document, (one, other)) in speakers {
        check(&format!("{}: who speaks", document.name), one == other);
    }
    for (document, other) in corpus.documents().iter().zip(exchanged.documents()) {
        let rules = |corpus: &Corpus, document: &KeptDocument| -> Vec<(String, usize)> {
            let of = |found: &KeptStatement| (corpus.rule(found).to_owned(), found.numbers.len());
            document.statements.iter().map(of).collect()
        };
        let evidence = |document: &KeptDocument| -> Vec<(u32, String)> {
            document.evidence.iter().map(|found| (found.statement, found.kind.clone())).collect()
        };
        let same = rules(corpus, document) == rules(exchanged, other);
        check(&format!("{}: stances and numbers", document.name), same);
        check(&format!("{}: evidence", document.name), evidence(document) == evidence(other));
    }
    found
}

/// Whether all records agree but for their declared names, which were exchanged.
fn same_records(
    (corpus, one): (&Corpus, &Comparison),
    (other, two): (&Corpus, &Comparison),
) -> bool {
    let all = |corpus: &Corpus, comparison: &Comparison| -> Vec<Option<String>> {
        let statements = corpus.documents().iter().flat_map(|document| &document.statements);
        let bare = |number: u32| comparison.records.record(number).without_names();
        statements.map(|statement| statement.record.map(bare)).collect()
    };
    all(corpus, one) == all(other, two)
}

fn sizes(sets: &[LabelSet]) -> Vec<usize> {
    sets.iter().map(|set| set.names.len()).collect()
}

fn equal<T>(one: &[T], other: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b))
}

fn same_actor(one: &Actor, other: &Actor) -> bool {
    one.kind == other.kind
        && one.is_named == other.is_named
        && one.members == other.members
        && one.affiliations == other.affiliations
        && equal(&one.declared_affiliations, &other.declared_affiliations, same_affiliation)
        && one.parties.len() == other.parties.len()
        && one.parts == other.parts
        && one.aliases.len() == other.aliases.len()
        && one.codebook == other.codebook
}

/// Names and parties may be exchanged.
fn same_affiliation(one: &DeclaredAffiliation, other: &DeclaredAffiliation) -> bool {
    one.organization == other.organization
        && one.codebook == other.codebook
        && one.parties.len() == other.parties.len()
        && one.from == other.from
        && one.to == other.to
}
