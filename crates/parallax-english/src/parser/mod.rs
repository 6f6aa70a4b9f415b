//! Takes token vectors, gives heads, relations and sentence starts: spaCy's greedy arc-eager
//! parser.

mod state;
mod tree;

use std::ops::Range;

use parallax::lang::{Label, Labels};

pub(crate) use self::{state::State, tree::Tree};
use crate::{
    error::LoadError,
    moves,
    network::{
        file::Nodes,
        transition::{Scratch, TransitionNetwork, best},
    },
};

const SHIFT: usize = 0;
const REDUCE: usize = 1;
const LEFT: usize = 2;
const RIGHT: usize = 3;
const BREAK: usize = 4;
const ACTIONS: usize = 5;
const MOVES: &str = "parser/moves";

/// The parser of a pipeline.
pub(crate) struct Parser {
    network: TransitionNetwork,
    /// Which moves are of each action.
    groups: [Range<usize>; ACTIONS],
    relations: Vec<Relation>,
    root: Label,
}

/// What an arc of a move means.
#[derive(Clone, Copy)]
struct Relation {
    label: Label,
    /// A lifted arc: the token belongs below the nearest descendant with this relation.
    below: Option<Label>,
}

impl Parser {
    /// Reads the files `parser/model` and `parser/moves`.
    pub(crate) fn load(
        model: &[u8],
        move_file: &[u8],
        labels: &mut Labels,
    ) -> Result<Self, LoadError> {
        let moves = moves::read(MOVES, move_file)?;
        let nodes = Nodes::read("parser/model", model)?;
        let network = TransitionNetwork::read(&nodes, 8, moves.len())?;
        let mut groups = [const { 0..0 }; ACTIONS];
        for (action, group) in groups.iter_mut().enumerate() {
            let start = moves.partition_point(|m| usize::from(m.action) < action);
            *group = start..moves.partition_point(|m| usize::from(m.action) <= action);
        }
        if groups.iter().any(Range::is_empty) || groups[BREAK].end != moves.len() {
            return Err(LoadError::damaged(MOVES, "the five actions of arc-eager are expected"));
        }
        let relations = moves
            .iter()
            .map(|m| match m.label.split_once("||") {
                Some((own, below)) => {
                    Relation { label: labels.add(own), below: Some(labels.add(below)) }
                }
                None => Relation { label: labels.add(&m.label), below: None },
            })
            .collect();
        Ok(Self { network, groups, relations, root: labels.add("ROOT") })
    }

    /// Parses `spaces.len()` tokens; `spaces` tells which are white space.
    pub(crate) fn parse(
        &self,
        vectors: &[f32],
        spaces: &[bool],
        state: &mut State,
        scratch: &mut Scratch,
    ) -> Tree {
        self.network.precompute(vectors, spaces.len(), scratch);
        state.start(spaces.len());
        while !state.stack.is_empty() || state.buffer_len() > 0 {
            let (b0, s0) = (state.buffered(0), state.stacked(0));
            let features = [
                b0,
                state.buffered(1),
                s0,
                state.stacked(1),
                state.stacked(2),
                state.last_left(b0),
                state.last_left(s0),
                state.last_right(s0),
            ];
            let scores = self.network.scores(&features, scratch);
            let mut chosen = None;
            for (action, valid) in valid_actions(state).into_iter().enumerate() {
                if valid {
                    chosen = best(scores, self.groups[action].clone(), chosen);
                }
            }
            match chosen {
                Some((index, _)) => self.apply(index, state),
                None => state.end(),
            }
        }
        self.tree(state, spaces)
    }

    fn apply(&self, index: usize, state: &mut State) {
        let action = self.groups.iter().position(|group| group.contains(&index));
        match (action, state.stacked(0), state.buffered(0)) {
            (Some(SHIFT), ..) => state.shift(),
            (Some(REDUCE), Some(s0), _) => {
                if state.arcs[s0 as usize].is_some() || state.stack.len() == 1 {
                    state.stack.pop();
                } else {
                    state.unshift();
                }
            }
            (Some(LEFT), Some(s0), Some(b0)) => {
                state.attach(b0, s0, index);
                state.unshiftable[b0 as usize] = false;
                state.stack.pop();
            }
            (Some(RIGHT), Some(s0), Some(b0)) => {
                state.attach(s0, b0, index);
                state.shift();
            }
            (Some(BREAK), ..) => {
                let next = state.buffered(1).expect("a break is valid with two tokens ahead");
                state.sentence_start[next as usize] = true;
            }
            _ => unreachable!("only valid moves are chosen"),
        }
    }

    fn tree(&self, state: &State, spaces: &[bool]) -> Tree {
        let relation = |index: u16| self.relations[usize::from(index)];
        let arcs = state.arcs.iter().enumerate();
        let heads = arcs.map(|(i, arc)| arc.map_or(i as u32, |(head, _)| head)).collect();
        let labels = state
            .arcs
            .iter()
            .map(|arc| arc.map_or(self.root, |(_, m)| relation(m).label))
            .collect();
        let lifted =
            state.arcs.iter().map(|arc| arc.and_then(|(_, m)| relation(m).below)).collect();
        Tree::new(heads, labels, lifted, spaces)
    }
}

/// Which actions the state allows.
fn valid_actions(state: &State) -> [bool; ACTIONS] {
    let ahead = state.buffer_len();
    let b0 = state.buffered(0).map(|token| token as usize);
    let starts = |token: usize| state.sentence_start[token];
    let begins = b0.is_some_and(starts);
    let fixed = b0.is_some_and(|token| state.unshiftable[token]);
    let empty = state.stack.is_empty();
    let arc = !empty && ahead > 0 && !begins;
    let b1 = state.buffered(1).map(|token| token as usize);
    let breaks = ahead >= 2 && b1.is_some_and(|b1| b0 == b1.checked_sub(1) && !starts(b1));
    [ahead > 0 && (empty || (ahead >= 2 && !begins && !fixed)), !empty, arc, arc, breaks]
}
