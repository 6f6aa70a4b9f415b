//! Takes items, decisions and a score, gives the groups: the stages of this room in their order.

use super::{
    Chunks, Index, Items, Links, Score, Settings,
    leiden::{self, Edge},
    links::Decided,
    near_copies::stand_behind,
};

/// Members that speak for a part when parts are compared.
const FACES: usize = 3;

/// Which items go together. Items are numbers as they were given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Groups {
    /// Each item is in one group. Members are in the order of their keys, groups in the order of
    /// their first members.
    pub groups: Vec<Vec<u32>>,
    /// For each item the earlier one that it is a near copy of; itself if it is none.
    pub copy_of: Vec<u32>,
    /// Decisions to hold together that others to keep apart forbid.
    pub refused: Vec<(u32, u32)>,
}

/// Groups the items: near copies stand behind one of them, the rest is compared with candidates,
/// and the graph of accepted pairs falls into communities, which are compared again by their most
/// central members until nothing changes or [`Settings::rounds`] are over.
pub fn group(
    items: &Items,
    links: &Links,
    score: &impl Score,
    settings: &Settings,
    chunks: &impl Chunks,
) -> Groups {
    let decided = Decided::new(items, links);
    let behind = stand_behind(items, &decided.named, score, settings, chunks);
    let work = Work { items, score, settings, chunks, apart: &decided.apart };
    let mut parts = first_parts(&behind, &decided);
    for round in 0..=settings.rounds {
        let edges = work.edges(&parts, round);
        let count = parts.len();
        parts = work.merge(parts, &edges);
        if parts.len() == count {
            break;
        }
    }
    spread_out(items, &behind, &parts, decided.refused)
}

/// Items that are already known to go together.
struct Part {
    /// All of them but near copies, ascending.
    members: Vec<u32>,
    /// Those that speak for it, the most central first.
    faces: Vec<u32>,
    /// Whether it changed in the last round.
    is_new: bool,
}

/// The parts before any comparison: an item, or the items that a person holds together.
fn first_parts(behind: &[u32], decided: &Decided) -> Vec<Part> {
    let mut part_of = vec![0; behind.len()];
    let mut parts: Vec<Part> = Vec::new();
    for item in (0..behind.len()).filter(|&item| behind[item] as usize == item) {
        let first = decided.first[item] as usize;
        if first == item {
            part_of[item] = parts.len();
            parts.push(Part { members: Vec::new(), faces: Vec::new(), is_new: true });
        }
        let part = &mut parts[part_of[first]];
        part.members.push(item as u32);
        if part.faces.len() < FACES {
            part.faces.push(item as u32);
        }
    }
    parts
}

struct Work<'a, S, C> {
    items: &'a Items,
    score: &'a S,
    settings: &'a Settings,
    chunks: &'a C,
    apart: &'a [(u32, u32)],
}

impl<S: Score, C: Chunks> Work<'_, S, C> {
    /// The accepted pairs of parts, sorted. After the first round only new parts ask: all others
    /// have been compared with each other.
    fn edges(&self, parts: &[Part], round: usize) -> Vec<Edge> {
        let pairs = self.pairs(parts);
        let joint = if round == 0 { best } else { mean };
        self.chunks.run(pairs.len(), |range| {
            let scored = pairs[range].iter().map(|&(a, b)| {
                let weight = joint(self.face_scores(&parts[a as usize], &parts[b as usize]));
                Edge { a, b, weight }
            });
            scored.filter(|edge| edge.weight >= self.settings.accept).collect()
        })
    }

    /// Pairs of parts with faces that are candidates of each other, sorted.
    fn pairs(&self, parts: &[Part]) -> Vec<(u32, u32)> {
        let mut faces: Vec<(u32, u32)> = Vec::new();
        for (number, part) in parts.iter().enumerate() {
            faces.extend(part.faces.iter().map(|&face| (face, number as u32)));
        }
        faces.sort_unstable();
        let asking: Vec<u32> = (0..faces.len() as u32)
            .filter(|&place| parts[faces[place as usize].1 as usize].is_new)
            .collect();
        let chosen: Vec<u32> = faces.iter().map(|&(face, _)| face).collect();
        let index = Index::new(self.items, &chosen, self.settings);
        let mut pairs = self.chunks.run(asking.len(), |range| {
            let found = index.candidates(asking[range].iter().copied());
            let found = found.into_iter().map(|(a, b)| {
                let (a, b) = (faces[a as usize].1, faces[b as usize].1);
                (a.min(b), a.max(b))
            });
            found.filter(|(a, b)| a != b).collect()
        });
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn face_scores(&self, a: &Part, b: &Part) -> impl Iterator<Item = f32> {
        a.faces.iter().flat_map(move |&x| {
            b.faces.iter().map(move |&y| {
                let (earlier, later) = (x.min(y) as usize, x.max(y) as usize);
                self.score.score(self.items.given[earlier], self.items.given[later])
            })
        })
    }

    /// Joins the parts that the edges make one.
    fn merge(&self, parts: Vec<Part>, edges: &[Edge]) -> Vec<Part> {
        let mut part_of = vec![u32::MAX; self.items.len()];
        for (number, part) in parts.iter().enumerate() {
            for &member in &part.members {
                part_of[member as usize] = number as u32;
            }
        }
        let apart: Vec<(u32, u32)> =
            self.apart.iter().map(|&(a, b)| (part_of[a as usize], part_of[b as usize])).collect();
        let resolution = self.settings.resolution;
        let labels = leiden::communities(parts.len(), edges, &apart, resolution, self.chunks);
        join(parts, edges, &labels)
    }
}

fn best(scores: impl Iterator<Item = f32>) -> f32 {
    scores.fold(0.0, f32::max)
}

fn mean(scores: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = scores.fold((0.0, 0.0), |(sum, count), score| (sum + score, count + 1.0));
    sum / count
}

/// One part for each label; labels are numbered by their first parts.
fn join(parts: Vec<Part>, edges: &[Edge], labels: &[u32]) -> Vec<Part> {
    let mut central = vec![0.0_f64; parts.len()];
    for edge in edges.iter().filter(|edge| labels[edge.a as usize] == labels[edge.b as usize]) {
        central[edge.a as usize] += f64::from(edge.weight);
        central[edge.b as usize] += f64::from(edge.weight);
    }
    let count = labels.iter().max().map_or(0, |&last| last as usize + 1);
    let mut together: Vec<Vec<(f64, Part)>> = (0..count).map(|_| Vec::new()).collect();
    for (number, part) in parts.into_iter().enumerate() {
        together[labels[number] as usize].push((central[number], part));
    }
    together.into_iter().map(joined).collect()
}

/// One part of several. The faces are those of its most central parts.
fn joined(mut parts: Vec<(f64, Part)>) -> Part {
    if parts.len() == 1 {
        let (_, part) = parts.remove(0);
        return Part { is_new: false, ..part };
    }
    // A stable sort: of equals the earlier part is first.
    parts.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let faces = parts.iter().take(FACES).map(|(_, part)| part.faces[0]).collect();
    let mut members: Vec<u32> = parts.into_iter().flat_map(|(_, part)| part.members).collect();
    members.sort_unstable();
    Part { members, faces, is_new: true }
}

/// The groups with the near copies, as numbers that the caller knows.
fn spread_out(items: &Items, behind: &[u32], parts: &[Part], refused: Vec<(u32, u32)>) -> Groups {
    let mut part_of = vec![0; items.len()];
    for (number, part) in parts.iter().enumerate() {
        for &member in &part.members {
            part_of[member as usize] = number;
        }
    }
    let mut groups: Vec<Vec<u32>> = parts.iter().map(|_| Vec::new()).collect();
    let mut copy_of = vec![0; items.len()];
    for (item, &given) in items.given.iter().enumerate() {
        let model = behind[item] as usize;
        groups[part_of[model]].push(given);
        copy_of[given as usize] = items.given[model];
    }
    Groups { groups, copy_of, refused }
}
