//! Writes a project as a database.

use std::{collections::BTreeMap, ops::ControlFlow, path::Path};

use parallax::text::Document;

use super::{
    append::{Append, VariableKinds},
    documents::{Place, Places, add_document},
    initial,
    kept::Import,
    lost::{Lost, sentences},
    password,
    statements::{add_statement, changed},
    tables::Table,
};
use crate::{
    Project, StoreError,
    coding::{Coded, Coding, NewCoding, Variable},
    machine::MachineStatement,
};

/// How a project is written.
#[derive(Clone, Debug)]
pub struct DnaOptions {
    /// Which database that was taken in is gone on with, by its name; the first if none is named.
    pub import: Option<String>,
    /// Opens the database, for coders that are new in it.
    pub password: String,
    /// Whether what people coded is written.
    pub coded: bool,
    /// Whether the statements that the machine found are written, with speaker, claim and stance.
    pub machine: bool,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnaExport {
    /// Documents.
    pub documents: usize,
    /// Statements.
    pub statements: usize,
    /// Those that were in the database that was taken in and are changed.
    pub changed: usize,
    /// Those that were there and are no more.
    pub removed: usize,
    /// Those that are new.
    pub added: usize,
    /// What such a database cannot hold: a sentence each.
    pub lost: Vec<String>,
}

impl Project {
    /// Writes the project as a database at `path`, replacing what is there. A database that was
    /// taken in comes out as it was but for what was changed since.
    pub fn export_dna(&self, path: &Path, options: &DnaOptions) -> Result<DnaExport, StoreError> {
        let mut done = DnaExport::default();
        let password = password::kept(&options.password, &self.corpus_state()?);
        let import = self.import(options.import.as_deref())?.unwrap_or_else(|| Import {
            database: initial::database(&password),
            ..Import::default()
        });
        let codings = self.all_codings()?;
        let mut lost = Lost::default();
        let mut append = changed(&import, &codings, (password, self.variable_kinds()?), &mut done);
        let coded = if options.coded { codings.as_slice() } else { &[] };
        let documents = self.add_documents(&mut append, &import, coded, &mut lost)?;
        let mut places = Places::new(&documents);
        for coding in coded.iter().filter(|coding| !import.codings.contains_key(&coding.id)) {
            let Some((document, text)) = places.of(&coding.document) else { continue };
            add_statement(&mut append, document, text, &coding.coded, &mut lost);
            done.added += 1;
        }
        if options.machine {
            done.added += self.add_machine(&mut append, &mut places, &mut lost)?;
        }
        done.documents = append.database.rows(Table::Documents).len();
        done.statements = append.database.rows(Table::Statements).len();
        done.lost = sentences(&lost, append.cut, options.machine);
        append.database.write(path)?;
        Ok(done)
    }

    /// What each variable of each type holds here.
    fn variable_kinds(&self) -> Result<VariableKinds, StoreError> {
        let types = self.coding_types()?.into_iter();
        let variables = types.flat_map(|kind| {
            let of = move |variable: Variable| ((kind.name.clone(), variable.name), variable.kind);
            kind.variables.into_iter().map(of)
        });
        Ok(variables.collect())
    }

    fn all_codings(&self) -> Result<Vec<Coding>, StoreError> {
        let mut codings = Vec::new();
        self.codings(&mut |coding| {
            codings.push(coding);
            ControlFlow::Continue(())
        })?;
        Ok(codings)
    }

    /// Adds the documents that the database does not have, and earlier versions that something is
    /// coded in; gives each by its id here.
    fn add_documents(
        &self,
        append: &mut Append,
        import: &Import,
        codings: &[Coding],
        lost: &mut Lost,
    ) -> Result<BTreeMap<String, Place>, StoreError> {
        let mut documents = BTreeMap::new();
        let mut add = |document: Document, documents: &mut BTreeMap<String, Place>| {
            let id = document.id.to_string();
            let row = import.documents.get(&id).copied();
            let row = row.unwrap_or_else(|| add_document(append, &document, lost));
            documents.insert(id, Place { row, text: document.text });
        };
        self.statements(&mut |kept| {
            add(kept.document, &mut documents);
            ControlFlow::Continue(())
        })?;
        for coding in codings {
            if !documents.contains_key(&coding.document)
                && let Some(kept) = self.document_by_id(&coding.document)?
            {
                add(kept.document, &mut documents);
            }
        }
        Ok(documents)
    }

    fn add_machine(
        &self,
        append: &mut Append,
        places: &mut Places<'_>,
        lost: &mut Lost,
    ) -> Result<usize, StoreError> {
        let mut added = 0;
        self.machine_statements(&mut |statement| {
            let Some((document, text)) = places.of(&statement.document) else { return };
            let Some(coding) = dna_statement(statement) else { return };
            add_statement(append, document, text, &coding, lost);
            added += 1;
        })?;
        Ok(added)
    }
}

/// A statement of the machine as one of the usual type; none without a stance for or against.
fn dna_statement(statement: &MachineStatement) -> Option<NewCoding> {
    let agreement = statement.agreement?;
    let text = |value: &Option<String>| Coded::Text(value.clone().unwrap_or_default());
    Some(NewCoding {
        kind: "DNA Statement".to_owned(),
        coder: "Parallax".to_owned(),
        spans: statement.spans.clone(),
        variables: BTreeMap::from([
            ("person".to_owned(), text(&statement.person)),
            ("organization".to_owned(), text(&statement.organization)),
            ("concept".to_owned(), Coded::Text(statement.claim.clone())),
            ("agreement".to_owned(), Coded::Boolean(agreement)),
        ]),
    })
}
