//! Puts arcs that were lifted back where they belong: spaCy's `deprojectivize`.
//!
//! The parser makes no crossing arcs. It attaches such a token higher up and says by a label
//! `relcl||nsubj` that its true head is the nearest descendant of that head with the relation
//! `nsubj`: breadth first, from left to right.

use parallax::lang::Label;

use super::tree::Tree;

const NONE: u32 = u32::MAX;

/// Children of each token in order, as linked lists; and a queue.
#[derive(Debug, Default)]
pub(crate) struct Children {
    first: Vec<u32>,
    next: Vec<u32>,
    queue: Vec<u32>,
}

/// Moves each token with a relation in `true_heads` below the nearest descendant of its head that
/// has that relation. `relations` are the tokens' own; `is_space` tells white space, which is no
/// head. Gives whether there was such a token.
pub(super) fn lower(
    tree: &mut Tree,
    relations: &[Label],
    true_heads: &mut [Option<Label>],
    is_space: &[bool],
    children: &mut Children,
) -> bool {
    if true_heads.iter().all(Option::is_none) {
        return false;
    }
    children.fill(&tree.heads);
    for token in 0..true_heads.len() {
        // Until its turn comes, a token has its double relation, which no true head has.
        let Some(wanted) = true_heads[token].take() else { continue };
        let head = tree.heads[token];
        let is_true_head = |child: u32| {
            true_heads[child as usize].is_none() && relations[child as usize] == wanted
        };
        let found = children.nearest(head, tree, |child| {
            (child != token as u32 && !is_space[child as usize]).then(|| is_true_head(child))
        });
        if let Some(found) = found {
            children.remove(head, token as u32);
            children.insert(found, token as u32);
            tree.heads[token] = found;
        }
    }
    true
}

impl Children {
    fn fill(&mut self, heads: &[u32]) {
        for list in [&mut self.first, &mut self.next] {
            list.clear();
            list.resize(heads.len(), NONE);
        }
        for (token, &head) in heads.iter().enumerate().rev() {
            if token != head as usize {
                self.next[token] = self.first[head as usize];
                self.first[head as usize] = token as u32;
            }
        }
    }

    /// The first descendant of `head` for which `examine` says true; where it says nothing, the
    /// descendant is passed over with all that is below it.
    fn nearest(
        &mut self,
        head: u32,
        tree: &Tree,
        examine: impl Fn(u32) -> Option<bool>,
    ) -> Option<u32> {
        self.queue.clear();
        self.queue.push(head);
        let mut at = 0;
        while let Some(&parent) = self.queue.get(at) {
            at += 1;
            // spaCy does not see children beyond the edges from before any token was moved.
            let edges = tree.first[parent as usize]..=tree.last[parent as usize];
            let mut child = self.first[parent as usize];
            while child != NONE {
                match examine(child).filter(|_| edges.contains(&child)) {
                    Some(true) => return Some(child),
                    Some(false) => self.queue.push(child),
                    None => {}
                }
                child = self.next[child as usize];
            }
        }
        None
    }

    fn remove(&mut self, head: u32, token: u32) {
        let next = self.next[token as usize];
        *self.link_to(head, token) = next;
    }

    fn insert(&mut self, head: u32, token: u32) {
        let link = self.link_to(head, token);
        let next = std::mem::replace(link, token);
        self.next[token as usize] = next;
    }

    /// The link that leads to the first child of `head` that is not before `token`.
    fn link_to(&mut self, head: u32, token: u32) -> &mut u32 {
        let mut before = None;
        let mut child = self.first[head as usize];
        while child < token {
            before = Some(child);
            child = self.next[child as usize];
        }
        match before {
            Some(before) => &mut self.next[before as usize],
            None => &mut self.first[head as usize],
        }
    }
}

#[cfg(test)]
mod tests {
    use parallax::lang::Label;

    use super::{Children, Tree, lower};

    #[test]
    fn a_lifted_token_goes_below_the_nearest_with_the_relation() {
        // 0 has the children 1, 3 and 4; 1 has 2. Token 4 was lifted from a token with relation 7.
        let heads = vec![0, 0, 1, 0, 0];
        let mut relations = [1, 2, 7, 3, 5].map(Label);
        let settled = || {
            let mut tree = Tree { heads: heads.clone(), ..Tree::default() };
            tree.settle();
            tree
        };
        let run = |relations: &[Label], spaces: [bool; 5], wanted| {
            let (mut tree, mut true_heads) = (settled(), [None; 5]);
            true_heads[4] = wanted;
            lower(&mut tree, relations, &mut true_heads, &spaces, &mut Children::default());
            tree.heads[4]
        };
        assert_eq!(run(&relations, [false; 5], Some(Label(7))), 2);
        assert_eq!(run(&relations, [false; 5], Some(Label(9))), 0, "there is none");
        assert_eq!(run(&relations, [false; 5], None), 0, "it was not lifted");
        assert_eq!(run(&relations, [false, true, true, false, false], Some(Label(7))), 0);
        relations[3] = Label(7);
        assert_eq!(run(&relations, [false; 5], Some(Label(7))), 3, "nearer");
    }
}
