//! Takes a document and a language, gives the document with its layers.

use crate::{
    codebook::Parties,
    lang::{Analysis, Language, Marks},
    text::Document,
};

/// A document with the layers that later stages read.
#[derive(Debug)]
pub struct Annotated<'d> {
    /// What was read.
    pub document: &'d Document,
    /// Tokens, sentences, dependencies, names.
    pub analysis: Analysis,
}

/// Lays the layers over `document`; names of `parties` are read blindly.
pub fn annotate<'d>(
    document: &'d Document,
    language: &dyn Language,
    parties: &Parties,
) -> Annotated<'d> {
    let marks = Marks { names: parties.find(&document.text), soft_breaks: Vec::new() };
    Annotated { document, analysis: language.annotate(&document.text, &marks) }
}
