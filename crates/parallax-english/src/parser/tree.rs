//! Takes heads and lifted relations, gives the tree as spaCy leaves it.

use parallax::lang::Label;

/// Heads, relations and sentence starts of a text.
pub(crate) struct Tree {
    /// Head of each token; its own number for a root.
    pub heads: Vec<u32>,
    /// Relation to the head.
    pub labels: Vec<Label>,
    /// Whether a token begins a sentence.
    pub starts: Vec<bool>,
    /// First and last token of what lies below each token.
    edges: Vec<(u32, u32)>,
}

impl Tree {
    /// Computes sentences, and puts tokens whose arc was lifted (`lifted` names the relation of
    /// their true head) back below it.
    pub(super) fn new(
        heads: Vec<u32>,
        labels: Vec<Label>,
        lifted: Vec<Option<Label>>,
        spaces: &[bool],
    ) -> Self {
        let mut tree = Self { heads, labels, starts: Vec::new(), edges: Vec::new() };
        tree.settle();
        if lifted.iter().any(Option::is_some) {
            // Until its turn comes, a lifted token still has its compound relation.
            let mut waiting = lifted;
            for i in 0..waiting.len() {
                if let Some(below) = waiting[i].take() {
                    tree.heads[i] = tree.true_head(i as u32, below, &waiting, spaces);
                }
            }
            tree.settle();
        }
        tree
    }

    /// The nearest descendant of the token's head, breadth first, with relation `below`.
    fn true_head(
        &self,
        token: u32,
        below: Label,
        waiting: &[Option<Label>],
        spaces: &[bool],
    ) -> u32 {
        let mut level = vec![self.heads[token as usize]];
        let mut seen = 0;
        while !level.is_empty() && seen <= self.heads.len() {
            let mut next = Vec::new();
            for &parent in &level {
                let (first, last) = self.edges[parent as usize];
                for child in first..=last {
                    let is_child = child != parent && self.heads[child as usize] == parent;
                    if !is_child || child == token || spaces[child as usize] {
                        continue;
                    }
                    let plain = waiting[child as usize].is_none();
                    if plain && self.labels[child as usize] == below {
                        return child;
                    }
                    next.push(child);
                }
            }
            seen += next.len();
            level = next;
        }
        self.heads[token as usize]
    }

    /// Recomputes edges and sentence starts (`set_children_from_heads`).
    fn settle(&mut self) {
        let count = self.heads.len();
        self.edges = (0..count as u32).map(|i| (i, i)).collect();
        for _ in 0..12 {
            (0..count).for_each(|i| self.widen(i));
            (0..count).rev().for_each(|i| self.widen(i));
            self.mark_starts();
            if self.heads_stay_in_sentence() {
                break;
            }
        }
        self.mark_starts();
    }

    /// Widens the edges of the token's head to hold the token's.
    fn widen(&mut self, i: usize) {
        let (first, last) = self.edges[i];
        let head = &mut self.edges[self.heads[i] as usize];
        *head = (head.0.min(first), head.1.max(last));
    }

    fn mark_starts(&mut self) {
        self.starts.clear();
        self.starts.resize(self.heads.len(), false);
        for (i, &head) in self.heads.iter().enumerate() {
            if head as usize == i {
                self.starts[self.edges[i].0 as usize] = true;
            }
        }
    }

    /// spaCy's check: every head lies in its token's sentence. The last token is left out of its
    /// sentence's check, as it is there.
    fn heads_stay_in_sentence(&self) -> bool {
        let count = self.heads.len();
        let mut start = 0;
        for i in 0..count {
            if (i > 0 && self.starts[i]) || i + 1 == count {
                let sentence = start as u32..i as u32 + 1;
                if self.heads[start..i].iter().any(|head| !sentence.contains(head)) {
                    return false;
                }
                start = i;
            }
        }
        true
    }
}
