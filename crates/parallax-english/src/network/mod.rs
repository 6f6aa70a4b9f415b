//! The neural networks of a pipeline.
//!
//! | file | what |
//! |---|---|
//! | `file` | layers as they lie in a model file |
//! | `matmul` | products with weights |
//! | `maxout` | maxout and layer normalisation |
//! | `embed` | what is computed of each word alone |
//! | `rows` | where that is kept |
//! | `tok2vec` | vectors of words in their context |
//! | `transition` | scores of a parser's moves |

pub(crate) mod embed;
pub(crate) mod file;
pub(crate) mod matmul;
pub(crate) mod maxout;
pub(crate) mod rows;
pub(crate) mod tok2vec;
pub(crate) mod transition;
