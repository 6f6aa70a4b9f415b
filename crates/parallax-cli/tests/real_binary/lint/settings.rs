//! `parallax.toml`.

use super::{lint, rules, with_draft};

#[test]
fn settings_are_found_upwards_and_typed_ones_come_first() {
    let Some(place) = with_draft() else { return };
    place.write("parallax.toml", "[lint]\nselect = [\"distancing\"]\nfail-on = \"error\"\n");
    assert_eq!(rules(&place, &["draft.md"]), ["distancing"]);
    assert_eq!(lint(&place, &["draft.md"]).code, Some(0));
    assert_eq!(lint(&place, &["draft.md", "--fail-on", "note"]).code, Some(1));
    assert_eq!(rules(&place, &["draft.md", "--select", "hedge"]), ["hedge"]);
    assert!(rules(&place, &["draft.md", "--no-config"]).len() > 1);
    place.write("sub/draft.md", super::DRAFT);
    let mut below = place.command(&["lint", "--model", place.model(), "draft.md"]);
    let below = below.current_dir(place.path("sub")).output().unwrap();
    let below = String::from_utf8(below.stdout).unwrap();
    assert!(below.contains("distancing") && !below.contains("hedge"), "{below}");
}

#[test]
fn levels_and_files_have_settings_of_their_own() {
    let Some(place) = with_draft() else { return };
    place.write("opinion/a.md", super::DRAFT);
    place.write(
        "parallax.toml",
        "[lint]\nselect = [\"distancing\", \"hedge\"]\n[lint.levels]\nhedge = \"error\"\n\
         [lint.per-file]\n\"opinion/**\" = [\"hedge\"]\n",
    );
    assert_eq!(rules(&place, &["opinion"]), ["distancing"]);
    assert_eq!(lint(&place, &["draft.md", "--fail-on", "error"]).code, Some(1));
    assert_eq!(lint(&place, &["opinion", "--fail-on", "error"]).code, Some(0));
}

#[test]
fn settings_that_cannot_be_used_are_refused() {
    let Some(place) = with_draft() else { return };
    place.write("parallax.toml", "[lint]\nselekt = [\"hedge\"]\n");
    let refused = lint(&place, &["draft.md"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("selekt"), "{}", refused.stderr);
}
