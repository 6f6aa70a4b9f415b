//! What was coded, for tests of several kinds.

use std::ops::ControlFlow;

use parallax_store::{Coding, Project};

/// All codings of a project.
pub(crate) fn codings(project: &Project) -> Vec<Coding> {
    let mut codings = Vec::new();
    project
        .codings(&mut |coding| {
            codings.push(coding);
            ControlFlow::Continue(())
        })
        .unwrap();
    codings
}
