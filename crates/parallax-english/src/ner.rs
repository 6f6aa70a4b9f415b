//! Takes token vectors and sentence starts, gives names: spaCy's greedy name recogniser.

use parallax::lang::{Label, Labels, Name};

use crate::{
    error::LoadError,
    moves,
    network::{
        file::Nodes,
        transition::{Mask, Scratch, TransitionNetwork},
    },
};

const MOVES: &str = "ner/moves";
/// Tokens that a state looks at.
const FEATURES: usize = 3;
/// The number of the first and of the last action in the file.
const BEGIN: u8 = 1;
const OUT: u8 = 5;

/// The name recogniser of a pipeline.
///
/// Its moves, in order: Begin, In, Last and Unit with each kind; a Unit of no kind, which is never
/// valid; Out.
pub(crate) struct Recogniser {
    network: TransitionNetwork,
    kinds: Vec<Label>,
    /// Masks for a token outside of names, by whether a name may begin and whether one may be this
    /// token only.
    outside: [[Mask; 2]; 2],
}

/// A name that has begun.
#[derive(Clone, Copy)]
struct Open {
    first: u32,
    kind: usize,
}

/// What a move does.
#[derive(Clone, Copy)]
enum Action {
    Begin(usize),
    In,
    Last,
    Unit(usize),
    Out,
}

impl Recogniser {
    /// Reads the file `ner/moves`, and the recogniser's part of `ner/model`.
    pub(crate) fn load(
        nodes: &Nodes,
        moves: &[u8],
        labels: &mut Labels,
    ) -> Result<Self, LoadError> {
        let moves = moves::read(MOVES, moves)?;
        let kinds: Vec<&str> =
            moves.iter().filter(|each| each.action == BEGIN).map(|each| &*each.label).collect();
        let count = kinds.len();
        let (regular, rest) = moves.split_at((4 * count).min(moves.len()));
        let is_regular = regular.iter().enumerate().all(|(at, each)| {
            usize::from(each.action) == usize::from(BEGIN) + at / count
                && each.label == kinds[at % count]
        });
        let rest: Vec<(u8, &str)> = rest.iter().map(|each| (each.action, &*each.label)).collect();
        if count == 0 || !is_regular || !matches!(rest[..], [(OUT, "")] | [(4, ""), (OUT, "")]) {
            return Err(LoadError::damaged(MOVES, "the moves of a name recogniser are expected"));
        }
        let network = TransitionNetwork::read(nodes, FEATURES, moves.len())?;
        let outside = [false, true].map(|may_begin| {
            [false, true].map(|may_be_unit| {
                network.mask(|at| match at / count {
                    0 => may_begin,
                    3 => may_be_unit,
                    _ => at + 1 == moves.len(),
                })
            })
        });
        Ok(Self { network, outside, kinds: kinds.iter().map(|kind| labels.add(kind)).collect() })
    }

    /// Replaces `names` by those of tokens with these `vectors`; `starts` tells where sentences
    /// start and `is_space` which tokens are white space.
    pub(crate) fn find(
        &self,
        vectors: &[f32],
        starts: &[bool],
        is_space: &[bool],
        scratch: &mut Scratch,
        names: &mut Vec<Name>,
    ) {
        names.clear();
        self.network.begin(vectors, is_space.len(), scratch);
        let mut open: Option<Open> = None;
        for token in 0..is_space.len() as u32 {
            let next = starts.get(token as usize + 1);
            let goes_on = next.is_some_and(|&starts| !starts);
            let first = open.map(|open| open.first);
            let features = [Some(token), first, first.map(|_| token - 1)];
            let scores = self.network.score(&features, scratch);
            let action = match open {
                Some(open) => self.inside(scores, open.kind, goes_on),
                None => self.outside(scores, goes_on, is_space[token as usize]),
            };
            let mut name = |first, kind: usize| {
                names.push(Name { first, end: token + 1, kind: self.kinds[kind] });
            };
            match (action, open) {
                (Action::Begin(kind), _) => open = Some(Open { first: token, kind }),
                (Action::Unit(kind), _) => name(token, kind),
                (Action::Last, Some(Open { first, kind })) => {
                    name(first, kind);
                    open = None;
                }
                _ => {}
            }
        }
    }

    /// What to do where a name is open. It ends with its sentence.
    fn inside(&self, scores: &[f32], kind: usize, goes_on: bool) -> Action {
        let stay = self.kinds.len() + kind;
        let end = stay + self.kinds.len();
        if goes_on && scores[stay] >= scores[end] { Action::In } else { Action::Last }
    }

    /// What to do where no name is open. White space neither begins a name nor is one.
    fn outside(&self, scores: &[f32], goes_on: bool, is_space: bool) -> Action {
        let may_begin = goes_on && !is_space;
        let mask = &self.outside[usize::from(may_begin)][usize::from(!is_space)];
        let kinds = self.kinds.len();
        match mask.best(scores) {
            Some(best) if best < kinds => Action::Begin(best),
            Some(best) if best < 4 * kinds => Action::Unit(best - 3 * kinds),
            _ => Action::Out,
        }
    }
}
