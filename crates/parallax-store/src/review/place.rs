//! Which statement of a document a decision is about.

use parallax::{
    compare::decided::{is_same, shared},
    text::Span,
};

use super::Mark;
use crate::{
    StoreError,
    columns::{named, spans_of_form, spans_to_column},
};

/// A statement as its row holds it: most are never looked into.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) cue: String,
    pub(super) content: String,
    pub(super) kind: String,
    pub(super) act: String,
    pub(super) basis: String,
}

impl Found {
    /// The row of a statement that a person coded.
    pub(super) fn added(id: String, mark: &Mark) -> Self {
        Self {
            id,
            source: spans_to_column(&mark.source),
            cue: spans_to_column(&mark.cue),
            content: spans_to_column(&mark.content),
            kind: mark.kind.name().to_owned(),
            act: mark.act.name().to_owned(),
            basis: mark.basis.name().to_owned(),
        }
    }

    /// As a mark.
    pub(super) fn mark(&self) -> Result<Mark, StoreError> {
        Ok(Mark {
            source: spans_of_form(&self.source)?,
            cue: spans_of_form(&self.cue)?,
            content: spans_of_form(&self.content)?,
            kind: named(&self.kind)?,
            act: named(&self.act)?,
            basis: named(&self.basis)?,
            speaker: None,
            claim: None,
            stance: None,
        })
    }
}

/// The statement of a document that a decision about `content` means, and whether it now begins or
/// ends elsewhere. `shown` is the statement as it was when it was decided about, with its id.
///
/// It is the one with that id, else the one with that content and cue, else one with that content,
/// else the one that shares most with it.
pub(super) fn find(
    all: &[Found],
    content: &[Span],
    shown: Option<&(Option<String>, Mark)>,
) -> Result<Option<(usize, bool)>, StoreError> {
    let column = spans_to_column(content);
    let id = shown.and_then(|(id, _)| id.as_ref());
    if let Some(place) = all.iter().position(|found| Some(&found.id) == id)
        && is_same(&spans_of_form(&all[place].content)?, content)
    {
        return Ok(Some((place, all[place].content != column)));
    }
    let cue = shown.map(|(_, mark)| spans_to_column(&mark.cue));
    let mut same = (0..all.len()).filter(|&place| all[place].content == column);
    if let Some(first) = same.next() {
        let has_cue = |place: &usize| Some(&all[*place].cue) == cue.as_ref();
        let place = std::iter::once(first).chain(same).find(has_cue);
        return Ok(Some((place.unwrap_or(first), false)));
    }
    let mut best: Option<(f64, usize)> = None;
    for (place, found) in all.iter().enumerate() {
        let own = spans_of_form(&found.content)?;
        let share = shared(&own, content);
        if is_same(&own, content) && best.is_none_or(|(most, _)| share > most) {
            best = Some((share, place));
        }
    }
    Ok(best.map(|(_, place)| (place, true)))
}
