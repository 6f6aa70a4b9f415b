//! Compares all articles of a project, once those that are new have been read or decided about.

use anyhow::Result;
use parallax::{
    codebook::Codebook, compare::conflicts::MOST_CONFLICTS, resolve::claim_list::ReadWordings,
};
use parallax_store::{Compared, Project};
use parallax_threads::Threads;

use crate::output;

/// Compares, unless what there is to compare was compared before.
pub(crate) fn run(
    project: &mut Project,
    codebook: &Codebook,
    toml: &str,
    wordings: &[ReadWordings],
    threads: usize,
) -> Result<()> {
    if project.is_compared(toml)? {
        return Ok(());
    }
    output::say("Comparing all articles");
    let compared = project.compare(codebook, toml, wordings, &Threads::new(threads)?)?;
    tell(&compared, project);
    Ok(())
}

/// Says what is left out, and which decisions have lost their place: none is ever dropped in
/// silence.
fn tell(compared: &Compared, project: &Project) {
    let Compared { left_out, moved, lost, nameless, unplaced, full } = *compared;
    let path = project.path().display();
    if left_out > 0 {
        output::say(&format!(
            "{left_out} articles were read with another codebook or by an older version and are left \
             out of the comparison. Map them again, with this codebook, to take them in."
        ));
    }
    if moved > 0 {
        output::say(&format!(
            "{moved} decisions are about statements that now begin or end elsewhere; they hold."
        ));
    }
    if lost > 0 {
        output::say(&format!(
            "{lost} decisions no longer find their article, statement or claim, or contradict another. \
             They are kept, and hold again once that has changed."
        ));
    }
    if moved + lost > 0 {
        output::say(&format!("See them with: parallax decide {path} --list"));
    }
    if nameless + unplaced > 0 {
        output::say(&format!(
            "{nameless} labels no longer find their claim, {unplaced} reviews their statement. They are \
             kept; the workbench lists them: parallax serve {path}"
        ));
    }
    if full > 0 {
        output::say(&format!(
            "{full} claims have {MOST_CONFLICTS} conflicts of numbers or more; the first of each are \
             listed."
        ));
    }
}
