//! What people made of statements shows in what comparing finds.

use super::{
    ByHand, Comparison, Corpus, CorpusDocument, CorpusStatement, compare,
    decided::{ClaimDecision, ClaimLabel, Decided, DecidedClaim, Standing, Target, locate},
};
use crate::{
    codebook::Codebook,
    extract::{
        Basis, Kind,
        cast::{ActorKind, ActorName, NameWord},
        stance::Stance,
    },
    resolve::{
        Extract, Item, StatementExtract,
        actors::{DocumentActor, DocumentCast},
        claim_list::{ReadWordings, Wording},
        groups::InOrder,
    },
    text::Span,
};

const TEXT: &str = "the bridge is gone and the ferry runs and nobody knows";
const BRIDGE: (usize, usize) = (0, 18);
const FERRY: (usize, usize) = (23, 37);
const NOBODY: (usize, usize) = (42, 54);

const BOOK: &str = "\
[[claim]]
id = \"gone\"
label = \"the bridge is gone\"
samples = \"the bridge is gone\"

[[actor]]
id = \"board\"
name = \"the Port Board\"
kind = \"organization\"
";

fn codebook() -> Codebook {
    Codebook::from_toml(BOOK).expect("a codebook")
}

/// What is asked of a statement: where it is and what a person made of it.
type Given = ((usize, usize), ByHand);

fn corpus(given: &[Given]) -> Corpus {
    let statement = |((start, end), by_hand): &Given| CorpusStatement {
        id: format!("{start}"),
        kind: Kind::Indirect,
        content: vec![Span::new(*start, *end)],
        by_hand: Some(Box::new(by_hand.clone())),
    };
    let extract = |((start, end), by_hand): &Given| StatementExtract {
        speakers: vec![0],
        claim: None,
        stance_rule: "plain-report".to_owned(),
        // A person's own statement has been read by nobody.
        item: if by_hand.basis.is_some() {
            Item::default()
        } else {
            Item::plain(&TEXT[*start..*end])
        },
        numbers: Vec::new(),
    };
    let dask = DocumentActor {
        names: vec![ActorName {
            words: ["orsa", "dask"].map(|word| NameWord::Plain(word.to_owned())).to_vec(),
            shown: "Orsa Dask".to_owned(),
        }],
        is_named: true,
        is_definite: false,
        kind: ActorKind::Person,
        gender: None,
        affiliation: None,
        members: Vec::new(),
    };
    Corpus::new(vec![CorpusDocument {
        name: "a".to_owned(),
        text: TEXT.to_owned(),
        outlet: None,
        published: None,
        statements: given.iter().map(statement).collect(),
        extract: Extract {
            parties: String::new(),
            cast: DocumentCast { document: 0, published: None, actors: vec![dask] },
            statements: given.iter().map(extract).collect(),
            evidence: Vec::new(),
            other_names: Vec::new(),
        },
    }])
}

fn made(content: (usize, usize), decided: Decided) -> ClaimDecision {
    let who = "ana".to_owned();
    ClaimDecision { who, target: target(content), decided, reason: None, at: None }
}

fn target((start, end): (usize, usize)) -> Target {
    Target {
        document: "a".to_owned(),
        is_outdated: false,
        content: vec![Span::new(start, end)],
        quoted: TEXT[start..end].to_owned(),
    }
}

fn compared(given: &[Given], log: &[ClaimDecision]) -> (Corpus, Comparison, Vec<Standing>) {
    let mut corpus = corpus(given);
    let mut located = locate(&corpus, &codebook(), log);
    let wording = Wording { item: Item::plain("the bridge is gone"), record: None };
    let wordings = [ReadWordings { samples: vec![wording], against: Vec::new() }];
    let comparison = compare(&mut corpus, &codebook(), &wordings, &located.decisions, &InOrder);
    located.settle(&comparison.claims);
    (corpus, comparison, located.standings)
}

/// The members of the codebook's claim, with their stances and rules.
fn gone(comparison: &Comparison) -> Vec<(usize, Stance, &str)> {
    let members = comparison.claims[0].members.iter();
    members.map(|member| (member.candidate, member.stance, member.rule.as_str())).collect()
}

fn rejected() -> ByHand {
    ByHand { is_rejected: true, ..ByHand::default() }
}

#[test]
fn what_is_rejected_makes_no_claim_unless_a_person_gave_it_one() {
    let as_read = [(BRIDGE, ByHand::default()), (FERRY, ByHand::default())];
    let is_member = [(0, Stance::Assert, "plain-report")];
    assert_eq!(gone(&compared(&as_read, &[]).1), is_member);
    let (corpus, comparison, _) = compared(&[(BRIDGE, rejected()), (FERRY, rejected())], &[]);
    assert_eq!(gone(&comparison), []);
    assert!(comparison.speakers[0].iter().all(|speakers| speakers.is_empty()));
    assert_eq!(corpus.documents()[0].statements.len(), 2, "they keep their places");
    let accept = made(BRIDGE, Decided::Accept(DecidedClaim::Codebook("gone".to_owned())));
    let (_, comparison, standings) = compared(&[(BRIDGE, rejected())], &[accept]);
    assert_eq!(gone(&comparison), is_member);
    assert_eq!(standings, [Standing::Holds]);
}

#[test]
fn nothing_goes_with_what_is_rejected() {
    let found = || DecidedClaim::Found(vec![target(FERRY)]);
    let log = [made(NOBODY, Decided::Accept(found()))];
    let as_read = [(FERRY, ByHand::default()), (NOBODY, ByHand::default())];
    let (_, comparison, standings) = compared(&as_read, &log);
    assert_eq!((comparison.claims[1].members.len(), standings), (2, vec![Standing::Holds]));
    let (_, comparison, standings) =
        compared(&[(FERRY, rejected()), (NOBODY, ByHand::default())], &log);
    assert!(comparison.claims.iter().all(|claim| claim.members.is_empty()));
    assert_eq!(standings, [Standing::NoClaim]);
}

#[test]
fn what_goes_with_itself_alone_makes_a_claim_of_its_own() {
    let own = |at| DecidedClaim::Found(vec![target(at)]);
    let log =
        [made(BRIDGE, Decided::Accept(own(BRIDGE))), made(FERRY, Decided::Accept(own(BRIDGE)))];
    let given = [(BRIDGE, ByHand::default()), (FERRY, ByHand::default())];
    let (_, comparison, standings) = compared(&given, &log[..1]);
    assert_eq!(gone(&comparison), []);
    let member = &comparison.claims[1].members[0];
    assert_eq!((member.candidate, member.decided_by.as_deref()), (0, Some("ana")));
    assert_eq!(standings, [Standing::Holds]);
    let (_, comparison, standings) = compared(&given, &log);
    assert_eq!((comparison.claims.len(), comparison.claims[1].members.len()), (2, 2));
    assert_eq!(standings, [Standing::Holds, Standing::Holds]);
}

#[test]
fn a_statement_of_a_person_has_the_stance_and_the_speaker_they_say() {
    let said = |speaker: &str| ByHand {
        basis: Some(Basis::Group),
        speaker: Some(speaker.into()),
        stance: Some(Stance::Deny),
        ..ByHand::default()
    };
    let given =
        [(BRIDGE, said("orsa dask")), (FERRY, said("the Port Board")), (NOBODY, said("ferrymen"))];
    let accept = |at| made(at, Decided::Accept(DecidedClaim::Codebook("gone".to_owned())));
    let (_, comparison, _) = compared(&given, &[accept(BRIDGE), accept(NOBODY)]);
    let denied = |candidate| (candidate, Stance::Deny, "person");
    assert_eq!(gone(&comparison), [denied(0), denied(2)]);
    let speaker = |index: usize| &comparison.actors[comparison.speakers[0][index][0] as usize];
    let names = [0, 1, 2].map(|index| (speaker(index).name.as_str(), speaker(index).kind));
    let expected = [
        ("Orsa Dask", ActorKind::Person),
        ("the Port Board", ActorKind::Organization),
        ("ferrymen", ActorKind::Group),
    ];
    assert_eq!(names, expected);
    assert_eq!(speaker(1).codebook.as_deref(), Some("board"));
    assert_eq!(comparison.actors.len(), 3);
}

#[test]
fn what_is_changed_is_shown_changed_and_found_where_it_was() {
    let changed = ByHand {
        content: Some(Box::new([Span::new(4, 18)])),
        kind: Some(Kind::Direct),
        ..ByHand::default()
    };
    let accept = made(BRIDGE, Decided::Accept(DecidedClaim::Codebook("gone".to_owned())));
    let (corpus, comparison, standings) = compared(&[(BRIDGE, changed)], &[accept]);
    assert_eq!(corpus.content(0, 0), "bridge is gone");
    assert_eq!(standings, [Standing::Holds]);
    assert_eq!(comparison.printed[0].quotations.len(), 1, "it is a quotation now");
}

#[test]
fn claims_are_called_as_people_call_them() {
    let given = [FERRY, NOBODY, BRIDGE].map(|at| (at, ByHand::default()));
    let found = || DecidedClaim::Found(vec![target(FERRY)]);
    let log = [made(NOBODY, Decided::Accept(found()))];
    let (corpus, mut comparison, _) = compared(&given, &log);
    let label = |claim, label: &str| ClaimLabel { claim, label: label.to_owned() };
    let labels = [
        label(found(), "crossing"),
        label(DecidedClaim::Codebook("gone".to_owned()), "the loss"),
        label(found(), "the ferry"),
        label(DecidedClaim::Codebook("never".to_owned()), "nothing"),
    ];
    let gone = comparison.rename(&corpus, &codebook(), &labels);
    assert_eq!(gone, [&labels[3]]);
    let given: Vec<(usize, &str)> =
        comparison.labels_given.iter().map(|(claim, label)| (*claim, label.as_str())).collect();
    assert_eq!(given, [(0, "the loss"), (1, "the ferry")]);
}
