//! Claims and actors are put together, parted and renamed as one step each, and undone so.

use std::ops::ControlFlow;

use parallax::present::comparison::ActorRow;
use parallax_store::{NewDecision, Project, SavedFilter, StoreError};

use crate::talks::{claims, compare, id, project, read};

fn decide(project: &mut Project, decisions: &[NewDecision]) {
    project.decide_step(decisions).unwrap().unwrap();
    compare(project);
}

fn with_project(test: impl FnOnce(Project)) {
    let folder = tempfile::tempdir().unwrap();
    let mut project = project(&folder.path().join("talks.plx"));
    compare(&mut project);
    test(project);
}

/// What claims are called and how many statements make them.
fn counted(project: &Project) -> Vec<(String, usize)> {
    claims(project).into_iter().map(|(label, members)| (label, members.len())).collect()
}

fn expected(list: &[(&str, usize)]) -> Vec<(String, usize)> {
    list.iter().map(|(label, count)| ((*label).to_owned(), *count)).collect()
}

#[test]
fn two_claims_become_one() {
    with_project(|mut project| {
        let as_read = expected(&[("the bridge is gone", 1), ("the ferry runs", 1)]);
        assert_eq!(counted(&project), as_read);
        let merged = project.merge_claims("ana", "runs", "gone", Some("one story")).unwrap();
        assert!(merged.iter().all(|decision| decision.who == "ana"));
        decide(&mut project, &merged);
        let both = expected(&[("the bridge is gone", 2), ("the ferry runs", 0)]);
        assert_eq!(counted(&project), both);
        project.undo("ben").unwrap().unwrap();
        compare(&mut project);
        assert_eq!(counted(&project), as_read);
        project.redo("ben").unwrap().unwrap();
        compare(&mut project);
        assert_eq!(counted(&project), both);
    });
}

#[test]
fn one_claim_becomes_two() {
    with_project(|mut project| {
        // Copies of a statement would go where it goes.
        let said = [("Ilsa Marrand", "gone is the bridge"), ("Ada Ox", "is the bridge gone")];
        read(&mut project, "orleth", &said, "m");
        compare(&mut project);
        let whole = counted(&project);
        assert_eq!(whole[0], ("the bridge is gone".to_owned(), 3));
        let kept = project.document("orleth").unwrap().unwrap();
        let parted: Vec<&str> =
            kept.statements.iter().map(|statement| statement.id.as_str()).collect();
        let split = project.split_claim("ana", "gone", &parted, Some("the other one"), None);
        decide(&mut project, &split.unwrap());
        let two = |new| {
            let other = (whole[1].0.as_str(), whole[1].1);
            expected(&[("the bridge is gone", 1), other, ("the other one", new)])
        };
        assert_eq!(counted(&project), two(2));
        // A part of the part, and the label stays with what is left.
        let new = shown(&project, "the other one");
        let split = project.split_claim("ana", &new, &parted[..1], None, None).unwrap();
        decide(&mut project, &split);
        let mut three = two(1);
        three.insert(2, ("gone is the bridge".to_owned(), 1));
        assert_eq!(counted(&project), three, "even one alone can be a claim, if a person says so");
        project.undo("ana").unwrap().unwrap();
        project.undo("ana").unwrap().unwrap();
        compare(&mut project);
        assert_eq!(counted(&project), whole);
    });
}

/// The id of the claim that is called so.
fn shown(project: &Project, label: &str) -> String {
    let mut found = None;
    project
        .compared_rows::<parallax::present::comparison::ClaimRow>(&mut |claim| {
            if claim.label.as_deref() == Some(label) {
                found = Some(claim.id);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    found.unwrap()
}

#[test]
fn a_found_claim_goes_into_another_with_all_its_statements() {
    with_project(|mut project| {
        // Whatever the words, these two are one claim because a person said so.
        let said = [("Ilsa Marrand", "all is lost"), ("Ada Ox", "all is well")];
        read(&mut project, "orleth", &said, "m");
        compare(&mut project);
        let kept = project.document("orleth").unwrap().unwrap();
        let ids: Vec<String> = kept.statements.iter().map(|one| one.id.clone()).collect();
        let accept = parallax::compare::decided::ClaimDecision {
            who: "ana".to_owned(),
            target: project.target(&ids[1]).unwrap().unwrap(),
            decided: parallax::compare::decided::Decided::Accept(
                parallax::compare::decided::DecidedClaim::Found(vec![
                    project.target(&ids[0]).unwrap().unwrap(),
                ]),
            ),
            reason: None,
            at: None,
        };
        project.assign(&[accept]).unwrap().unwrap();
        compare(&mut project);
        let found = ("all is lost", 2);
        let named = [("the bridge is gone", 1), ("the ferry runs", 1)];
        assert_eq!(counted(&project), expected(&[named[0], named[1], found]));
        let found_id = {
            let mut found = None;
            project
                .compared_rows::<parallax::present::comparison::ClaimRow>(&mut |claim| {
                    found = Some(claim.id).filter(|_| claim.origin == "found").or(found.take());
                    ControlFlow::Continue(())
                })
                .unwrap();
            found.unwrap()
        };
        let rename = project.rename_claim("ana", &found_id, "all of it", None).unwrap();
        decide(&mut project, &rename);
        assert_eq!(counted(&project)[2], ("all of it".to_owned(), 2));
        let merged = project.merge_claims("ana", &found_id, "gone", None).unwrap();
        decide(&mut project, &merged);
        assert_eq!(counted(&project), expected(&[("the bridge is gone", 3), named[1]]));
        project.undo("ana").unwrap().unwrap();
        compare(&mut project);
        let merged = project.merge_claims("ana", "runs", &found_id, None).unwrap();
        decide(&mut project, &merged);
        let one = [named[0], ("the ferry runs", 0), ("all of it", 3)];
        assert_eq!(counted(&project), expected(&one));
    });
}

#[test]
fn claims_are_called_otherwise_and_again_as_before() {
    with_project(|mut project| {
        for (label, shown) in
            [("the loss", "the loss"), ("  gone  ", "gone"), ("", "the bridge is gone")]
        {
            let rename = project.rename_claim("ana", "gone", label, None).unwrap();
            decide(&mut project, &rename);
            assert_eq!(counted(&project)[0].0, shown);
        }
        project.undo("ana").unwrap();
        compare(&mut project);
        assert_eq!(counted(&project)[0].0, "gone");
    });
}

fn actors(project: &Project) -> Vec<ActorRow> {
    let mut actors = Vec::new();
    project
        .compared_rows::<ActorRow>(&mut |actor| {
            actors.push(actor);
            ControlFlow::Continue(())
        })
        .unwrap();
    actors
}

fn names(project: &Project) -> Vec<(String, usize)> {
    actors(project).into_iter().map(|actor| (actor.name, actor.statements)).collect()
}

#[test]
fn actors_are_joined_renamed_and_parted() {
    with_project(|mut project| {
        let two = expected(&[("Orsa Dask", 2), ("Ilsa Marrand", 1)]);
        assert_eq!(names(&project), two);
        let ids = |project: &Project| -> Vec<String> {
            actors(project).into_iter().map(|actor| actor.id).collect()
        };
        let both = ids(&project);
        let joined = project.merge_actors("ana", &[&both[0], &both[1]], Some("the pair"), None);
        decide(&mut project, &joined.unwrap());
        assert_eq!(names(&project), expected(&[("the pair", 3)]));
        let pair = ids(&project).remove(0);
        let renamed = project.rename_actor("ben", &pair, "the two", None).unwrap();
        decide(&mut project, &renamed);
        assert_eq!(names(&project), expected(&[("the two", 3)]));
        assert_eq!(ids(&project).remove(0), pair, "it is the same one");
        let lists = [["Orsa Dask"], ["Ilsa Marrand"]].map(|list| list.map(str::to_owned).to_vec());
        let parted = project.split_actor("ana", &pair, &lists, None).unwrap();
        decide(&mut project, &parted);
        assert_eq!(names(&project), two);
        for _ in 0..3 {
            project.undo("ana").unwrap().unwrap();
        }
        compare(&mut project);
        assert_eq!((names(&project), ids(&project)), (two, both));
    });
}

#[test]
fn what_would_change_nothing_is_refused() {
    with_project(|project| {
        let bridge = id(&project, "the bridge is gone");
        let refused = [
            project.merge_claims("ana", "gone", "gone", None),
            project.merge_claims("ana", "gone", "never", None),
            project.split_claim("ana", "gone", &[&bridge], None, None),
            project.split_claim("ana", "runs", &[&bridge], None, None),
            project.rename_claim("ana", "never", "x", None),
            project.rename_actor("ana", "nobody", "x", None),
            project.rename_actor("ana", &actors(&project)[0].id, " ", None),
            project.merge_actors("ana", &[&actors(&project)[0].id], None, None),
            project.split_actor("ana", &actors(&project)[0].id, &[], None),
        ];
        let kinds = refused.map(|refused| match refused.unwrap_err() {
            StoreError::NoChange(_) => "no change",
            StoreError::NoClaim(_) => "no claim",
            StoreError::NoActor(_) => "no actor",
            other => panic!("{other}"),
        });
        let no = "no change";
        assert_eq!(kinds, [no, "no claim", no, no, "no claim", "no actor", no, no, no]);
    });
}

#[test]
fn filters_are_kept_by_name() {
    with_project(|mut project| {
        let filter = |name: &str, query: &str| SavedFilter {
            name: name.to_owned(),
            query: query.to_owned(),
        };
        for (name, query) in [("mine", "speaker=a1"), ("denials", "stance=deny"), ("mine", "q=x")] {
            project.save_filter(name, query).unwrap();
        }
        let both = [filter("denials", "stance=deny"), filter("mine", "q=x")];
        assert_eq!(project.filters().unwrap(), both);
        assert!(project.remove_filter("mine").unwrap());
        assert!(!project.remove_filter("mine").unwrap());
        assert_eq!(project.filters().unwrap(), both[..1]);
    });
}
