//! The claims as columns, in the order of the comparison, with the statements that make each.

use parallax_store::ListedClaim;

use super::{
    day::Day,
    words::{Keys, Names, Words},
};

/// Claims by their numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claims {
    pub(crate) ids: Keys,
    /// What each is called: the codebook's label, else its canonical words.
    labels: Words,
    /// Its canonical words where it has a label beside them, else nothing.
    canonical: Words,
    is_declared: Vec<bool>,
    documents: Vec<u32>,
    speakers: Vec<u32>,
    first: Vec<Option<Day>>,
    conflicts: Vec<u16>,
    stances: Parts<StanceSum>,
    links: Parts<Link>,
    members: Parts<Member>,
    pub(crate) names: ClaimNames,
}

/// Names that members and links refer to.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClaimNames {
    pub(crate) stances: Names,
    pub(crate) rules: Names,
    pub(crate) assigned: Names,
    pub(crate) links: Names,
}

/// How many take a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct StanceSum {
    pub(crate) stance: u8,
    pub(crate) statements: u32,
    pub(crate) speakers: u32,
}

/// A claim that stands beside another; the other may have gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) kind: u8,
    pub(crate) claim: Option<u32>,
}

/// A statement of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) row: u32,
    pub(crate) claim: u32,
    pub(crate) rule: u16,
    pub(crate) assigned: u16,
    pub(crate) stance: u8,
    /// Whether its document is a copy of another that is counted instead.
    pub(crate) is_copy: bool,
}

/// Things by claim.
#[derive(Clone, Debug)]
struct Parts<T> {
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self { starts: vec![0], all: Vec::new() }
    }
}

impl<T> Parts<T> {
    fn extend(&mut self, of_next: impl IntoIterator<Item = T>) {
        self.all.extend(of_next);
        self.starts.push(self.all.len() as u32);
    }

    fn of(&self, claim: u32) -> &[T] {
        let claim = claim as usize;
        &self.all[self.starts[claim] as usize..self.starts[claim + 1] as usize]
    }
}

/// Claims on their way into columns.
#[derive(Debug, Default)]
pub(super) struct ClaimsBuilder {
    claims: Claims,
    ids: Words,
    /// The other end of each link, by its id.
    linked: Vec<String>,
}

impl ClaimsBuilder {
    /// Adds the claim that comes next; `row` finds statements by their ids, and the documents and
    /// speakers that are counted.
    pub(super) fn push(&mut self, claim: &ListedClaim, rows: &[Option<u32>], counted: Counted) {
        let number = self.ids.push(&claim.id);
        let all = &mut self.claims;
        all.labels.push(claim.label.as_deref().unwrap_or(&claim.canonical));
        all.canonical.push(claim.label.as_ref().map_or("", |_| &claim.canonical));
        all.is_declared.push(claim.origin == "codebook");
        all.documents.push(counted.documents);
        all.speakers.push(counted.speakers);
        all.first.push(claim.first.as_deref().and_then(Day::of));
        all.conflicts.push(claim.conflicts.len().try_into().unwrap_or(u16::MAX));
        let names = &mut all.names;
        all.stances.extend(claim.stances.iter().map(|sum| StanceSum {
            stance: names.stances.number(&sum.stance) as u8,
            statements: sum.statements as u32,
            speakers: sum.speakers as u32,
        }));
        let links = claim.links.iter();
        all.links.extend(
            links.map(|link| Link { kind: names.links.number(&link.kind) as u8, claim: None }),
        );
        self.linked.extend(claim.links.iter().map(|link| link.claim.clone()));
        // A statement may have gone since the documents were compared.
        let there =
            claim.members.iter().zip(rows).filter_map(|(member, row)| Some((member, (*row)?)));
        all.members.extend(there.map(|(member, row)| Member {
            row,
            claim: number,
            rule: names.rules.number(&member.rule) as u16,
            assigned: names.assigned.number(&member.assigned) as u16,
            stance: names.stances.number(&member.stance) as u8,
            is_copy: member.copy,
        }));
    }

    /// The claims, with their links.
    pub(super) fn finish(mut self) -> Claims {
        self.claims.ids = Keys::new(self.ids);
        for (link, id) in self.claims.links.all.iter_mut().zip(&self.linked) {
            link.claim = self.claims.ids.find(id);
        }
        self.claims.labels.shrink();
        self.claims.canonical.shrink();
        self.claims.members.all.shrink_to_fit();
        self.claims
    }
}

/// What is counted of the members of a claim.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counted {
    pub(super) documents: u32,
    pub(super) speakers: u32,
}

impl Claims {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// What it is called.
    pub(crate) fn label(&self, claim: u32) -> &str {
        self.labels.get(claim)
    }

    /// A member's words.
    pub(crate) fn canonical(&self, claim: u32) -> &str {
        if self.canonical.get(claim).is_empty() && !self.is_declared(claim) {
            self.labels.get(claim)
        } else {
            self.canonical.get(claim)
        }
    }

    /// Whether the codebook declares it.
    pub(crate) fn is_declared(&self, claim: u32) -> bool {
        self.is_declared[claim as usize]
    }

    /// Documents that have a statement of it.
    pub(crate) fn documents(&self, claim: u32) -> u32 {
        self.documents[claim as usize]
    }

    /// Who speaks of it.
    pub(crate) fn speakers(&self, claim: u32) -> u32 {
        self.speakers[claim as usize]
    }

    /// The day of its first document.
    pub(crate) fn first(&self, claim: u32) -> Option<Day> {
        self.first[claim as usize]
    }

    /// Conflicts of numbers inside of it.
    pub(crate) fn conflicts(&self, claim: u32) -> u32 {
        self.conflicts[claim as usize].into()
    }

    /// How many take each stance.
    pub(crate) fn stances(&self, claim: u32) -> &[StanceSum] {
        self.stances.of(claim)
    }

    /// Claims beside it.
    pub(crate) fn links(&self, claim: u32) -> &[Link] {
        self.links.of(claim)
    }

    /// The statements that make it, in the order of publication.
    pub(crate) fn members(&self, claim: u32) -> &[Member] {
        self.members.of(claim)
    }

    /// The members of all claims, claim by claim.
    pub(crate) fn all_members(&self) -> &[Member] {
        &self.members.all
    }

    /// How many speakers take the rarer of the two sides, assert and deny.
    pub(crate) fn contested(&self, claim: u32) -> u32 {
        let of = |name: &str| {
            let stance = self.names.stances.find(name);
            let own = self.stances(claim).iter();
            let mut own = own.filter(|sum| Some(u32::from(sum.stance)) == stance);
            own.next().map_or(0, |sum| sum.speakers)
        };
        of("assert").min(of("deny"))
    }
}
