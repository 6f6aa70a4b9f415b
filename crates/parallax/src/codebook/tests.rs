//! What a codebook gives, and what it says where it is wrong.

use super::{ActorKind, Codebook};

const PARTIES: &str = "[[party]]\nid = \"kestria\"\nnames.country = \"Kestria\"\n\
                       [[party]]\nid = \"ulmere\"\nnames.country = \"Ulmere\"\n";

fn problem(toml: &str) -> String {
    Codebook::from_toml(toml).expect_err("a codebook that cannot be used").to_string()
}

#[test]
fn a_whole_codebook_is_read() {
    let book = format!(
        "{PARTIES}
        [[actor]]
        id = 'dask'
        name = 'Oren Dask'
        aliases = ['Dask', 'the governor']
        kind = 'person'
        party = 'kestria'
        affiliations = [{{ organization = 'district', from = 2019-05-01, to = '2020' }}]

        [[claim]]
        id = 'bridge'
        label = 'The bridge was mined'
        description = 'Whoever did it.'
        samples = ['the bridge was mined', 'divers blew up the bridge']
        against = ['the bridge was never mined']

        [[labels]]
        id = 'leaving'
        names = ['exodus', 'flight', 'deportation']"
    );
    let book = Codebook::from_toml(&book).expect("a good codebook");
    let [actor] = &book.actors[..] else { panic!("one actor: {:?}", book.actors) };
    assert_eq!((actor.name.as_str(), actor.kind), ("Oren Dask", Some(ActorKind::Person)));
    assert_eq!(actor.aliases, ["Dask", "the governor"]);
    assert_eq!(actor.party.as_deref(), Some("kestria"));
    let affiliation = &actor.affiliations[0];
    let days = [affiliation.from, affiliation.to].map(|day| day.expect("a day").to_string());
    assert_eq!(days, ["2019-05-01", "2020-12-31"]);
    assert_eq!(book.claims[0].samples.len() + book.claims[0].against.len(), 3);
    assert_eq!(book.labels[0].names, ["exodus", "flight", "deportation"]);
    assert_eq!(book.parties.ids(), ["kestria", "ulmere"]);
    assert!(!book.parties.is_empty());
}

#[test]
fn the_codebook_of_the_examples_is_read() {
    let book = include_str!("../../../../examples/codebook.toml");
    let book = Codebook::from_toml(book).expect("a good codebook");
    assert_eq!((book.parties.ids().len(), book.claims.len(), book.labels.len()), (2, 8, 3));
    let of = |party: &str| {
        let actors = book.actors.iter();
        actors.filter(|actor| actor.party.as_deref() == Some(party)).count()
    };
    assert_eq!(of("kestria"), of("ulmere"));
}

/// The lines of what is declared are not counted anew for each text.
#[test]
fn a_long_codebook_is_read() {
    let claim = |i: usize| {
        format!(
            "[[claim]]\nid = \"c{i}\"\nlabel = \"L{i}\"\nsamples = [\"one {i}\", \"two {i}\"]\n"
        )
    };
    let claims: String = (0..10_000).map(claim).collect();
    assert_eq!(Codebook::from_toml(&claims).expect("a good codebook").claims.len(), 10_000);
    let twice = format!("{claims}{}", claim(7));
    assert_eq!(problem(&twice), "line 40002: the claim id \"c7\" is used twice; first in line 30");
}

#[test]
fn an_empty_codebook_declares_nothing() {
    let book = Codebook::from_toml("# later\n").expect("a good codebook");
    assert!(book.actors.is_empty() && book.claims.is_empty() && book.parties.is_empty());
}

#[test]
fn text_that_is_not_toml_is_refused_with_its_line() {
    let problem = problem("[[claim]]\nid = bridge\n");
    assert!(problem.contains("line 2"), "{problem}");
}

/// Each codebook with what is said about it.
const WRONG: [(&str, &str); 21] = [
    (
        "[[claims]]\nid = 'bridge'",
        "line 1: the codebook has no key \"claims\"; did you mean \"claim\"?",
    ),
    (
        "\n[[claim]]\nid = 'a'\nlabel = 'A'\nsample = ['x']",
        "line 5: [[claim]] has no key \"sample\"; did you mean \"samples\"?",
    ),
    ("[[claim]]\nid = 'a'\nlabel = 'A'\ncolour = 3", "line 4: [[claim]] has no key \"colour\""),
    ("[[labels]]\nnames = ['a', 'b']", "line 1: [[labels]] needs the key \"id\""),
    ("[[actor]]\nid = 3\nname = 'A'", "line 2: \"id\" of [[actor]] must be a text"),
    (
        "[[claim]]\nid = 'a'\nlabel = 'A'\nsamples = [\n'a',\n3,\n]",
        "line 6: \"samples\" of [[claim]] must be a list of texts",
    ),
    ("actor = 3", "line 1: \"actor\" of the codebook must be a list of tables"),
    (
        "[[claim]]\nid = 'a'\nlabel = 'A'\nsamples = []",
        "line 4: \"samples\" of [[claim]] needs at least one sample wording",
    ),
    (
        "[[claim]]\nid = 'a'\nlabel = 'A'",
        "line 1: \"samples\" of [[claim]] needs at least one sample wording",
    ),
    (
        "[[claim]]\nid = 'a'\nlabel = 'A'\nsamples = ['a',\n ' - ']",
        "line 5: \"samples\" of [[claim]] holds a text without letters: \"-\"",
    ),
    (
        "[[claim]]\nid = 'a'\nlabel = 'A'\nsamples = ['x']\n[[claim]]\nid = 'a'\nlabel = 'B'\nsamples = ['y']",
        "line 6: the claim id \"a\" is used twice; first in line 2",
    ),
    (
        "[[claim]]\nid = 'a'\nlabel = 'A'\nsamples = ['x y']\nagainst = ['X y']",
        "line 5: the sample \"X y\" is used twice; first in line 4",
    ),
    (
        "[[actor]]\nid = 'a'\nname = 'A'\naliases = ['chief']\n[[actor]]\nid = 'b'\nname = 'B'\naliases = ['chief']",
        "line 8: the actor name \"chief\" is used twice; first in line 4",
    ),
    (
        "[[actor]]\nid = 'a'\nname = 'A'\nkind = 'persona'",
        "line 4: \"persona\" is no kind of actor; did you mean \"person\"?",
    ),
    (
        "[[actor]]\nid = 'a'\nname = 'A'\nkind = 'x'",
        "line 4: \"x\" is no kind of actor; use one of person, organization, state, place, group, document",
    ),
    (
        "[[actor]]\nid = 'a'\nname = 'A'\nparty = 'kestria'",
        "line 4: the party \"kestria\" is not declared: the codebook has no [[party]]",
    ),
    (
        "[[actor]]\nid = 'a'\nname = 'A'\naffiliations = [{ organization = 'b', from = 'May' }]",
        "line 4: \"May\" is no date; write 2019-05-12, 2019-05 or 2019",
    ),
    (
        "[[actor]]\nid = 'a'\nname = 'A'\naffiliations = [{ organization = 'b', from = '2020-02', to = '2019' }]",
        "line 4: the affiliation ends (2019) before it begins (2020-02)",
    ),
    (
        "[[actor]]\nid = 'a'\nname = 'A'\nparties = [{ party = 'kestria' }]",
        "line 4: the party \"kestria\" is not declared: the codebook has no [[party]]",
    ),
    (
        "[[labels]]\nid = 'a'\nnames = ['b']",
        "line 3: \"names\" of [[labels]] needs at least two names",
    ),
    (
        "[[labels]]\nid = 'a'\nnames = ['b', 'B']",
        "line 3: the label \"B\" is used twice; first in line 3",
    ),
];

#[test]
fn what_is_wrong_is_named_with_its_line() {
    for (toml, expected) in WRONG {
        assert_eq!(problem(toml), expected, "\n{toml}");
    }
}

#[test]
fn an_actor_changes_its_party() {
    let actor = |parties: &str| format!("{PARTIES}[[actor]]\nid = 'a'\nname = 'A'\n{parties}");
    let turned = actor(
        "parties = [{ party = 'kestria', to = '2019-06' }, { party = 'ulmere', from = '2019-07' }]",
    );
    let book = Codebook::from_toml(&turned).expect("a good codebook");
    let of = |book: &Codebook| -> Vec<String> {
        book.actors[0].parties.iter().map(|one| one.party.clone()).collect()
    };
    assert_eq!(of(&book), ["kestria", "ulmere"]);
    assert_eq!(of(&book.exchanged()), ["ulmere", "kestria"]);
    let wrong = [
        (
            "parties = [{ party = 'kestria', to = '2019-07' },\n{ party = 'ulmere', from = '2019-07-15' }]",
            "line 11: the actor is in \"kestria\" and in \"ulmere\" at one time; a month or year means \
             all of its days",
        ),
        (
            "party = 'kestria'\nparties = [{ party = 'ulmere' }]",
            "line 11: an actor has either \"party\", at all times, or \"parties\", each with its time",
        ),
        (
            "parties = [{ party = 'ulmere', from = '2020', to = '2019' }]",
            "line 10: the membership ends (2019) before it begins (2020)",
        ),
        (
            "parties = [{ party = 'ulmere', since = '2020' }]",
            "line 10: \"parties\" of [[actor]] has no key \"since\"",
        ),
        ("parties = 'ulmere'", "line 10: \"parties\" of [[actor]] must be a list of tables"),
    ];
    for (parties, expected) in wrong {
        assert_eq!(problem(&actor(parties)), expected, "\n{parties}");
    }
}

#[test]
fn an_undeclared_party_and_a_misspelt_slot_are_named() {
    let actor = format!("{PARTIES}[[actor]]\nid = 'a'\nname = 'A'\nparty = 'kestra'");
    assert_eq!(
        problem(&actor),
        "line 10: \"kestra\" is no declared party; did you mean \"kestria\"?"
    );
    let slot = "[[party]]\nid = 'a'\nnames.county = 'A'";
    assert_eq!(
        problem(slot),
        "line 3: \"names\" of [[party]] has no key \"county\"; did you mean \"country\"?"
    );
    let twice = "[[party]]\nid = 'a'\nnames = {}\n[[party]]\nid = 'a'\nnames = {}";
    assert_eq!(problem(twice), "line 5: the party id \"a\" is used twice; first in line 2");
}
