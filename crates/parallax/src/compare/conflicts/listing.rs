//! Takes the statements of one claim, gives the pairs of numbers that cannot both be so.

use super::{Figure, Number, Relation, Stated, relation};

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

/// Statements of a side that each of the other side is held against, so that a number told ten
/// thousand times costs no more than its telling.
const MOST_COMPARED: usize = 32;

/// Conflicts of one claim that are listed: more than a person goes through, and with as many figures
/// as statements there would be as many as pairs of these.
pub const MOST_CONFLICTS: usize = 1000;

/// The conflicts inside one claim, in the order of the first statements, the first
/// [`MOST_CONFLICTS`].
pub fn conflicts(members: &[Stated<'_>]) -> Vec<Conflict> {
    let mut order: Vec<&Stated<'_>> = members.iter().collect();
    order.sort_by_key(|stated| stated.statement);
    let sides = sides(&order);
    let of = |(number, one)| {
        let others = &sides[number + 1..];
        others.iter().filter_map(move |other| conflict(one, other))
    };
    sides.iter().enumerate().flat_map(of).take(MOST_CONFLICTS).collect()
}

/// A figure with the statements that have it, and where.
type Figured<'a, 'r> = (Figure, Vec<(&'a Stated<'r>, Number<'r>)>);

/// The different figures, in the order in which they are first stated.
fn sides<'a, 'r>(members: &[&'a Stated<'r>]) -> Vec<Figured<'a, 'r>> {
    let mut sides: Vec<Figured<'a, 'r>> = Vec::new();
    for &stated in members {
        for number in stated.numbers() {
            let figure = Figure::of(number.amount);
            match sides.iter_mut().find(|(known, _)| *known == figure) {
                Some((_, statements)) => statements.push((stated, number)),
                None => sides.push((figure, vec![(stated, number)])),
            }
        }
    }
    sides
}

fn conflict(one: &Figured<'_, '_>, other: &Figured<'_, '_>) -> Option<Conflict> {
    let mut most = Relation::NotComparable;
    let mut involved = (vec![false; one.1.len()], vec![false; other.1.len()]);
    for (i, &(a, left)) in one.1.iter().enumerate() {
        for (j, &(b, right)) in other.1.iter().enumerate() {
            if i.min(j) >= MOST_COMPARED {
                break;
            }
            let found = relation((a, left), (b, right));
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

fn side((figure, stated): &Figured<'_, '_>, involved: &[bool]) -> Side {
    let statements = stated.iter().zip(involved).filter(|(_, involved)| **involved);
    let mut statements: Vec<u32> = statements.map(|((stated, _), _)| stated.statement).collect();
    statements.dedup();
    Side { figure: figure.clone(), statements }
}
