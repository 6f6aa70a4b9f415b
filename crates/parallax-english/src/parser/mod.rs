//! Takes token vectors, gives heads, relations and sentences: spaCy's greedy arc-eager parser.
//!
//! | file | what |
//! |---|---|
//! | `state` | stack, buffer and arcs |
//! | `tree` | sentences from heads |
//! | `lifted` | crossing arcs |

mod lifted;
mod state;
mod tree;

use std::ops::Range;

use parallax::lang::{Label, Labels};

pub(crate) use self::tree::Tree;
use self::{lifted::Children, state::State};
use crate::{
    error::LoadError,
    moves::{self, Move},
    network::{
        file::Nodes,
        transition::{Mask, Scratch, TransitionNetwork},
    },
};

const MODEL: &str = "parser/model";
const MOVES: &str = "parser/moves";
/// Tokens that a state looks at.
const FEATURES: usize = 8;
/// Stands between the relation of a lifted token and that of its true head.
const LIFTED: &str = "||";

/// What a move does, by the number it has in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    /// Pushes the front of the buffer.
    Shift,
    /// Pops the stack.
    Reduce,
    /// Attaches the top of the stack to the front of the buffer, and pops.
    Left,
    /// Attaches the front of the buffer to the top of the stack, and pushes.
    Right,
    /// Starts a sentence with the second token of the buffer.
    Break,
}

const ACTIONS: [Action; 5] =
    [Action::Shift, Action::Reduce, Action::Left, Action::Right, Action::Break];

/// The parser of a pipeline.
pub(crate) struct Parser {
    network: TransitionNetwork,
    /// Moves with each action.
    moves: [Range<usize>; ACTIONS.len()],
    /// What the arc of each move means.
    relations: Vec<Relation>,
    /// Masks by [`validity`].
    masks: Vec<Mask>,
    root: Label,
}

#[derive(Clone, Copy)]
struct Relation {
    label: Label,
    /// The relation of the true head, where the arc was lifted.
    true_head: Option<Label>,
}

/// A parse and the buffers of the parser, kept from text to text.
#[derive(Default)]
pub(crate) struct Parse {
    /// Heads and sentences.
    pub tree: Tree,
    /// Relation of each token to its head.
    pub relations: Vec<Label>,
    true_heads: Vec<Option<Label>>,
    state: State,
    children: Children,
}

impl Parser {
    /// Reads the files `parser/model` and `parser/moves`.
    pub(crate) fn load(model: &[u8], moves: &[u8], labels: &mut Labels) -> Result<Self, LoadError> {
        let nodes = Nodes::read(MODEL, model)?;
        nodes.expect(0, "parser_model")?;
        nodes.expect(1, "tok2vec-listener>>list2array>>linear")?;
        let moves = moves::read(MOVES, moves)?;
        let groups = groups(&moves)?;
        let network = TransitionNetwork::read(&nodes, FEATURES, moves.len())?;
        let masks = (0..1 << ACTIONS.len())
            .map(|validity| network.mask(|at| validity >> moves[at].action & 1 == 1))
            .collect();
        let relations = moves.iter().map(|each| Relation::of(&each.label, labels)).collect();
        Ok(Self { network, moves: groups, relations, masks, root: labels.add("ROOT") })
    }

    /// Parses tokens with these `vectors`; `is_space` tells which of them are white space.
    pub(crate) fn parse(
        &self,
        vectors: &[f32],
        is_space: &[bool],
        parse: &mut Parse,
        scratch: &mut Scratch,
    ) {
        self.network.begin(vectors, is_space.len(), scratch);
        parse.state.begin(is_space.len());
        while !parse.state.is_final() {
            let scores = self.network.score(&features(&parse.state), scratch);
            match self.masks[validity(&parse.state)].best(scores) {
                Some(best) => self.apply(best, &mut parse.state),
                None => parse.state.end(),
            }
        }
        self.build_tree(is_space, parse);
    }

    fn apply(&self, index: usize, state: &mut State) {
        let action = self.moves.iter().position(|group| group.contains(&index));
        let action = action.map(|action| ACTIONS[action]);
        match (action, state.stack(0), state.buffer(0)) {
            (Some(Action::Shift), ..) => state.push(),
            (Some(Action::Reduce), Some(top), _) => {
                if state.head(top).is_some() || state.stacked() == 1 {
                    state.pop();
                } else {
                    state.give_back();
                }
            }
            (Some(Action::Left), Some(top), Some(front)) => {
                state.attach(front, top, index as u16);
                state.allow_push(front);
                state.pop();
            }
            (Some(Action::Right), Some(top), Some(front)) => {
                state.attach(top, front, index as u16);
                state.push();
            }
            (Some(Action::Break), ..) => {
                let second = state.buffer(1).expect("a break is valid with two tokens ahead");
                state.start_sentence(second);
            }
            _ => unreachable!("only valid moves are chosen"),
        }
    }

    /// Heads and relations from the final state.
    fn build_tree(&self, is_space: &[bool], parse: &mut Parse) {
        let Parse { tree, relations, true_heads, state, children } = parse;
        tree.heads.clear();
        relations.clear();
        true_heads.clear();
        for token in 0..is_space.len() as u32 {
            let arc = state.head(token).map(|(head, by)| (head, self.relations[usize::from(by)]));
            tree.heads.push(arc.map_or(token, |(head, _)| head));
            relations.push(arc.map_or(self.root, |(_, relation)| relation.label));
            true_heads.push(arc.and_then(|(_, relation)| relation.true_head));
        }
        tree.settle();
        if lifted::lower(tree, relations, true_heads, is_space, children) {
            tree.settle();
        }
    }
}

impl Relation {
    fn of(name: &str, labels: &mut Labels) -> Self {
        match name.split_once(LIFTED) {
            Some((own, head)) => Self { label: labels.add(own), true_head: Some(labels.add(head)) },
            None => Self { label: labels.add(name), true_head: None },
        }
    }
}

/// The moves of each action. All actions are there, and no other.
fn groups(moves: &[Move]) -> Result<[Range<usize>; ACTIONS.len()], LoadError> {
    let groups: [Range<usize>; ACTIONS.len()] = std::array::from_fn(|action| {
        let start = moves.partition_point(|each| usize::from(each.action) < action);
        start..moves.partition_point(|each| usize::from(each.action) <= action)
    });
    let is_single = |action: Action| groups[action as usize].len() == 1;
    let singles = [Action::Shift, Action::Reduce, Action::Break].into_iter().all(is_single);
    let is_whole = groups.iter().all(|group| !group.is_empty())
        && groups[Action::Break as usize].end == moves.len()
        && u16::try_from(moves.len()).is_ok();
    // "subtok" would merge tokens.
    if !singles || !is_whole || moves.iter().any(|each| each.label == "subtok") {
        return Err(LoadError::damaged(MOVES, "the moves of an arc-eager parser are expected"));
    }
    Ok(groups)
}

/// The tokens that a state looks at.
fn features(state: &State) -> [Option<u32>; FEATURES] {
    let (front, top) = (state.buffer(0), state.stack(0));
    [
        front,
        state.buffer(1),
        top,
        state.stack(1),
        state.stack(2),
        state.last_left(front),
        state.last_left(top),
        state.last_right(top),
    ]
}

/// One bit for each action, set if it is valid.
fn validity(state: &State) -> usize {
    let ahead = state.buffered();
    let is_empty = state.stacked() == 0;
    let (front, second) = (state.buffer(0), state.buffer(1));
    let begins = front.is_some_and(|front| state.starts_sentence(front));
    let is_returned = front.is_some_and(|front| state.is_returned(front));
    let may_shift = is_empty || (ahead >= 2 && !begins && !is_returned);
    let may_attach = !is_empty && ahead > 0 && !begins;
    let may_break = match (front, second) {
        (Some(front), Some(second)) => second == front + 1 && !state.starts_sentence(second),
        _ => false,
    };
    [may_shift, !is_empty, may_attach, may_attach, may_break]
        .iter()
        .enumerate()
        .fold(0, |bits, (action, &valid)| bits | usize::from(valid) << action)
}
