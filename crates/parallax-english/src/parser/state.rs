//! The state of an arc-eager parse: a stack, a buffer, and the arcs so far.

/// Where a parse stands. Token numbers are those of the text.
#[derive(Default)]
pub(crate) struct State {
    pub(super) stack: Vec<u32>,
    /// Tokens that went back to the front of the buffer.
    returned: Vec<u32>,
    next: u32,
    count: u32,
    /// Head and move of each token that has one.
    pub(super) arcs: Vec<Option<(u32, u16)>>,
    pub(super) unshiftable: Vec<bool>,
    pub(super) sentence_start: Vec<bool>,
    left: Vec<Vec<u32>>,
    right: Vec<Vec<u32>>,
}

impl State {
    /// Starts with `count` tokens in the buffer.
    pub(super) fn start(&mut self, count: usize) {
        self.stack.clear();
        self.returned.clear();
        (self.next, self.count) = (0, count as u32);
        refill(&mut self.arcs, count, None);
        refill(&mut self.unshiftable, count, false);
        refill(&mut self.sentence_start, count, false);
        if count > 1 {
            self.sentence_start[0] = true;
        }
        for children in [&mut self.left, &mut self.right] {
            children.resize_with(children.len().max(count), Vec::new);
            children[..count].iter_mut().for_each(Vec::clear);
        }
    }

    /// Token `depth` places below the top of the stack.
    pub(super) fn stacked(&self, depth: usize) -> Option<u32> {
        self.stack.len().checked_sub(depth + 1).map(|place| self.stack[place])
    }

    /// Token `place` places into the buffer.
    pub(super) fn buffered(&self, place: usize) -> Option<u32> {
        if let Some(place) = self.returned.len().checked_sub(place + 1) {
            return Some(self.returned[place]);
        }
        let token = self.next + (place - self.returned.len()) as u32;
        (token < self.count).then_some(token)
    }

    /// Tokens in the buffer.
    pub(super) fn buffer_len(&self) -> usize {
        (self.count - self.next) as usize + self.returned.len()
    }

    /// The child that was attached last on the left of `head`, if there is such a head.
    pub(super) fn last_left(&self, head: Option<u32>) -> Option<u32> {
        head.and_then(|head| self.left[head as usize].last().copied())
    }

    /// As [`Self::last_left`], on the right.
    pub(super) fn last_right(&self, head: Option<u32>) -> Option<u32> {
        head.and_then(|head| self.right[head as usize].last().copied())
    }

    /// Moves the front of the buffer to the stack.
    pub(super) fn shift(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Moves the top of the stack back to the front of the buffer.
    pub(super) fn unshift(&mut self) {
        if let Some(token) = self.stack.pop() {
            self.unshiftable[token as usize] = true;
            self.returned.push(token);
        }
    }

    /// Attaches `child` to `head` by move `index`, in place of an earlier head.
    pub(super) fn attach(&mut self, head: u32, child: u32, index: usize) {
        if let Some((old, _)) = self.arcs[child as usize] {
            let children = self.children(old, child);
            // spaCy removes an arc only where it is the last of its list.
            if children.last() == Some(&child) {
                children.pop();
            }
        }
        self.children(head, child).push(child);
        self.arcs[child as usize] = Some((head, index as u16));
    }

    /// Gives up the rest, which no move can change.
    pub(super) fn end(&mut self) {
        self.stack.clear();
        self.returned.clear();
        self.next = self.count;
    }

    fn children(&mut self, head: u32, child: u32) -> &mut Vec<u32> {
        let side = if head > child { &mut self.left } else { &mut self.right };
        &mut side[head as usize]
    }
}

fn refill<T: Clone>(values: &mut Vec<T>, count: usize, value: T) {
    values.clear();
    values.resize(count, value);
}
