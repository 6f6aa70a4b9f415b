//! `parallax evaluate`: how good the machine's marks are, as a sample tells.

use anyhow::Result;
use parallax::present::evaluation::{Judged, evaluation_rows};
use parallax_store::{KeptSample, Project};

use super::{arguments::EvaluateArguments, sheet};
use crate::{
    exit::{Exit, advice},
    output, rows,
};

/// Runs the command.
pub(crate) fn run(arguments: &EvaluateArguments) -> Result<Exit> {
    let mut project = Project::open(&arguments.project)?;
    let sample = sample(arguments, &mut project)?;
    if let (Some(path), Some(coder)) = (&arguments.from, &arguments.coder) {
        let taken = sheet::take(path, coder, &mut project)?;
        output::say(&format!("{}: {taken} verdicts were taken in", path.display()));
    }
    if let Some(path) = &arguments.sheet {
        let written = sheet::write(path, &sample, &project)?;
        output::say(&format!("{}: {written} rows to judge", path.display()));
        return Ok(Exit::Done);
    }
    let judged = project.judged(&sample)?;
    say_progress(arguments, &sample, &judged);
    rows::print(&evaluation_rows(&judged), arguments.format)?;
    Ok(Exit::Done)
}

/// Sizes of a sample where nobody names them.
const MARKS: usize = 100;
const SENTENCES: usize = 50;

/// The sample that is kept, or one that is drawn now.
fn sample(arguments: &EvaluateArguments, project: &mut Project) -> Result<KeptSample> {
    let is_asked = arguments.marks.is_some() || arguments.sentences.is_some();
    match project.evaluation_sample()? {
        Some(kept) if !arguments.again && !is_asked => return Ok(kept),
        Some(kept) if !arguments.again => {
            let is_same = arguments.marks.is_none_or(|size| size == kept.marks.len())
                && arguments.sentences.is_none_or(|size| size == kept.sentences.len())
                && arguments.seed == kept.seed;
            if is_same {
                return Ok(kept);
            }
            let (marks, sentences) = (kept.marks.len(), kept.sentences.len());
            return Err(advice(
                format!("a sample of {marks} marks and {sentences} sentences is kept already"),
                "Go on with it without --marks, --sentences and --seed, or give --again to draw anew.",
            ));
        }
        _ => {}
    }
    let sizes = (arguments.marks.unwrap_or(MARKS), arguments.sentences.unwrap_or(SENTENCES));
    Ok(project.draw_evaluation(sizes, arguments.least, arguments.seed)?)
}

fn say_progress(arguments: &EvaluateArguments, sample: &KeptSample, judged: &Judged) {
    let (marks, sentences) = (sample.marks.len(), sample.sentences.len());
    let (of_marks, of_sentences) = (judged.marks.len(), judged.sentences.len());
    output::say(&format!(
        "Judged: {of_marks} of {marks} marks, {of_sentences} of {sentences} sentences"
    ));
    if of_marks < marks || of_sentences < sentences {
        let shown = arguments.project.display();
        output::say(&format!("Write what is left: parallax evaluate {shown} --sheet judge.csv"));
    }
}
