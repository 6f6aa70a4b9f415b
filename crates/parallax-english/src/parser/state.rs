//! The state of an arc-eager parse: a stack, a buffer, and the arcs so far.

/// Where a parse stands. Tokens are called by their places in the text.
#[derive(Debug, Default)]
pub(crate) struct State {
    stack: Vec<u32>,
    /// Tokens that went back to the front of the buffer, the first one last.
    returned: Vec<u32>,
    /// The first token that has not been in the buffer's front yet.
    next: u32,
    tokens: Vec<TokenState>,
    /// Arcs in the order in which they were made.
    arcs: Vec<Arc>,
}

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default)]
struct TokenState {
    /// Its head and the move that made the arc.
    head: Option<(u32, u16)>,
    /// The latest arc to a child before it, and after it.
    left: Option<u32>,
    right: Option<u32>,
    /// Whether it may not be pushed again.
    is_returned: bool,
    starts_sentence: bool,
}

/// An arc among those to one side of a head.
#[derive(Clone, Copy, Debug)]
struct Arc {
    child: u32,
    /// The arc before it on the same side of the head.
    earlier: Option<u32>,
}

impl State {
    /// Starts with `count` tokens in the buffer.
    pub(super) fn begin(&mut self, count: usize) {
        self.stack.clear();
        self.returned.clear();
        self.arcs.clear();
        self.next = 0;
        self.tokens.clear();
        self.tokens.resize(count, TokenState::default());
        if count > 1 {
            self.tokens[0].starts_sentence = true;
        }
    }

    /// Whether nothing is left to do.
    pub(super) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffered() == 0
    }

    /// Tokens in the buffer.
    pub(super) fn buffered(&self) -> usize {
        self.tokens.len() - self.next as usize + self.returned.len()
    }

    /// Tokens on the stack.
    pub(super) fn stacked(&self) -> usize {
        self.stack.len()
    }

    /// The token `depth` places below the top of the stack.
    pub(super) fn stack(&self, depth: usize) -> Option<u32> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    /// The token `place` places into the buffer.
    pub(super) fn buffer(&self, place: usize) -> Option<u32> {
        if let Some(at) = self.returned.len().checked_sub(place + 1) {
            return Some(self.returned[at]);
        }
        let token = self.next as usize + place - self.returned.len();
        (token < self.tokens.len()).then_some(token as u32)
    }

    /// The child that was last attached to the left of `head`.
    pub(super) fn last_left(&self, head: Option<u32>) -> Option<u32> {
        head.and_then(|head| self.tokens[head as usize].left).map(|arc| self.child(arc))
    }

    /// The child that was last attached to the right of `head`.
    pub(super) fn last_right(&self, head: Option<u32>) -> Option<u32> {
        head.and_then(|head| self.tokens[head as usize].right).map(|arc| self.child(arc))
    }

    /// The head of `token` and the move that made the arc.
    pub(super) fn head(&self, token: u32) -> Option<(u32, u16)> {
        self.tokens[token as usize].head
    }

    /// Whether `token` went back to the buffer and has had no child since.
    pub(super) fn is_returned(&self, token: u32) -> bool {
        self.tokens[token as usize].is_returned
    }

    /// Whether a sentence starts with `token`.
    pub(super) fn starts_sentence(&self, token: u32) -> bool {
        self.tokens[token as usize].starts_sentence
    }

    /// Lets a sentence start with `token`.
    pub(super) fn start_sentence(&mut self, token: u32) {
        self.tokens[token as usize].starts_sentence = true;
    }

    /// Moves the front of the buffer to the top of the stack.
    pub(super) fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Drops the top of the stack.
    pub(super) fn pop(&mut self) {
        self.stack.pop();
    }

    /// Moves the top of the stack back to the front of the buffer.
    pub(super) fn give_back(&mut self) {
        if let Some(token) = self.stack.pop() {
            self.tokens[token as usize].is_returned = true;
            self.returned.push(token);
        }
    }

    /// Attaches `child` to `head` by the move `by`, instead of to the head that it had.
    pub(super) fn attach(&mut self, head: u32, child: u32, by: u16) {
        if let Some((old, _)) = self.tokens[child as usize].head {
            self.detach(old, child);
        }
        let arc = self.arcs.len() as u32;
        let last = self.last_arc(head, child);
        let earlier = last.replace(arc);
        self.arcs.push(Arc { child, earlier });
        self.tokens[child as usize].head = Some((head, by));
    }

    /// Lets `token` be pushed again.
    pub(super) fn allow_push(&mut self, token: u32) {
        self.tokens[token as usize].is_returned = false;
    }

    /// Gives up: no move is valid.
    pub(super) fn end(&mut self) {
        self.stack.clear();
        self.returned.clear();
        self.next = self.tokens.len() as u32;
    }

    /// Removes an arc if it is the last one on its side of the head. Another one stays among the
    /// children, as in spaCy, which removes it from a copy.
    fn detach(&mut self, head: u32, child: u32) {
        let Some(arc) = *self.last_arc(head, child) else { return };
        let Arc { child: last, earlier } = self.arcs[arc as usize];
        if last == child {
            *self.last_arc(head, child) = earlier;
        }
    }

    /// The latest arc on the side of `head` on which `child` is.
    fn last_arc(&mut self, head: u32, child: u32) -> &mut Option<u32> {
        let token = &mut self.tokens[head as usize];
        if head > child { &mut token.left } else { &mut token.right }
    }

    fn child(&self, arc: u32) -> u32 {
        self.arcs[arc as usize].child
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn the_last_child_of_a_side_is_known() {
        let mut state = State::default();
        state.begin(5);
        for child in [0, 1, 3, 4] {
            state.attach(2, child, 7);
        }
        assert_eq!((state.last_left(Some(2)), state.last_right(Some(2))), (Some(1), Some(4)));
        state.attach(0, 1, 8);
        assert_eq!((state.last_left(Some(2)), state.head(1)), (Some(0), Some((0, 8))));
        state.attach(4, 3, 9);
        assert_eq!(state.last_right(Some(2)), Some(4), "the arc to 3 is not the last");
        assert_eq!(state.last_left(None), None);
    }

    #[test]
    fn what_was_given_back_comes_first() {
        let mut state = State::default();
        state.begin(3);
        state.push();
        state.push();
        state.give_back();
        assert_eq!([0, 1, 2].map(|place| state.buffer(place)), [Some(1), Some(2), None]);
        assert!(state.is_returned(1) && state.buffered() == 2);
        state.push();
        assert_eq!([0, 1, 2].map(|depth| state.stack(depth)), [Some(1), Some(0), None]);
    }
}
