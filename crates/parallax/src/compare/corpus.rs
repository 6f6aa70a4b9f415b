//! The documents of a collection, as comparing takes them.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::ByHand;
use crate::{
    annotate::time::Days,
    extract::{Kind, stance::Stance},
    resolve::{
        EvidenceExtract, Extract, Item, StatementExtract, actors::Casts,
        claim_list::ClaimDecisions, claims::Records,
    },
    text::{Published, Span, one_line},
};

/// All documents that are compared, with as little of each as comparing needs.
///
/// Invariant: they are in the order of publication, those without a date last, then by name; so
/// the same documents give the same corpus, in whatever order they were read.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    documents: Vec<KeptDocument>,
    casts: Casts,
    records: Records,
    /// Rules that decided a stance, of which there are few.
    rules: IndexSet<String, FxBuildHasher>,
}

/// A document as it is given.
#[derive(Clone, Debug)]
pub struct CorpusDocument {
    /// Its public name: unique.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared.
    pub published: Option<Published>,
    /// Its statements, in the order of the text.
    pub statements: Vec<CorpusStatement>,
    /// What its reading gave.
    pub extract: Extract,
}

/// A statement as it is given.
#[derive(Clone, Debug)]
pub struct CorpusStatement {
    /// Its public id.
    pub id: String,
    /// How the content is given.
    pub kind: Kind,
    /// What is said.
    pub content: Vec<Span>,
    /// What a person made of it, if somebody did.
    pub by_hand: Option<Box<ByHand>>,
}

/// A document as it is kept.
#[derive(Clone, Debug)]
pub struct KeptDocument {
    /// Its public name: unique.
    pub name: Box<str>,
    /// What it says.
    pub text: Box<str>,
    /// Who published it.
    pub outlet: Option<Box<str>>,
    /// When it appeared.
    pub published: Option<Published>,
    /// Its statements, in the order of the text.
    pub statements: Box<[KeptStatement]>,
    /// What statements are given with.
    pub evidence: Box<[EvidenceExtract]>,
    /// Places where the text gives two names for one thing, with the rule that found them.
    pub other_names: Box<[(Span, Span, String)]>,
}

/// A statement as it is kept.
#[derive(Clone, Debug)]
pub struct KeptStatement {
    /// Its public id.
    pub id: Box<str>,
    /// How the content is given.
    pub kind: Kind,
    /// What is said.
    pub content: Box<[Span]>,
    /// The actors of the document that its source means.
    pub speakers: Box<[u32]>,
    /// Its numbers, as the text gives them.
    pub numbers: Box<[Span]>,
    /// The words of its content, where a codebook asks for them.
    pub item: Option<Box<Item>>,
    /// Its record; none where it has no clause.
    pub record: Option<u32>,
    /// What a person made of it, if somebody did.
    pub by_hand: Option<Box<ByHand>>,
    rule: u32,
}

impl KeptStatement {
    /// What is said: as a person wants it, else as it was read. Decisions name it as it was read.
    pub fn shown(&self) -> &[Span] {
        let by_hand = self.by_hand.as_ref().and_then(|by_hand| by_hand.content.as_deref());
        by_hand.unwrap_or(&self.content)
    }

    /// How it is given: as a person wants it, else as it was read.
    pub fn shown_kind(&self) -> Kind {
        let by_hand = self.by_hand.as_ref().and_then(|by_hand| by_hand.kind);
        by_hand.unwrap_or(self.kind)
    }

    /// The stance to its claim that a person gave its source.
    pub(super) fn decided_stance(&self) -> Option<Stance> {
        self.by_hand.as_ref().and_then(|by_hand| by_hand.stance)
    }

    /// Whether a person said that it is no statement.
    pub(super) fn is_rejected(&self) -> bool {
        self.by_hand.as_ref().is_some_and(|by_hand| by_hand.is_rejected)
    }
}

/// Documents on their way into a corpus, so that what they are made of need not be in memory for
/// all at once.
#[derive(Debug)]
pub struct Gathering {
    corpus: Corpus,
    with_items: bool,
}

impl Gathering {
    /// No documents yet. Words of statements are kept only where `with_items`: a codebook that
    /// declares claims needs them.
    pub fn new(with_items: bool) -> Self {
        Self { corpus: Corpus::default(), with_items }
    }

    /// Adds a document.
    pub fn add(&mut self, document: CorpusDocument) {
        let CorpusDocument { name, text, outlet, published, statements, extract } = document;
        let Extract { cast, statements: found, evidence, other_names, .. } = extract;
        let statements = statements.into_iter().zip(found);
        let statements = statements.map(|(given, found)| self.statement(given, found)).collect();
        self.corpus.casts.push(&cast);
        self.corpus.documents.push(KeptDocument {
            name: name.into(),
            text: text.into(),
            outlet: outlet.map(String::into),
            published,
            statements,
            evidence: evidence.into(),
            other_names: other_names.into(),
        });
    }

    fn statement(&mut self, given: CorpusStatement, found: StatementExtract) -> KeptStatement {
        let (rule, _) = self.corpus.rules.insert_full(found.stance_rule);
        KeptStatement {
            id: given.id.into(),
            kind: given.kind,
            content: given.content.into(),
            speakers: found.speakers.into(),
            numbers: found.numbers.into(),
            // What nobody read has no words to compare.
            item: (self.with_items && !found.item.is_empty()).then(|| Box::new(found.item)),
            record: found.claim.map(|claim| self.corpus.records.push(&claim)),
            by_hand: given.by_hand,
            rule: rule as u32,
        }
    }

    /// The documents in order, numbered.
    pub fn into_corpus(self) -> Corpus {
        let Corpus { documents, casts, records, rules } = self.corpus;
        let mut places: Vec<usize> = (0..documents.len()).collect();
        places.sort_by(|&a, &b| documents[a].place().cmp(&documents[b].place()));
        let casts = casts.in_order(&places);
        let mut documents: Vec<Option<KeptDocument>> = documents.into_iter().map(Some).collect();
        let taken = places.into_iter().filter_map(|place| documents[place].take());
        Corpus { documents: taken.collect(), casts, records, rules }
    }
}

impl KeptDocument {
    /// Its place in the order: the first day, the date as given, the name.
    fn place(&self) -> (i32, &str, &str) {
        let first = self.published.as_ref().and_then(Days::of).map(|days| days.first);
        let iso = self.published.as_ref().filter(|_| first.is_some()).map_or("", |at| &at.iso);
        (first.unwrap_or(i32::MAX), iso, &self.name)
    }
}

impl Corpus {
    /// Puts the documents in order and numbers them.
    pub fn new(documents: Vec<CorpusDocument>) -> Self {
        let mut gathering = Gathering::new(true);
        for document in documents {
            gathering.add(document);
        }
        gathering.into_corpus()
    }

    /// The documents, in order.
    pub fn documents(&self) -> &[KeptDocument] {
        &self.documents
    }

    /// The rule that decided the stance of a statement's source.
    pub fn rule(&self, statement: &KeptStatement) -> &str {
        &self.rules[statement.rule as usize]
    }

    /// Takes out of comparison every statement that a person rejected and none gave a claim: it keeps
    /// its place and says nothing.
    pub(super) fn silence(&mut self, decisions: &ClaimDecisions) {
        let given = decisions.given();
        let statements = self.documents.iter_mut().flat_map(|document| &mut document.statements);
        for (candidate, statement) in statements.enumerate() {
            if statement.is_rejected() && !given.contains(&candidate) {
                statement.item = None;
                statement.record = None;
                statement.content = Box::default();
                statement.numbers = Box::default();
                statement.speakers = Box::default();
                statement.by_hand = None;
            }
        }
    }

    /// Takes out the casts, in order.
    pub(super) fn take_casts(&mut self) -> Casts {
        std::mem::take(&mut self.casts)
    }

    /// Takes out the records of all statements.
    pub fn take_records(&mut self) -> Records {
        std::mem::take(&mut self.records)
    }

    /// The words of a statement's content, with white space made single spaces.
    pub fn content(&self, document: u32, statement: u32) -> String {
        let document = &self.documents[document as usize];
        let parts: Vec<String> = document.statements[statement as usize]
            .shown()
            .iter()
            .map(|span| one_line(span.of(&document.text)))
            .collect();
        parts.join(" … ")
    }
}
