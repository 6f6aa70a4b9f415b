//! Takes statements, gives groups of similar ones with a member that stands for each.

use std::{cmp::Reverse, collections::BinaryHeap};

use crate::resolve::{
    Collection, Item,
    vocabulary::{Vector, product},
};

/// A statement that somebody made somewhere.
#[derive(Clone, Debug)]
pub struct Said {
    /// Its words.
    pub item: Item,
    /// Number of the document that it stands in.
    pub document: usize,
}

/// A group of similar statements. All numbers are places in the list of statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedClaim {
    /// The member that is most like the others: its text is the sample wording.
    pub representative: usize,
    /// All members, in the order of the list.
    pub members: Vec<usize>,
    /// In how many documents they stand.
    pub documents: usize,
}

/// The least likeness of a member to its representative; the greatest possible is 2, one for
/// words and one for parts of words.
const ALIKE: f64 = 0.6;
/// The fewest documents that a group must stand in.
const FEWEST_DOCUMENTS: usize = 2;
/// Statements with fewer words that carry content say too little to stand for a claim.
const FEWEST_WORDS: usize = 3;

/// Groups of statements that are said in several documents, those in most documents first.
///
/// The statement with the most likeness to statements that are still free takes those that are
/// alike enough, again and again; ties by place, so the same list gives the same groups.
pub fn suggest(statements: &[Said]) -> Vec<SuggestedClaim> {
    let collection = Collection::of(statements.iter().map(|said| &said.item));
    let alike = Neighbours::new(&collection.vectors);
    let members = members(statements, &collection);
    let long = |item: &Item| item.words.len() >= FEWEST_WORDS;
    let mut free: Vec<bool> = collection.items.iter().map(long).collect();
    let mut claims = Vec::new();
    for star in alike.stars(&mut free) {
        let mut said: Vec<usize> =
            star.iter().flat_map(|place| members[*place].iter().copied()).collect();
        let representative = members[star[0]][0];
        said.sort_unstable();
        let mut documents: Vec<usize> = said.iter().map(|i| statements[*i].document).collect();
        documents.sort_unstable();
        documents.dedup();
        let documents = documents.len();
        claims.push(SuggestedClaim { representative, members: said, documents });
    }
    claims.retain(|claim| claim.documents >= FEWEST_DOCUMENTS);
    claims.sort_by_key(|claim| {
        let sizes = (claim.documents, claim.members.len());
        (Reverse(sizes), claim.representative)
    });
    claims
}

/// For each distinct item, the statements that have it.
fn members(statements: &[Said], collection: &Collection) -> Vec<Vec<usize>> {
    let mut members = vec![Vec::new(); collection.items.len()];
    for (place, said) in statements.iter().enumerate() {
        members[collection.places[&said.item]].push(place);
    }
    members
}

/// For each item, the items that are alike enough, with how much.
struct Neighbours(Vec<Vec<(usize, f64)>>);

impl Neighbours {
    fn new(vectors: &[Vector]) -> Self {
        let sharing = sharing(vectors);
        let one = |(place, vector): (usize, &Vector)| {
            let near =
                sharing[place].iter().map(|&other| (other, product(vector, &vectors[other])));
            near.filter(|(_, likeness)| *likeness >= ALIKE).collect()
        };
        Self(vectors.iter().enumerate().map(one).collect())
    }

    /// The centre of each group with its members, the centre first.
    ///
    /// What is alike to a place only shrinks while groups are taken, so the heaviest in the heap
    /// is the heaviest of all if its weight still holds.
    fn stars(&self, free: &mut [bool]) -> Vec<Vec<usize>> {
        let entry = |place: usize, free: &[bool]| (self.weight(place, free), Reverse(place));
        let centres = (0..free.len()).filter(|&place| free[place] && !self.0[place].is_empty());
        let mut heap: BinaryHeap<_> = centres.map(|place| entry(place, free)).collect();
        let mut stars = Vec::new();
        while let Some((weight, Reverse(centre))) = heap.pop() {
            if !free[centre] {
                continue;
            }
            let now = entry(centre, free);
            if now.0 != weight {
                heap.push(now);
                continue;
            }
            let near = self.0[centre].iter().map(|(other, _)| *other);
            let star: Vec<usize> = [centre].into_iter().chain(near.filter(|o| free[*o])).collect();
            for place in &star {
                free[*place] = false;
            }
            stars.push(star);
        }
        stars
    }

    /// How much is alike to a place among those that are free, as bits: they order as numbers do,
    /// since none is negative.
    fn weight(&self, place: usize, free: &[bool]) -> u64 {
        let near = self.0[place].iter().filter(|(other, _)| free[*other]);
        near.map(|(_, likeness)| likeness).sum::<f64>().abs().to_bits()
    }
}

/// A term that more items have than this brings none of them together by itself.
const MOST_SHARING: usize = 400;

/// For each item, the others that share a rare enough term with it, in order.
fn sharing(vectors: &[Vector]) -> Vec<Vec<usize>> {
    let terms = vectors.iter().flatten().map(|(term, _)| *term as usize + 1).max().unwrap_or(0);
    let mut having = vec![Vec::new(); terms];
    for (place, vector) in vectors.iter().enumerate() {
        for (term, _) in vector {
            having[*term as usize].push(place);
        }
    }
    let one = |(place, vector): (usize, &Vector)| {
        let lists = vector.iter().map(|(term, _)| &having[*term as usize]);
        let mut others: Vec<usize> =
            lists.filter(|list| list.len() <= MOST_SHARING).flatten().copied().collect();
        others.sort_unstable();
        others.dedup();
        others.retain(|other| *other != place);
        others
    };
    vectors.iter().enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::{Said, suggest};
    use crate::resolve::Item;

    const SAID: [(&str, usize); 8] = [
        ("More than 9,000 people have been driven from the west bank", 0),
        ("More than 11,000 people have been driven from the east bank", 1),
        ("The shells came from the ridge", 0),
        ("The shells came from the other ridge", 1),
        ("Shells came from the ridge above the town", 2),
        ("A ferry now crosses four times a day", 2),
        ("The keys lie in a biscuit tin", 3),
        ("The keys lie in a biscuit tin", 3),
    ];

    fn said() -> Vec<Said> {
        let one = |(text, document): &(&str, usize)| Said {
            item: Item::plain(text),
            document: *document,
        };
        SAID.iter().map(one).collect()
    }

    #[test]
    fn what_several_documents_say_is_suggested_with_a_verbatim_sample() {
        let claims = suggest(&said());
        let members: Vec<&[usize]> = claims.iter().map(|claim| &claim.members[..]).collect();
        assert_eq!(members, [&[2, 3, 4][..], &[0, 1]]);
        assert!(claims[0].members.contains(&claims[0].representative));
        assert_eq!(claims[0].documents, 3);
    }

    #[test]
    fn nothing_said_suggests_nothing() {
        assert!(suggest(&[]).is_empty());
    }
}
