//! Takes an annotated document and its statements, gives the words that may mean an actor.

use super::{ActorKind, Gender, NameWord, kind, name, names::acts, nouns, nouns::Noun};
use crate::{annotate::Annotated, codebook::Declared, extract::Statement, lang::Slot};

/// Words that may mean an actor.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The token that carries them.
    pub(super) head: usize,
    /// Their first token.
    pub(super) first: usize,
    /// Their last token.
    pub(super) last: usize,
    /// How they mean it.
    pub(super) form: Form,
    /// What they name, as far as they tell.
    pub(super) kind: Option<ActorKind>,
    /// What the list says about the head.
    pub(super) noun: Option<Noun>,
    /// Whether they mean several.
    pub(super) plural: bool,
    /// What they tell about a person.
    pub(super) gender: Option<Gender>,
    /// The name without titles; for a noun its modifiers and, last, its dictionary form.
    pub(super) words: Vec<NameWord>,
    /// Tokens of titles before a name.
    pub(super) titles: Vec<usize>,
    /// How the noun is introduced.
    pub(super) determiner: Determiner,
}

/// How words mean an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By its name.
    Name,
    /// By an adjective made from its name.
    Demonym,
    /// By a noun.
    Noun,
    /// By a pronoun.
    Pronoun,
}

/// How a noun is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "the", "this", "those".
    Definite,
    /// "a", "some", "other", a number.
    Indefinite,
    /// "its", "Kestria's".
    Possessed,
    /// Nothing.
    Bare,
}

/// The candidates in an order in which those inside of another come before it.
pub(super) fn find(annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<Candidate> {
    let mut taken = vec![false; annotated.analysis.len()];
    let mut found = Vec::new();
    for (first, last, kind) in named_stretches(annotated) {
        let named = named(annotated, first, last, kind);
        if let Some(candidate) = named.filter(|name| !is_noun(annotated, name)) {
            taken[first..=last].fill(true);
            taken[candidate.head] = true;
            candidate.titles.iter().for_each(|&i| taken[i] = true);
            found.push(candidate);
        }
    }
    let sources = source_heads(annotated, statements);
    for &i in annotated.words.iter().filter(|&&i| !taken[i]) {
        found.extend(other(annotated, i, sources[i], &taken));
    }
    found.sort_by_key(|c| (c.last, std::cmp::Reverse(c.first), c.head));
    found
}

/// Whether a name is a listed noun alone: "the Ministry" is read as "the ministry".
fn is_noun(annotated: &Annotated<'_>, name: &Candidate) -> bool {
    let is_alone = name.first == name.last && name.noun.is_some();
    is_alone && annotated.declared(name.head).is_none()
}

/// Runs of tokens that the language or a codebook takes for a name, with the kind it gives.
fn named_stretches(annotated: &Annotated<'_>) -> Vec<(usize, usize, Option<ActorKind>)> {
    let analysis = &annotated.analysis;
    let mut found = Vec::new();
    for name in analysis.names() {
        let of_label = kind::of_label(analysis.label(name.kind));
        if let Some(kind) = of_label.or_else(|| of_last_word(annotated, name.end as usize - 1)) {
            found.push((name.first as usize, name.end as usize - 1, kind));
        }
    }
    for (span, declared) in &annotated.declared {
        let tokens = annotated.tokens_in(*span);
        let i = tokens.start;
        if i < tokens.end && kind::of_label(analysis.entity(i)).is_none() {
            found.push((i, i, Some(kind::of_slot(declared.class))));
        }
    }
    found.sort_unstable_by_key(|&(first, _, _)| first);
    found
}

/// The kind of a name whose label tells of no actor but whose last word does: "the Merrin Observer
/// Mission".
fn of_last_word(annotated: &Annotated<'_>, last: usize) -> Option<Option<ActorKind>> {
    let analysis = &annotated.analysis;
    let noun = nouns::noun(&analysis.lemma(last).to_lowercase())?;
    let is_name = analysis.pos(last) == "PROPN" && noun.kind == ActorKind::Organization;
    is_name.then_some(Some(noun.kind))
}

fn named(
    annotated: &Annotated<'_>,
    first: usize,
    last: usize,
    kind: Option<ActorKind>,
) -> Option<Candidate> {
    let (first, last) = trimmed(annotated, first, last)?;
    let last = extended(annotated, last);
    let head = head_within(annotated, first, last);
    let (start, titles) = titles(annotated, first, last, head, kind);
    let own = start..last + 1;
    let declared = alone(annotated, start, last);
    let governs = declared.filter(|d| d.class == Slot::Capital && acts(annotated, head));
    let words = match governs {
        Some(capital) => vec![NameWord::Party(capital.party)],
        None => name::words(annotated, own),
    };
    let is_titled = titles.iter().any(|&i| is_title(annotated, i));
    let kind = match declared {
        Some(_) if governs.is_some() => Some(ActorKind::State),
        Some(declared) => Some(kind::of_slot(declared.class)),
        None if is_titled || is_given(annotated, start, last) => Some(ActorKind::Person),
        // Countries stand without article, but for plurals: "the Gazette" is none.
        None if kind == Some(ActorKind::State) && is_the(annotated, head, start, last) => {
            Some(ActorKind::Organization)
        }
        None => kind,
    };
    let analysis = &annotated.analysis;
    let form = if is_adjective(annotated, head) { Form::Demonym } else { Form::Name };
    (!words.is_empty()).then(|| Candidate {
        head,
        first: titles.iter().copied().min().map_or(start, |title| title.min(start)),
        last,
        form,
        kind,
        noun: nouns::noun(&analysis.lemma(head).to_lowercase()),
        plural: matches!(analysis.tag(head), "NNS" | "NNPS") && kind != Some(ActorKind::Person),
        gender: titles
            .iter()
            .find_map(|&i| gender_of(annotated, i))
            .or_else(|| given_gender(annotated, start, last, kind)),
        words,
        titles,
        determiner: determiner(annotated, head),
    })
}

/// What the first word of a name of several words tells about a person.
fn given_gender(
    annotated: &Annotated<'_>,
    first: usize,
    last: usize,
    kind: Option<ActorKind>,
) -> Option<Gender> {
    let is_free = annotated.declared(first).is_none();
    let is_full = first < last && kind == Some(ActorKind::Person);
    let name = annotated.analysis.word(first).to_lowercase();
    nouns::given_name(&name).filter(|_| is_full && is_free)
}

/// Whether two or three words begin with a given name and end in no noun for a body: a person,
/// whatever the language says.
fn is_given(annotated: &Annotated<'_>, first: usize, last: usize) -> bool {
    let lemma = annotated.analysis.lemma(last).to_lowercase();
    let is_short = first < last && last - first < 3;
    is_short
        && given_gender(annotated, first, last, Some(ActorKind::Person)).is_some()
        && nouns::noun(&lemma).is_none()
        && !(first..=last).any(|i| matches!(annotated.analysis.tag(i), "CC" | "IN" | "POS"))
}

/// Whether a single name in the singular has an article.
fn is_the(annotated: &Annotated<'_>, head: usize, first: usize, last: usize) -> bool {
    let is_one = first == last && annotated.analysis.tag(head) == "NNP";
    is_one && determiner(annotated, head) == Determiner::Definite
}

/// The declared name that is all of `first..=last`.
pub(super) fn alone(annotated: &Annotated<'_>, first: usize, last: usize) -> Option<Declared> {
    annotated.declared(first).filter(|_| first == last)
}

/// `first..=last` without articles, marks and possessive endings at its ends.
fn trimmed(annotated: &Annotated<'_>, first: usize, last: usize) -> Option<(usize, usize)> {
    let analysis = &annotated.analysis;
    let counts = |i: &usize| {
        let is_word = analysis.word(*i).contains(char::is_alphanumeric);
        is_word && !matches!(analysis.tag(*i), "DT" | "POS" | "IN" | "CD")
    };
    let first_word = (first..=last).find(counts)?;
    let last_word = (first..=last).rev().find(|i| counts(i) || analysis.tag(*i) == "CD")?;
    Some((first_word, last_word.max(first_word)))
}

/// The end of a name that a language cuts short: up to the proper noun that its last token belongs
/// to.
fn extended(annotated: &Annotated<'_>, mut last: usize) -> usize {
    let analysis = &annotated.analysis;
    while last + 1 < analysis.len() {
        let belongs = analysis.dep(last) == "compound" && analysis.head(last) == last + 1;
        let label = kind::of_label(analysis.entity(last + 1));
        let is_name = analysis.pos(last + 1) == "PROPN" && label.is_none();
        let is_listed = nouns::noun(&analysis.lemma(last + 1).to_lowercase()).is_some();
        if !belongs || !is_name || is_listed || annotated.declared(last + 1).is_some() {
            break;
        }
        last += 1;
    }
    last
}

/// The last token of `first..=last` that depends on one outside.
fn head_within(annotated: &Annotated<'_>, first: usize, last: usize) -> usize {
    let outside = |i: &usize| {
        let head = annotated.analysis.head(*i);
        head == *i || head < first || head > last
    };
    let is_nominal = |i: &usize| matches!(annotated.analysis.pos(*i), "PROPN" | "NOUN");
    let tops: Vec<usize> = (first..=last).filter(outside).collect();
    tops.iter().rev().copied().find(|i| is_nominal(i)).or(tops.last().copied()).unwrap_or(last)
}

/// Where the name proper starts, and the tokens of titles before it.
fn titles(
    annotated: &Annotated<'_>,
    first: usize,
    last: usize,
    head: usize,
    kind: Option<ActorKind>,
) -> (usize, Vec<usize>) {
    let mut start = first;
    let mut titles = Vec::new();
    if !matches!(kind, Some(ActorKind::Person) | None) && !is_titled_before(annotated, first, head)
    {
        return (start, titles);
    }
    while start < last && is_title(annotated, start) && annotated.declared(start).is_none() {
        titles.push(start);
        start += 1;
    }
    let mut before = first;
    while let Some(i) = before.checked_sub(1).filter(|&i| belongs(annotated, i, head)) {
        if !(is_title(annotated, i) || belongs_to_title(annotated, i, before)) {
            break;
        }
        titles.push(i);
        before = i;
    }
    titles.sort_unstable();
    (start, titles)
}

/// Whether the word before a name of another kind is a title, so that it names a person after all.
fn is_titled_before(annotated: &Annotated<'_>, first: usize, head: usize) -> bool {
    first.checked_sub(1).is_some_and(|i| belongs(annotated, i, head) && is_title(annotated, i))
}

/// Whether token `i` is a left part of the noun phrase of `head`.
fn belongs(annotated: &Annotated<'_>, i: usize, head: usize) -> bool {
    let analysis = &annotated.analysis;
    let is_part = matches!(analysis.dep(i), "compound" | "nmod" | "amod");
    is_part && (analysis.head(i) == head || analysis.head(analysis.head(i)) == head)
}

/// Whether token `i` belongs to a title that begins at `next`: "foreign", "Defence Ministry".
fn belongs_to_title(annotated: &Annotated<'_>, i: usize, next: usize) -> bool {
    is_title(annotated, next) || annotated.analysis.head(i) >= next
}

/// Whether token `i` is a noun for persons or a word such as "Ms".
fn is_title(annotated: &Annotated<'_>, i: usize) -> bool {
    if annotated.declared(i).is_some() {
        return false;
    }
    let word = annotated.analysis.word(i).to_lowercase();
    let is_person = |noun: Noun| noun.kind == ActorKind::Person;
    nouns::honorific(&word).is_some() || nouns::noun(&word).is_some_and(is_person)
}

fn gender_of(annotated: &Annotated<'_>, i: usize) -> Option<Gender> {
    let word = annotated.analysis.word(i).to_lowercase();
    nouns::honorific(&word).flatten().or_else(|| nouns::noun(&word)?.gender)
}

fn is_adjective(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    let is_modifier = matches!(analysis.dep(head), "amod" | "compound" | "nmod");
    let is_declared = || annotated.declared(head).is_some_and(|d| d.class == Slot::Adjective);
    analysis.pos(head) == "ADJ"
        || (is_modifier && (analysis.entity(head) == "NORP" || is_declared()))
}

/// The candidate of a token that is part of no name, if it is one.
fn other(
    annotated: &Annotated<'_>,
    i: usize,
    is_source: bool,
    taken: &[bool],
) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    match analysis.tag(i) {
        "JJ" if is_age(annotated, i) => noun(annotated, i, is_source),
        "DT" | "CC" | "PDT" if is_both(annotated, i) => pronoun(annotated, i, is_source),
        "PRP" | "PRP$" | "WP" | "WP$" | "WDT" => pronoun(annotated, i, is_source),
        "NN" | "NNS" => noun(annotated, i, is_source),
        "NNP" | "NNPS" => unlisted_name(annotated, i, is_source, taken),
        "CD" | "JJ" | "DT" if is_part(annotated, i) => noun(annotated, i, true),
        _ if is_source && analysis.word(i).contains(char::is_alphabetic) => {
            noun(annotated, i, true)
        }
        _ => None,
    }
}

/// Whether the word is "both" without a noun: "both signed", "both of them".
fn is_both(annotated: &Annotated<'_>, i: usize) -> bool {
    let is_noun = !matches!(annotated.analysis.dep(i), "det" | "predet" | "preconj" | "cc");
    is_noun && annotated.analysis.word(i).eq_ignore_ascii_case("both")
}

/// Whether the word is a part of a group: "two of them", "some of the residents".
fn is_part(annotated: &Annotated<'_>, i: usize) -> bool {
    let is_several = |object: usize| {
        matches!(annotated.analysis.tag(object), "NNS" | "NNPS")
            && listed(annotated, object).is_some()
            || matches!(annotated.analysis.word(object), "them" | "us")
    };
    let is_head = !matches!(annotated.analysis.dep(i), "nummod" | "det" | "amod");
    is_head && complement(annotated, i).is_some_and(is_several)
}

/// A proper noun that the language takes for no name; one that the list knows is read as a noun.
fn unlisted_name(
    annotated: &Annotated<'_>,
    i: usize,
    is_source: bool,
    taken: &[bool],
) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    if matches!(analysis.dep(i), "compound" | "nmod" | "amod") {
        return None;
    }
    if nouns::noun(&analysis.lemma(i).to_lowercase()).is_some() {
        return noun(annotated, i, is_source);
    }
    if !analysis.entity(i).is_empty() {
        return None;
    }
    let mut first = i;
    while let Some(before) = first.checked_sub(1) {
        let is_part = belongs(annotated, before, i) && analysis.pos(before) == "PROPN";
        if taken[before] || !is_part {
            break;
        }
        first = before;
    }
    named(annotated, first, i, None)
}

fn noun(annotated: &Annotated<'_>, head: usize, is_source: bool) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    if matches!(analysis.dep(head), "compound" | "amod" | "nmod" | "npadvmod" | "advmod") {
        return None;
    }
    let known = listed(annotated, head);
    let is_person = || annotated.tree.children(head).any(|child| has_who(annotated, child));
    let plural = (matches!(analysis.tag(head), "NNS" | "NNPS") && !is_plural_body(annotated, head))
        || known.is_some_and(|noun| noun.kind == ActorKind::Group)
        || is_number_of_several(annotated, head);
    let is_places = plural && known.is_some_and(|noun| noun.kind == ActorKind::Place);
    let is_anybody = is_places || is_negated(annotated, head);
    if (known.is_none() || is_anybody) && !is_source && !is_person() {
        return None;
    }
    let first = first_of(annotated, head);
    Some(Candidate {
        head,
        first,
        last: last_of(annotated, head, 3),
        form: Form::Noun,
        kind: known.map(|noun| kind::of_noun(noun, plural)),
        noun: known,
        plural,
        gender: known.and_then(|noun| noun.gender),
        words: noun_words(annotated, first, head),
        titles: Vec::new(),
        determiner: determiner(annotated, head),
    })
}

/// Whether the word has the form of several but names one body: "the customs".
fn is_plural_body(annotated: &Annotated<'_>, head: usize) -> bool {
    let word = annotated.analysis.word(head).to_lowercase();
    nouns::noun(&word).is_some_and(|noun| noun.kind == ActorKind::Organization)
}

/// Whether the word ends an age that stands for a person: "the 54-year-old".
fn is_age(annotated: &Annotated<'_>, i: usize) -> bool {
    let analysis = &annotated.analysis;
    let word = |offset| annotated.neighbour(i, offset).map_or("", |i| analysis.word(i));
    let is_noun = !matches!(analysis.dep(i), "amod" | "acomp" | "compound");
    is_noun && analysis.word(i) == "old" && word(-1) == "-" && word(-2) == "year"
}

/// What the list says about a noun: with the word before it, by itself, or as an age.
fn listed(annotated: &Annotated<'_>, head: usize) -> Option<Noun> {
    let analysis = &annotated.analysis;
    let word = |i: usize| analysis.word(i).to_lowercase();
    let lemma = analysis.lemma(head).to_lowercase();
    let before = annotated.neighbour(head, -1).map(word).unwrap_or_default();
    if let Some(noun) = nouns::noun(&format!("{before} {lemma}")) {
        return Some(noun);
    }
    if lemma == "bank" && nouns::is_of_land(&before) {
        return None;
    }
    if is_age(annotated, head) {
        return nouns::noun("adult");
    }
    nouns::noun(&lemma).or_else(|| nouns::noun(&word(head)))
}

/// Whether the word is a number of people, as in "two of them".
fn is_number_of_several(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    let is_one = analysis.word(head).eq_ignore_ascii_case("one");
    !is_one
        && matches!(analysis.tag(head), "CD" | "DT" | "JJ")
        && complement(annotated, head).is_some()
}

/// Whether "no", "any" or "every" stands before the noun, which then means nobody in particular.
fn is_negated(annotated: &Annotated<'_>, head: usize) -> bool {
    let word = |i: usize| annotated.analysis.word(i).to_lowercase();
    annotated.tree.children(head).take_while(|&child| child < head).any(|child| {
        matches!(word(child).as_str(), "no" | "any" | "every" | "each" | "neither" | "either")
    })
}

/// Whether `child` is a clause that begins with "who".
fn has_who(annotated: &Annotated<'_>, child: usize) -> bool {
    let analysis = &annotated.analysis;
    analysis.dep(child) == "relcl"
        && annotated.tree.children(child).any(|i| analysis.tag(i) == "WP")
}

/// The modifiers of a noun and its dictionary form; a number right after it belongs to it.
fn noun_words(annotated: &Annotated<'_>, first: usize, head: usize) -> Vec<NameWord> {
    let analysis = &annotated.analysis;
    if is_age(annotated, head) {
        return vec![NameWord::Plain("year-old".to_owned())];
    }
    let owner = annotated.tree.children(head).find(|&i| analysis.dep(i) == "poss");
    let start = owner.map_or(first, |owner| owner + 1);
    let is_modifier = |i: &usize| !matches!(analysis.tag(*i), "PDT" | "PRP$" | "WP$");
    let mut words = name::words(annotated, (start..head).filter(is_modifier));
    if let Some(number) = number_after(annotated, head) {
        words.extend(name::words(annotated, number..number + 1));
    }
    words.push(NameWord::Plain(analysis.lemma(head).to_lowercase()));
    words
}

fn number_after(annotated: &Annotated<'_>, head: usize) -> Option<usize> {
    let next = annotated.neighbour(head, 1)?;
    let analysis = &annotated.analysis;
    (analysis.tag(next) == "CD" && analysis.head(next) == head).then_some(next)
}

/// The first token of the noun phrase of `head`, without clauses.
fn first_of(annotated: &Annotated<'_>, head: usize) -> usize {
    let analysis = &annotated.analysis;
    let mut first = head;
    for child in annotated.tree.children(head).rev().filter(|&child| child < head) {
        let is_part = matches!(
            analysis.dep(child),
            "det" | "amod" | "compound" | "poss" | "nummod" | "nmod" | "quantmod" | "predet"
        );
        if !is_part {
            break;
        }
        first = leftmost(annotated, child);
    }
    first
}

fn leftmost(annotated: &Annotated<'_>, mut i: usize) -> usize {
    while let Some(child) = annotated.tree.children(i).next().filter(|&child| child < i) {
        i = child;
    }
    i
}

/// The last token of the noun phrase of `head`: with "of ..." and "for ...", at most `depth` deep.
fn last_of(annotated: &Annotated<'_>, head: usize, depth: usize) -> usize {
    let own = number_after(annotated, head).unwrap_or(head);
    match complement(annotated, head) {
        Some(object) if depth > 0 => last_of(annotated, object, depth - 1),
        _ => own,
    }
}

/// The noun that "of", "for", "from" or "at" joins to `head`: "the head of the mission".
pub(super) fn complement(annotated: &Annotated<'_>, head: usize) -> Option<usize> {
    let analysis = &annotated.analysis;
    let next = annotated.neighbour(number_after(annotated, head).unwrap_or(head), 1)?;
    let joins = analysis.dep(next) == "prep"
        && analysis.head(next) == head
        && matches!(analysis.word(next), "of" | "for" | "from" | "at" | "to");
    joins.then(|| annotated.tree.children(next).find(|&i| analysis.dep(i) == "pobj"))?
}

fn determiner(annotated: &Annotated<'_>, head: usize) -> Determiner {
    let analysis = &annotated.analysis;
    let left = annotated.tree.children(head).take_while(|&child| child < head);
    let mut found = Determiner::Bare;
    for child in left {
        match (analysis.dep(child), analysis.word(child).to_lowercase().as_str()) {
            ("poss", _) => return Determiner::Possessed,
            (_, "the" | "this" | "that" | "these" | "those" | "both") => {
                found = Determiner::Definite;
            }
            ("det" | "predet", _) | (_, "other" | "several" | "many" | "few" | "another") => {
                return Determiner::Indefinite;
            }
            ("nummod", _) if found == Determiner::Bare => return Determiner::Indefinite,
            _ => {}
        }
    }
    found
}

fn pronoun(annotated: &Annotated<'_>, i: usize, is_source: bool) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    let word = analysis.word(i).to_lowercase();
    let (kind, plural, gender) = match word.as_str() {
        "he" | "him" | "his" | "himself" => (Some(ActorKind::Person), false, Some(Gender::Male)),
        "she" | "her" | "hers" | "herself" => {
            (Some(ActorKind::Person), false, Some(Gender::Female))
        }
        "they" | "them" | "their" | "theirs" | "themselves" => (None, true, None),
        "i" | "me" | "my" | "mine" | "myself" => (Some(ActorKind::Person), false, None),
        "we" | "us" | "our" | "ours" | "ourselves" => (None, true, None),
        "both" => (None, true, None),
        "it" | "its" | "itself" | "which" | "that" | "who" | "whom" | "whose" => {
            (None, false, None)
        }
        _ if is_source => return noun(annotated, i, true),
        _ => return None,
    };
    Some(Candidate {
        head: i,
        first: i,
        last: i,
        form: Form::Pronoun,
        kind,
        noun: None,
        plural,
        gender,
        words: vec![NameWord::Plain(word)],
        titles: Vec::new(),
        determiner: Determiner::Bare,
    })
}

/// For each token, whether it is the head of the source of a statement.
fn source_heads(annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<bool> {
    let mut heads = vec![false; annotated.analysis.len()];
    for statement in statements {
        if let Some(head) = source_head(annotated, statement) {
            heads[head] = true;
        }
    }
    heads
}

/// The first token of a statement's source that depends on one outside; a noun or pronoun if
/// there is one.
pub(super) fn source_head(annotated: &Annotated<'_>, statement: &Statement) -> Option<usize> {
    let analysis = &annotated.analysis;
    let inside = |i: usize| {
        let start = analysis.span(i).start;
        statement.source.iter().any(|span| span.start <= start && start < span.end)
    };
    let is_top = |i: &usize| analysis.head(*i) == *i || !inside(analysis.head(*i));
    let tokens = statement.source.iter().flat_map(|&span| annotated.tokens_in(span));
    let tops: Vec<usize> = tokens.filter(is_top).collect();
    let is_nominal = |i: &usize| matches!(analysis.pos(*i), "NOUN" | "PROPN" | "PRON");
    tops.iter().copied().find(is_nominal).or_else(|| tops.first().copied())
}
