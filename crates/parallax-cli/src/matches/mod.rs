//! `parallax match`: ranks the claims of a list for each statement or article, or the other way
//! round.

mod arguments;
mod list;
mod texts;

use anyhow::Result;
use parallax::{
    codebook::{Codebook, CodebookClaim, Parties},
    lang::Language,
    present::MatchRow,
    resolve::{
        Item,
        claim_list::{ReadWordings, Wording},
        claims::{ClaimStatement, Records, Relation, relation},
        groups::Chunks as _,
        matching::{Index, Query, Ranked, Target, Weights, rank},
    },
};
use parallax_store::Project;
use parallax_threads::Threads;

use crate::{
    exit::{Exit, advice},
    map, model, output, rows,
};
pub(crate) use arguments::MatchArguments;
use list::Listed;
use texts::Text;

/// Runs the command.
pub(crate) fn run(arguments: &MatchArguments) -> Result<Exit> {
    let listed = list::read(arguments)?;
    let toml = Project::open(&arguments.project)?.codebook()?.unwrap_or_default();
    let parties = Codebook::from_toml(&toml)?.parties;
    let language = model::load(&arguments.model)?
        .ok_or_else(|| advice("match reads the list with a model", "Leave out: --model none"))?;
    let language = language.as_ref();
    let bare = |texts| (texts, Records::default());
    let (texts, mut records) = match &arguments.query {
        Some(path) => bare(texts::of_file(path, language, &parties)?),
        None if arguments.documents => {
            bare(texts::documents(&arguments.project, language, &parties)?)
        }
        None => texts::statements(&arguments.project, &parties)?,
    };
    output::say(&format!("Reading {} claims", listed.len()));
    let read = in_parallel(&listed, &|listed: &Listed| read(listed, language, &parties))?;
    let claims: Vec<Claim> = read.into_iter().map(|read| Claim::of(read, &mut records)).collect();
    rows::print(&matched(arguments, &texts, &listed, &claims, &records), arguments.format)?;
    Ok(Exit::Done)
}

/// A claim of the list as it was read.
struct Claim {
    target: Target,
    /// The number of the record of its clauses.
    record: Option<u32>,
}

impl Claim {
    /// Adds what a claim says to the records.
    fn of((target, told): (Target, Option<ClaimStatement>), records: &mut Records) -> Self {
        Self { target, record: told.map(|told| records.push(&told)) }
    }
}

fn read(
    listed: &Listed,
    language: &dyn Language,
    parties: &Parties,
) -> (Target, Option<ClaimStatement>) {
    let claim = CodebookClaim {
        id: String::new(),
        label: listed.claim.clone(),
        description: None,
        samples: Vec::new(),
        against: Vec::new(),
    };
    let read = ReadWordings::read(&claim, language, parties).samples.into_iter().next();
    let Wording { item, record } = read.expect("a claim has its label as a wording");
    let title = listed.title.as_deref();
    let title = title.map_or_else(Item::default, |title| Item::read(title, language, parties));
    (Target { claim: item, title }, record)
}

/// The rows, text by text, or claim by claim.
fn matched(
    arguments: &MatchArguments,
    texts: &[Text],
    listed: &[Listed],
    claims: &[Claim],
    records: &Records,
) -> Vec<MatchRow> {
    let weights = Weights::default();
    let (queries, targets): (Vec<Query>, Vec<Target>) = if arguments.reverse {
        (claims.iter().map(asking).collect(), texts.iter().map(asked).collect())
    } else {
        let queries = texts.iter().map(|text| text.query.clone()).collect();
        (queries, claims.iter().map(|claim| claim.target.clone()).collect())
    };
    let index = Index::of(&targets);
    let mut rows = Vec::new();
    for (place, query) in queries.iter().enumerate() {
        let found =
            rank(&index, query, &weights, arguments.top.saturating_add(MIRRORS)).into_iter();
        let pair = |found: Ranked| {
            let (text, claim) =
                if arguments.reverse { (found.target, place) } else { (place, found.target) };
            let relation = said(records, &texts[text], &claims[claim]);
            (found, relation, row(&texts[text], &listed[claim]))
        };
        let (mirrors, others): (Vec<_>, Vec<_>) =
            found.map(pair).partition(|(_, relation, _)| *relation == Some(MIRROR));
        let ordered = others.into_iter().chain(mirrors).take(arguments.top);
        let ranked = ordered.enumerate().map(|(at, (found, relation, row))| MatchRow {
            rank: at + 1,
            score: found.score,
            covered: if arguments.reverse { found.query_covered } else { found.covered },
            relation: relation.map(str::to_owned),
            ..row
        });
        let is_wanted =
            |row: &MatchRow| row.score >= arguments.min && row.covered >= arguments.covered;
        rows.extend(ranked.filter(is_wanted));
    }
    rows
}

/// A claim that asks for texts.
fn asking(claim: &Claim) -> Query {
    let Target { claim, title } = claim.target.clone();
    Query { text: claim, context: title, ..Query::default() }
}

/// A text that is asked for.
fn asked(text: &Text) -> Target {
    Target { claim: text.query.text.clone(), title: text.query.context.clone() }
}

fn row(text: &Text, listed: &Listed) -> MatchRow {
    MatchRow {
        id: listed.id.clone(),
        claim: listed.claim.clone(),
        title: listed.title.clone(),
        url: listed.url.clone(),
        ..text.row.clone()
    }
}

/// As many mirrors are passed over before a better match may be missed.
const MIRRORS: usize = 20;
/// Who did what to whom is exchanged.
const MIRROR: &str = "mirror";

/// What the clauses of a text and a claim say of each other.
fn said(records: &Records, text: &Text, claim: &Claim) -> Option<&'static str> {
    match relation(records.record(text.record?), records.record(claim.record?)) {
        Relation::Same { number_conflict: true, .. } => Some("number"),
        Relation::Same { same_side: true, .. } => Some("same"),
        Relation::Same { .. } => Some("opposite"),
        Relation::Mirror => Some(MIRROR),
        Relation::Relabels => Some("relabels"),
        Relation::Different => None,
    }
}

/// What `work` gives for each item, on all processors, in the order of the items.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: &(impl Fn(&T) -> R + Sync)) -> Result<Vec<R>> {
    let threads = Threads::new(map::processors())?;
    Ok(threads.run(items.len(), |range| items[range].iter().map(work).collect()))
}
