//! What people say about statements is folded as they said it, and never loses its place in silence.

use std::path::Path;

use parallax::{
    compare::decided::Standing,
    extract::{Act, Basis, Kind, stance::Stance},
    text::Span,
};
use parallax_store::{
    Mark, NewDecision, NewReview, Project, Review, ReviewState, ReviewVerdict, Said, StoreError,
};

use crate::talks::{self, article, claims, compare, id, place, project, read};

const BRIDGE: &str = "the bridge is gone";
const FERRY: &str = "the ferry runs";

fn say(project: &mut Project, who: &str, words: &str, said: Said) {
    let review = NewReview { statement: id(project, words), said, reason: None };
    let decisions = project.review_decisions(who, &[review]).unwrap();
    project.decide_step(&decisions).unwrap().unwrap();
}

fn review(project: &Project, words: &str) -> Review {
    let reviews = project.reviews(None).unwrap();
    reviews.of(&article(project), &id(project, words)).cloned().unwrap_or_default()
}

fn state(project: &Project, words: &str) -> ReviewState {
    review(project, words).state
}

fn mark(project: &Project, source: &str, content: &str) -> Mark {
    Mark {
        source: place(project, source),
        cue: place(project, "said"),
        content: place(project, content),
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Person,
        speaker: None,
        claim: None,
        stance: None,
    }
}

fn add(project: &mut Project, mark: &Mark) {
    let decision = project.addition("ana", &article(project), mark, Some("missed")).unwrap();
    project.decide_step(&[decision]).unwrap().unwrap();
}

fn in_folder(test: impl FnOnce(&Path, Project)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.plx");
    let project = project(&path);
    test(&path, project);
}

#[test]
fn the_last_of_what_still_holds_decides_and_each_coder_has_a_verdict() {
    in_folder(|_, mut project| {
        assert_eq!(state(&project, BRIDGE), ReviewState::Pending);
        say(&mut project, "ana", BRIDGE, Said::Accept);
        say(&mut project, "ben", BRIDGE, Said::Reject);
        say(&mut project, "ana", FERRY, Said::Flag);
        let both = review(&project, BRIDGE);
        let verdicts: Vec<(&str, ReviewVerdict)> =
            both.verdicts.iter().map(|said| (said.coder.as_str(), said.verdict)).collect();
        assert_eq!(verdicts, [("ana", ReviewVerdict::Accept), ("ben", ReviewVerdict::Reject)]);
        assert_eq!((both.state, both.last().unwrap().seq), (ReviewState::Rejected, 2));
        let counts = project.reviews(None).unwrap().counts();
        assert_eq!(counts, [(ReviewState::Rejected, 1), (ReviewState::Flagged, 1)].into());
        say(&mut project, "ben", BRIDGE, Said::Clear);
        assert_eq!(state(&project, BRIDGE), ReviewState::Accepted);
        say(&mut project, "ana", BRIDGE, Said::Clear);
        assert_eq!(state(&project, BRIDGE), ReviewState::Pending);
        assert_eq!(project.undo("ben").unwrap().unwrap().decisions, 1);
        assert_eq!(state(&project, BRIDGE), ReviewState::Accepted);
    });
}

#[test]
fn what_was_true_then_is_told_then() {
    in_folder(|_, mut project| {
        say(&mut project, "ana", BRIDGE, Said::Accept);
        say(&mut project, "ana", BRIDGE, Said::Reject);
        project.undo("ana").unwrap().unwrap();
        let (document, id) = (article(&project), id(&project, BRIDGE));
        let then = |until| {
            let reviews = project.reviews(Some(until)).unwrap();
            reviews.of(&document, &id).map(|review| review.state)
        };
        let states = [0, 1, 2, 3].map(then);
        let (accepted, rejected) = (Some(ReviewState::Accepted), Some(ReviewState::Rejected));
        assert_eq!(states, [None, accepted, rejected, accepted]);
    });
}

#[test]
fn a_change_stays_until_its_coder_clears_it() {
    in_folder(|_, mut project| {
        let shorter = mark(&project, "Orsa Dask", "bridge is gone");
        say(&mut project, "ana", BRIDGE, Said::Edit(shorter.clone()));
        assert_eq!(state(&project, BRIDGE), ReviewState::Edited);
        say(&mut project, "ben", BRIDGE, Said::Accept);
        let accepted = review(&project, BRIDGE);
        assert_eq!((accepted.state, accepted.edited), (ReviewState::Accepted, Some(shorter)));
        let longer = mark(&project, "Orsa Dask", "that the bridge is gone");
        say(&mut project, "ben", BRIDGE, Said::Edit(longer.clone()));
        assert_eq!(review(&project, BRIDGE).edited, Some(longer));
        say(&mut project, "ben", BRIDGE, Said::Clear);
        assert_eq!(state(&project, BRIDGE), ReviewState::Edited);
        say(&mut project, "ana", BRIDGE, Said::Clear);
        assert_eq!(review(&project, BRIDGE).edited, None);
        // What was shown is written down, with what it is to be.
        let log = project.log(&parallax_store::LogFilter::default()).unwrap();
        let first = &log.last().unwrap().decision.decided;
        assert!(first.old.as_deref().unwrap().contains(&id(&project, BRIDGE)));
        assert_eq!((first.quoted.as_str(), first.verdict.as_str()), (BRIDGE, "edit"));
    });
}

#[test]
fn what_a_person_codes_is_there_until_it_is_rejected_or_undone() {
    in_folder(|path, mut project| {
        let knows = mark(&project, "Ilsa Marrand", "knows");
        add(&mut project, &knows);
        let reviews = project.reviews(None).unwrap();
        let added = &reviews.documents[&article(&project)].added;
        assert_eq!(added.len(), 1);
        assert_eq!((added[0].id.len(), added[0].by.as_str()), (16, "ana"));
        assert_eq!(added[0].review.last().unwrap().reason.as_deref(), Some("missed"));
        let of_added = |project: &Project| state(project, "knows");
        assert_eq!(of_added(&project), ReviewState::Added);
        say(&mut project, "ben", "knows", Said::Accept);
        say(&mut project, "ana", "knows", Said::Clear);
        assert_eq!(of_added(&project), ReviewState::Added);
        say(&mut project, "ben", "knows", Said::Reject);
        assert_eq!(of_added(&project), ReviewState::Rejected);
        project.close().unwrap();
        let mut project = Project::open(path).unwrap();
        for _ in 0..4 {
            project.undo("ana").unwrap().unwrap();
        }
        assert!(project.reviews(None).unwrap().documents.is_empty());
        project.redo("ana").unwrap().unwrap();
        assert_eq!(of_added(&project), ReviewState::Added);
        let ids = [id(&project, "knows"), added[0].id.clone()];
        assert_eq!(ids[0], ids[1], "it has the id that it had");
    });
}

#[test]
fn what_the_machine_finds_later_is_one_with_what_a_person_coded() {
    in_folder(|_, mut project| {
        let mut same = mark(&project, "Orsa Dask", BRIDGE);
        add(&mut project, &same);
        assert_eq!(state(&project, BRIDGE), ReviewState::Accepted);
        same.act = Act::Belief;
        add(&mut project, &same);
        let changed = review(&project, BRIDGE);
        assert_eq!((changed.state, changed.edited), (ReviewState::Edited, Some(same)));
        assert!(project.reviews(None).unwrap().documents[&article(&project)].added.is_empty());
    });
}

#[test]
fn the_cue_tells_statements_in_the_same_words_apart() {
    in_folder(|_, mut project| {
        let mut other = mark(&project, "Ilsa Marrand", BRIDGE);
        other.cue = place(&project, "that");
        add(&mut project, &other);
        let document = article(&project);
        let added = project.reviews_of(&document).unwrap().added.remove(0);
        let reject = |statement: &str, project: &Project| {
            let (statement, said) = (statement.to_owned(), Said::Reject);
            let review = NewReview { statement, said, reason: None };
            project.review_decisions("ben", &[review]).unwrap().remove(0)
        };
        // An id is a help only: without one, the cue decides.
        let mut decision = reject(&added.id, &project);
        decision.old = decision.old.map(|old| old.replace(&added.id, "0000000000000000"));
        project.decide(&decision).unwrap();
        let reviews = project.reviews(None).unwrap();
        let state = |id: &str| reviews.of(&document, id).map(|review| review.state);
        assert_eq!(state(&added.id), Some(ReviewState::Rejected));
        assert_eq!(state(&id(&project, BRIDGE)), None);
        project.decide(&reject(&id(&project, BRIDGE), &project)).unwrap();
        assert_eq!(project.reviews(None).unwrap().counts(), [(ReviewState::Rejected, 2)].into());
    });
}

#[test]
fn what_moves_is_found_and_what_is_gone_is_told() {
    in_folder(|_, mut project| {
        say(&mut project, "ana", BRIDGE, Said::Accept);
        say(&mut project, "ana", "nobody knows", Said::Reject);
        let document = article(&project);
        let decision = |words: &str, document: &str| NewDecision {
            who: "ana".to_owned(),
            kind: "statement".to_owned(),
            document: document.to_owned(),
            spans: place(&project, words),
            verdict: "flag".to_owned(),
            ..NewDecision::default()
        };
        let moved = decision("ferry runs", &document);
        let gone = [decision("said", &document), decision("said", "no such document")];
        project.decide(&moved).unwrap();
        project.decide_step(&gone).unwrap();
        let ferry = review(&project, FERRY);
        assert_eq!((ferry.state, ferry.is_moved), (ReviewState::Flagged, true));
        assert!(!review(&project, BRIDGE).is_moved);
        let lost = project.reviews(None).unwrap().lost;
        let lost: Vec<(u64, Standing)> =
            lost.iter().map(|lost| (lost.decision.seq, lost.standing)).collect();
        assert_eq!(lost, [(4, Standing::NoStatement), (5, Standing::NoDocument)]);
        // Read again otherwise: the words are there, under other ids.
        let said = [("Orsa Dask", BRIDGE), ("Ilsa Marrand", FERRY), ("Orsa Dask", "nobody knows")];
        read(&mut project, "tavik", &said, "another model");
        assert_eq!(state(&project, "nobody knows"), ReviewState::Rejected);
    });
}

#[test]
fn what_cannot_be_kept_is_refused() {
    in_folder(|_, project| {
        let accept = NewReview { statement: "no".to_owned(), said: Said::Accept, reason: None };
        let refused = project.review_decisions("ana", &[accept]).unwrap_err();
        assert!(matches!(refused, StoreError::NoStatement(_)), "{refused}");
        let mut outside = mark(&project, "Orsa Dask", FERRY);
        outside.cue = vec![Span::new(0, 9999)];
        let refused = project.addition("ana", &article(&project), &outside, None).unwrap_err();
        assert_eq!(refused.to_string(), "0..9999 is no place in its document");
        outside.content.clear();
        let said = Said::Edit(outside);
        let edit = NewReview { statement: id(&project, BRIDGE), said, reason: None };
        let refused = project.review_decisions("ana", &[edit]).unwrap_err();
        assert_eq!(refused.to_string(), "a statement needs a content");
        let refused = project.addition("ana", "x", &mark(&project, "said", FERRY), None);
        assert!(matches!(refused.unwrap_err(), StoreError::NoDocument(_)));
    });
}

#[test]
fn sentences_are_complete_or_not_by_the_last_word_of_each() {
    in_folder(|_, mut project| {
        let (document, sentence) = (article(&project), place(&project, "that")[0]);
        for (who, said) in
            [("ana", Some(true)), ("ben", Some(true)), ("ana", Some(false)), ("ben", None)]
        {
            let decision = project.sentence_decision(who, &document, sentence, said).unwrap();
            project.decide(&decision).unwrap();
        }
        let sentences = project.reviews_of(&document).unwrap().sentences;
        assert_eq!(sentences.len(), 1);
        assert!(sentences[0].coder == "ana" && !sentences[0].is_complete);
    });
}

#[test]
fn comparing_follows_what_was_said_and_undone() {
    in_folder(|_, mut project| {
        compare(&mut project);
        let gone = |project: &Project| claims(project)[0].1.clone();
        let as_read = ["Orsa Dask: assert the bridge is gone"];
        assert_eq!(gone(&project), as_read);
        assert!(project.is_compared(talks::BOOK).unwrap());
        say(&mut project, "ana", BRIDGE, Said::Accept);
        assert!(project.is_compared(talks::BOOK).unwrap(), "it makes no difference");
        say(&mut project, "ana", BRIDGE, Said::Reject);
        assert!(!project.is_compared(talks::BOOK).unwrap());
        compare(&mut project);
        assert!(gone(&project).is_empty());
        let mut knows = mark(&project, "Ilsa Marrand", "knows");
        knows.claim = Some("gone".to_owned());
        knows.stance = Some(Stance::Deny);
        knows.speaker = Some("Ilsa Marrand".to_owned());
        add(&mut project, &knows);
        compare(&mut project);
        assert_eq!(gone(&project), ["Ilsa Marrand: deny knows"]);
        let assigned = project.assignments().unwrap();
        assert_eq!((assigned.len(), assigned[0].who.as_str()), (1, "ana"));
        let mut other = knows.clone();
        other.claim = Some("runs".to_owned());
        say(&mut project, "ben", "knows", Said::Edit(other));
        compare(&mut project);
        assert_eq!(claims(&project)[1].1.len(), 2);
        for _ in 0..3 {
            project.undo("ana").unwrap().unwrap();
        }
        assert!(!project.is_compared(talks::BOOK).unwrap());
        compare(&mut project);
        assert_eq!(gone(&project), as_read);
        project.redo("ana").unwrap().unwrap();
        compare(&mut project);
        assert!(gone(&project).is_empty());
    });
}
