//! The rules of a ruler: how they are read and how they match.

use std::collections::BTreeMap;

use fancy_regex::Regex;
use parallax::lang::{Label, Labels};

use super::{Attributes, RuledLemma, TokenFacts};
use crate::{error::LoadError, packed::Packed};

/// Which tokens of which long patterns a token matches: one bit each.
pub(super) type Marks = u64;

/// All rules, in order.
#[derive(Debug, Default)]
pub(super) struct Rules {
    in_order: Vec<Rule>,
    lemmas: Vec<Box<str>>,
    /// Patterns of several tokens. Their tokens have the bits of [`Marks`] from first to last.
    long: Vec<LongPattern>,
}

#[derive(Debug, Default)]
struct Rule {
    /// Patterns of a single token.
    short: Vec<TokenPattern>,
    change: Change,
}

#[derive(Debug)]
struct LongPattern {
    tokens: Vec<TokenPattern>,
    first_bit: usize,
    rule: usize,
    /// Which of the tokens is changed.
    changed: usize,
}

/// All conditions must hold.
type TokenPattern = Vec<Condition>;

#[derive(Debug)]
enum Condition {
    Tag(Choice<Label>),
    Dep(Choice<Label>),
    Word(Choice<Box<str>>),
    Lower(Choice<Box<str>>),
    LowerLike(Box<Regex>),
    IsSpace(bool),
}

#[derive(Debug)]
enum Choice<T> {
    In(Vec<T>),
    NotIn(Vec<T>),
}

#[derive(Debug, Default)]
struct Change {
    tag: Option<Label>,
    dep: Option<Label>,
    pos: Option<Label>,
    morph: Option<Label>,
    lemma: Option<RuledLemma>,
}

impl Rules {
    pub(super) fn load(packed: Packed<'_>, labels: &mut Labels) -> Result<Self, LoadError> {
        let mut rules = Self::default();
        for rule in packed.items()? {
            rules.add(rule, labels)?;
        }
        if rules.bits() > Marks::BITS as usize {
            return Err(packed.wrong("there are too many patterns of several tokens"));
        }
        Ok(rules)
    }

    /// What the rules give a token; those in `long` apply besides those that match it alone.
    pub(super) fn attributes(&self, token: &TokenFacts<'_>, long: &[usize]) -> Attributes {
        let lower = token.word.to_lowercase();
        let mut attributes = Attributes { tag: token.tag, dep: token.dep, ..Attributes::default() };
        for (index, rule) in self.in_order.iter().enumerate() {
            if long.contains(&index) || rule.short.iter().any(|short| holds(short, token, &lower)) {
                rule.change.apply(&mut attributes);
            }
        }
        attributes
    }

    /// Which tokens of long patterns `token` matches.
    pub(super) fn marks(&self, token: &TokenFacts<'_>) -> Marks {
        let lower = token.word.to_lowercase();
        let patterns = self.long.iter().flat_map(|long| &long.tokens);
        let held = patterns.map(|pattern| Marks::from(holds(pattern, token, &lower)));
        held.enumerate().fold(0, |marks, (bit, held)| marks | held << bit)
    }

    /// The tokens that long patterns change, in order, each with the rules that do so.
    pub(super) fn long_matches(&self, marks: &[Marks]) -> BTreeMap<usize, Vec<usize>> {
        let mut changed = BTreeMap::<usize, Vec<usize>>::new();
        for (start, _) in marks.iter().enumerate().filter(|&(_, &marks)| marks != 0) {
            for long in self.long.iter().filter(|long| long.matches(&marks[start..])) {
                changed.entry(start + long.changed).or_default().push(long.rule);
            }
        }
        changed
    }

    pub(super) fn lemma(&self, id: RuledLemma) -> &str {
        &self.lemmas[usize::from(id.0)]
    }

    /// Bits of marks in use.
    fn bits(&self) -> usize {
        self.long.last().map_or(0, |long| long.first_bit + long.tokens.len())
    }

    fn add(&mut self, packed: Packed<'_>, labels: &mut Labels) -> Result<(), LoadError> {
        let mut rule = Rule { change: self.change(packed.field("attrs")?, labels)?, short: vec![] };
        let index = packed.field("index")?;
        for pattern in packed.field("patterns")?.items()? {
            let tokens = pattern
                .items()?
                .map(|token| token_pattern(token, labels))
                .collect::<Result<Vec<_>, _>>()?;
            let changed = index.position(tokens.len())?;
            match <[TokenPattern; 1]>::try_from(tokens) {
                Ok([single]) => rule.short.push(single),
                Err(tokens) => {
                    let (first_bit, rule) = (self.bits(), self.in_order.len());
                    self.long.push(LongPattern { tokens, first_bit, rule, changed });
                }
            }
        }
        self.in_order.push(rule);
        Ok(())
    }

    fn change(&mut self, packed: Packed<'_>, labels: &mut Labels) -> Result<Change, LoadError> {
        let mut change = Change::default();
        for (attribute, value) in packed.entries()? {
            let value = value.text()?;
            match attribute.text()? {
                "TAG" => change.tag = Some(labels.add(value)),
                "DEP" => change.dep = Some(labels.add(value)),
                "POS" => change.pos = Some(labels.add(value)),
                // spaCy writes "no features" as an underscore.
                "MORPH" => change.morph = Some(labels.add(if value == "_" { "" } else { value })),
                "LEMMA" => {
                    change.lemma = Some(RuledLemma(self.lemmas.len() as u16));
                    self.lemmas.push(value.into());
                }
                other => return Err(packed.wrong(&format!("rules that set {other} are unknown"))),
            }
        }
        Ok(change)
    }
}

impl LongPattern {
    /// Whether the pattern matches the tokens whose marks begin with these.
    fn matches(&self, marks: &[Marks]) -> bool {
        let len = self.tokens.len();
        marks.len() >= len && (0..len).all(|at| marks[at] >> (self.first_bit + at) & 1 == 1)
    }
}

impl Change {
    fn apply(&self, attributes: &mut Attributes) {
        attributes.tag = self.tag.unwrap_or(attributes.tag);
        attributes.dep = self.dep.unwrap_or(attributes.dep);
        attributes.pos = self.pos.unwrap_or(attributes.pos);
        attributes.morph = self.morph.unwrap_or(attributes.morph);
        attributes.lemma = self.lemma.or(attributes.lemma);
    }
}

impl Condition {
    fn holds(&self, token: &TokenFacts<'_>, lower: &str) -> bool {
        match self {
            Self::Tag(choice) => choice.holds(|tag| *tag == token.tag),
            Self::Dep(choice) => choice.holds(|dep| *dep == token.dep),
            Self::Word(choice) => choice.holds(|word| **word == *token.word),
            Self::Lower(choice) => choice.holds(|word| **word == *lower),
            Self::LowerLike(pattern) => pattern.is_match(lower).unwrap_or(false),
            Self::IsSpace(wanted) => *wanted == token.is_space,
        }
    }
}

impl<T> Choice<T> {
    fn holds(&self, is: impl Fn(&T) -> bool) -> bool {
        match self {
            Self::In(values) => values.iter().any(is),
            Self::NotIn(values) => !values.iter().any(is),
        }
    }
}

fn holds(pattern: &TokenPattern, token: &TokenFacts<'_>, lower: &str) -> bool {
    pattern.iter().all(|condition| condition.holds(token, lower))
}

fn token_pattern(packed: Packed<'_>, labels: &mut Labels) -> Result<TokenPattern, LoadError> {
    packed.entries()?.map(|(fact, wanted)| condition(fact.text()?, wanted, labels)).collect()
}

fn condition(fact: &str, wanted: Packed<'_>, labels: &mut Labels) -> Result<Condition, LoadError> {
    Ok(match fact {
        "TAG" => Condition::Tag(choice(wanted, |name| labels.add(name))?),
        "DEP" => Condition::Dep(choice(wanted, |name| labels.add(name))?),
        "ORTH" | "TEXT" => Condition::Word(choice(wanted, |word| word.into())?),
        "LOWER" => match wanted.field("REGEX") {
            Ok(source) => Condition::LowerLike(Box::new(
                Regex::new(source.text()?).map_err(|error| wanted.wrong(&error.to_string()))?,
            )),
            Err(_) => Condition::Lower(choice(wanted, |word| word.into())?),
        },
        "IS_SPACE" => Condition::IsSpace(wanted.truth()?),
        other => return Err(wanted.wrong(&format!("rules that look at {other} are unknown"))),
    })
}

/// A single value, `{"IN": [...]}` or `{"NOT_IN": [...]}`.
fn choice<T>(wanted: Packed<'_>, mut make: impl FnMut(&str) -> T) -> Result<Choice<T>, LoadError> {
    let Ok(mut entries) = wanted.entries() else {
        return Ok(Choice::In(vec![make(wanted.text()?)]));
    };
    let (Some((operator, values)), None) = (entries.next(), entries.next()) else {
        return Err(wanted.wrong("a condition with one operator is expected"));
    };
    let values = values.items()?.map(|value| Ok(make(value.text()?)));
    match operator.text()? {
        "IN" => Ok(Choice::In(values.collect::<Result<_, _>>()?)),
        "NOT_IN" => Ok(Choice::NotIn(values.collect::<Result<_, _>>()?)),
        other => Err(wanted.wrong(&format!("the operator {other} is unknown"))),
    }
}
