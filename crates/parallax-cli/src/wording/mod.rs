//! `parallax wording`: how things are said in a project, by rule, outlet, speaker or claim.
//!
//! | file | what |
//! |---|---|
//! | `arguments` | what can be typed |
//! | `looked` | looks through the articles: findings, and whose each word is |
//! | `groups` | what is counted by |
//! | `keyness` | words that tell two outlets apart |

pub(crate) mod arguments;
mod groups;
mod keyness;
mod looked;

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    present::WordingRow,
    wording::{RULES, Rate, Rule},
};
use parallax_store::Project;

use crate::{
    exit::{Exit, advice},
    lint::chosen,
    model, rows,
};
use arguments::{By, WordingArguments};
use groups::Group;

/// Runs the command.
pub(crate) fn run(arguments: &WordingArguments) -> Result<Exit> {
    let project = match arguments.by {
        By::Rule | By::Outlet => Project::open(&arguments.project)?,
        // Speakers and claims are known when articles were compared.
        By::Speaker | By::Claim => rows::open(&arguments.project)?,
    };
    let toml = project.codebook()?.unwrap_or_default();
    let parties = Codebook::from_toml(&toml)?.parties;
    let voices = chosen(&arguments.voice);
    let limit = arguments.limit.unwrap_or(usize::MAX);
    if let Some((one, other)) = &arguments.keyness {
        let mut words = keyness::rows(&project, one, other, &voices, &parties)?;
        words.truncate(limit);
        rows::print(&words, arguments.format)?;
        return Ok(Exit::Done);
    }
    let language = model::load(&arguments.model)?
        .ok_or_else(|| advice("wording reads with a model", "Leave out: --model none"))?;
    let looked = looked::through(&project, language.as_ref(), &parties)?;
    let groups = groups::of(&project, &looked, &voices, arguments.by)?;
    let mut counted = counted(&groups, arguments.by);
    counted.truncate(limit);
    rows::print(&counted, arguments.format)?;
    Ok(Exit::Done)
}

/// One row a rule and group. Of outlets every rule is told, also where it found nothing: what stands
/// beside each other are the rates of one rule. Of speakers and claims only what was found is.
fn counted(groups: &[Group], by: By) -> Vec<WordingRow> {
    let of_group = |group: &Group, rule: &Rule| {
        let findings = group.findings.get(rule.id).copied().unwrap_or_default();
        let rate = Rate::of(findings, group.words);
        WordingRow {
            id: format!("{} {}", rule.id, group.id).trim_end().to_owned(),
            rule: rule.id.to_owned(),
            level: rule.level.name().to_owned(),
            group: group.label.clone(),
            findings,
            words: group.words,
            rate: rate.map(|rate| rate.rate),
            low: rate.map(|rate| rate.low),
            high: rate.map(|rate| rate.high),
        }
    };
    match by {
        By::Rule | By::Outlet => {
            let of_rule = |rule| groups.iter().map(move |group| of_group(group, rule));
            RULES.iter().flat_map(of_rule).collect()
        }
        By::Speaker | By::Claim => {
            let of = |group| RULES.iter().map(move |rule| of_group(group, rule));
            groups.iter().flat_map(of).filter(|row| row.findings > 0).collect()
        }
    }
}
