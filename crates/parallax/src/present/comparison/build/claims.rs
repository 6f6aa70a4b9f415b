//! Takes the claims of a comparison, gives their rows and those of their conflicts.

use std::collections::BTreeSet;

use super::{Named, Sink, figure, id, owned, published, span_of_days};
use crate::{
    codebook::Codebook,
    compare::{
        Comparison, Corpus,
        conflicts::{Conflict, Relation, Side},
    },
    present::comparison::{
        ClaimRow, ConflictRow, DECIDED_BY, LinkRow, MemberRow, SideRow, StanceCount,
        claims::found_id,
    },
    resolve::claim_list::{Claim, ClaimMember},
};

/// Hands out the rows of all claims and of all conflicts, by claim.
pub(super) fn rows<S: Sink>(
    corpus: &Corpus,
    codebook: &Codebook,
    comparison: &Comparison,
    named: &Named,
    sink: &mut S,
) -> Result<(), S::Error> {
    let view = View { corpus, codebook, comparison, named, copies: copies(comparison) };
    let ids: Vec<String> = comparison.claims.iter().map(|claim| view.id(claim)).collect();
    for (number, claim) in comparison.claims.iter().enumerate() {
        let own = view.conflicts(number, &ids[number]);
        sink.row(&view.claim(claim, &ids, number, &own))?;
        own.iter().try_for_each(|conflict| sink.row(conflict))?;
    }
    Ok(())
}

/// What put a statement into its claim.
fn assigned(member: &ClaimMember) -> String {
    match &member.decided_by {
        Some(who) => format!("{DECIDED_BY}{who}"),
        None => member.by.name().to_owned(),
    }
}

/// Documents that print a text that another printed before.
fn copies(comparison: &Comparison) -> BTreeSet<u32> {
    let texts = comparison.texts.iter();
    texts
        .flat_map(|text| text.documents.iter().filter(move |&&d| d != text.representative))
        .copied()
        .collect()
}

struct View<'a> {
    corpus: &'a Corpus,
    codebook: &'a Codebook,
    comparison: &'a Comparison,
    named: &'a Named,
    copies: BTreeSet<u32>,
}

impl View<'_> {
    /// A codebook's id, else one made from the claim's first statement.
    fn id(&self, claim: &Claim) -> String {
        if let Some(number) = claim.codebook {
            return self.codebook.claims[number].id.clone();
        }
        let first = claim.members.first().map(|member| member.candidate);
        let place = first.map_or_else(String::new, |first| self.statement_id(first));
        // Not the id of the claim that this statement was taken out of.
        let is_taken_out = first.is_some_and(|first| self.comparison.taken_out.contains(&first));
        found_id(&if is_taken_out { format!("{place} taken out") } else { place })
    }

    fn statement_id(&self, candidate: usize) -> String {
        let (document, statement) = self.comparison.candidates[candidate];
        self.corpus.documents()[document as usize].statements[statement as usize].id.to_string()
    }

    fn claim(
        &self,
        claim: &Claim,
        ids: &[String],
        number: usize,
        conflicts: &[ConflictRow],
    ) -> ClaimRow {
        let declared = claim.codebook.map(|number| &self.codebook.claims[number]);
        let given = self.comparison.labels_given.get(&number).cloned();
        let canonical = claim.canonical.map(|index| claim.members[index].candidate);
        let words = canonical.map(|candidate| {
            let (document, statement) = self.comparison.candidates[candidate];
            self.corpus.content(document, statement)
        });
        let documents =
            claim.members.iter().map(|member| self.comparison.candidates[member.candidate].0);
        ClaimRow {
            id: ids[number].clone(),
            origin: if declared.is_some() { "codebook" } else { "found" }.to_owned(),
            label: given.or_else(|| declared.map(|declared| declared.label.clone())),
            canonical: words.unwrap_or_default(),
            canonical_statement: canonical.map(|candidate| self.statement_id(candidate)),
            stances: self.stances(claim),
            members: claim.members.iter().map(|member| self.member(member)).collect(),
            links: claim
                .links
                .iter()
                .map(|(kind, other)| LinkRow {
                    kind: kind.name().to_owned(),
                    claim: ids[*other].clone(),
                })
                .collect(),
            conflicts: conflicts.iter().map(|conflict| conflict.id.clone()).collect(),
            first: span_of_days(self.corpus, documents).0,
        }
    }

    /// How many statements and speakers take each stance, in the order of first appearance.
    fn stances(&self, claim: &Claim) -> Vec<StanceCount> {
        let mut counts: Vec<(StanceCount, BTreeSet<u32>)> = Vec::new();
        for member in &claim.members {
            let name = member.stance.name();
            if !counts.iter().any(|(count, _)| count.stance == name) {
                let count = StanceCount { stance: name.to_owned(), statements: 0, speakers: 0 };
                counts.push((count, BTreeSet::new()));
            }
            let (document, statement) = self.comparison.candidates[member.candidate];
            let speakers = &self.comparison.speakers[document as usize][statement as usize];
            if let Some((count, who)) = counts.iter_mut().find(|(c, _)| c.stance == name) {
                count.statements += 1;
                who.extend(speakers);
                count.speakers = who.len();
            }
        }
        counts.into_iter().map(|(count, _)| count).collect()
    }

    fn member(&self, member: &ClaimMember) -> MemberRow {
        MemberRow {
            stance: member.stance.name().to_owned(),
            rule: member.rule.clone(),
            assigned: assigned(member),
            score: member.score,
            ..self.statement(member.candidate)
        }
    }

    /// A statement without what a claim adds.
    fn statement(&self, candidate: usize) -> MemberRow {
        let (number, index) = self.comparison.candidates[candidate];
        let document = &self.corpus.documents()[number as usize];
        let statement = &document.statements[index as usize];
        let numbers = statement.numbers.iter().map(|span| span.of(&document.text).to_owned());
        let of = |found: &&crate::resolve::EvidenceExtract| found.statement == index;
        let evidence = document.evidence.iter().filter(of);
        MemberRow {
            doc: document.name.to_string(),
            statement: self.statement_id(candidate),
            speaker: self.named.speakers(self.comparison, number, index).into_iter().next(),
            stance: String::new(),
            rule: String::new(),
            text: self.corpus.content(number, index),
            assigned: String::new(),
            score: None,
            published: published(document),
            outlet: owned(document.outlet.as_deref()),
            numbers: numbers.collect(),
            evidence: evidence.map(|found| found.target.clone()).collect(),
            copy: self.copies.contains(&number),
        }
    }

    fn conflicts(&self, number: usize, claim: &str) -> Vec<ConflictRow> {
        let conflicts = self.comparison.conflicts[number].iter().enumerate();
        conflicts.map(|(index, conflict)| self.conflict(conflict, number, claim, index)).collect()
    }

    fn conflict(
        &self,
        conflict: &Conflict,
        number: usize,
        claim: &str,
        index: usize,
    ) -> ConflictRow {
        let declared = &self.comparison.claims[number];
        let canonical = declared.canonical.map(|member| {
            let (document, statement) =
                self.comparison.candidates[declared.members[member].candidate];
            self.corpus.content(document, statement)
        });
        let member = |&statement: &u32| {
            let members = &declared.members;
            let at = members.binary_search_by_key(&(statement as usize), |member| member.candidate);
            Some(self.member(&members[at.ok()?]))
        };
        let side = |side: &Side| SideRow {
            number: figure::shown(&side.figure),
            low: Some(side.figure.low),
            high: Some(side.figure.high),
            members: side.statements.iter().filter_map(member).collect(),
        };
        let status = match conflict.relation {
            Relation::Updated => "updated-later",
            _ => "conflict",
        };
        let counted = self.counted(conflict);
        ConflictRow {
            id: id("n", &format!("{claim} {index}")),
            claim: claim.to_owned(),
            canonical: canonical.unwrap_or_default(),
            counted,
            status: status.to_owned(),
            sides: vec![side(&conflict.one), side(&conflict.other)],
        }
    }

    /// What is counted.
    fn counted(&self, conflict: &Conflict) -> String {
        let figure = &conflict.one.figure;
        let counted = self.comparison.records.word(figure.counted);
        if counted.is_empty() { figure::unit(&figure.unit) } else { counted.to_owned() }
    }
}
