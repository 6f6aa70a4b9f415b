//! One claim as a page: its words, who takes which stance and since when, its numbers, its
//! evidence, where it first appeared.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use parallax::{
    present::comparison::{ClaimRow, ConflictRow, MemberRow},
    text,
};

use crate::terminal::harmless;

/// Prints the page.
pub(super) fn print(
    claim: &ClaimRow,
    conflicts: &[ConflictRow],
    out: &mut impl Write,
) -> io::Result<()> {
    if let Some(label) = &claim.label {
        writeln!(out, "{}", harmless(label))?;
    }
    writeln!(out, "“{}”", one_line(&claim.canonical))?;
    writeln!(out, "{} · {} · {} statements", claim.id, claim.origin, claim.members.len())?;
    if let Some(first) = claim.members.first() {
        let when = first.published.as_deref().unwrap_or("no date");
        writeln!(out, "first in this collection: {when}, {}", harmless(&first.doc))?;
    }
    for link in &claim.links {
        writeln!(out, "{} of {}", link.kind, link.claim)?;
    }
    stances(claim, out)?;
    for conflict in conflicts {
        writeln!(out, "\nNumbers of {} ({})", harmless(&conflict.counted), conflict.status)?;
        for side in &conflict.sides {
            writeln!(out, "  {}", harmless(&side.number))?;
            for member in &side.members {
                writeln!(out, "    {}", shown(member))?;
            }
        }
    }
    evidence(claim, out)?;
    out.flush()
}

/// The members by stance, in the order in which the stances first appear.
fn stances(claim: &ClaimRow, out: &mut impl Write) -> io::Result<()> {
    for count in &claim.stances {
        let of_stance = || claim.members.iter().filter(|member| member.stance == count.stance);
        let (statements, speakers) = (count.statements, count.speakers);
        writeln!(out, "\n{}: {statements} statements, {speakers} speakers", count.stance)?;
        for member in of_stance() {
            writeln!(out, "  {}", shown(member))?;
            writeln!(out, "    “{}”  [{}]", one_line(&member.text), member.rule)?;
        }
    }
    Ok(())
}

fn evidence(claim: &ClaimRow, out: &mut impl Write) -> io::Result<()> {
    let mut cited: BTreeMap<&str, Vec<&MemberRow>> = BTreeMap::new();
    for member in &claim.members {
        for target in &member.evidence {
            cited.entry(target).or_default().push(member);
        }
    }
    if !cited.is_empty() {
        writeln!(out, "\nEvidence")?;
    }
    for (target, members) in cited {
        let by: Vec<String> = members.iter().map(|member| speaker(member)).collect();
        writeln!(out, "  {}: {}", one_line(target), by.join(", "))?;
    }
    Ok(())
}

/// When, who, where.
fn shown(member: &MemberRow) -> String {
    let when = member.published.as_deref().unwrap_or("no date");
    let outlet = member.outlet.as_deref().map_or(String::new(), |o| format!(", {}", harmless(o)));
    let copy = if member.copy { " (copy)" } else { "" };
    format!("{when}  {}  {}{outlet}{copy}", speaker(member), harmless(&member.doc))
}

fn speaker(member: &MemberRow) -> String {
    member.speaker.as_ref().map_or("–".to_owned(), |speaker| harmless(&speaker.name).into_owned())
}

fn one_line(text: &str) -> String {
    harmless(&text::one_line(text)).into_owned()
}
