//! Reads a project, gives its register.

use std::ops::ControlFlow;

use parallax::present::comparison::ActorRow;
use parallax_store::{Project, StoreError};

use super::{Register, build::Builder};

impl Register {
    /// The register of a project, which is to be read as of one moment.
    pub(crate) fn load(project: &Project) -> Result<Self, StoreError> {
        read(project, Builder::default())
    }
}

fn read(project: &Project, mut builder: Builder) -> Result<Register, StoreError> {
    project.listed_documents(&mut |document| {
        builder.document(&document);
        ControlFlow::Continue(())
    })?;
    builder.documents_end();
    project.listed_statements(&mut |statement| {
        builder.statement(&statement);
        ControlFlow::Continue(())
    })?;
    builder.statements_end();
    let mut actors: Vec<ActorRow> = Vec::new();
    project.compared_rows::<ActorRow>(&mut |actor| {
        actors.push(ActorRow { aliases: Vec::new(), rules: Vec::new(), ..actor });
        ControlFlow::Continue(())
    })?;
    builder.actors(actors);
    builder.reviews(&project.reviews(None)?);
    project.listed_speakers(&mut |statement, actor| builder.speaker(statement, actor))?;
    builder.speakers_end();
    project.listed_claims(&mut |claim| {
        builder.claim(&claim);
        ControlFlow::Continue(())
    })?;
    Ok(builder.finish())
}
