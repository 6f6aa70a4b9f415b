//! The English model, where this machine has one.

use parallax_english::{English, package};

/// The English model; `None`, with a message, if this machine has none.
#[expect(clippy::print_stderr, reason = "whoever runs the tests must see that some did not run")]
pub(crate) fn english() -> Option<English> {
    let found = package::find(package::DEFAULT_MODEL, &package::default_data_dir()?);
    let Ok(folder) = found else {
        eprintln!("SKIPPED: no English model here; `parallax model fetch` gets it");
        return None;
    };
    Some(English::load(&folder).expect("a model that was found can be loaded"))
}
