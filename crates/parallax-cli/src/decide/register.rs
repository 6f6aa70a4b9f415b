//! The statements and claims of a project, to be found by what a person calls them.

use std::{collections::BTreeMap, ops::ControlFlow};

use anyhow::Result;
use parallax::{
    compare::decided::{DecidedClaim, Target},
    present::comparison::ClaimRow,
    text::{CodePoints, one_line},
};
use parallax_store::{KeptDocument, Project};

use super::asked::Asked;

/// What decisions can be about.
pub(super) struct Register {
    statements: BTreeMap<String, Target>,
    /// For each article, its statements: places as they are printed, words, id.
    articles: BTreeMap<String, Vec<(String, String, String)>>,
    claims: Vec<ClaimRow>,
    /// The place in `claims` of each, by its id.
    by_id: BTreeMap<String, usize>,
    /// The same by the label of a claim of the codebook, in small letters.
    by_label: BTreeMap<String, usize>,
    /// For each statement, the place in `claims` of the claim that it is in.
    claim_of: BTreeMap<String, usize>,
}

/// The shortest beginning of an id that stands for it.
const SHORTEST: usize = 6;

impl Register {
    /// Everything in the project.
    pub(super) fn new(project: &Project) -> Result<Self> {
        let mut register = Self {
            statements: BTreeMap::new(),
            articles: BTreeMap::new(),
            claims: Vec::new(),
            by_id: BTreeMap::new(),
            by_label: BTreeMap::new(),
            claim_of: BTreeMap::new(),
        };
        project.statements(&mut |kept| {
            register.add(kept);
            ControlFlow::Continue(())
        })?;
        project.compared_rows::<ClaimRow>(&mut |claim| {
            let place = register.claims.len();
            for member in &claim.members {
                register.claim_of.insert(member.statement.clone(), place);
            }
            if let Some(label) = &claim.label {
                register.by_label.entry(label.to_ascii_lowercase()).or_insert(place);
            }
            register.by_id.insert(claim.id.clone(), place);
            register.claims.push(claim);
            ControlFlow::Continue(())
        })?;
        Ok(register)
    }

    fn add(&mut self, kept: KeptDocument) {
        let text = &kept.document.text;
        let points = CodePoints::new(text);
        let mut own = Vec::new();
        for statement in kept.statements {
            let parts: Vec<&str> = statement.content.iter().map(|span| span.of(text)).collect();
            let quoted = parts.join(" … ");
            let place = |at: u32| points.of_byte(at as usize);
            let spans = statement.content.iter();
            let spans: Vec<String> =
                spans.map(|span| format!("{}-{}", place(span.start), place(span.end))).collect();
            own.push((spans.join(" "), one_line(&quoted), statement.id.clone()));
            let document = kept.document.name.clone();
            let content = statement.content;
            let target = Target { document, is_outdated: false, content, quoted };
            self.statements.insert(statement.id, target);
        }
        self.articles.insert(kept.document.name, own);
    }

    /// The id of the statement that is meant: by its id, else by article, places and words.
    pub(super) fn statement(&self, asked: &Asked) -> Result<&str, String> {
        if let Some(id) = asked.statement.as_deref().and_then(|id| self.id(id)) {
            return Ok(id);
        }
        let named = asked.statement.as_deref().unwrap_or("without an id");
        let Some(doc) = &asked.doc else {
            return Err(format!("there is no statement {named}"));
        };
        let own = self.articles.get(doc).ok_or_else(|| format!("there is no article {doc}"))?;
        let words = asked.content.as_deref().map(one_line);
        let at = own.iter().find(|(spans, ..)| Some(spans) == asked.spans.as_ref());
        let alike: Vec<_> = own.iter().filter(|(_, own, _)| Some(own) == words.as_ref()).collect();
        match (at, alike.as_slice()) {
            (Some((_, own, id)), _) if words.as_ref().is_none_or(|words| words == own) => Ok(id),
            (_, [(.., id)]) => Ok(id),
            (_, []) => {
                Err(format!("there is no statement {named} in {doc}, and none in its words"))
            }
            (_, [..]) => Err(format!("several statements of {doc} are in these words")),
        }
    }

    /// The id that is meant: one in full, or the only one that begins like this.
    fn id(&self, named: &str) -> Option<&str> {
        let named = named.trim_end_matches('…');
        let mut all = self.statements.range(named.to_owned()..).map(|(id, _)| id.as_str());
        let first = all.next().filter(|id| id.starts_with(named))?;
        let is_one = first == named || !all.next().is_some_and(|id| id.starts_with(named));
        (is_one && named.len() >= SHORTEST).then_some(first)
    }

    /// The statement as a decision names it.
    pub(super) fn target(&self, statement: &str) -> &Target {
        &self.statements[statement]
    }

    /// The claim that a statement is in.
    pub(super) fn current(&self, statement: &str) -> Option<&ClaimRow> {
        self.claim_of.get(statement).map(|&place| &self.claims[place])
    }

    /// The claim of this id, else the claim of the codebook with this label.
    pub(super) fn claim(&self, named: &str) -> Result<&ClaimRow, String> {
        let begins = named.trim_end_matches('…');
        let mut alike = self.by_id.range(begins.to_owned()..);
        let begins_so = |found: &(&String, &usize)| found.0.starts_with(begins);
        let only = alike.next().filter(begins_so).filter(|_| begins.len() >= SHORTEST);
        let only = only.filter(|_| !alike.next().is_some_and(|next| begins_so(&next)));
        let place =
            self.by_id.get(named).or_else(|| self.by_label.get(&named.to_ascii_lowercase()));
        let found = place.or(only.map(|(_, place)| place)).map(|&place| &self.claims[place]);
        let renamed = || self.claims.iter().find(|claim| claim.had_id(named));
        found.or_else(renamed).ok_or_else(|| {
            format!("there is no claim {named}; see them with: parallax claims FILE.plx")
        })
    }

    /// The claim as a decision about `statement` names it.
    pub(super) fn decided(&self, claim: &ClaimRow, statement: &str) -> DecidedClaim {
        if claim.origin == "codebook" {
            return DecidedClaim::Codebook(claim.id.clone());
        }
        let speaking = claim.speaking(|id| id != statement);
        let targets = speaking.into_iter().filter_map(|id| self.statements.get(id));
        DecidedClaim::Found(targets.cloned().collect())
    }
}
