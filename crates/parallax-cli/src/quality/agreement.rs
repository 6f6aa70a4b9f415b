//! `parallax agreement`: how far coders agree.

use std::collections::BTreeSet;

use anyhow::Result;
use parallax::{
    agreement::Resampling,
    present::agreement::{
        AgreementRow, CodedText, ConfusionRow, Question, agreement_rows, confusion_rows,
    },
};
use parallax_store::{MACHINE, Project};

use super::arguments::{AgreementArguments, Of};
use crate::{
    exit::{Exit, advice},
    rows,
};

/// Runs the command.
pub(crate) fn run(arguments: &AgreementArguments) -> Result<Exit> {
    let project = Project::open(&arguments.project)?;
    let (people, coders) = coders(&project, arguments.of)?;
    let groups = groups(arguments, people, &coders)?;
    let texts = match arguments.of {
        Of::Statements => project.reviewed_texts(&coders)?,
        Of::Codings => project.hand_coded_texts(&coders)?,
    };
    let question = question(arguments, &texts);
    if arguments.confusions {
        let mut found: Vec<ConfusionRow> = Vec::new();
        for group in &groups {
            for pair in pairs(group) {
                found.extend(confusion_rows(
                    &texts,
                    &coders,
                    pair,
                    &about(&question, &pair, &coders),
                ));
            }
        }
        rows::print(&found, arguments.format)?;
    } else {
        let mut found: Vec<AgreementRow> = Vec::new();
        let resampling = Resampling::seeded(arguments.seed);
        for group in &groups {
            let question = about(&question, group, &coders);
            found.extend(agreement_rows(&texts, &coders, group, &question, resampling));
        }
        rows::print(&found, arguments.format)?;
    }
    Ok(Exit::Done)
}

/// How many people there are, and all coders: people by name, then the machine.
fn coders(project: &Project, of: Of) -> Result<(usize, Vec<String>)> {
    let mut coders = match of {
        Of::Statements => project.reviewers()?,
        Of::Codings => project.hand_coders()?,
    };
    let people = coders.len();
    if of == Of::Statements {
        coders.push(MACHINE.to_owned());
    }
    Ok((people, coders))
}

/// Who is compared with whom, by their places among the coders.
fn groups(
    arguments: &AgreementArguments,
    people: usize,
    coders: &[String],
) -> Result<Vec<Vec<usize>>> {
    if !arguments.between.is_empty() {
        return Ok(vec![named(&arguments.between, coders)?]);
    }
    let mut groups = Vec::new();
    if people > 1 {
        groups.push((0..people).collect());
    }
    if people > 2 {
        groups.extend(pairs(&(0..people).collect::<Vec<_>>()).map(|pair| pair.to_vec()));
    }
    if coders.len() > people {
        groups.extend((0..people).map(|person| vec![person, people]));
    }
    if groups.is_empty() {
        let shown = arguments.project.display();
        let (what, next) = match arguments.of {
            Of::Statements => (
                "nobody has said anything about a statement",
                format!("Draw a sample and judge it: parallax evaluate {shown} --sheet judge.csv"),
            ),
            Of::Codings => (
                "fewer than two people have coded something",
                "Put two people's projects together: parallax merge A.plx B.plx -o C.plx"
                    .to_owned(),
            ),
        };
        return Err(advice(format!("{shown}: {what}"), next));
    }
    Ok(groups)
}

fn named(names: &[String], coders: &[String]) -> Result<Vec<usize>> {
    let place = |name: &String| {
        coders.iter().position(|coder| coder == name.trim()).ok_or_else(|| {
            let known = coders.join(", ");
            advice(format!("nobody is called {name} here"), format!("There are: {known}"))
        })
    };
    let places = names.iter().map(place).collect::<Result<Vec<_>>>()?;
    let different: BTreeSet<usize> = places.iter().copied().collect();
    if different.len() < 2 || different.len() < places.len() {
        return Err(advice("one coder alone agrees with nobody", "Name two: --between ana,ben"));
    }
    Ok(places)
}

fn pairs(group: &[usize]) -> impl Iterator<Item = [usize; 2]> {
    let others =
        move |place: usize| group[place + 1..].iter().map(move |&other| [group[place], other]);
    (0..group.len()).flat_map(others)
}

/// The variables there are, and the one whose values are the categories of marks.
fn question(arguments: &AgreementArguments, texts: &[CodedText]) -> Question {
    let by = match arguments.of {
        Of::Statements => "act",
        Of::Codings => "type",
    };
    let own = texts.iter().flat_map(|text| text.coders.iter().flatten());
    let values = own.flat_map(|own| &own.marks).flat_map(|mark| mark.values.keys());
    let variables: BTreeSet<&String> = values.filter(|name| *name != "type").collect();
    Question {
        variables: variables.into_iter().cloned().collect(),
        by: arguments.by.clone().unwrap_or_else(|| by.to_owned()),
    }
}

/// The machine accepts all that it found, so verdicts are compared between people only.
fn about(question: &Question, group: &[usize], coders: &[String]) -> Question {
    let mut question = question.clone();
    if group.iter().any(|&coder| coders[coder] == MACHINE) {
        question.variables.retain(|variable| variable != "verdict");
    }
    question
}
