//! How well the actors of the marked articles in `spec/actors/` are found, within an article and
//! across them; with the parties exchanged the figures are the same.

mod model;

use parallax::{
    extract::cast::{ActorKind, Cast, Gender, LocalActor, Mention},
    resolve::actors::{DocumentCast, actors},
};
use parallax_spec::{
    Engine,
    actors::{Article, Found, GoldMention, Pairs, Score, across, matched, within},
    tree,
};

/// B³ F within an article is at least this.
const LEAST_WITHIN: f64 = 0.85;
/// Of the entities joined across articles at least this share is the same.
const LEAST_ACROSS: f64 = 0.95;

#[test]
fn actors_are_found_within_and_across_articles() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let articles = articles();
    assert!(!articles.is_empty(), "spec/actors holds no article");
    let (score, pairs, place) = measure(&engine, &articles);
    report("as written", score, pairs);
    let exchanged: Vec<Article> = articles.iter().map(|a| engine.exchanged(a)).collect();
    let (other_score, other_pairs, other_place) = measure(&engine, &exchanged);
    report("with the parties exchanged", other_score, other_pairs);
    assert_eq!((score, pairs), (other_score, other_pairs), "exchanged parties, other figures");
    assert_eq!(place, other_place, "exchanged parties, other actors of the collection");
    let (_, _, f) = score.figures();
    assert!(f >= LEAST_WITHIN, "not reached: B3 F {f:.4} of {LEAST_WITHIN} within an article");
    let precision = pairs.right as f64 / pairs.joined.max(1) as f64;
    assert!(
        precision >= LEAST_ACROSS,
        "not reached: precision {precision:.4} of {LEAST_ACROSS} across articles"
    );
}

/// Every mention, actor and speaker is the same when the parties are exchanged.
#[test]
fn casts_are_the_same_with_the_parties_exchanged() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    for article in articles() {
        let (cast, _) = engine.cast(&article);
        let as_marks = Article { mentions: marks(&cast), ..article };
        let exchanged = engine.exchanged(&as_marks);
        let (other, _) = engine.cast(&exchanged);
        assert_eq!(exchanged.mentions, marks(&other), "{}: mentions", exchanged.path);
        assert_eq!(cast.speakers, other.speakers, "{}: speakers", exchanged.path);
        assert_eq!(facts(&cast), facts(&other), "{}: actors", exchanged.path);
    }
}

/// The mentions, with actor and rule as the key.
fn marks(cast: &Cast) -> Vec<GoldMention> {
    let one = |m: &Mention| GoldMention { span: m.span, key: format!("{} {}", m.actor, m.rule) };
    cast.mentions.iter().map(one).collect()
}

/// Kind, gender, affiliation, members and number of names.
type Facts = (ActorKind, Option<Gender>, Option<usize>, Vec<usize>, usize);

/// What is known of each actor but its names.
fn facts(cast: &Cast) -> Vec<Facts> {
    let one = |actor: &LocalActor| {
        let LocalActor { kind, gender, affiliation, ref members, ref names, .. } = *actor;
        let owner = affiliation.map(|found| found.owner);
        (kind, gender, owner, members.clone(), names.len())
    };
    cast.actors.iter().map(one).collect()
}

fn articles() -> Vec<Article> {
    let parse = |path: &String| Article::parse(path, &tree::text(path));
    let pages = tree::files("spec/actors", ".md");
    let pages = pages.iter().filter(|path| tree::stem(path).starts_with("article"));
    pages.map(|path| parse(path).unwrap_or_else(|error| panic!("{error}"))).collect()
}

/// For each article and each of its actors the actor of the collection.
type Places = Vec<Vec<usize>>;

fn measure(engine: &Engine, articles: &[Article]) -> (Score, Pairs, Places) {
    let mut score = Score::default();
    let mut casts = Vec::new();
    let mut locals = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        let (cast, tokens) = engine.cast(article);
        let found = Found::of(&cast, |head| tokens[head]);
        let of_article = matched(&article.mentions, &found);
        score.add(within(&article.mentions, &of_article));
        casts.push(DocumentCast::of(index as u32, None, &cast));
        locals.push(of_article);
    }
    let place = places(&casts, engine);
    let global = |index: usize| {
        let locals = locals[index].iter();
        locals.map(|local| local.map(|local| place[index][local])).collect()
    };
    let documents: Vec<_> =
        (0..articles.len()).map(|i| (articles[i].mentions.as_slice(), global(i))).collect();
    (score, across(&documents), place)
}

fn places(casts: &[DocumentCast], engine: &Engine) -> Places {
    let mut place: Places = casts.iter().map(|cast| vec![0; cast.actors.len()]).collect();
    for (index, actor) in actors(casts, &[], engine.parties()).iter().enumerate() {
        for member in &actor.members {
            place[member.document as usize][member.local as usize] = index;
        }
    }
    place
}

#[expect(clippy::print_stderr, reason = "the figures are what the test is run for")]
fn report(what: &str, score: Score, pairs: Pairs) {
    let (precision, recall, f) = score.figures();
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    eprintln!(
        "{what}: within, {} mentions: B3 P {precision:.4} R {recall:.4} F {f:.4}; across, pairs of \
         entities: P {:.4} ({} of {}) R {:.4} (of {})",
        score.mentions,
        share(pairs.right, pairs.joined),
        pairs.right,
        pairs.joined,
        share(pairs.right, pairs.same),
        pairs.same,
    );
}
