//! Takes what is asked for, gives the decisions to write down: all that are new, in an order that
//! does not depend on the file's; or everything that is wrong.

use parallax::{
    compare::decided::{ClaimDecision, Decided, DecidedClaim},
    text::Span,
};

use super::{arguments::Verdict, asked::Asked, register::Register};

/// A decision with what two of one batch are compared by.
struct Read {
    place: String,
    statement: String,
    verdict: Verdict,
    claim: Option<String>,
    made: ClaimDecision,
}

/// The decisions that `log` does not hold yet, and how many it does.
pub(super) fn decisions(
    asked: &[Asked],
    register: &Register,
    log: &[ClaimDecision],
) -> Result<(Vec<ClaimDecision>, usize), Vec<String>> {
    let (mut reads, mut wrong) = (Vec::new(), Vec::new());
    for asked in asked {
        match read(asked, register) {
            Ok(read) => reads.push(read),
            Err(message) => wrong.push(format!("{}{message}", asked.place)),
        }
    }
    reads.sort_by(|a, b| key(a).cmp(&key(b)));
    wrong.extend(contradictions(&reads));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    reads.dedup_by(|a, b| key(a) == key(b));
    let all = reads.len();
    let new: Vec<ClaimDecision> =
        reads.into_iter().map(|read| read.made).filter(|made| !is_known(made, log)).collect();
    let known = all - new.len();
    Ok((new, known))
}

/// What two lines of one batch are one decision by: another person's is another, and so is another
/// reason.
type Key<'r> = (&'r str, &'r [Span], Verdict, Option<&'r str>, &'r str, Option<&'r str>);

fn key(read: &Read) -> Key<'_> {
    let (made, target) = (&read.made, &read.made.target);
    let (claim, reason) = (read.claim.as_deref(), made.reason.as_deref());
    (&target.document, &target.content, read.verdict, claim, &made.who, reason)
}

fn read(asked: &Asked, register: &Register) -> Result<Read, String> {
    let statement = register.statement(asked)?;
    let current = register.current(statement);
    let named = asked.claim.as_deref().map(|claim| register.claim(claim)).transpose()?;
    let in_one = || {
        named.or(current).ok_or_else(|| {
            format!("the statement {statement} is in no claim, so a claim must be named")
        })
    };
    let of = |claim| register.decided(claim, statement);
    let (decided, claim) = match asked.verdict {
        Verdict::Accept => {
            let claim = in_one()?;
            (Decided::Accept(of(claim)), Some(claim))
        }
        Verdict::Reject => {
            let claim = in_one()?;
            (Decided::Reject(of(claim)), Some(claim))
        }
        Verdict::Assign => {
            let to = named.ok_or("assign needs the claim that the statement goes to")?;
            let from = current.filter(|from| from.id != to.id);
            (Decided::Assign(of(to), from.map(of)), Some(to))
        }
        Verdict::Undo => (Decided::Undo, None),
    };
    Ok(Read {
        place: asked.place.clone(),
        statement: statement.to_owned(),
        verdict: asked.verdict,
        claim: claim.map(|claim| claim.id.clone()),
        made: ClaimDecision {
            who: asked.coder.clone(),
            target: register.target(statement).clone(),
            decided,
            reason: asked.reason.clone(),
            at: None,
        },
    })
}

/// Pairs of one batch that cannot both hold: which of them came first must not decide.
fn contradictions(reads: &[Read]) -> Vec<String> {
    let mut found = Vec::new();
    for (index, one) in reads.iter().enumerate() {
        let same = |other: &&Read| other.made.target == one.made.target;
        for other in reads[index + 1..].iter().take_while(same).filter(|other| clash(one, other)) {
            found.push(format!(
                "{}contradicts {} about the statement {}",
                one.place,
                other.place.trim_end_matches([':', ' ']),
                one.statement
            ));
        }
    }
    found
}

fn clash(one: &Read, other: &Read) -> bool {
    use Verdict::{Accept, Assign, Reject, Undo};
    let is_positive = |verdict| matches!(verdict, Accept | Assign);
    match (one.verdict, other.verdict) {
        (Undo, Undo) | (Reject, Reject) => false,
        (Undo, _) | (_, Undo) => true,
        (a, b) if is_positive(a) && is_positive(b) => one.claim != other.claim,
        _ => one.claim == other.claim,
    }
}

/// Whether the same person has decided just this, and nothing since that may speak against it.
fn is_known(made: &ClaimDecision, log: &[ClaimDecision]) -> bool {
    let same = |old: &&ClaimDecision| old.target == made.target;
    let mut later = log.iter().rev().filter(same).take_while(|old| {
        says_the_same(&old.decided, &made.decided) || leaves(&old.decided, &made.decided)
    });
    later.any(|old| old.who == made.who && says_the_same(&old.decided, &made.decided))
}

/// Whether a later decision leaves `made` as it is: a rejection does that of another rejection, and
/// of what is certainly about another claim. Claims that were found have no names to tell.
fn leaves(later: &Decided, made: &Decided) -> bool {
    use DecidedClaim::Codebook;
    match (later, made) {
        (Decided::Reject(_), Decided::Reject(_)) => true,
        (Decided::Reject(Codebook(one)), made) => {
            matches!(made.claim(), Some(Codebook(other)) if one != other)
        }
        _ => false,
    }
}

/// Whether two decisions are one, wherever a statement that is assigned was before.
fn says_the_same(one: &Decided, other: &Decided) -> bool {
    one.name() == other.name() && one.claim() == other.claim()
}

#[cfg(test)]
mod tests {
    use parallax::compare::decided::Target;

    use super::{ClaimDecision, Decided, DecidedClaim, is_known};

    fn target(start: usize) -> Target {
        let content = vec![parallax::text::Span::new(start, start + 3)];
        Target {
            document: "hall".to_owned(),
            is_outdated: false,
            content,
            quoted: "abc".to_owned(),
        }
    }

    fn made(decided: Decided) -> ClaimDecision {
        let who = "ana".to_owned();
        ClaimDecision { who, target: target(0), decided, reason: None, at: None }
    }

    fn claim(id: &str) -> DecidedClaim {
        DecidedClaim::Codebook(id.to_owned())
    }

    #[test]
    fn what_was_rejected_since_is_no_longer_known() {
        let accept = || made(Decided::Accept(claim("lists")));
        let log = [accept(), made(Decided::Reject(claim("lists")))];
        assert!(!is_known(&accept(), &log));
        assert!(is_known(&made(Decided::Reject(claim("lists"))), &log));
        let found = made(Decided::Reject(DecidedClaim::Found(vec![target(9)])));
        assert!(!is_known(&accept(), &[accept(), found]));
    }

    #[test]
    fn what_is_about_another_claim_leaves_a_decision_known() {
        let accept = || made(Decided::Accept(claim("lists")));
        assert!(is_known(&accept(), &[accept(), made(Decided::Reject(claim("ferry")))]));
        let reject = || made(Decided::Reject(claim("lists")));
        assert!(is_known(&reject(), &[reject(), made(Decided::Reject(claim("ferry")))]));
        assert!(!is_known(&reject(), &[reject(), made(Decided::Undo)]));
    }
}
