//! The rules that decide a stance, in their order: the first that applies decides.

use super::{
    Judged, Stance,
    cue::{Cue, tokens_of},
    lexicon,
};
use crate::{
    annotate::Annotated,
    extract::{
        Act, Basis, Statement,
        grammar::{self, Frame, child, is_conditional, is_noun, is_question, lemma, modal},
        words::{AGAINST, PROPOSALS},
    },
};

/// What a rule sees.
struct View<'a> {
    annotated: &'a Annotated<'a>,
    cue: &'a Cue,
    statement: &'a Statement,
}

type Rule = fn(&View<'_>) -> Option<Stance>;

/// Rules with their ids, in the order in which they are tried.
const RULES: [(&str, Rule); 13] = [
    ("negated-cue", negated_cue),
    ("unsettled-cue", unsettled_cue),
    ("question-act", question_act),
    ("demand-act", demand_act),
    ("opposed-proposal", opposed_proposal),
    ("noun-cue", noun_cue),
    ("cue-class", cue_class),
    ("act", act),
    ("distanced-content", distanced_content),
    ("reports-other", reports_other),
    ("asked-content", asked_content),
    ("open-content", open_content),
    ("coming-content", coming_content),
];

/// Applies the rules; a source that nothing marks asserts what it says.
pub(super) fn judge(annotated: &Annotated<'_>, cue: &Cue, statement: &Statement) -> Judged {
    let view = View { annotated, cue, statement };
    let mut decided = RULES
        .iter()
        .filter_map(|(rule, decide)| decide(&view).map(|stance| Judged { stance, rule }));
    decided.next().unwrap_or(Judged { stance: Stance::Assert, rule: "plain-report" })
}

/// *did not confirm that*, *no evidence that*.
fn negated_cue(view: &View<'_>) -> Option<Stance> {
    let class = view.cue.class.filter(|_| view.cue.negated)?;
    Some(class.stance[1])
}

/// *would deny*, *if it confirms*, *may claim*: the act itself is not settled.
fn unsettled_cue(view: &View<'_>) -> Option<Stance> {
    let head = view.cue.head.filter(|&head| grammar::is_verb(view.annotated, head))?;
    let modal = modal(view.annotated, head);
    let open = modal.is_some_and(|modal| {
        matches!(modal.as_str(), "could" | "may" | "might" | "should" | "would")
    });
    let asked = is_question(view.annotated, head)
        && child(view.annotated, head, &["aux"])
            .is_some_and(|aux| view.annotated.words.first().is_some_and(|&first| aux == first));
    (open || asked || is_conditional(view.annotated, head)).then_some(Stance::ReportOnly)
}

fn question_act(view: &View<'_>) -> Option<Stance> {
    (view.statement.act == Act::Question).then_some(Stance::Ask)
}

fn demand_act(view: &View<'_>) -> Option<Stance> {
    let known = view.cue.class.is_some_and(|class| class.stance[0] == Stance::Assert);
    (view.statement.act == Act::Demand && !known).then_some(Stance::Demand)
}

/// *decried the plan to*, *is critical of the proposal*: whoever is against what is not there yet does
/// not want it.
fn opposed_proposal(view: &View<'_>) -> Option<Stance> {
    let against = tokens_of(view.annotated, &view.statement.cue).into_iter().find(|&word| {
        AGAINST.contains(lemma(view.annotated, word).as_str())
            && !grammar::is_governor_negated(view.annotated, word)
    })?;
    let is_proposed = |&&word: &&usize| {
        is_noun(view.annotated, word)
            && PROPOSALS.contains(lemma(view.annotated, word).as_str())
            && is_object_of(view.annotated, word, against)
    };
    view.cue.content.iter().find(is_proposed).map(|_| Stance::Deny)
}

/// Whether `word` depends on `governor`, itself or through prepositions.
fn is_object_of(annotated: &Annotated<'_>, word: usize, governor: usize) -> bool {
    let mut head = annotated.analysis.head(word);
    while annotated.analysis.pos(head) == "ADP" && annotated.analysis.head(head) != head {
        head = annotated.analysis.head(head);
    }
    head == governor
}

/// *issued a denial*, *repeated the allegation*.
fn noun_cue(view: &View<'_>) -> Option<Stance> {
    let class = view.cue.class.filter(|_| view.cue.is_noun)?;
    decisive(class.stance[0])
}

fn cue_class(view: &View<'_>) -> Option<Stance> {
    decisive(view.cue.class?.stance[0])
}

/// An assertion waits for what the content says.
fn decisive(stance: Stance) -> Option<Stance> {
    (stance != Stance::Assert).then_some(stance)
}

fn act(view: &View<'_>) -> Option<Stance> {
    match view.statement.act {
        Act::Intention => Some(Stance::Predict),
        Act::Feeling if view.cue.class.is_none() => Some(Stance::Demand),
        _ => None,
    }
}

/// Words by which a speaker steps back from the words of others.
const DISTANCING: [&str; 6] =
    ["alleged", "purported", "self-proclaimed", "self-styled", "so-called", "supposed"];

/// *the so-called operation*, where nobody else is the source.
fn distanced_content(view: &View<'_>) -> Option<Stance> {
    let own_voice = matches!(view.statement.basis, Basis::Author);
    let near = |&i: &usize| {
        let word = view.annotated.analysis.word(i).to_lowercase();
        DISTANCING.contains(&word.as_str()) || (own_voice && is_scare_quote(view, i))
    };
    let subject =
        view.cue.root.and_then(|root| child(view.annotated, root, &["nsubj", "nsubjpass", "dobj"]));
    let about = |&i: &usize| {
        let head = view.annotated.analysis.head(i);
        Some(head) == subject || Some(head) == view.cue.root
    };
    let root_is_noun = view.cue.root.is_some_and(|root| grammar::is_noun(view.annotated, root));
    let mut marked = view.cue.content.iter().filter(|i| near(i) && (root_is_noun || about(i)));
    marked.next().map(|_| Stance::Doubt)
}

/// One or two words between quotation marks, without a verb.
fn is_scare_quote(view: &View<'_>, i: usize) -> bool {
    let Some(quote) = view.annotated.quote_of[i] else { return false };
    let quote = view.annotated.quotes[quote as usize];
    let inside = quote.first + 1..quote.last;
    quote.closed
        && (1..=2).contains(&inside.len())
        && inside.clone().all(|word| !grammar::is_verb(view.annotated, word))
        && inside.contains(&i)
}

/// *reports that Y denies*: what the content says is said by somebody else.
fn reports_other(view: &View<'_>) -> Option<Stance> {
    let root = view.cue.root?;
    let frames = grammar::complements(view.annotated, root);
    let speech = frames.iter().any(|found| {
        let word = grammar::phrase(view.annotated, root);
        found.frame == Frame::Clause
            && lexicon::class(&word, found.frame).is_some_and(|class| SPEECH.contains(&class.name))
    });
    let subject = child(view.annotated, root, &["nsubj"])?;
    let other = view.annotated.analysis.pos(subject) != "PRON";
    let has_source = !view.statement.source.is_empty();
    (speech && other && has_source).then_some(Stance::ReportOnly)
}

/// Classes of words for what others say.
const SPEECH: [&str; 5] = ["belief", "claim", "deny", "doubt", "report"];

fn asked_content(view: &View<'_>) -> Option<Stance> {
    let &last = view.cue.content.last()?;
    let ends = |i: usize| view.annotated.analysis.word(i) == "?";
    let after = view.annotated.neighbour(last, 1);
    let before_mark = after.is_some_and(ends) && view.annotated.quote_of[last].is_some();
    (ends(last) || before_mark).then_some(Stance::Ask)
}

/// *may have held*, *might not hold*, *possibly*. That something could be is what its source asserts.
fn open_content(view: &View<'_>) -> Option<Stance> {
    let root = view.cue.root?;
    let modal = modal(view.annotated, root);
    let open = modal.is_some_and(|modal| match modal.as_str() {
        "may" | "might" => is_past(view, root) || grammar::is_negated(view.annotated, root),
        "could" => is_past(view, root) && !grammar::is_negated(view.annotated, root),
        _ => false,
    });
    let mut adverbs = grammar::children(view.annotated, root, &["advmod"]);
    let hedged = adverbs.any(|adverb| {
        matches!(
            lemma(view.annotated, adverb).as_str(),
            "allegedly" | "conceivably" | "maybe" | "perhaps" | "possibly" | "purportedly"
        )
    });
    (open || hedged).then_some(Stance::Doubt)
}

/// *may have held*: what is open is whether it was so.
fn is_past(view: &View<'_>, verb: usize) -> bool {
    let mut auxiliaries = grammar::children(view.annotated, verb, &["aux", "auxpass"]);
    auxiliaries.any(|aux| lemma(view.annotated, aux) == "have")
}

/// *will withdraw*.
fn coming_content(view: &View<'_>) -> Option<Stance> {
    let modal = modal(view.annotated, view.cue.root?)?;
    matches!(modal.as_str(), "'ll" | "shall" | "will" | "wo").then_some(Stance::Predict)
}
