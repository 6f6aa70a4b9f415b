//! Takes the `[[party]]` tables of a codebook, gives the declared names with what each becomes when
//! the first two parties are exchanged.

use std::collections::HashMap;

use super::{
    CodebookError, Declared,
    table::{Book, Once, Table},
};
use crate::lang::Slot;

/// A name that a party's table declares.
#[derive(Clone, Debug)]
pub(super) struct DeclaredName {
    /// As declared.
    pub(super) text: String,
    /// Which name it is.
    pub(super) declared: Declared,
    /// What it becomes when the first two parties are exchanged.
    pub(super) exchanged: Option<String>,
}

/// The names of a party, by their kinds in order; no list is empty.
type Lists = Vec<(Slot, Vec<String>)>;

/// The parties' ids in order, and every declared name once, longest first, then alphabetical.
pub(super) fn read(book: &Book<'_>) -> Result<(Vec<String>, Vec<DeclaredName>), CodebookError> {
    let mut once = Once::new("party id");
    let (mut ids, mut parties) = (Vec::new(), Vec::new());
    for table in book.tables("party")? {
        table.known(&["id", "names"])?;
        let id = table.required("id")?;
        once.add(&id)?;
        ids.push(id.text);
        parties.push(lists(&table.required_table("names")?)?);
    }
    Ok((ids, declare(&parties)))
}

fn lists(table: &Table<'_>) -> Result<Lists, CodebookError> {
    table.known(&Slot::ALL.map(Slot::name))?;
    let mut lists = Lists::new();
    for slot in Slot::ALL {
        let names: Vec<String> = table.list(slot.name())?.into_iter().map(|one| one.text).collect();
        if !names.is_empty() {
            lists.push((slot, names));
        }
    }
    Ok(lists)
}

/// Joins names into classes and decides what each becomes when parties are exchanged.
fn declare(parties: &[Lists]) -> Vec<DeclaredName> {
    let mut names: Vec<DeclaredName> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (party, lists) in parties.iter().enumerate() {
        let other = match party {
            0 => parties.get(1),
            1 => parties.first(),
            _ => None,
        };
        for (slot, texts) in lists {
            for (position, text) in texts.iter().enumerate() {
                if places.contains_key(text.as_str()) {
                    continue;
                }
                places.insert(text, names.len());
                let declared = Declared {
                    party: party as u16,
                    slot: *slot,
                    class: *slot,
                    position: position as u16,
                    ending: None,
                };
                let exchanged = other.and_then(|other| counterpart(other, *slot, position));
                names.push(DeclaredName { text: text.clone(), declared, exchanged });
            }
        }
    }
    find_endings(&mut names, &places);
    join_classes(&mut names, &places);
    names.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then_with(|| a.text.cmp(&b.text)));
    names
}

/// The name of `other` that stands at the same place: same slot and position, else the slot's
/// first, else the first name of the nearest slot.
fn counterpart(other: &[(Slot, Vec<String>)], slot: Slot, position: usize) -> Option<String> {
    let distance = |candidate: Slot| (candidate as i32 - slot as i32).abs();
    let (found, names) =
        other.iter().min_by_key(|(candidate, _)| (distance(*candidate), *candidate))?;
    let same = (*found == slot).then(|| names.get(position)).flatten();
    Some(same.unwrap_or(&names[0]).clone())
}

/// Finds for each name the shortest one of its list that it ends in.
fn find_endings(names: &mut [DeclaredName], places: &HashMap<&str, usize>) {
    let endings: Vec<Option<usize>> =
        names.iter().map(|name| ending(names, places, name)).collect();
    let place = |text: &String| places.get(text.as_str()).copied();
    let keeps = |long: usize, short: usize| match (&names[long].exchanged, &names[short].exchanged)
    {
        (Some(a), Some(b)) => {
            place(a).is_some_and(|a| endings[a].is_some() && endings[a] == place(b))
        }
        (None, None) => true,
        _ => false,
    };
    let kept: Vec<Option<u16>> = (0..names.len())
        .map(|long| endings[long].filter(|&short| keeps(long, short)))
        .map(|short| short.map(|short| names[short].declared.position))
        .collect();
    for (name, ending) in names.iter_mut().zip(kept) {
        name.declared.ending = ending;
    }
}

/// The shortest other name of the list of `long` that it ends in.
fn ending(
    names: &[DeclaredName],
    places: &HashMap<&str, usize>,
    long: &DeclaredName,
) -> Option<usize> {
    let is_same_list = |other: &DeclaredName| {
        other.declared.party == long.declared.party && other.declared.slot == long.declared.slot
    };
    long.text
        .rmatch_indices(' ')
        .filter_map(|(space, _)| places.get(&long.text[space + 1..]).copied())
        .find(|&short| is_same_list(&names[short]))
}

/// Gives all names of one class the smallest slot of the class.
fn join_classes(names: &mut [DeclaredName], places: &HashMap<&str, usize>) {
    let pairs: Vec<(usize, usize)> = (0..names.len())
        .filter_map(|one| Some((one, *places.get(names[one].exchanged.as_deref()?)?)))
        .collect();
    // Each round leaves fewer slots than there were.
    let apart = |names: &[DeclaredName]| {
        let classes =
            pairs.iter().map(|&(a, b)| (names[a].declared.class, names[b].declared.class));
        classes.into_iter().find(|(a, b)| a != b)
    };
    while let Some((a, b)) = apart(names) {
        for name in names.iter_mut().filter(|name| [a, b].contains(&name.declared.class)) {
            name.declared.class = a.min(b);
        }
    }
}
