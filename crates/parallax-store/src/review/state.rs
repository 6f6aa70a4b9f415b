//! What all coders said about one statement, and what follows.

use super::Mark;
use crate::columns::Named;

/// How a statement stands with those who review it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewState {
    /// Nobody has said anything about it, or took it back.
    #[default]
    Pending,
    /// It is as it should be.
    Accepted,
    /// It is no statement: it counts in nothing.
    Rejected,
    /// Somebody wants another look at it.
    Flagged,
    /// A person changed it.
    Edited,
    /// A person coded it.
    Added,
}

impl ReviewState {
    /// All states.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Accepted, Self::Rejected, Self::Flagged, Self::Edited, Self::Added];

    /// The state's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Flagged => "flagged",
            Self::Edited => "edited",
            Self::Added => "added",
        }
    }
}

/// What a person says about a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewVerdict {
    /// It is as it should be.
    Accept,
    /// It is no statement.
    Reject,
    /// It needs another look.
    Flag,
    /// It should be otherwise.
    Edit,
    /// It is missing.
    Add,
    /// What I said no longer holds.
    Clear,
}

impl ReviewVerdict {
    /// All verdicts.
    pub const ALL: [Self; 6] =
        [Self::Accept, Self::Reject, Self::Flag, Self::Edit, Self::Add, Self::Clear];

    /// The verdict's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
            Self::Flag => "flag",
            Self::Edit => "edit",
            Self::Add => "add",
            Self::Clear => "clear",
        }
    }

    /// The state of a statement about which this was said last.
    fn state(self) -> ReviewState {
        match self {
            Self::Accept => ReviewState::Accepted,
            Self::Reject => ReviewState::Rejected,
            Self::Flag => ReviewState::Flagged,
            Self::Edit => ReviewState::Edited,
            Self::Add => ReviewState::Added,
            Self::Clear => ReviewState::Pending,
        }
    }
}

impl Named for ReviewVerdict {
    const SET: &'static str = "verdict about a statement";
    const MEMBERS: &'static [Self] = &Self::ALL;
    fn column(self) -> &'static str {
        self.name()
    }
}

/// What one coder says about a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoderVerdict {
    /// Who.
    pub coder: String,
    /// What; never [`ReviewVerdict::Clear`], which takes it back.
    pub verdict: ReviewVerdict,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Number of the decision.
    pub seq: u64,
    /// Why.
    pub reason: Option<String>,
}

/// How a statement stands with all who review it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// What was said last of what still holds. A statement that a person added stays so unless it
    /// is rejected or flagged.
    pub state: ReviewState,
    /// What each coder says, in the order in which it was said: the latest of each.
    pub verdicts: Vec<CoderVerdict>,
    /// What the statement is to be, where a person changed it: the latest change that its coder has
    /// not cleared. To accept, reject or flag it leaves it as it is.
    pub edited: Option<Mark>,
    /// Whether a decision about it was about words that began or ended elsewhere.
    pub is_moved: bool,
    /// The change of each coder, with the number of the decision.
    edits: Vec<(u64, String, Mark)>,
    /// Whether a person coded it: then it is there until that is undone, or until it is rejected.
    is_added: bool,
}

impl Review {
    /// The review of a statement that a person coded just now.
    pub(super) fn of_added(said: CoderVerdict) -> Self {
        Self { state: ReviewState::Added, verdicts: vec![said], is_added: true, ..Self::default() }
    }

    /// What was said last of what still holds.
    pub fn last(&self) -> Option<&CoderVerdict> {
        self.verdicts.last()
    }

    /// The statement as a coder leaves it, where the machine made `machine` of it: what they changed it
    /// to, or what they saw when they accepted it. None where they rejected or flagged it, or said
    /// nothing.
    pub fn mark_of(&self, coder: &str, machine: &Mark) -> Option<Mark> {
        let said = self.verdicts.iter().find(|said| said.coder == coder)?;
        let seen = match said.verdict {
            ReviewVerdict::Accept => self.edits.iter().rfind(|edit| edit.0 < said.seq),
            ReviewVerdict::Edit => self.edits.iter().find(|edit| edit.1 == coder),
            ReviewVerdict::Add => None,
            ReviewVerdict::Reject | ReviewVerdict::Flag | ReviewVerdict::Clear => return None,
        };
        Some(seen.map_or_else(|| machine.clone(), |(.., mark)| mark.clone()))
    }

    /// Adds what a coder says now, with what the statement is to be if it is changed.
    pub(super) fn say(&mut self, said: CoderVerdict, edited: Option<Mark>) {
        self.verdicts.retain(|verdict| verdict.coder != said.coder);
        if edited.is_some() || said.verdict == ReviewVerdict::Clear {
            self.edits.retain(|(_, coder, _)| *coder != said.coder);
        }
        self.edits.extend(edited.map(|mark| (said.seq, said.coder.clone(), mark)));
        if said.verdict != ReviewVerdict::Clear {
            self.verdicts.push(said);
        }
        self.edited = self.edits.last().map(|(.., mark)| mark.clone());
        self.state = self.settled();
    }

    fn settled(&self) -> ReviewState {
        let state = self.last().map_or(ReviewState::Pending, |last| last.verdict.state());
        let is_open = matches!(state, ReviewState::Rejected | ReviewState::Flagged);
        if self.is_added && !is_open { ReviewState::Added } else { state }
    }
}
