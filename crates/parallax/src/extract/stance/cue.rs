//! Takes a statement, gives the word of its cue that governs the content.

use super::{class::Class, lexicon};
use crate::{
    annotate::Annotated,
    extract::{
        Statement,
        grammar::{self, Frame, child, is_noun},
    },
    text::Span,
};

/// The cue of a statement as the rules read it.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The governing word; none where only the layout attributes.
    pub head: Option<usize>,
    /// Its class, where the lexicon has it.
    pub class: Option<&'static Class>,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether the class is that of a noun: *a denial*.
    pub is_noun: bool,
    /// The tokens of the content.
    pub content: Vec<usize>,
    /// The head of the content's first clause.
    pub root: Option<usize>,
}

/// Frames in which a word is looked up where the tree shows no complement.
const USUAL: [Frame; 6] =
    [Frame::Clause, Frame::Object, Frame::Noun, Frame::To, Frame::Adjective, Frame::Gerund];

impl Cue {
    /// Reads the cue of `statement`.
    pub(super) fn of(annotated: &Annotated<'_>, statement: &Statement) -> Self {
        let tokens = tokens_of(annotated, &statement.cue);
        let content = tokens_of(annotated, &statement.content);
        let root = outermost(annotated, &content);
        let nested = tokens
            .iter()
            .find_map(|&token| of_noun(annotated, token).or_else(|| judged_noun(annotated, token)));
        let plain = || tokens.iter().find_map(|&token| of_word(annotated, token, &content));
        let found = nested.or_else(plain);
        let head = found.map(|(head, _)| head).or_else(|| outermost(annotated, &tokens));
        let negated = head.is_some_and(|head| grammar::is_governor_negated(annotated, head));
        let is_noun = head.is_some_and(|head| is_noun(annotated, head));
        Self { head, class: found.map(|(_, class)| class), negated, is_noun, content, root }
    }
}

/// The words of `spans`, in order.
pub(crate) fn tokens_of(annotated: &Annotated<'_>, spans: &[Span]) -> Vec<usize> {
    let all = spans.iter().flat_map(|&span| annotated.tokens_in(span));
    all.filter(|&i| !annotated.analysis.is_space(i)).collect()
}

/// The first token of `tokens` that depends on none of them.
fn outermost(annotated: &Annotated<'_>, tokens: &[usize]) -> Option<usize> {
    let outside = |&&i: &&usize| {
        let head = annotated.analysis.head(i);
        let is_word = !matches!(annotated.analysis.pos(i), "PUNCT" | "SCONJ" | "CCONJ");
        is_word && (head == i || tokens.binary_search(&head).is_err())
    };
    let verb = tokens.iter().filter(outside).find(|&&i| grammar::is_verb(annotated, i));
    verb.or_else(|| tokens.iter().find(outside)).copied()
}

/// *issued a denial*, *made the claim*, *rejected reports*: the object says what is done, unless
/// its verb does.
fn of_noun(annotated: &Annotated<'_>, noun: usize) -> Option<(usize, &'static Class)> {
    if !is_noun(annotated, noun)
        || !matches!(annotated.analysis.dep(noun), "dobj" | "attr" | "nsubjpass")
    {
        return None;
    }
    let own = lexicon::class(&grammar::lemma(annotated, noun), Frame::Noun)?;
    let verb = annotated.analysis.head(noun);
    let governed = lexicon::class(&grammar::phrase(annotated, verb), Frame::Object);
    Some(governed.map_or((noun, own), |class| (verb, class)))
}

/// *the claim that ... is false*: what is said of the noun decides.
fn judged_noun(annotated: &Annotated<'_>, noun: usize) -> Option<(usize, &'static Class)> {
    lexicon::class(&grammar::lemma(annotated, noun), Frame::Noun)?;
    let verb = annotated.analysis.head(noun);
    let is_subject = is_noun(annotated, noun) && annotated.analysis.dep(noun) == "nsubj";
    let said = child(annotated, verb, &["acomp"]).filter(|_| is_subject)?;
    let class = lexicon::class(&grammar::lemma(annotated, said), Frame::Adjective)?;
    Some((said, class))
}

/// A word with the frame of the clause that it governs inside the content.
fn of_word(
    annotated: &Annotated<'_>,
    word: usize,
    content: &[usize],
) -> Option<(usize, &'static Class)> {
    let phrase = grammar::phrase(annotated, word);
    let governed = grammar::complements(annotated, word);
    let inside = governed.iter().filter(|found| content.binary_search(&found.head).is_ok());
    let mut frames = inside.map(|found| found.frame);
    let object = child(annotated, word, &["dobj", "nsubjpass"])
        .filter(|object| content.binary_search(object).is_ok())
        .map(|_| Frame::Object);
    let known = frames
        .find_map(|frame| lexicon::class(&phrase, frame))
        .or_else(|| object.and_then(|frame| lexicon::class(&phrase, frame)));
    let usual = || USUAL.iter().find_map(|&frame| lexicon::class(&phrase, frame));
    let may_guess = grammar::is_verb(annotated, word) || is_noun(annotated, word);
    known.or_else(|| may_guess.then(usual).flatten()).map(|class| (word, class))
}
