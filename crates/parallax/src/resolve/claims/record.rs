//! Takes a statement with its propositions while the parse is at hand, gives its record.

use serde::{Deserialize, Serialize};

use std::collections::BTreeSet;

use super::{
    Amount,
    lexicon::{causative, state},
};
use crate::{
    annotate::{Annotated, time::Days},
    codebook::Declared,
    extract::{
        Statement,
        grammar::{NEGATIVE_PRONOUNS, children, lemma},
        proposition::{Modality, Part, Polarity, Proposition, Role, is_measure, own_tokens},
        stance::Stance,
    },
    lang::Slot,
    resolve::collocation::is_collocation,
    text::Span,
};

/// What is kept of a statement for comparing it with others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimStatement {
    /// What its source does to it.
    pub stance: Stance,
    /// Its clauses, the main ones first.
    pub clauses: Vec<Clause>,
    /// How many of them are main clauses.
    pub main: usize,
    /// Its content words, without names of declared parties.
    pub words: BTreeSet<String>,
    /// Its numerals that no quantity or time took in.
    pub numerals: BTreeSet<String>,
    /// Its content words after "than".
    pub than: BTreeSet<String>,
}

/// One clause of a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// What happened to whom.
    pub told: Told,
    /// Whether it says that it is so.
    pub polarity: Polarity,
    /// How it holds it.
    pub modality: Modality,
    /// Its numbers.
    pub amounts: Vec<Amount>,
    /// The days from the first to the last that it names.
    pub days: Option<Days>,
}

/// A predicate with those who take part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The predicate; of a copula with what is said.
    pub predicate: String,
    /// Who takes part, in the order of their parts.
    pub participants: Vec<Participant>,
}

/// One who takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    /// What part it takes.
    pub part: Part,
    /// The lemma of its head, in lower case; empty for a declared name.
    pub lemma: String,
    /// Lemmas of the words before and after its head, without names.
    pub words: BTreeSet<String>,
    /// Declared names of itself, to be compared for equality only.
    pub names: Vec<Declared>,
    /// Declared names of where it is: *the school in Orleth*.
    pub nested: Vec<Declared>,
    /// Names that nobody declared, in lower case.
    pub proper: BTreeSet<String>,
    /// Lemmas of what it belongs to: *the owners of the mill*, *the mill's owners*.
    pub of: BTreeSet<String>,
    /// Whether it is a number.
    pub is_number: bool,
    /// Whether it is a pronoun.
    pub is_pronoun: bool,
    /// Whether it is a day, a month, an hour.
    pub is_time: bool,
    /// The actor that it means, where that is known: of the document in a new record, of the
    /// collection after [`ClaimStatement::with_actors`].
    pub actor: Option<u32>,
}

impl Participant {
    /// All its words: head, modifiers, names, what it belongs to.
    pub(in crate::resolve) fn all_words(&self) -> impl Iterator<Item = &str> {
        let around = self.words.iter().chain(&self.proper).chain(&self.of);
        around.chain([&self.lemma]).map(String::as_str)
    }
}

impl ClaimStatement {
    /// The record with each actor as `actor` knows it: records of different documents can be
    /// compared once their actors are those of the collection, or none.
    #[must_use]
    pub fn with_actors(mut self, actor: impl Fn(u32) -> Option<u32>) -> Self {
        let clauses = self.clauses.iter_mut();
        for participant in clauses.flat_map(|clause| &mut clause.told.participants) {
            participant.actor = participant.actor.and_then(&actor);
        }
        self
    }

    /// The record with the declared names that `name` knows as it gives them: two names of one
    /// town become one, and count for more than the two actors of these names.
    #[must_use]
    pub fn with_names(mut self, name: impl Fn(Declared) -> Option<Declared>) -> Self {
        let clauses = self.clauses.iter_mut();
        for participant in clauses.flat_map(|clause| &mut clause.told.participants) {
            if participant.names.iter().any(|&own| name(own).is_some()) {
                participant.actor = None;
            }
            for known in participant.names.iter_mut().chain(&mut participant.nested) {
                *known = name(*known).unwrap_or(*known);
            }
        }
        self
    }
}

/// The record of `statement`; `propositions` are those inside of it and of no statement in it.
/// None where it has no clause.
pub fn claim_statement(
    annotated: &Annotated<'_>,
    statement: &Statement,
    propositions: &[&Proposition],
    stance: Stance,
) -> Option<ClaimStatement> {
    let mut order: Vec<&Proposition> = propositions.to_vec();
    order.sort_by_key(|one| (depth(annotated, one.head), one.head));
    let first = order.first()?.head;
    let (main, other): (Vec<_>, Vec<_>) =
        order.into_iter().partition(|one| joined(annotated, one.head, first));
    let clauses = main.iter().chain(&other).map(|one| clause(annotated, one)).collect();
    Some(ClaimStatement {
        stance,
        clauses,
        main: main.len(),
        words: words(annotated, &statement.content),
        numerals: numerals(annotated, &statement.content),
        than: than(annotated, &statement.content),
    })
}

/// Steps to the root of the sentence.
fn depth(annotated: &Annotated<'_>, token: usize) -> usize {
    let up = |&at: &usize| Some(annotated.analysis.head(at)).filter(|&head| head != at);
    std::iter::successors(Some(token), up).count()
}

/// Whether `token` is `first` or coordinated with it.
fn joined(annotated: &Annotated<'_>, token: usize, first: usize) -> bool {
    let analysis = &annotated.analysis;
    // A root is its own head, whatever its relation says.
    let up = |&at: &usize| {
        (analysis.dep(at) == "conj").then(|| analysis.head(at)).filter(|&head| head != at)
    };
    std::iter::successors(Some(token), up).any(|at| at == first)
}

fn clause(annotated: &Annotated<'_>, proposition: &Proposition) -> Clause {
    let days = proposition.times.iter().filter_map(|&index| annotated.times[index].days);
    let days = days.reduce(Days::around);
    Clause {
        told: told(annotated, proposition),
        polarity: proposition.polarity,
        modality: proposition.modality,
        amounts: proposition.quantities.iter().map(|&index| amount(annotated, index)).collect(),
        days,
    }
}

/// The predicate with its participants; what happens to a subject is told as done to it.
fn told(annotated: &Annotated<'_>, proposition: &Proposition) -> Told {
    let has = |part: &Part| proposition.roles.iter().any(|role| role.part == *part);
    let mut predicate = proposition.predicate.clone();
    let mut participants: Vec<Participant> =
        proposition.roles.iter().map(|role| participant(annotated, role)).collect();
    if is_copula(&predicate)
        && let Some(at) = participants.iter().position(|one| one.part == Part::Attribute)
        && participants[at].names.is_empty()
    {
        let said = participants.remove(at).lemma;
        predicate = match state(&said).filter(|_| has(&Part::Agent)) {
            Some(verb) => {
                undergo(&mut participants);
                verb
            }
            None => format!("be {said}"),
        };
    }
    let alone = !has(&Part::Patient) && has(&Part::Agent);
    if let Some(told) = causative(&predicate).filter(|_| alone) {
        predicate = told.to_owned();
        undergo(&mut participants);
    }
    for one in participants.iter_mut().filter(|one| one.part == Part::Recipient) {
        one.part = Part::Oblique("to".to_owned());
    }
    participants.sort_by(|a, b| a.part.cmp(&b.part));
    Told { predicate, participants }
}

/// What acts is told as what it happens to.
fn undergo(participants: &mut [Participant]) {
    for one in participants.iter_mut().filter(|one| one.part == Part::Agent) {
        one.part = Part::Patient;
    }
}

/// Verbs that say of their subject what stands after them.
fn is_copula(verb: &str) -> bool {
    matches!(verb, "be" | "become" | "keep" | "remain" | "stay")
}

fn amount(annotated: &Annotated<'_>, index: usize) -> Amount {
    let quantity = &annotated.quantities[index];
    Amount {
        comparator: quantity.comparator,
        low: quantity.low,
        high: quantity.high,
        unit: quantity.unit.clone(),
        // The name of a people counts as any: who it is, the roles say.
        counted: quantity
            .counted
            .filter(|&token| annotated.declared(token).is_none())
            .map(|token| lemma(annotated, token))
            .unwrap_or_default(),
    }
}

fn participant(annotated: &Annotated<'_>, role: &Role) -> Participant {
    let own = own_tokens(annotated, role.head);
    let inside = annotated.tree.subtree(role.head);
    let own_names: Vec<usize> =
        own.iter().copied().filter(|&token| is_own_name(annotated, role.head, token)).collect();
    let declared = |tokens: &[usize]| -> Vec<Declared> {
        let mut found: Vec<Declared> = Vec::new();
        for name in tokens.iter().filter_map(|&token| annotated.declared(token)) {
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found
    };
    let mut names = declared(&own_names);
    names.extend(role.declared.filter(|_| names.is_empty()));
    let nested: Vec<usize> = inside.into_iter().filter(|token| !own.contains(token)).collect();
    let places =
        |name: &Declared| matches!(name.class, Slot::Capital | Slot::Country | Slot::Place);
    let head_is_declared = annotated.declared(role.head).is_some();
    let tag = annotated.analysis.tag(role.head);
    Participant {
        part: role.part.clone(),
        lemma: if head_is_declared { String::new() } else { lemma(annotated, role.head) },
        words: modifiers(annotated, role.head, &own),
        names,
        nested: declared(&nested).into_iter().filter(places).collect(),
        proper: own.iter().filter_map(|&token| proper(annotated, token)).collect(),
        of: belongs(annotated, role.head),
        is_number: is_measure(annotated, role.head)
            || annotated.analysis.word(role.head).contains(|c: char| c.is_ascii_digit()),
        is_pronoun: tag.starts_with("PRP")
            || matches!(tag, "DT" | "WDT" | "WP" | "EX")
            || is_nobody(annotated, role.head),
        is_time: matches!(annotated.analysis.entity(role.head), "DATE" | "TIME"),
        actor: role.actor.map(|actor| actor as u32),
    }
}

/// Whether a name in the phrase of `head` says who it is: not the person in *Pell's brother*.
fn is_own_name(annotated: &Annotated<'_>, head: usize, token: usize) -> bool {
    let person = annotated.declared(token).is_some_and(|name| name.class == Slot::Person);
    let mut up =
        std::iter::successors(Some(token), |&at| (at != head).then(|| annotated.analysis.head(at)));
    !person || !up.any(|at| at != head && matches!(annotated.analysis.dep(at), "poss" | "pobj"))
}

/// What `head` belongs to, names left out.
fn belongs(annotated: &Annotated<'_>, head: usize) -> BTreeSet<String> {
    let owners = children(annotated, head, &["poss", "compound"]);
    let of = children(annotated, head, &["prep"]).filter(|&of| lemma(annotated, of) == "of");
    let inside = of.flat_map(|of| children(annotated, of, &["pobj"]));
    let noun = |&token: &usize| annotated.analysis.pos(token) == "NOUN";
    owners.chain(inside).filter(noun).map(|token| lemma(annotated, token)).collect()
}

/// *nobody*, *no one*, *none*: they name none, so they clash with none.
fn is_nobody(annotated: &Annotated<'_>, head: usize) -> bool {
    let word = lemma(annotated, head);
    NEGATIVE_PRONOUNS.contains(&word.as_str()) || word == "one"
}

fn modifiers(annotated: &Annotated<'_>, head: usize, own: &[usize]) -> BTreeSet<String> {
    let is_word = |&&token: &&usize| {
        let plain = matches!(annotated.analysis.pos(token), "ADJ" | "ADV" | "NOUN");
        (token != head || annotated.analysis.entity(token) == "DATE")
            && annotated.declared(token).is_none()
            && (plain || matches!(annotated.analysis.entity(token), "DATE"))
    };
    own.iter().filter(is_word).map(|&token| modifier(annotated, token)).collect()
}

/// The lemma; of an adjective the word, since *lower* is no kind of *low*.
fn modifier(annotated: &Annotated<'_>, token: usize) -> String {
    let is_adjective = annotated.analysis.pos(token) == "ADJ";
    if is_adjective {
        annotated.analysis.word(token).to_lowercase()
    } else {
        lemma(annotated, token)
    }
}

/// The word of a name that nobody declared; days and months are none.
fn proper(annotated: &Annotated<'_>, token: usize) -> Option<String> {
    let is_name = annotated.analysis.pos(token) == "PROPN"
        && annotated.declared(token).is_none()
        && !matches!(annotated.analysis.entity(token), "DATE" | "TIME");
    is_name.then(|| lemma(annotated, token))
}

fn tokens<'a>(annotated: &'a Annotated<'_>, spans: &'a [Span]) -> impl Iterator<Item = usize> + 'a {
    spans.iter().flat_map(|&span| annotated.tokens_in(span))
}

/// Verbs that say little.
const EMPTY: [&str; 8] = ["be", "do", "get", "go", "have", "make", "say", "take"];

fn words(annotated: &Annotated<'_>, content: &[Span]) -> BTreeSet<String> {
    let says = |&token: &usize| {
        annotated.declared(token).is_none()
            && !only_carries(annotated, token)
            && matches!(annotated.analysis.pos(token), "ADJ" | "NOUN" | "PROPN" | "VERB")
    };
    let all = tokens(annotated, content).filter(says).map(|token| lemma(annotated, token));
    all.filter(|word| word.starts_with(char::is_alphanumeric) && !EMPTY.contains(&word.as_str()))
        .collect()
}

/// What something is compared with: *more to help than to hurt*.
fn than(annotated: &Annotated<'_>, content: &[Span]) -> BTreeSet<String> {
    let inside: BTreeSet<usize> = tokens(annotated, content).collect();
    let mut found = BTreeSet::new();
    for &than in inside.iter().filter(|&&token| lemma(annotated, token) == "than") {
        // A preposition governs what follows; a conjunction hangs on its verb.
        let mut compared = annotated.tree.subtree(than);
        if compared.len() <= 1 {
            compared = annotated.tree.subtree(annotated.analysis.head(than));
        }
        let after = compared.into_iter().filter(|token| *token > than && inside.contains(token));
        let says = |&token: &usize| {
            annotated.declared(token).is_none()
                && matches!(annotated.analysis.pos(token), "ADJ" | "NOUN" | "PROPN" | "VERB")
        };
        found.extend(after.filter(says).map(|token| lemma(annotated, token)));
    }
    found
}

/// *Played a role*: the verb says nothing beside its object.
fn only_carries(annotated: &Annotated<'_>, verb: usize) -> bool {
    annotated.analysis.pos(verb) == "VERB"
        && children(annotated, verb, &["dobj", "nsubjpass"])
            .any(|noun| is_collocation(&lemma(annotated, verb), &lemma(annotated, noun)))
}

/// Whether `token` is part of a quantity or a time; these come in order and share no token with
/// others of their kind.
fn is_read(annotated: &Annotated<'_>, token: usize) -> bool {
    let (quantities, times) = (&annotated.quantities, &annotated.times);
    let quantity = quantities[..quantities.partition_point(|one| one.first <= token)].last();
    let time = times[..times.partition_point(|one| one.first <= token)].last();
    quantity.is_some_and(|one| token < one.end) || time.is_some_and(|one| token < one.end)
}

/// Numerals outside of quantities and times.
fn numerals(annotated: &Annotated<'_>, content: &[Span]) -> BTreeSet<String> {
    let is_number = |&token: &usize| {
        let analysis = &annotated.analysis;
        let counts = matches!(
            analysis.dep(token),
            "compound" | "dobj" | "nmod" | "npadvmod" | "nsubj" | "nummod" | "pobj"
        );
        let digits = analysis.word(token).contains(|c: char| c.is_ascii_digit());
        let plain = (analysis.pos(token) == "NUM" || digits)
            && !matches!(analysis.entity(token), "DATE" | "TIME");
        (plain || (counts && is_measure(annotated, token))) && !is_read(annotated, token)
    };
    tokens(annotated, content).filter(is_number).map(|token| lemma(annotated, token)).collect()
}
