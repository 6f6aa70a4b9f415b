//! Takes the statements of one claim, gives the pairs of figures that cannot both be so.

use super::{Figure, Relation, Stated, relation};

/// Two figures of one claim that no value fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The one that is stated first.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// [`Relation::Conflicting`], or [`Relation::Updated`] where no pair of statements does more
    /// than bring a speaker's own number up to date.
    pub relation: Relation,
}

/// A figure and who states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The figure, the same in all statements.
    pub figure: Figure,
    /// The statements that are in conflict with one of the other side, ascending.
    pub statements: Vec<u32>,
}

/// All conflicts inside one claim, in the order of the first statements.
pub fn conflicts(members: &[Stated]) -> Vec<Conflict> {
    let mut order: Vec<&Stated> = members.iter().collect();
    order.sort_by_key(|stated| stated.statement);
    let sides = sides(&order);
    let mut found = Vec::new();
    for (number, one) in sides.iter().enumerate() {
        found.extend(sides[number + 1..].iter().filter_map(|other| conflict(one, other)));
    }
    found
}

/// A figure with the statements that have it.
type Figured<'a> = (&'a Figure, Vec<&'a Stated>);

/// The different figures, in the order in which they are first stated.
fn sides<'a>(members: &[&'a Stated]) -> Vec<Figured<'a>> {
    let mut sides: Vec<Figured<'a>> = Vec::new();
    for &stated in members {
        for figure in &stated.figures {
            match sides.iter_mut().find(|(known, _)| *known == figure) {
                Some((_, statements)) => statements.push(stated),
                None => sides.push((figure, vec![stated])),
            }
        }
    }
    sides
}

fn conflict(one: &Figured<'_>, other: &Figured<'_>) -> Option<Conflict> {
    let mut most = Relation::NotComparable;
    let mut involved = (vec![false; one.1.len()], vec![false; other.1.len()]);
    for (i, a) in one.1.iter().enumerate() {
        for (j, b) in other.1.iter().enumerate() {
            let found = relation((a, one.0), (b, other.0));
            if found >= Relation::Updated {
                (involved.0[i], involved.1[j]) = (true, true);
                most = most.max(found);
            }
        }
    }
    (most >= Relation::Updated).then(|| Conflict {
        one: side(one, &involved.0),
        other: side(other, &involved.1),
        relation: most,
    })
}

fn side((figure, stated): &Figured<'_>, involved: &[bool]) -> Side {
    let statements = stated.iter().zip(involved).filter(|(_, involved)| **involved);
    let mut statements: Vec<u32> = statements.map(|(stated, _)| stated.statement).collect();
    statements.dedup();
    Side { figure: (*figure).clone(), statements }
}
