//! Takes candidates that are pronouns, gives an actor to those that leave little doubt.

use super::{
    ActorKind,
    draft::{Draft, Drafts},
    mentions::Candidate,
    speakers::is_first_person,
    walk::{Recent, Walk},
};

/// Decides whom the pronoun at `index` means, if anybody near fits.
pub(super) fn resolve(walk: &mut Walk<'_>, index: usize, drafts: &mut Drafts) {
    let candidate = &walk.candidates[index];
    let word = walk.annotated.analysis.word(candidate.head).to_lowercase();
    let found = match word.as_str() {
        "who" | "whom" | "whose" | "which" | "that" => relative(walk, candidate, drafts),
        "it" if is_empty(walk, candidate.head) => None,
        word if is_first_person(word) => None,
        "both" => both(walk, drafts).map(|actor| (actor, "both")),
        _ => antecedent(walk, candidate, &word, drafts),
    };
    if let Some((actor, rule)) = found {
        drafts.decide(walk.candidates, index, actor, rule);
    }
}

/// Whom a relative pronoun means: the noun that its clause belongs to.
fn relative(
    walk: &Walk<'_>,
    candidate: &Candidate,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    let analysis = &walk.annotated.analysis;
    let mut i = candidate.head;
    for _ in 0..4 {
        if analysis.dep(i) == "relcl" {
            return drafts.actor_at(analysis.head(i)).map(|actor| (actor, "relative-pronoun"));
        }
        i = analysis.head(i);
    }
    None
}

/// The two that "both" means: the last collective, else the only two of the kind that was mentioned
/// last.
fn both(walk: &mut Walk<'_>, drafts: &mut Drafts) -> Option<usize> {
    let now = walk.now;
    let near = walk.recent.iter().rev().take(MOST);
    let near: Vec<Recent> = near.take_while(|recent| recent.sentence + 1 >= now).copied().collect();
    if let Some(joined) = near.iter().find(|recent| recent.is_collective) {
        return Some(joined.actor);
    }
    let one = |actor: usize| {
        let draft = &drafts.actors[actor];
        let acts = matches!(
            draft.kind,
            Some(ActorKind::Person | ActorKind::Organization | ActorKind::State)
        );
        acts && !draft.plural
    };
    let kind = near.iter().find(|recent| one(recent.actor)).map(|r| drafts.actors[r.actor].kind)?;
    let mut two: Vec<usize> = Vec::new();
    for recent in near.iter().filter(|r| one(r.actor) && drafts.actors[r.actor].kind == kind) {
        if !two.contains(&recent.actor) {
            two.push(recent.actor);
        }
    }
    two.reverse();
    (two.len() == 2).then(|| walk.pair(&two, drafts))
}

/// Whether "it" means nothing: "it is clear that", "it is said that", "it took two days to".
fn is_empty(walk: &Walk<'_>, it: usize) -> bool {
    let analysis = &walk.annotated.analysis;
    let verb = analysis.head(it);
    let has = |labels: &[&str]| {
        walk.annotated.tree.children(verb).any(|child| labels.contains(&analysis.dep(child)))
    };
    let is_being = matches!(analysis.lemma(verb), "be" | "seem" | "appear" | "take" | "become");
    match analysis.dep(it) {
        "expl" => true,
        "nsubjpass" => has(&["ccomp", "xcomp", "advcl"]),
        "nsubj" => is_being && has(&["acomp", "attr", "ccomp", "xcomp", "advcl", "npadvmod"]),
        _ => false,
    }
}

/// The best of the actors mentioned lately.
fn antecedent(
    walk: &Walk<'_>,
    candidate: &Candidate,
    word: &str,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    let said = speaker(walk, candidate, word, drafts);
    if said.is_some() {
        return said;
    }
    let now = walk.annotated.analysis.sentence_of(candidate.head);
    let near = walk.recent.iter().rev().take(MOST);
    let near = near.take_while(|recent| recent.sentence + FARTHEST >= now);
    let mut best: Option<(i32, usize)> = None;
    for recent in near.filter(|recent| recent.head < candidate.head) {
        if let Some(score) = score(walk, candidate, word, recent, drafts)
            && best.is_none_or(|(most, _)| score > most)
        {
            best = Some((score, recent.actor));
        }
    }
    best.filter(|&(score, _)| score >= LEAST).map(|(_, actor)| (actor, "pronoun-nearest"))
}

/// So many mentions and sentences back are looked at.
const MOST: usize = 40;
const FARTHEST: usize = 2;
/// A lower score leaves the pronoun open.
const LEAST: i32 = 4;

/// The speaker of an indirect statement whose subject the pronoun is: "Dask said that he ...".
fn speaker(
    walk: &Walk<'_>,
    candidate: &Candidate,
    word: &str,
    drafts: &Drafts,
) -> Option<(usize, &'static str)> {
    let analysis = &walk.annotated.analysis;
    let i = candidate.head;
    if walk.annotated.quote_of[i].is_some()
        || !matches!(analysis.dep(i), "nsubj" | "nsubjpass" | "poss")
    {
        return None;
    }
    if is_object(walk, i) || is_of_cue(walk, i) {
        return None;
    }
    let actor = walk.said.speaker_around(i, drafts)?;
    let fits = fits(candidate, word, actor, drafts.actors[actor].plural, drafts)
        && agrees(word, actor, drafts);
    fits.then_some((actor, "speaker-in-content"))
}

/// Whether the pronoun owns the object of the verb that attributes: "praised her patience".
fn is_of_cue(walk: &Walk<'_>, i: usize) -> bool {
    let analysis = &walk.annotated.analysis;
    let noun = analysis.head(i);
    let mut subjects = walk.annotated.tree.children(analysis.head(noun));
    let is_source = |child: usize| analysis.dep(child) == "nsubj" && walk.said.is_source(child);
    analysis.dep(i) == "poss" && analysis.dep(noun) == "dobj" && subjects.any(is_source)
}

/// Whether the pronoun is the object of the verb above though it is the subject of an infinitive:
/// "expected it to be held".
fn is_object(walk: &Walk<'_>, i: usize) -> bool {
    let analysis = &walk.annotated.analysis;
    let verb = analysis.head(i);
    let is_to = |child: usize| analysis.dep(child) == "aux" && analysis.tag(child) == "TO";
    analysis.dep(i).starts_with("nsubj") && walk.annotated.tree.children(verb).any(is_to)
}

/// How well the pronoun and an earlier mention go together; none if they cannot.
fn score(
    walk: &Walk<'_>,
    candidate: &Candidate,
    word: &str,
    recent: &Recent,
    drafts: &Drafts,
) -> Option<i32> {
    let analysis = &walk.annotated.analysis;
    let (i, other) = (candidate.head, recent.head);
    if !fits(candidate, word, recent.actor, recent.is_plural, drafts)
        || is_bound(walk, i, other, word)
    {
        return None;
    }
    let quoted = walk.annotated.quote_of[i].is_some();
    if quoted && walk.said.speaker_of(i, drafts) == Some(recent.actor) {
        return None;
    }
    let now = analysis.sentence_of(i);
    let mut score = 10 - 4 * (now - recent.sentence) as i32;
    score += match analysis.dep(other) {
        "nsubj" | "nsubjpass" => 4,
        "poss" | "compound" => -2,
        "pobj" => -1,
        _ => 0,
    };
    score += drafts.actors[recent.actor].count.min(3) as i32;
    if walk.annotated.quote_of[other] != walk.annotated.quote_of[i] {
        score -= 2;
    }
    if walk.annotated.paragraph_of[other] != walk.annotated.paragraph_of[i] {
        score -= 1;
    }
    score += i32::from(walk.said.is_source(other)) * 3;
    score += i32::from(analysis.dep(i) == "dobj" && analysis.dep(other) == "dobj") * 4;
    score += i32::from(candidate.gender.is_some() && draft_gender(recent, drafts)) * 2;
    score += i32::from(recent.is_collective && word != "it") * 2;
    Some(score + kind_bonus(word, &drafts.actors[recent.actor]))
}

/// Whether the gender of a mentioned person is known; that it fits has been seen.
fn draft_gender(recent: &Recent, drafts: &Drafts) -> bool {
    drafts.actors[recent.actor].gender.is_some()
}

fn kind_bonus(word: &str, draft: &Draft) -> i32 {
    match (word, draft.kind) {
        ("it" | "its" | "itself", Some(ActorKind::Place)) => -3,
        ("it" | "its" | "itself", Some(ActorKind::Organization | ActorKind::State)) => 1,
        ("they" | "them" | "their", Some(ActorKind::Organization)) => -12,
        ("they" | "them" | "their", Some(ActorKind::Document)) => -5,
        _ => 0,
    }
}

/// Whether the actor can be meant by the pronoun.
fn fits(candidate: &Candidate, word: &str, actor: usize, is_plural: bool, drafts: &Drafts) -> bool {
    let draft = &drafts.actors[actor];
    let is_several = is_plural || draft.plural || !draft.members.is_empty();
    match word {
        "it" | "its" | "itself" => {
            !is_several && !matches!(draft.kind, Some(ActorKind::Person | ActorKind::Group) | None)
        }
        _ if candidate.plural => {
            let is_known = !matches!(draft.kind, Some(ActorKind::Place | ActorKind::Person));
            is_known && (is_several || draft.kind == Some(ActorKind::Organization))
        }
        _ => {
            let is_person = matches!(draft.kind, Some(ActorKind::Person) | None) && !is_several;
            is_person && (draft.gender.is_none() || draft.gender == candidate.gender)
        }
    }
}

/// Whether number agrees without doubt, as the speaker of a clause must: "The army said they" is
/// left to the nearest.
fn agrees(word: &str, actor: usize, drafts: &Drafts) -> bool {
    let draft = &drafts.actors[actor];
    !matches!(word, "they" | "them" | "their") || draft.plural
}

/// Whether grammar forbids that the two mean the same: object and subject of one verb.
fn is_bound(walk: &Walk<'_>, pronoun: usize, other: usize, word: &str) -> bool {
    let analysis = &walk.annotated.analysis;
    if word.ends_with("self") || word.ends_with("selves") {
        return false;
    }
    let verb = |i: usize| match analysis.dep(i) {
        "nsubj" | "nsubjpass" | "dobj" | "dative" => Some(analysis.head(i)),
        "pobj" => Some(analysis.head(analysis.head(i))),
        _ => None,
    };
    let owns = analysis.dep(pronoun) != "poss" && analysis.dep(other) == "poss";
    let is_owner = owns && analysis.head(other) == pronoun;
    is_owner || verb(pronoun).is_some_and(|own| verb(other) == Some(own))
}
