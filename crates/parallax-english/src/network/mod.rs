//! The neural networks of a pipeline.

pub(crate) mod file;
pub(crate) mod matmul;
pub(crate) mod tok2vec;
pub(crate) mod transition;
