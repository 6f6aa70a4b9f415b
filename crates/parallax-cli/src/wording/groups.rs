//! What findings are counted by: all, outlets, speakers, claims.

use std::{collections::BTreeMap, ops::ControlFlow};

use anyhow::Result;
use parallax::{
    present::comparison::ClaimRow,
    text::{Span, one_line},
    wording::Voice,
};
use parallax_store::Project;

use super::{
    arguments::By,
    looked::{Looked, merged},
};

/// What was counted together.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) words: u64,
    /// How many findings of each rule.
    pub(super) findings: BTreeMap<&'static str, u64>,
}

/// Ids and labels of what a statement counts for.
type Keys = Vec<(String, String)>;

/// The groups of a kind: outlets by name, speakers and claims by findings, most first.
pub(super) fn of(
    project: &Project,
    looked: &[Looked],
    voices: &[Voice],
    by: By,
) -> Result<Vec<Group>> {
    Ok(match by {
        By::Rule => whole(looked, voices, &|_| String::new()),
        By::Outlet => whole(looked, voices, &|one| one.outlet.clone().unwrap_or_default()),
        By::Speaker => {
            let speakers = |statement: &str| -> Result<Keys> {
                let speakers = project.speakers(statement)?.into_iter();
                Ok(speakers.map(|speaker| (speaker.id, speaker.name)).collect())
            };
            of_statements(looked, voices, &speakers)?
        }
        By::Claim => {
            let claims = claims(project)?;
            let of = |statement: &str| Ok(claims.get(statement).cloned().unwrap_or_default());
            of_statements(looked, voices, &of)?
        }
    })
}

/// Articles together by a name of theirs.
fn whole(looked: &[Looked], voices: &[Voice], name: &dyn Fn(&Looked) -> String) -> Vec<Group> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for one in looked {
        let id = name(one);
        let group = groups.entry(id.clone()).or_default();
        (group.id, group.label) = (id.clone(), id);
        group.words += one.words_of(voices);
        for finding in one.findings.iter().filter(|finding| voices.contains(&finding.voice)) {
            *group.findings.entry(finding.rule).or_default() += 1;
        }
    }
    groups.into_values().collect()
}

/// Claims that each statement makes: id and words.
fn claims(project: &Project) -> Result<BTreeMap<String, Keys>> {
    let mut claims: BTreeMap<String, Keys> = BTreeMap::new();
    project.compared_rows::<ClaimRow>(&mut |claim| {
        let label = one_line(claim.label.as_ref().unwrap_or(&claim.canonical));
        for member in &claim.members {
            let of = claims.entry(member.statement.clone()).or_default();
            of.push((claim.id.clone(), label.clone()));
        }
        ControlFlow::Continue(())
    })?;
    Ok(claims)
}

/// Statements together by what `keys` gives for each: ids and labels. Words that two statements of
/// one group share count once.
fn of_statements(
    looked: &[Looked],
    voices: &[Voice],
    keys: &dyn Fn(&str) -> Result<Keys>,
) -> Result<Vec<Group>> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for one in looked {
        let mut spans: BTreeMap<String, Vec<Span>> = BTreeMap::new();
        for (statement, content) in &one.contents {
            for (id, label) in keys(statement)? {
                groups.entry(id.clone()).or_default().label = label;
                spans.entry(id).or_default().extend(content);
            }
        }
        for (id, spans) in spans {
            let spans = merged(spans);
            let group = groups.entry(id.clone()).or_default();
            group.id = id;
            group.words += one.words_in(&spans, voices);
            for finding in one.found_in(&spans, voices) {
                *group.findings.entry(finding.rule).or_default() += 1;
            }
        }
    }
    let mut groups: Vec<Group> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.findings.values().sum::<u64>()));
    Ok(groups)
}
