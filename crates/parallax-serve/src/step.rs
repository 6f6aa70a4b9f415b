//! Takes decisions as a client sends them, gives those that are written down; says what a step did.

use parallax::{
    compare::decided::{ClaimDecision, Decided, DecidedClaim},
    extract::{Act, Basis, Kind, stance::Stance},
    present::comparison::ClaimRow,
};
use parallax_store::{LogEntry, Mark, NewDecision, NewReview, Project, Said};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    problem::Problem,
    register::Register,
    views::{MarkPart, Pair, Places},
};

/// A decision as a client sends it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// statement, assignment, sentence, claim, actor.
    kind: String,
    /// What is decided: of a statement accept, reject, flag, clear, edit, add; of an assignment
    /// accept, reject, assign, undo; of a sentence complete, missing, clear; of a claim or an actor
    /// rename, merge, split.
    verdict: String,
    statement: Option<String>,
    document: Option<String>,
    reason: Option<String>,
    new: Option<New>,
    claim: Option<String>,
    /// The claim or actor that it becomes a part of.
    into: Option<String>,
    label: Option<String>,
    /// The statements of a claim that make another one.
    statements: Option<Vec<String>>,
    /// Of a sentence, in UTF-16 code units.
    start: Option<usize>,
    end: Option<usize>,
    actor: Option<String>,
    name: Option<String>,
    /// The names of an actor that are those of another.
    names: Option<Vec<String>>,
}

/// A statement as it is to be.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct New {
    #[serde(flatten)]
    part: MarkPart,
    speaker: Option<String>,
    claim: Option<String>,
    stance: Option<String>,
}

impl Asked {
    /// The ids of statements that it is about.
    pub(crate) fn statements(&self) -> impl Iterator<Item = &str> {
        let own = self.statement.iter().chain(self.statements.iter().flatten());
        own.map(String::as_str)
    }

    fn given<'a>(&self, field: Option<&'a String>, name: &str) -> Result<&'a str, Problem> {
        let wrong = || format!("{} of a {} needs \"{name}\"", self.verdict, self.kind);
        field.map(String::as_str).ok_or_else(|| Problem::unusable(wrong()))
    }

    fn unknown(&self) -> Problem {
        Problem::unusable(format!("nobody can {} a {}", self.verdict, self.kind))
    }
}

/// The decisions to write down, in their order.
pub(crate) fn decisions(
    project: &Project,
    register: &Register,
    who: &str,
    asked: &[Asked],
) -> Result<Vec<NewDecision>, Problem> {
    let mut all = Vec::new();
    for one in asked {
        all.extend(match one.kind.as_str() {
            "statement" => statement(project, register, who, one)?,
            "assignment" => assignment(project, who, one)?,
            "sentence" => vec![sentence(project, who, one)?],
            "claim" => claim(project, who, one)?,
            "actor" => actor(project, who, one)?,
            _ => return Err(one.unknown()),
        });
    }
    Ok(all)
}

fn statement(
    project: &Project,
    register: &Register,
    who: &str,
    asked: &Asked,
) -> Result<Vec<NewDecision>, Problem> {
    if asked.verdict == "add" {
        let document = asked.given(asked.document.as_ref(), "document")?;
        let mark = mark(project, document, asked)?;
        return Ok(vec![project.addition(who, document, &mark, asked.reason.as_deref())?]);
    }
    let id = asked.given(asked.statement.as_ref(), "statement")?;
    let said = match asked.verdict.as_str() {
        "accept" => Said::Accept,
        "reject" => Said::Reject,
        "flag" => Said::Flag,
        "clear" => Said::Clear,
        "edit" => {
            let row = register.statements.find(id);
            let missing = || Problem::missing(format!("there is no statement {id}"));
            let document = register.statements.document(row.ok_or_else(missing)?);
            Said::Edit(mark(project, &register.documents.id(document), asked)?)
        }
        _ => return Err(asked.unknown()),
    };
    let reason = asked.reason.clone();
    Ok(project.review_decisions(who, &[NewReview { statement: id.to_owned(), said, reason }])?)
}

/// The statement as it is to be, in a document.
fn mark(project: &Project, document: &str, asked: &Asked) -> Result<Mark, Problem> {
    let missing = || Problem::missing(format!("there is no document {document}"));
    let kept = project.document_by_id(document)?.ok_or_else(missing)?;
    let needed = || Problem::unusable(format!("to {} a statement needs \"new\"", asked.verdict));
    let new = asked.new.as_ref().ok_or_else(needed)?;
    let (places, part) = (Places::new(&kept.document.text), &new.part);
    let stance =
        new.stance.as_deref().map(|name| named("stance", name, &Stance::ALL, Stance::name));
    Ok(Mark {
        source: places.spans(&part.source)?,
        cue: places.spans(&part.cue)?,
        content: places.spans(&part.content)?,
        kind: named("kind", &part.kind, &Kind::ALL, Kind::name)?,
        act: named("act", &part.act, &Act::ALL, Act::name)?,
        basis: named("basis", &part.basis, &Basis::ALL, Basis::name)?,
        speaker: new.speaker.clone().filter(|name| !name.trim().is_empty()),
        claim: new.claim.clone(),
        stance: stance.transpose()?,
    })
}

/// The member of a closed set that has this name.
fn named<T: Copy>(
    what: &str,
    name: &str,
    all: &[T],
    name_of: fn(T) -> &'static str,
) -> Result<T, Problem> {
    let found = all.iter().copied().find(|&one| name_of(one) == name);
    found.ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|&one| name_of(one)).collect();
        Problem::unusable(format!("{what} \"{name}\": there are {}", known.join(", ")))
    })
}

fn assignment(project: &Project, who: &str, asked: &Asked) -> Result<Vec<NewDecision>, Problem> {
    let id = asked.given(asked.statement.as_ref(), "statement")?;
    let missing = || Problem::missing(format!("there is no statement {id}"));
    let target = project.target(id)?.ok_or_else(missing)?;
    let claim = || decided_claim(project, asked.given(asked.claim.as_ref(), "claim")?, id);
    let decided = match asked.verdict.as_str() {
        "accept" => Decided::Accept(claim()?),
        "reject" => Decided::Reject(claim()?),
        "assign" => Decided::Assign(claim()?, None),
        "undo" => Decided::Undo,
        _ => return Err(asked.unknown()),
    };
    let reason = asked.reason.clone();
    let made = ClaimDecision { who: who.to_owned(), target, decided, reason, at: None };
    Ok(project.assignment_decisions(&[made])?)
}

/// Statements that stand for a claim that nobody declared.
const WITNESSES: usize = 5;

/// A claim as decisions name it: by its id in the codebook, else by other statements that make it.
fn decided_claim(project: &Project, id: &str, statement: &str) -> Result<DecidedClaim, Problem> {
    let missing = || Problem::missing(format!("there is no claim {id}"));
    let row: ClaimRow = project.compared_row(id)?.ok_or_else(missing)?;
    if row.origin == "codebook" {
        return Ok(DecidedClaim::Codebook(row.id));
    }
    let members = row.members.iter().map(|member| member.statement.as_str());
    let first = row.canonical_statement.as_deref();
    let others = members.filter(|&id| Some(id) != first);
    let mut targets = Vec::new();
    for other in first.into_iter().chain(others).filter(|&id| id != statement).take(WITNESSES) {
        targets.extend(project.target(other)?);
    }
    Ok(DecidedClaim::Found(targets))
}

fn sentence(project: &Project, who: &str, asked: &Asked) -> Result<NewDecision, Problem> {
    let document = asked.given(asked.document.as_ref(), "document")?;
    let missing = || Problem::missing(format!("there is no document {document}"));
    let kept = project.document_by_id(document)?.ok_or_else(missing)?;
    let needed = || Problem::unusable("a sentence needs \"start\" and \"end\"");
    let (start, end) = asked.start.zip(asked.end).ok_or_else(needed)?;
    let span = Places::new(&kept.document.text).span(Pair(start, end))?;
    let is_complete = match asked.verdict.as_str() {
        "complete" => Some(true),
        "missing" => Some(false),
        "clear" => None,
        _ => return Err(asked.unknown()),
    };
    Ok(project.sentence_decision(who, document, span, is_complete)?)
}

fn claim(project: &Project, who: &str, asked: &Asked) -> Result<Vec<NewDecision>, Problem> {
    let (id, reason) = (asked.given(asked.claim.as_ref(), "claim")?, asked.reason.as_deref());
    Ok(match asked.verdict.as_str() {
        "rename" => {
            project.rename_claim(who, id, asked.given(asked.label.as_ref(), "label")?, reason)?
        }
        "merge" => {
            project.merge_claims(who, id, asked.given(asked.into.as_ref(), "into")?, reason)?
        }
        "split" => {
            let own: Vec<&str> = asked.statements.iter().flatten().map(String::as_str).collect();
            project.split_claim(who, id, &own, asked.label.as_deref(), reason)?
        }
        _ => return Err(asked.unknown()),
    })
}

fn actor(project: &Project, who: &str, asked: &Asked) -> Result<Vec<NewDecision>, Problem> {
    let (id, reason) = (asked.given(asked.actor.as_ref(), "actor")?, asked.reason.as_deref());
    let name = asked.name.as_deref();
    Ok(match asked.verdict.as_str() {
        "rename" => {
            project.rename_actor(who, id, asked.given(asked.name.as_ref(), "name")?, reason)?
        }
        "merge" => {
            let into = asked.given(asked.into.as_ref(), "into")?;
            project.merge_actors(who, &[into, id], name, reason)?
        }
        "split" => {
            let row: parallax::present::comparison::ActorRow = project
                .compared_row(id)?
                .ok_or_else(|| Problem::missing(format!("there is no actor {id}")))?;
            let apart = asked.names.clone().unwrap_or_default();
            let all = [row.name].into_iter().chain(row.aliases);
            let rest: Vec<String> = all.filter(|name| !apart.contains(name)).collect();
            project.split_actor(who, id, &[rest, apart], reason)?
        }
        _ => return Err(asked.unknown()),
    })
}

/// What a step did, in words.
pub(crate) fn label(entries: &[LogEntry]) -> String {
    let Some(first) = entries.first().map(|entry| &entry.decision.decided) else {
        return "nothing".to_owned();
    };
    let is_same = |entry: &&LogEntry| {
        let one = &entry.decision.decided;
        one.kind == first.kind && one.verdict == first.verdict
    };
    let same = entries.iter().filter(is_same).count();
    let more = entries.len() - same;
    let thing = if same == 1 { first.kind.clone() } else { format!("{same} {}s", first.kind) };
    let words: String = first.quoted.chars().take(60).collect();
    let quoted =
        if same == 1 && !words.is_empty() { format!(": “{words}”") } else { String::new() };
    let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("{} {thing}{quoted}{rest}", first.verdict)
}

/// The ids of the statements that entries of the log are about.
pub(crate) fn statements_of(register: &Register, entries: &[LogEntry]) -> Vec<String> {
    let shown = |entry: &LogEntry| {
        let old = entry.decision.decided.old.as_deref()?;
        let old: serde_json::Value = serde_json::from_str(old).ok()?;
        let id = old.get("id")?.as_str()?.to_owned();
        register.statements.find(&id).map(|_| id)
    };
    let mut ids: Vec<String> = entries.iter().filter_map(shown).collect();
    ids.sort();
    ids.dedup();
    ids
}
