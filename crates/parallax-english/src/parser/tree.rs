//! Takes heads, gives the sentences that they make: spaCy's `set_children_from_heads`.

/// How often edges are widened at most, as in spaCy.
const MOST_PASSES: usize = 12;

/// Heads, and what lies below each token.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// Head of each token; a root is its own.
    pub heads: Vec<u32>,
    /// Whether a sentence starts with the token.
    pub starts: Vec<bool>,
    /// First token below each token, the token itself included.
    pub first: Vec<u32>,
    /// Last token below each token, the token itself included.
    pub last: Vec<u32>,
}

impl Tree {
    /// Computes sentences anew after `heads` has changed.
    pub(super) fn settle(&mut self) {
        for edge in [&mut self.first, &mut self.last] {
            edge.clear();
            edge.extend(0..self.heads.len() as u32);
        }
        // A crossing arc can reach into a neighbour's sentence; then one pass is not enough.
        for _ in 0..MOST_PASSES {
            (0..self.heads.len()).for_each(|token| self.widen(token));
            (0..self.heads.len()).rev().for_each(|token| self.widen(token));
            self.mark_starts();
            if self.heads_are_in_their_sentences() {
                break;
            }
        }
    }

    /// Lets the edges of the token's head reach as far as the token's.
    fn widen(&mut self, token: usize) {
        let head = self.heads[token] as usize;
        self.first[head] = self.first[head].min(self.first[token]);
        self.last[head] = self.last[head].max(self.last[token]);
    }

    /// A sentence starts with the first token below each root.
    fn mark_starts(&mut self) {
        self.starts.clear();
        self.starts.resize(self.heads.len(), false);
        for (token, &head) in self.heads.iter().enumerate() {
            if token == head as usize {
                self.starts[self.first[token] as usize] = true;
            }
        }
    }

    /// spaCy's check, which leaves out the last token and lets a head be the first token of the
    /// next sentence.
    fn heads_are_in_their_sentences(&self) -> bool {
        let count = self.heads.len();
        let mut start = 0;
        for end in 0..count {
            if (end > 0 && self.starts[end]) || end + 1 == count {
                let sentence = start as u32..=end as u32;
                if !self.heads[start..end].iter().all(|head| sentence.contains(head)) {
                    return false;
                }
                start = end;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn sentences_are_what_lies_below_roots() {
        let mut tree = Tree { heads: vec![1, 1, 1, 4, 4, 4], ..Tree::default() };
        tree.settle();
        assert_eq!(tree.starts, [true, false, false, true, false, false]);
        assert_eq!((tree.first[1], tree.last[1], tree.last[0]), (0, 2, 0));
    }

    #[test]
    fn no_tokens_make_no_sentence() {
        let mut tree = Tree::default();
        tree.settle();
        assert!(tree.starts.is_empty());
    }
}
