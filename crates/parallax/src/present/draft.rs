//! Takes what comparing all documents found, gives a first codebook for a person to go on from.
//!
//! Nothing in it judges: claims are those that most statements make, actors those that speak most,
//! labels those that the texts themselves give for one thing. Who the parties are is for the person
//! to say.

use std::collections::BTreeSet;

use super::comparison::{ActorRow, ClaimRow, MemberRow, NamingRow};
use crate::{
    codebook::{ActorKind, Codebook, CodebookActor, CodebookClaim, LabelSet},
    text::one_line,
};

/// How much is suggested at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftSize {
    /// Claims.
    pub claims: usize,
    /// Actors.
    pub actors: usize,
}

/// Suggestions for a codebook, none of which `known` has already.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The one with most statements first.
    pub actors: Vec<CodebookActor>,
    /// The one that most statements make first.
    pub claims: Vec<CodebookClaim>,
    /// In the order in which the texts suggest them.
    pub labels: Vec<LabelSet>,
    /// Names of states, for the person who declares parties; the one named in most documents first.
    pub states: Vec<String>,
}

/// Fewest documents or statements of an actor.
const FEWEST: usize = 2;
/// Fewest and most sample wordings of a claim: one alone is a text that was copied.
const SAMPLES: std::ops::RangeInclusive<usize> = 2..=5;
/// Fewest words of a wording: shorter ones say too little to find others by.
const FEWEST_WORDS: usize = 4;
/// Longest id made from words, in words.
const ID_WORDS: usize = 5;

impl Draft {
    /// Suggests what `known` lacks. Rows are in the order in which comparing gave them.
    pub fn new(
        actors: &[ActorRow],
        claims: &[ClaimRow],
        naming: &[NamingRow],
        known: &Codebook,
        size: DraftSize,
    ) -> Self {
        let mut taken = Taken::new(known);
        Self {
            actors: actors_of(actors, &mut taken, size.actors),
            claims: claims_of(claims, &mut taken, size.claims),
            labels: labels_of(naming, &mut taken),
            states: states_of(actors),
        }
    }

    /// The draft as a codebook's tables, with a word on each kind.
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        let actors: Vec<String> = self.actors.iter().map(CodebookActor::to_toml).collect();
        let claims: Vec<String> = self.claims.iter().map(CodebookClaim::to_toml).collect();
        let labels: Vec<String> = self.labels.iter().map(LabelSet::to_toml).collect();
        for (head, tables) in [(ACTORS, actors), (CLAIMS, claims), (LABELS, labels)] {
            if !tables.is_empty() {
                out.push_str(head);
                for table in &tables {
                    out.extend(["\n", table]);
                }
                out.push('\n');
            }
        }
        out
    }

    /// A template for the parties, commented out.
    pub fn parties_template(&self) -> String {
        let states = self.states.join(", ");
        let states = if states.is_empty() { "none".to_owned() } else { states };
        PARTIES.replace("{states}", &states)
    }
}

const PARTIES: &str = "\
# Who the parties are is for you to say. Declare them in pairs, name for name: at the same place of
# the same list stands what becomes the other when the parties are exchanged. Their names are then
# read blindly. Kinds of names: country, adjective, people, capital, place, organization, person.
# As long as none are declared, claims about one and about the other may stand together below:
# declare them, map again and suggest again.
# States that the articles name: {states}
#
# [[party]]
# id = \"first\"
# names.country = \"\"
# names.adjective = \"\"
# names.people = \"\"
# names.capital = \"\"
# names.person = [\"\", \"\"]
#
# [[party]]
# id = \"second\"
# names.country = \"\"
# names.adjective = \"\"
# names.people = \"\"
# names.capital = \"\"
# names.person = [\"\", \"\"]
";

const ACTORS: &str = "\
# Who acts and speaks: those with most statements. Put names of one actor together, take out what is no name,
# add party = \"...\" and affiliations where you want them.
";

const CLAIMS: &str = "\
# What is claimed: what most statements say alike. Samples are verbatim. Give each a label of your
# own, put what belongs together into one, move wordings of the opposite side to `against`.
";

const LABELS: &str = "\
# Words that different sides use for one thing, as the articles give them.
";

/// Ids, names and wordings that may not stand twice.
struct Taken {
    ids: BTreeSet<String>,
    names: BTreeSet<String>,
    wordings: BTreeSet<String>,
    labels: BTreeSet<String>,
}

impl Taken {
    fn new(known: &Codebook) -> Self {
        let ids = known.actors.iter().map(|actor| &actor.id);
        let ids = ids.chain(known.claims.iter().map(|claim| &claim.id));
        let ids = ids.chain(known.labels.iter().map(|set| &set.id));
        let names = known.actors.iter().flat_map(|a| [&a.name].into_iter().chain(&a.aliases));
        let wordings = known.claims.iter().flat_map(|c| c.samples.iter().chain(&c.against));
        let labels = known.labels.iter().flat_map(|set| &set.names);
        Self {
            ids: ids.map(|id| id.to_lowercase()).collect(),
            names: names.map(|name| name.to_lowercase()).collect(),
            wordings: wordings.map(|wording| wording.to_lowercase()).collect(),
            labels: labels.map(|label| label.to_lowercase()).collect(),
        }
    }

    /// An id of the first words of `text`: "The bridge is gone" → "the-bridge-is-gone".
    fn id(&mut self, text: &str) -> String {
        let word = |word: &str| -> String {
            word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let words = text.split_whitespace().map(word).filter(|word| !word.is_empty());
        let words: Vec<String> = words.take(ID_WORDS).collect();
        let stem = if words.is_empty() { "unnamed".to_owned() } else { words.join("-") };
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut all = [stem.clone()].into_iter().chain(numbered);
        all.find(|id| self.ids.insert(id.clone())).expect("numbers never end")
    }
}

fn actors_of(rows: &[ActorRow], taken: &mut Taken, most: usize) -> Vec<CodebookActor> {
    let speaks = |row: &&ActorRow| {
        row.statements > 0 && row.documents.max(row.statements) >= FEWEST && is_proper(&row.name)
    };
    let mut actors = Vec::new();
    for row in rows.iter().filter(speaks) {
        if actors.len() == most {
            break;
        }
        let aliases = row.aliases.iter().filter(|alias| is_proper(alias));
        let all = [&row.name].into_iter().chain(aliases).map(|name| one_line(name));
        let all: Vec<String> = all.filter(|name| taken.names.insert(name.to_lowercase())).collect();
        // Whose first name is taken is known already.
        let Some((name, aliases)) = all.split_first().filter(|(name, _)| **name == row.name) else {
            continue;
        };
        let kind = ActorKind::ALL.into_iter().find(|kind| kind.name() == row.kind);
        let id = taken.id(name);
        let (name, aliases) = (name.clone(), aliases.to_vec());
        actors.push(CodebookActor { id, name, aliases, kind, ..CodebookActor::default() });
    }
    actors
}

/// Whether a word in it begins with a capital letter that is not the first of an article.
fn is_proper(name: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = name.split_whitespace().peekable();
    let first = words.peek().copied().unwrap_or_default().to_lowercase();
    let determined = ["the", "a", "an", "its", "his", "her", "their", "our"];
    let skipped = usize::from(determined.contains(&first.as_str()));
    words.skip(skipped).any(capital)
}

fn claims_of(rows: &[ClaimRow], taken: &mut Taken, most: usize) -> Vec<CodebookClaim> {
    let found = rows.iter().filter(|row| row.origin != "codebook");
    found.filter_map(|row| claim_of(row, taken)).take(most).collect()
}

fn claim_of(row: &ClaimRow, taken: &mut Taken) -> Option<CodebookClaim> {
    // Who asserts the opposite uses words of the other side; a question takes none.
    let is_against = |member: &&MemberRow| member.rule == "opposite-content";
    let canonical = one_line(&row.canonical);
    let of = |against: bool| {
        let members = row.members.iter().filter(|member| member.stance != "ask");
        let members = members.filter(move |member| is_against(member) == against);
        members.map(|member| one_line(&member.text))
    };
    let samples = wordings([canonical].into_iter().chain(of(false)), taken, *SAMPLES.end());
    if samples.len() < *SAMPLES.start() {
        return None;
    }
    let against = wordings(of(true), taken, *SAMPLES.end());
    let label = label(&samples)?.to_owned();
    let documents: BTreeSet<&str> = row.members.iter().map(|m| m.doc.as_str()).collect();
    let (statements, documents) = (row.members.len(), documents.len());
    let description = Some(format!("Suggested: {statements} statements in {documents} articles."));
    Some(CodebookClaim { id: taken.id(&label), label, description, samples, against })
}

/// The sample that is most like a label: one without gaps and short; of equals the first.
fn label(samples: &[String]) -> Option<&str> {
    let key = |sample: &&String| (sample.contains('…'), sample.chars().count());
    let sample = samples.iter().min_by_key(key)?;
    Some(sample.strip_prefix("that ").unwrap_or(sample))
}

/// At most so many different wordings, in their order.
fn wordings(all: impl Iterator<Item = String>, taken: &mut Taken, most: usize) -> Vec<String> {
    let long = all.filter(|wording| wording.split_whitespace().count() >= FEWEST_WORDS);
    let new = |wording: &String| taken.wordings.insert(wording.to_lowercase());
    long.filter(new).take(most).collect()
}

fn labels_of(rows: &[NamingRow], taken: &mut Taken) -> Vec<LabelSet> {
    let mut sets: Vec<(&str, Vec<String>)> = Vec::new();
    for row in rows.iter().filter(|row| row.origin != "codebook") {
        match sets.iter_mut().find(|(id, _)| *id == row.set) {
            Some((_, names)) => names.push(row.name.clone()),
            None => sets.push((&row.set, vec![row.name.clone()])),
        }
    }
    let mut found = Vec::new();
    for (set, mut names) in sets {
        names.retain(|name| taken.labels.insert(name.to_lowercase()));
        if names.len() > 1 {
            found.push(LabelSet { id: taken.id(set), names });
        }
    }
    found
}

fn states_of(rows: &[ActorRow]) -> Vec<String> {
    const MOST: usize = 12;
    let is_state = |row: &&ActorRow| row.kind == "state" && is_proper(&row.name);
    let mut rows: Vec<&ActorRow> = rows.iter().filter(is_state).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.documents));
    rows.into_iter().take(MOST).map(|row| one_line(&row.name)).collect()
}
